"""The gateway process: the raw ASGI application under uvicorn, as `kernel.live.server` wants it served."""

import os

import uvicorn

from zhike.config.environment import Configuration
from zhike.config.gateway import app
from zhike.kernel.live.server import server_config


def serve(configuration: Configuration) -> int:
    """Serves until SIGTERM or SIGINT; open sockets get 5 s to close."""
    proxies = os.environ.get("ZHIKE_TRUSTED_PROXIES", "")
    server = uvicorn.Server(
        server_config(app, host=configuration.bind, port=configuration.gateway_port, trusted_proxies=proxies)
    )
    server.run()
    return 0 if server.started else 1
