"""The gateway process: the raw ASGI application under uvicorn, as `kernel.live.server` sets it up."""

import uvicorn

from zhike.config.environment import Configuration
from zhike.kernel.live.server import server_config


def serve(configuration: Configuration) -> int:
    """Serves until SIGTERM or SIGINT; open sockets get a moment to close."""
    server = uvicorn.Server(
        server_config("zhike.config.gateway:app", host=configuration.bind, port=configuration.gateway_port)
    )
    server.run()
    return 0 if server.started else 1
