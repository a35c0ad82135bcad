"""Real calls to a server of the test's own."""

import gzip
import ipaddress
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from zhike.kernel.client import AddressRule, Limits, SafeClient
from zhike.kernel.errors import ZhikeError

LOOPBACK = (ipaddress.ip_network("127.0.0.1/32"),)


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    seen: list[tuple[str, str, bytes]]
    release: threading.Event

    def do_GET(self) -> None:
        self._note(b"")
        path = self.path
        if path == "/ok":
            self._answer(200, b'{"ok":true}')
        elif path.startswith("/to/"):
            self._answer(302, b"", Location=path.removeprefix("/to/"))
        elif path == "/circle":
            self._answer(302, b"", Location="/circle")
        elif path == "/zip":
            self._answer(200, gzip.compress(b"x" * 100), **{"Content-Encoding": "gzip"})
        elif path == "/big":
            self._answer(200, b"x" * 2000)
        elif path == "/drip":
            self._drip()
        else:
            self._answer(404, b"no")

    def do_POST(self) -> None:
        self._note(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer(201, b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""

    def _note(self, body: bytes) -> None:
        self.seen.append((self.path, self.headers["Host"], body))

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        """A header byte every now and then, each in time, the whole never."""
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 10_000:
            try:
                self.wfile.write(bytes([byte]))
            except OSError:
                return
            if self.release.wait(0.05):
                return


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    Handler.seen = []
    Handler.release = threading.Event()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    Handler.release.set()
    running.shutdown()
    running.server_close()
    thread.join(10)


def _client(server: ThreadingHTTPServer, **limits: float) -> SafeClient:
    rule = AddressRule(
        ports=frozenset({server.server_port}), allowed=LOOPBACK,
        resolve=lambda host, port: ["127.0.0.1" if host in ("shop.test", "127.0.0.1") else "10.0.0.1"],
    )  # fmt: skip
    return SafeClient(rule, Limits(max_bytes=int(limits.pop("max_bytes", 1000)), **limits))


def _code(client: SafeClient, url: str) -> str:
    with pytest.raises(ZhikeError) as caught:
        client.get(url)
    return caught.value.code.code


def _url(server: ThreadingHTTPServer, path: str, host: str = "shop.test") -> str:
    return f"http://{host}:{server.server_port}{path}"


def test_a_call_goes_to_the_checked_address_under_its_name(server: ThreadingHTTPServer) -> None:
    answer = _client(server).get(_url(server, "/ok"))
    assert (answer.status, answer.json()) == (200, {"ok": True})
    assert Handler.seen == [("/ok", f"shop.test:{server.server_port}", b"")]


def test_a_post_carries_json(server: ThreadingHTTPServer) -> None:
    assert _client(server).post(_url(server, "/hook"), json={"名": 1}).status == 201
    assert Handler.seen[0][2] == '{"名":1}'.encode()


def test_any_status_is_an_answer(server: ThreadingHTTPServer) -> None:
    answer = _client(server).get(_url(server, "/none"))
    assert answer.status == 404
    with pytest.raises(ZhikeError, match=r"client\.answer_invalid"):
        answer.json()


def test_redirects_are_checked_like_the_first_address(server: ThreadingHTTPServer) -> None:
    client = _client(server)
    assert client.get(_url(server, "/to/" + _url(server, "/ok"))).status == 200
    assert _code(client, _url(server, "/to/" + _url(server, "/ok", "metadata.internal"))) == "client.address_forbidden"
    assert _code(client, _url(server, "/to/http://shop.test:22/")) == "client.address_forbidden"
    assert _code(client, _url(server, "/to/file:///etc/passwd")) == "client.address_forbidden"
    assert _code(client, _url(server, "/circle")) == "client.answer_invalid"


def test_without_permission_this_machine_is_out_of_reach(server: ThreadingHTTPServer) -> None:
    client = SafeClient(AddressRule(ports=frozenset({server.server_port})))
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"):
        assert _code(client, f"http://{host}:{server.server_port}/ok") == "client.address_forbidden"
    assert Handler.seen == []


@pytest.mark.parametrize(
    "url",
    ["", "shop.test", "ftp://shop.test/", "file:///etc/passwd", "http://", "http://user:secret@shop.test/", "gopher://x",
     "http://shop.test:99999/", "http://[::1", "unix:/tmp/x", "http://shop.test\n/"],
)  # fmt: skip
def test_only_plain_web_addresses(server: ThreadingHTTPServer, url: str) -> None:
    assert _code(_client(server), url) == "client.address_forbidden"


def test_too_much_is_cut_off(server: ThreadingHTTPServer) -> None:
    assert _code(_client(server), _url(server, "/big")) == "client.answer_too_large"


def test_nothing_is_decompressed(server: ThreadingHTTPServer) -> None:
    assert _code(_client(server), _url(server, "/zip")) == "client.answer_invalid"


def test_a_server_that_drips_is_left_at_the_deadline(server: ThreadingHTTPServer) -> None:
    assert _code(_client(server, total_s=0.4, step_s=5), _url(server, "/drip")) == "client.timed_out"


def test_a_closed_port_is_unreachable(server: ThreadingHTTPServer) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        client = SafeClient(AddressRule(ports=frozenset({port}), allowed=LOOPBACK))
        assert _code(client, f"http://127.0.0.1:{port}/") == "client.unreachable"


def test_the_environment_changes_nothing(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert _client(server).get(_url(server, "/ok")).status == 200
