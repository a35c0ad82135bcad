"""A shop's own page, on another origin than ours and with the strictest policy a shop could have."""

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt

#: Only what the widget's documentation asks for; no style, no connection, no picture.
POLICY = "default-src 'none'; script-src {ours} 'nonce-{nonce}'; frame-src {ours}; style-src 'none'"
PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>一家店铺</title>
<h1>一家店铺</h1>
<script nonce="{nonce}">window.zhike={{q:{commands}}}</script>
<script src="{ours}/widget.js" data-channel="{channel}" async></script></html>"""


class HostPage:
    """Serves `page()` under the policy, whatever path is asked for."""

    def __init__(self, ours: str) -> None:
        self.ours = ours
        self.channel = ""
        self.commands = "[]"
        self.origin = ""

    def page(self) -> tuple[str, str]:
        """The page and its policy."""
        nonce = secrets.token_urlsafe(12)
        policy = POLICY.format(ours=self.ours, nonce=nonce)
        return PAGE.format(nonce=nonce, ours=self.ours, channel=self.channel, commands=self.commands), policy


@contextmanager
def serving(ours: str) -> Iterator[HostPage]:
    """The page at a free port of this machine: `origin` says where."""
    host = HostPage(ours)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text, policy = host.page()
            body = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        host.origin = f"http://127.0.0.1:{server.server_address[1]}"
        yield host
        server.shutdown()
        thread.join()


def shop_token(secret: str, subject: str, name: str, **claims: object) -> str:
    """What the shop's own server signs when its customer is signed in."""
    facts = {"sub": subject, "name": name, "jti": secrets.token_hex(8), "exp": int(time.time()) + 300, **claims}
    return jwt.encode(facts, secret, algorithm="HS256")
