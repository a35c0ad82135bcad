"""Imports as a person at the console makes them: through the routes, with the worker's own code in between."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast
from tests.spine_fixture import Spine
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import run_due
from zhike.kernel.settings import values


@dataclass
class Imports:
    """A caller who may import into a shop."""

    api: Api
    shop_id: UUID
    cast: Cast

    def announce(self, data: bytes, name: str) -> Any:
        """A file that is to come."""
        body = {"name": name, "size": len(data)}
        return read(self.api.call("POST", "/imports", body, key=f"announce-{new_id()}"), 201)

    def send(self, run: Any, data: bytes) -> Any:
        """Sends every part of a file."""
        answer = None
        for number, start in enumerate(range(0, len(data), run["part_bytes"]), start=1):
            answer = self.part(run, number, data[start : start + run["part_bytes"]])
        return read(answer)

    def part(self, run: Any, number: int, data: bytes) -> Any:
        """Sends one part; the raw answer."""
        upload = SimpleUploadedFile("part", data)
        client = Client(headers=self.api.headers, raise_request_exception=False)
        return client.post(f"/api/v1/imports/{run['id']}/parts/{number}", {"file": upload})

    def whole(self, run: Any) -> Any:
        """Says that all was sent; the raw answer."""
        return self.api.call("POST", f"/imports/{run['id']}/uploaded", {})

    def upload(self, data: bytes, name: str = "orders.csv") -> Any:
        """A file, uploaded and recognised."""
        run = self.announce(data, name)
        self.send(run, data)
        whole = read(self.whole(run))
        if whole["state"] != "recognising":
            return whole
        self.recognise()
        return self.get(whole)

    def recognise(self) -> None:
        """What the worker does with a spreadsheet."""
        assert run_due(["default"]) == 1

    def plan(self, run: Any, **changes: Any) -> Any:
        """Decides the proposed plan, with changes (`options` are merged)."""
        plan = run["plan"] | changes
        plan["options"] = run["plan"]["options"] | changes.get("options", {})
        body = {"shop_id": str(self.shop_id), **plan}
        return read(self.api.call("PUT", f"/imports/{run['id']}/plan", body, version=run["version"]))

    def start(self, run: Any) -> Any:
        """Queues the import."""
        return read(self.api.call("POST", f"/imports/{run['id']}/start", version=run["version"]))

    def work(self) -> None:
        """What the worker does."""
        assert run_due(["import"]) == 1

    def get(self, run: Any) -> Any:
        """The import as it is now."""
        return self.api.get(f"/imports/{run['id']}")

    def rows(self, run: Any, outcome: str | None = None) -> list[Any]:
        """What became of its rows (the first two hundred)."""
        chosen = f"&filter[outcome]={outcome}" if outcome else ""
        items: list[Any] = self.api.get(f"/imports/{run['id']}/rows?limit=200{chosen}")["items"]
        return items

    def go(self, data: bytes | str, name: str = "orders.csv", **changes: Any) -> Any:
        """From the file to the end; answers the import."""
        run = self.upload(data.encode() if isinstance(data, str) else data, name)
        run = self.start(self.plan(run, **changes))
        self.work()
        return self.get(run)

    def errors(self, run: Any) -> str:
        """The text of the file of errors."""
        response: Any = self.api.client.get(self.get(run)["error_file_url"])
        assert response.status_code == 200
        text: str = b"".join(response.streaming_content).decode("utf-8-sig")
        return text


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    """What a test sets is nothing to the next one."""
    values.forget()
    yield
    values.forget()


@pytest.fixture
def imports(db: None, spine: Spine) -> Imports:
    """Admin imports into shop A."""
    cast = Cast(spine)
    return Imports(cast.admin_api, cast.a.shop_id, cast)
