"""What audit does in the worker."""

from django.db import connection

from zhike.audit.checking import check_when_due
from zhike.audit.recording import OPENED_AGAIN_S
from zhike.audit.sealing import seal_waiting
from zhike.kernel import clock
from zhike.kernel.loops import every


@every(1, "audit.seal")
def seal() -> None:
    """New rows are numbered and sealed."""
    seal_waiting()


@every(60, "audit.check")
def check() -> None:
    """The scheduled proof that the log is whole."""
    check_when_due()


@every(300, "audit.opened")
def forget_opened() -> None:
    """Openings older than the time in which they count as one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM audit_opened WHERE at < %s::timestamptz - make_interval(secs => %s::integer)",
            [clock.now(), OPENED_AGAIN_S],
        )
