"""Work that outlives its request: queued in the caller's transaction, run by the worker, seen in the tasks drawer."""

from zhike.kernel.jobs.registry import JobKind, Retry, Run, all_jobs, job
from zhike.kernel.jobs.runner import RIGHTS, oldest_wait, run_due, run_worker
from zhike.kernel.jobs.sealed import open_text, seal_text
from zhike.kernel.jobs.service import FILE_OWNER, cancel, own, retry

__all__ = [
    "FILE_OWNER",
    "RIGHTS",
    "JobKind",
    "Retry",
    "Run",
    "all_jobs",
    "cancel",
    "job",
    "oldest_wait",
    "open_text",
    "own",
    "retry",
    "run_due",
    "run_worker",
    "seal_text",
]
