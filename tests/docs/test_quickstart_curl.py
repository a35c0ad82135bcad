"""The commands of docs/quickstart-curl.md, run as they stand there against the real application."""

import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction

from tests.plumbing.database import Urls
from tests.spine_fixture import Spine
from zhike.accounts.models import Role
from zhike.accounts.public import UserFields, company_ensure, role_seed, user_create
from zhike.conversations.models import Episode, Message
from zhike.kernel.authz import SYSTEM

PAGE = Path(__file__).resolve().parents[2] / "docs" / "quickstart-curl.md"
PASSWORD = "Teapot-Ladder-41"


class Server(ThreadingMixIn, WSGIServer):
    """A small server; each thread closes its database connection when its request is done."""

    daemon_threads = False

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        super().process_request_thread(request, client_address)
        connections.close_all()


class Quiet(WSGIRequestHandler):
    """Does not write a line per request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        del code, size


@pytest.fixture
def address(db_committed: Urls) -> Iterator[str]:
    company_ensure()
    role_seed()
    fields = UserFields(name="Admin", role_ids=frozenset({Role.objects.get(code="system_administrator").id}))
    user_create(actor=SYSTEM, username="admin", password=PASSWORD, fields=fields)
    server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=Server, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    connections.close_all()


def blocks() -> list[str]:
    return re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def run(address: str, script: str) -> str:
    environment = {"PATH": "/usr/bin:/bin", "ZHIKE": address, "PASSWORD": PASSWORD, "no_proxy": "*"}
    done = subprocess.run(
        ["/bin/sh", "-eu", "-c", script], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_page_holds_a_whole_conversation(address: str, tmp_path: Path) -> None:
    saved = tmp_path / "state.sh"
    names = ("TOKEN", "AGENT", "SHOP", "CHANNEL", "CATEGORY", "CUSTOMER", "CONVERSATION", "EPISODE")
    keep = "".join(f"echo \"{name}='${{{name}:-}}'\" >> {saved}\n" for name in names)
    first, *steps = blocks()
    outputs = []
    for step in steps:
        before = saved.read_text() if saved.exists() else ""
        saved.unlink(missing_ok=True)
        outputs.append(run(address, f"{first}\n{before}\n{step}\n{keep}"))
        with transaction.atomic():
            Spine(0).run()
    assert outputs[0].strip() == "online"
    assert re.findall(r'"seq"\s*:\s*(\d+)', outputs[2]) == ["1", "1"]
    assert "您好！包裹今天下午送达。" in outputs[4]
    assert outputs[5].strip() == "closed"
    assert '"score":10' in outputs[6]
    texts = list(Message.objects.exclude(kind="event").order_by("seq").values_list("author_kind", "text"))
    assert texts == [
        ("customer", "你好，我的快递到哪里了？"),
        ("agent", "您好！包裹今天下午送达。"),
        ("customer", "谢谢！"),
    ]
    episode = Episode.objects.get()
    assert (episode.state, episode.result, episode.problem) == ("closed", "solved", "查快递")
