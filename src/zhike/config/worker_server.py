"""The worker process: signals in, `zhike.config.worker.run` inside."""

import signal
import threading

from zhike.config.environment import Configuration


def serve(_configuration: Configuration) -> int:
    """Runs subscribers, loops and jobs until SIGTERM or SIGINT; what is under way is finished or rolled back."""
    import django

    django.setup()
    from zhike.config.worker import run

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return run(stop)
