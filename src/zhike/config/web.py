"""The web process: Granian serving the WSGI application; its workers share one port."""

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from zhike.config.environment import Configuration
from zhike.config.speech import SpokenError

_BACKPRESSURE_PER_WORKER = 256


def serve(configuration: Configuration) -> int:
    """Serves until SIGTERM or SIGINT, finishing requests under way (10 s at most)."""
    server = Server(
        "zhike.config.wsgi:application",
        address=configuration.bind,
        port=configuration.port,
        interface=Interfaces.WSGI,
        workers=configuration.web_workers,
        blocking_threads=configuration.web_threads,
        backpressure=_BACKPRESSURE_PER_WORKER,
        http1_settings=HTTP1Settings(header_read_timeout=15_000),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_access=False,
    )
    try:
        server.serve()
    except OSError as error:
        raise SpokenError("up.bind_failed", port=configuration.port, bind=configuration.bind, reason=error) from error
    return 0
