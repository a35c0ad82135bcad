"""Orders in bulk: staged rows become orders, lines, payments, parcels and refunds, a batch of whole orders at a time.

The same constraints hold as for single orders. A row's identity is (source, order number, place within the order): what
is there already is compared and brought up to date, never doubled. Each transaction emits `orders_imported` and leaves
one row in the operation log.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal
from uuid import UUID

from django.db import connection, transaction

from zhike.commerce import bulk_rows, staging
from zhike.commerce.access import shop_topic
from zhike.commerce.bulk_rows import Made
from zhike.commerce.events import OrdersImported
from zhike.commerce.models import Order, OrderStatus
from zhike.commerce.permissions import ORDER_CREATE, ORDER_EDIT
from zhike.commerce.staging import StagedOrder
from zhike.customers.public import AutoCustomer, customer_ensure_many
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor, ScopedRow, covers, require_row
from zhike.kernel.copying import fresh
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

Outcome = Literal["created", "merged", "unchanged", "rejected"]
_IDS_PER_EVENT: Final = 1_000


@dataclass(frozen=True, slots=True)
class MergedRow:
    """What became of a staged row; `code` says why it was refused."""

    row_no: int
    outcome: Outcome
    order_id: UUID | None
    code: str | None = None


@dataclass(slots=True)
class Merged:
    """One transaction's work. `after` is the last number taken: the checkpoint."""

    after: str
    rows: list[MergedRow] = field(default_factory=list)
    created: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class OrderBatch:
    """An import of orders: its id, the shop, the name of the source, how its sealed values are opened, and the locale
    by which contact values are read.
    """

    id: UUID
    shop_id: UUID
    source: str
    platform: str
    unseal: Callable[[UUID, bytes], Mapping[str, str]]
    locale: str = "CN"


def orders_merge_next(*, actor: Actor, batch: OrderBatch, after: str) -> Merged | None:
    """Merges the next orders of a batch in one transaction (the caller's, if there is one); None when all are done.

    Raises `permission.missing`, `missing.not_found` for a shop out of reach.
    """
    require_row(actor, ORDER_CREATE, ScopedRow(shop_id=batch.shop_id))
    with transaction.atomic():
        numbers = staging.next_numbers(batch.id, after)
        if not numbers:
            return None
        merged = Merged(after=numbers[-1])
        _merge(actor, batch, staging.orders_between(batch.id, numbers), numbers, merged)
        return merged


def orders_check_next(*, actor: Actor, batch: OrderBatch, after: str) -> tuple[str, list[tuple[int, str]]] | None:
    """(the last number looked at, (row, code) of what a merge would refuse now) of the next orders of a batch; None
    when all were looked at. Nothing is written or locked.

    Raises `permission.missing`, `missing.not_found` for a shop out of reach.
    """
    require_row(actor, ORDER_CREATE, ScopedRow(shop_id=batch.shop_id))
    numbers = staging.next_numbers(batch.id, after)
    if not numbers:
        return None
    known = {order.number: order for order in Order.objects.filter(pk__in=_known(batch.shop_id, numbers))}
    found = staging.orders_between(batch.id, numbers)
    refused = {one.number: code for one in found if (code := _refusal(actor, one, known.get(one.number), batch))}
    return numbers[-1], [(row_no, refused[number]) for row_no, number in _rows_of(batch, list(refused))]


def _merge(
    actor: Actor, batch: OrderBatch, found: Sequence[StagedOrder], numbers: Sequence[str], merged: Merged
) -> None:
    known = {order.number: order for order in _locked(batch.shop_id, numbers)}
    refused = {
        order.number: code for order in found if (code := _refusal(actor, order, known.get(order.number), batch))
    }
    usable = [order for order in found if order.number not in refused]
    people = {order.number: batch.unseal(order.line_id, order.secret) for order in usable if order.secret is not None}
    customers = _customers(actor, batch, people)
    statuses = {status.category: status for status in OrderStatus.objects.filter(initial=True)}
    made = [
        _made(batch, order, people.get(order.number, {}), customers.get(order.number), statuses)
        for order in usable
        if order.number not in known
    ]
    bulk_rows.insert_orders(made, actor)
    ids = {one.order.number: one.order.id for one in made} | {number: known[number].id for number in known}
    lines = bulk_rows.write_lines(
        batch.id, batch.shop_id, {order.number: ids[order.number] for order in usable}, numbers
    )
    touched = {line.order_id for line in lines if line.made is not None} - {one.order.id for one in made}
    moved = {
        known[order.number].id
        for order in usable
        if order.number in known
        and bulk_rows.bring_up_to_date(
            known[order.number],
            order,
            customers.get(order.number),
            statuses,
            actor=actor,
            lines_changed=known[order.number].id in touched,
        )
    }
    _account(merged, lines, {one.order.id for one in made}, moved - touched)
    merged.changed = len(moved | touched)
    if refused:
        _account_refused(merged, batch, refused)
    _tell(actor, batch, [one.order.id for one in made], sorted(moved | touched), merged, customers)


#: Each number by its own look into the index that begins with numbers. The shop is compared in a form that no index
#: holds: of a shop that statistics do not know yet, every index that begins with shops looks as good as the unique one,
#: and all the shop's orders would be read for each number.
_KNOWN: Final = """
SELECT o.id FROM unnest(%s::text[]) AS wanted(number)
CROSS JOIN LATERAL (
    SELECT x.id FROM commerce_order x
    WHERE upper(x.number) = upper(wanted.number) AND x.number = wanted.number AND x.shop_id::text = %s OFFSET 0
) o
"""


def _known(shop_id: UUID, numbers: Sequence[str]) -> list[UUID]:
    """Orders that are there already."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [list(numbers), str(shop_id)])
        return [row[0] for row in cursor.fetchall()]


def _locked(shop_id: UUID, numbers: Sequence[str]) -> list[Order]:
    """Those, in the order in which everybody locks them."""
    ids = _known(shop_id, numbers)
    if not ids:
        return []
    return list(Order.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("number"))


def _refusal(actor: Actor, order: StagedOrder, known: Order | None, batch: OrderBatch) -> str | None:
    if order.currencies > 1:
        return "order.currencies"
    if known is None:
        return None
    if known.source != batch.source:
        # Entered by hand, or brought by another source: these rows are not its lines.
        return "order.other_source"
    if not covers(actor, ORDER_EDIT, ScopedRow(known.owner_id, known.team_id, known.department_id, known.shop_id)):
        # Bringing orders in is one right; changing those that are there is another.
        return "order.may_not_edit"
    return "order.currencies" if known.currency != order.currency else None


def _customers(actor: Actor, batch: OrderBatch, people: Mapping[str, Mapping[str, str]]) -> dict[str, UUID]:
    """The customer of each order whose file names one: by the account there, else by phone or e-mail."""
    wanted: dict[str, AutoCustomer] = {}
    of_order: dict[str, str] = {}
    for number, person in people.items():
        phone, email = person.get("customer_phone"), person.get("customer_email")
        account = person.get("customer") or (f"tel:{phone}" if phone else f"mailto:{email}" if email else "")
        if not account:
            continue
        of_order[number] = account
        wanted.setdefault(
            account,
            AutoCustomer(
                value=account, name=person.get("customer_name", ""), phone=phone, email=email, locale=batch.locale
            ),
        )
    if not wanted:
        return {}
    accounts = sorted(wanted)
    found = customer_ensure_many(actor=actor, rows=[wanted[account] for account in accounts], shop_id=batch.shop_id)
    ids = dict(zip(accounts, found, strict=True))
    return {number: ids[account] for number, account in of_order.items()}


def _made(
    batch: OrderBatch,
    order: StagedOrder,
    person: Mapping[str, str],
    customer_id: UUID | None,
    statuses: Mapping[str, OrderStatus],
) -> Made:
    order_id = new_id()
    row = fresh(
        Order, id=order_id, shop_id=batch.shop_id, number=order.number, platform=batch.platform, origin="import",
        source=batch.source, customer_id=customer_id, placed_at=order.placed_at, created_at=clock.now(),
        updated_at=clock.now(), **bulk_rows.wanted(order, statuses),
    )  # fmt: skip
    return Made(row, order, person)


def _account(merged: Merged, lines: Sequence[bulk_rows.WrittenLine], made: set[UUID], moved: set[UUID]) -> None:
    for line in lines:
        outcome: Outcome
        if line.has_line and line.made is not None:
            outcome = "created" if line.made else "merged"
        elif line.order_id in made:
            outcome = "created"
        else:
            # The row's line says nothing new, but the order as a whole may have moved with what its first row says.
            outcome = "merged" if line.order_id in moved and line.ordinal == 1 else "unchanged"
        merged.rows.append(MergedRow(line.row_no, outcome, line.order_id))
    merged.created = len(made)


def _account_refused(merged: Merged, batch: OrderBatch, refused: Mapping[str, str]) -> None:
    rows = _rows_of(batch, list(refused))
    merged.rows += [MergedRow(row_no, "rejected", None, refused[number]) for row_no, number in rows]


def _rows_of(batch: OrderBatch, numbers: Sequence[str]) -> list[tuple[int, str]]:
    """(row, order number) of the staged rows of these orders."""
    if not numbers:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_no, number FROM commerce_stagedrow WHERE batch = %s AND number = ANY(%s)",
            [batch.id, list(numbers)],
        )
        return [(row_no, number) for row_no, number in cursor.fetchall()]


def _tell(
    actor: Actor,
    batch: OrderBatch,
    created: Sequence[UUID],
    changed: Sequence[UUID],
    merged: Merged,
    customers: Mapping[str, UUID],
) -> None:
    """Events of at most a thousand ids, and one row in the log."""
    marked = [(one, True) for one in created] + [(one, False) for one in changed]
    people = tuple(sorted(set(customers.values())))
    for start in range(0, len(marked), _IDS_PER_EVENT):
        part = marked[start : start + _IDS_PER_EVENT]
        emit(
            OrdersImported(
                created_ids=tuple(one for one, is_new in part if is_new),
                changed_ids=tuple(one for one, is_new in part if not is_new),
                customer_ids=people if start == 0 else (),
            ),
            actor=actor,
            subject=Subject(kind="import", id=batch.id, version=1),
            shop_id=batch.shop_id,
            topics=[shop_topic(batch.shop_id)],
        )
    if marked:
        trail.record(
            "commerce.order.import",
            actor=actor,
            object_kind="import",
            object_id=batch.id,
            after={"created": len(created), "changed": len(changed), "rows": len(merged.rows), "upto": merged.after},
            shop_id=batch.shop_id,
        )
