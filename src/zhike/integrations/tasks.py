"""The jobs of imports: recognising a spreadsheet, and running an import."""

from uuid import UUID

from zhike.integrations.services.orders_flow import run_orders
from zhike.integrations.services.recognising import recognise_spreadsheet
from zhike.integrations.services.rows_flow import run_rows
from zhike.integrations.services.working import Work, perform
from zhike.kernel.jobs import Retry, Run, job


@job(
    "integrations.recognise",
    key="integrations.recognise:{run_id}",
    retry=Retry(times=3, first_s=2),
    timeout_s=300,
)
def recognise_file(run: Run, run_id: UUID) -> None:
    """Finds out how a spreadsheet is written."""
    recognise_spreadsheet(run, run_id)


@job(
    "integrations.import",
    queue="import",
    key="integrations.import:{run_id}",
    retry=Retry(times=6, first_s=5),
    timeout_s=6 * 3600,
)
def import_run(run: Run, run_id: UUID) -> None:
    """Goes on with an import from its checkpoint."""
    perform(run, run_id, _flow)


def _flow(work: Work) -> None:
    (run_orders if work.plan.kind == "orders" else run_rows)(work)
