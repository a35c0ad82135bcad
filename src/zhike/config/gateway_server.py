"""The gateway process: the raw ASGI application under uvicorn, small frames, no compression, quick goodbye."""

import uvicorn

from zhike.config.environment import Configuration

_MAX_FRAME_BYTES = 16_384


def serve(configuration: Configuration) -> int:
    """Serves until SIGTERM or SIGINT; open sockets get 5 s to close."""
    server = uvicorn.Server(
        uvicorn.Config(
            "zhike.config.gateway:app",
            host=configuration.bind,
            port=configuration.gateway_port,
            http="h11",
            ws="websockets-sansio",
            ws_max_size=_MAX_FRAME_BYTES,
            ws_max_queue=8,
            ws_per_message_deflate=False,
            ws_ping_interval=20.0,
            ws_ping_timeout=20.0,
            lifespan="on",
            backlog=2048,
            access_log=False,
            log_level="warning",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=5,
        )
    )
    server.run()
    return 0 if server.started else 1
