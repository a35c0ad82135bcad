"""Steps of parcels in bulk: what a carrier tells of many parcels, merged into the orders of one shop.

The same rules hold as for a single step: the same step of one moment is one step however often it is told, late ones
find their place, a parcel stands where its newest step says, and an order is signed for with its last parcel.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Upper

from zhike.commerce.access import row_of
from zhike.commerce.events import ShipmentChanged
from zhike.commerce.models import Order, Shipment, Trace
from zhike.commerce.permissions import SHIPMENT_EDIT
from zhike.commerce.services.parcels import sign_when_all_are, stand
from zhike.commerce.services.telling import save, tell
from zhike.kernel import trail
from zhike.kernel.authz import Actor, covers
from zhike.kernel.ids import new_id

MOST_ROWS: Final = 5_000


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A step of a parcel as a file tells it; `code` is one of the states of parcels."""

    tracking_no: str
    at: datetime
    code: str
    text: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class ImportedTrace:
    """What became of a row; `code` says why it was refused. `order_id` is the (first) order of the parcel."""

    outcome: Literal["created", "unchanged", "rejected"]
    order_id: UUID | None = None
    code: str | None = None


_Parcels = Mapping[str, list[tuple[Order, Shipment]]]


@transaction.atomic
def traces_import_many(*, actor: Actor, rows: Sequence[TraceRow], shop_id: UUID) -> list[ImportedTrace]:
    """Takes steps in, in the order of `rows`. A parcel that holds several orders carries its steps in each of them.

    A row of a parcel that the shop does not have is refused, and one of orders whose parcels the actor may not edit.
    Raises `permission.missing`.
    """
    if len(rows) > MOST_ROWS:
        raise ValueError(f"at most {MOST_ROWS} steps a call")
    actor.require(SHIPMENT_EDIT)
    parcels = _parcels(shop_id, {row.tracking_no.upper() for row in rows})
    mine = {
        number: [one for one in found if covers(actor, SHIPMENT_EDIT, row_of(one[0]))]
        for number, found in parcels.items()
    }
    told = _Steps([shipment for found in mine.values() for _, shipment in found])
    results = [_taken(row, parcels, mine, told) for row in rows]
    told.write()
    _stand(actor, [one for found in mine.values() for one in found], told)
    if told.count:
        after = {"steps": told.count, "parcels": len(told.touched)}
        trail.record("commerce.shipment.import", actor=actor, object_kind="import", object_id=new_id(), after=after,
                     shop_id=shop_id)  # fmt: skip
    return results


def _parcels(shop_id: UUID, numbers: set[str]) -> _Parcels:
    """The shop's parcels of these numbers, their orders locked in the order in which everybody locks them."""
    found = Shipment.objects.annotate(upper=Upper("tracking_no")).filter(upper__in=numbers, order__shop_id=shop_id)
    ids = list(found.values_list("order_id", flat=True))
    locked = Order.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=ids).order_by("number", "id")
    orders = {order.id: order for order in locked}
    parcels: dict[str, list[tuple[Order, Shipment]]] = defaultdict(list)
    for one in found.filter(order_id__in=ids).order_by("id"):
        parcels[one.tracking_no.upper()].append((orders[one.order_id], one))
    return parcels


class _Steps:
    """The steps that parcels have, and those that come."""

    def __init__(self, shipments: Sequence[Shipment]) -> None:
        self._seen: dict[UUID, set[tuple[datetime, str, str, str]]] = defaultdict(set)
        self._last: dict[UUID, int] = defaultdict(int)
        self._new: list[Trace] = []
        self.touched: dict[UUID, list[Trace]] = defaultdict(list)
        for one in Trace.objects.filter(shipment_id__in={one.id for one in shipments}):
            self._seen[one.shipment_id].add((one.at, one.code, one.text, one.place))
            self._last[one.shipment_id] = max(self._last[one.shipment_id], one.seq)

    @property
    def count(self) -> int:
        """How many came."""
        return len(self._new)

    def add(self, shipment: Shipment, row: TraceRow) -> bool:
        """Whether the step is new to the parcel."""
        said = (row.at, row.code, row.text, row.place)
        if said in self._seen[shipment.id]:
            return False
        self._seen[shipment.id].add(said)
        self._last[shipment.id] += 1
        step = Trace(
            shipment=shipment, seq=self._last[shipment.id], at=row.at, code=row.code, text=row.text, place=row.place
        )
        self._new.append(step)
        self.touched[shipment.id].append(step)
        return True

    def write(self) -> None:
        """Writes those that came."""
        Trace.objects.bulk_create(self._new)


def _taken(row: TraceRow, parcels: _Parcels, mine: _Parcels, told: _Steps) -> ImportedTrace:
    number = row.tracking_no.upper()
    if not parcels.get(number):
        return ImportedTrace("rejected", code="parcel.unknown")
    if not mine[number]:
        return ImportedTrace("rejected", code="parcel.may_not_edit")
    added = [told.add(shipment, row) for _, shipment in mine[number]]
    return ImportedTrace("created" if any(added) else "unchanged", mine[number][0][0].id)


def _stand(actor: Actor, parcels: Sequence[tuple[Order, Shipment]], told: _Steps) -> None:
    """Every parcel that heard something stands where its newest step says."""
    orders: dict[UUID, Order] = {}
    for order, shipment in parcels:
        if shipment.id not in told.touched:
            continue
        stand(shipment, told.touched[shipment.id])
        save(order, {})
        tell(order, ShipmentChanged(order_id=order.id, shipment_id=shipment.id, status=shipment.status), actor=actor)
        orders[order.id] = order
    for order in orders.values():
        sign_when_all_are(order)
