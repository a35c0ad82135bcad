"""Business parameters of jobs."""

from typing import Final

from zhike.kernel.settings.registry import Setting

#: How long a file that a job made can be downloaded. What was exported is no longer under the rules of what is kept:
#: customers who are erased stay in it until it goes.
FILE_KEEP_DAYS: Final = Setting("jobs.file_keep_days", int, default=7, min=1, max=30)
