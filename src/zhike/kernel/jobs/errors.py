from typing import Final

from zhike.kernel.errors import define

JOB_STATE: Final = define("job.state", "conflict")
JOB_TIMEOUT: Final = define("job.timeout", "fault", retry="never")
JOB_LOST: Final = define("job.worker_lost", "fault", retry="never")
