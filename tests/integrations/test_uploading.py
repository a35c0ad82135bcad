"""Files on their way in: parts, broken lines, limits, what is kept."""

import hashlib

import pytest
from django.db import connection

from tests.integrations.conftest import Imports
from tests.plumbing.callers import read
from zhike.integrations.api import uploads as routes
from zhike.integrations.models import ImportPart, ImportRun
from zhike.integrations.services import uploading
from zhike.integrations.services.keeping import forget_old
from zhike.kernel.ids import new_id

DATA = "订单编号,下单时间,总金额\n".encode() + b"".join(b"%d,2020-01-01,1.5\n" % n for n in range(200))


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "PART_BYTES", 1000)
    monkeypatch.setattr(routes, "PART_BYTES", 1000)


def pieces(data: bytes) -> list[bytes]:
    return [data[start : start + 1000] for start in range(0, len(data), 1000)]


def test_parts_come_in_any_order_and_again(imports: Imports) -> None:
    run = imports.announce(DATA, "a.csv")
    parts = list(enumerate(pieces(DATA), start=1))
    for number, data in [*reversed(parts), parts[0]]:
        read(imports.part(run, number, data))
    digest = hashlib.sha256(DATA).hexdigest()
    whole = imports.api.post(f"/imports/{run['id']}/uploaded", {"sha256": digest})
    assert (whole["state"], whole["received"]) == ("ready", len(DATA))
    assert not ImportPart.objects.exists()


def test_a_file_that_did_not_arrive_whole_says_so_and_can_go_on(imports: Imports) -> None:
    run = imports.announce(DATA, "a.csv")
    first, *rest = pieces(DATA)
    read(imports.part(run, 1, first))
    problem = read(imports.whole(run), 422)
    assert problem["code"] == "import.incomplete"
    assert imports.get(run)["received"] == 1000
    for number, data in enumerate(rest, start=2):
        read(imports.part(run, number, data))
    assert read(imports.whole(run))["state"] == "ready"


def test_bytes_that_changed_on_the_way_are_noticed(imports: Imports) -> None:
    run = imports.announce(DATA, "a.csv")
    for number, data in enumerate(pieces(DATA), start=1):
        read(imports.part(run, number, data))
    problem = imports.api.call("POST", f"/imports/{run['id']}/uploaded", {"sha256": "0" * 64})
    assert read(problem, 422)["code"] == "import.incomplete"


@pytest.mark.parametrize(("number", "size"), [(0, 1000), (99, 1000), (1, 999), (1, 0)])
def test_a_part_that_does_not_fit_is_refused(imports: Imports, number: int, size: int) -> None:
    run = imports.announce(DATA, "a.csv")
    assert imports.part(run, number, b"x" * size).status_code == 422


def test_a_file_beyond_the_limit_is_refused_before_it_comes(imports: Imports) -> None:
    body = {"name": "a.csv", "size": 201 * 1024**2}
    refused = imports.api.call("POST", "/imports", body, key=f"large-{new_id()}")
    assert read(refused, 413)["code"] == "import.too_large"


def test_what_is_no_table_is_said_and_nothing_starts(imports: Imports) -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3
    run = imports.announce(data, "a.csv")
    read(imports.part(run, 1, data))
    assert read(imports.whole(run), 415)["code"] == "import.not_a_table"
    assert imports.get(run)["state"] == "uploading"


def test_the_file_goes_after_its_time(imports: Imports) -> None:
    run = imports.go(DATA)
    kept = ImportRun.objects.get(pk=run["id"])
    assert kept.sha256 is not None
    assert bytes(kept.sha256) == hashlib.sha256(DATA).digest()
    assert forget_old() == 0
    ImportRun.objects.update(created_at="2020-01-01T00:00:00Z")
    assert forget_old() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_file WHERE owner_kind = 'import'")
        assert cursor.fetchone() == (0,)
