"""Every process knows every job and export: what a web process queues, a worker that started alone can run."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
_ASK = """
import django
django.setup()
from zhike.kernel.export import jobs as exports
from zhike.kernel.jobs.registry import all_jobs
before = (sorted(all_jobs()), sorted(exports._kinds))
import zhike.config.urls
after = (sorted(all_jobs()), sorted(exports._kinds))
assert before == after, (before, after)
assert "kernel.export" in before[0] and "audit.entries" in before[1], before
"""


def test_a_worker_knows_what_the_web_process_queues() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASK],
        cwd=ROOT,
        env={"PYTHONPATH": "src", "DJANGO_SETTINGS_MODULE": "zhike.config.settings", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
