"""Both real order files through the console's routes: counted apart from the product, killed half-way, brought in
twice.

A file passes when every row has an outcome, the orders and their amounts per currency are those of the file, and the
same file again makes nothing.
"""

import asyncio
import csv
import gzip
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any, Final

import httpx

from tools.acceptance.corpus import CorpusError
from tools.acceptance.http import Caller
from tools.killrun import processes
from tools.stack import Stack

RETAIL: Final = "online_retail_II_2009_2010.csv.gz"
TMALL: Final = "tmall_order_report_2020_02.csv.gz"
_WITHIN_S: Final = 300.0


@dataclass
class Expected:
    """What a file holds, counted by other code than the product's. Amounts in minor units."""

    rows: int = 0
    orders: int = 0
    currency: str = ""
    totals: Counter[str] = field(default_factory=Counter)


@dataclass
class Proof:
    """What was found; no complaints means it passed."""

    lines: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def check(self, what: str, found: object, wanted: object) -> None:
        """Complains unless both are the same."""
        if found != wanted:
            self.complaints.append(f"{what}: {found!r} instead of {wanted!r}")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        raise CorpusError(f"missing {path}")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _cents(text: Decimal) -> int:
    return int((text * 100).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


def count_retail(path: Path) -> Expected:
    """Invoice lines: an order for each invoice, its amount the sum of the rounded lines."""
    expected = Expected(currency="GBP")
    seen: set[str] = set()
    for row in _rows(path):
        expected.rows += 1
        seen.add(row["Invoice"])
        expected.totals["total"] += _cents(Decimal(row["Quantity"]) * Decimal(row["Price"]))
    expected.orders = len(seen)
    return expected


def count_tmall(path: Path) -> Expected:
    """Orders, one a row; what was paid is what is left and what went back."""
    expected = Expected(currency="CNY")
    for row in _rows(path):
        expected.rows += 1
        expected.totals["total"] += _cents(Decimal(row["总金额"]))
        expected.totals["paid"] += _cents(Decimal(row["买家实际支付金额"]) + Decimal(row["退款金额"]))
        expected.totals["refunded"] += _cents(Decimal(row["退款金额"]))
    expected.orders = expected.rows
    return expected


class Importer:
    """One administrator who imports files as the console does."""

    def __init__(self, stack: Stack, caller: Caller, client: httpx.AsyncClient) -> None:
        self._stack = stack
        self._caller = caller
        self._client = client

    async def prove(self, data: Path) -> Proof:
        """Both files. The larger one's worker is killed half-way."""
        proof = Proof()
        folder = data / "1_shop"
        shop = (await self._caller.get("/shops"))["items"][0]["id"]
        for name, expected, is_killed in (
            (RETAIL, count_retail(folder / RETAIL), True),
            (TMALL, count_tmall(folder / TMALL), False),
        ):
            begun = time.monotonic()
            run = await self._import(folder / name, shop, kill=is_killed)
            proof.lines.append(f"{name}: {run['counts']} in {time.monotonic() - begun:.0f} s")
            proof.check(f"{name} state", run["state"], "done")
            proof.check(f"{name} rows", sum(run["counts"].values()), expected.rows)
            proof.check(f"{name} outcomes", run["counts"], {"created": expected.rows})
            begun = time.monotonic()
            again = await self._import(folder / name, shop)
            proof.lines.append(f"{name} again: {again['counts']} in {time.monotonic() - begun:.0f} s")
            proof.check(f"{name} again", again["counts"], {"unchanged": expected.rows})
            await self._compare(proof, name, expected)
        return proof

    async def _import(self, path: Path, shop: str, *, kill: bool = False) -> dict[str, Any]:
        content = await asyncio.to_thread(path.read_bytes)
        run = await self._caller.post("/imports", {"name": path.name, "size": len(content)})
        size = run["part_bytes"]
        for number, start in enumerate(range(0, len(content), size), start=1):
            await self._part(run["id"], number, content[start : start + size])
        run = await self._caller.post(f"/imports/{run['id']}/uploaded")
        plan = {**run["plan"], "shop_id": shop}
        run = await self._caller.call("PUT", f"/imports/{run['id']}/plan", plan, version=run["version"])
        run = await self._caller.call("POST", f"/imports/{run['id']}/start", version=run["version"])
        if kill:
            await self._until(run["id"], lambda now: now["phase"] == "merging" and now["counts"].get("created", 0) > 0)
            await processes.kill(self._stack.process.pid, "worker")
        return await self._until(run["id"], lambda now: now["state"] in ("done", "failed", "cancelled"))

    async def _part(self, run_id: str, number: int, content: bytes) -> None:
        response = await self._client.post(
            f"{self._stack.api}/imports/{run_id}/parts/{number}",
            files={"file": ("part", content)},
            headers={"Authorization": f"Bearer {self._caller.token}"},
        )
        response.raise_for_status()

    async def _until(self, run_id: str, holds: Any) -> dict[str, Any]:
        deadline = time.monotonic() + _WITHIN_S
        while time.monotonic() < deadline:
            now: dict[str, Any] = await self._caller.get(f"/imports/{run_id}")
            if holds(now) or now["state"] in ("done", "failed", "cancelled"):
                return now
            await asyncio.sleep(0.2)
        raise RuntimeError(f"import {run_id} did not end within {_WITHIN_S:.0f} s")

    async def _compare(self, proof: Proof, name: str, expected: Expected) -> None:
        """The orders that the API shows, page by page, against the file."""
        count = 0
        found: Counter[str] = Counter()
        query: dict[str, object] = {"limit": 200}
        while True:
            page = await self._caller.get("/orders", **query)
            for order in page["items"]:
                if order["total"]["currency"] == expected.currency:
                    count += 1
                    for amount in expected.totals:
                        found[amount] += order[amount]["amount"]
            if page["next"] is None:
                break
            query["after"] = page["next"]
        proof.check(f"{name} orders", count, expected.orders)
        proof.check(f"{name} amounts in {expected.currency}", dict(found), dict(expected.totals))
