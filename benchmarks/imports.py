"""Orders from a file, through the console's routes: rows a second, and memory while it grows.

    ./zhike bench --only imports [--scale full]

A fresh stack takes two files of invoice lines (the columns of Online Retail II, twenty lines to an invoice), one of
order rows (the columns of a Tmall report) and one of customers, each once; the second file of lines is four times as
large as the first, and the worker's memory should not follow it. Time runs from the start of the import to its account.
Fails only when a row is not accounted for.
"""

import argparse
import asyncio
import csv
import io
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import httpx

from benchmarks.parts.processes import cpu_ms, pss_mb
from tools.acceptance.http import Caller
from tools.acceptance.office import sign_in
from tools.killrun import processes
from tools.stack import Stack, running

ROWS: Final = {"small": 20_000, "full": 400_000}
GOAL_PER_S: Final = 10_000
_PRODUCTS: Final = (
    "15CM CHRISTMAS GLASS BALL",
    "PINK CHERRY LIGHTS",
    "保温杯 500ml",
    'RECORD FRAME 7" SINGLE SIZE',
    "陶瓷餐具，四件套",
)
_REGIONS: Final = ("四川省", "江苏省", "广东省", "浙江省", "上海")
_LOOK_S: Final = 0.2
_WITHIN_S: Final = 1_800.0


@dataclass(frozen=True)
class File:
    """A file to import. `name` says what it is, and so which columns it has."""

    name: str
    rows: int
    content: bytes


def _written(header: Sequence[str], rows: Iterator[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def lines(mark: int, count: int) -> File:
    """Invoice lines. `mark` keeps the numbers of two files apart."""
    header = ("Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country")
    rows = (
        (
            mark * 10_000_000 + n // 20,
            f"P{n % 4000}",
            f"{_PRODUCTS[n % 5]} {n % 4000}",
            1 + n % 12,
            f"2026-{1 + n // 20 % 12:02d}-{1 + n // 240 % 28:02d} {n // 20 % 24:02d}:45:00",
            f"{n % 97}.{n % 100:02d}",
            "" if n // 20 % 5 == 0 else f"{12_000 + n // 20 % 40_000}.0",
            "United Kingdom",
        )
        for n in range(count)
    )
    return File(f"lines_{mark}.csv", count, _written(header, rows))


def reports(count: int) -> File:
    """Order rows, one an order; each tenth unpaid, each fifteenth paid back."""
    header = ("订单编号", "总金额", "买家实际支付金额", "收货地址 ", "订单创建时间", "订单付款时间 ", "退款金额")
    rows = (
        (
            n + 1,
            f"{20 + n % 300}.0",
            "0.0" if n % 10 == 0 or n % 15 == 0 else f"{20 + n % 300}.0",
            _REGIONS[n % 5],
            f"2026-02-{1 + n % 28:02d} {n % 24:02d}:14:15",
            "" if n % 10 == 0 else f"2026-02-{1 + n % 28:02d} {n % 24:02d}:14:59",
            f"{20 + n % 300}.0" if n % 15 == 0 and n % 10 else "0.0",
        )
        for n in range(count)
    )
    return File("report.csv", count, _written(header, rows))


def customers(count: int) -> File:
    """Customer rows with everything that is mandatory: each value of a person is checked and sealed."""
    header = ("客户编号", "姓名", "手机号", "邮箱", "省份", "城市", "区县", "详细地址")
    rows = (
        (
            f"K{n}",
            f"王小{chr(0x4E00 + n % 5000)}",
            f"138{n:08}",
            f"k{n}@example.com",
            "浙江",
            "杭州",
            "西湖区",
            f"文三路 {n} 号",
        )
        for n in range(count)
    )
    return File("customers.csv", count, _written(header, rows))


async def bring_in(stack: Stack, caller: Caller, client: httpx.AsyncClient, file: File) -> dict[str, Any]:
    """One import as the console makes it, and what the worker took for it."""
    shop = (await caller.get("/shops"))["items"][0]["id"]
    run = await caller.post("/imports", {"name": file.name, "size": len(file.content)})
    size = run["part_bytes"]
    for number, start in enumerate(range(0, len(file.content), size), start=1):
        part = {"file": ("part", file.content[start : start + size])}
        address, headers = (
            f"{stack.api}/imports/{run['id']}/parts/{number}",
            {"Authorization": f"Bearer {caller.token}"},
        )
        (await client.post(address, files=part, headers=headers)).raise_for_status()
    run = await caller.post(f"/imports/{run['id']}/uploaded")
    plan = {**run["plan"], "shop_id": shop}
    run = await caller.call("PUT", f"/imports/{run['id']}/plan", plan, version=run["version"])
    worker = processes.find(stack.process.pid, "worker") or 0
    rest, used = pss_mb(worker), cpu_ms(worker)
    began = time.monotonic()
    run = await caller.call("POST", f"/imports/{run['id']}/start", version=run["version"])
    peak = rest
    while run["state"] not in ("done", "failed", "cancelled") and time.monotonic() - began < _WITHIN_S:
        await asyncio.sleep(_LOOK_S)
        peak = max(peak, pss_mb(worker))
        run = await caller.get(f"/imports/{run['id']}")
    seconds = time.monotonic() - began
    return {
        "rows": file.rows,
        "seconds": round(seconds, 1),
        "rows_per_s": round(file.rows / seconds),
        "worker_cpu_s": round((cpu_ms(worker) - used) / 1000, 1),
        "rest_mb": round(rest),
        "peak_mb": round(peak),
        "state": run["state"],
        "counts": run["counts"],
    }


async def measure(stack: Stack, scale: str) -> dict[str, dict[str, Any]]:
    """The four files, one after another."""
    rows = ROWS[scale]
    async with httpx.AsyncClient(timeout=120, trust_env=False) as client:
        caller = Caller(stack.api, client)
        caller.token = await sign_in(caller, stack.username, stack.password)
        found = {}
        for name, file in (
            ("lines", lines(1, rows // 4)),
            ("lines x4", lines(2, rows)),
            ("reports", reports(rows // 4)),
            ("customers", customers(rows // 10)),
        ):
            found[name] = await bring_in(stack, caller, client, file)
    return found


def main() -> int:
    """Prints one JSON document; 1 when a row was not accounted for."""
    parser = argparse.ArgumentParser(prog="imports")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scale", choices=tuple(ROWS), default="small")
    options = parser.parse_args()
    with running() as stack:
        found = asyncio.run(measure(stack, options.scale))
    faults = [
        f"{name}: {one['state']}, {one['counts']}"
        for name, one in found.items()
        if one["state"] != "done" or sum(one["counts"].values()) != one["rows"] or one["counts"].get("rejected")
    ]
    answer = {"scale": options.scale, "goal_per_s": GOAL_PER_S, **found, "faults": faults}
    sys.stdout.write(json.dumps(answer, indent=None if options.json else 2, ensure_ascii=False) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
