"""`zhike maintain` as the owner: what the application could not do, done before it is needed."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.plumbing.database import ROOT, Urls


def maintain(urls: Urls, home: Path) -> str:
    environment = os.environ | {
        "ZHIKE_HOME": str(home),
        "ZHIKE_DATABASE_URL": urls.app,
        "ZHIKE_DATABASE_OWNER_URL": urls.owner,
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "zhike", "maintain"]
    return subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_partitions_stay_ahead_of_events_and_are_closed_to_the_application(db_committed: Urls, tmp_path: Path) -> None:
    with psycopg.connect(db_committed.owner, autocommit=True) as owner:
        owner.execute("SELECT setval('kernel_event_id_seq', 25000000)")
        first = maintain(db_committed, tmp_path)
        rows = owner.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'kernel_event'::regclass"
        )
        names = {str(row[0]) for row in rows.fetchall()}
    assert {"kernel_event_p3", "kernel_event_p4", "kernel_event_p5"} <= names
    assert "events: 3 partitions ahead" in first
    assert "partitions ahead" not in maintain(db_committed, tmp_path)
    with psycopg.connect(db_committed.app, autocommit=True) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("SELECT * FROM kernel_event_p5")


def test_partitions_stay_ahead_of_the_operation_log(db_committed: Urls, tmp_path: Path) -> None:
    maintain(db_committed, tmp_path)
    with psycopg.connect(db_committed.owner, autocommit=True) as owner:
        found = owner.execute("SELECT to_regclass('audit_entry_p3') IS NOT NULL, to_regclass('audit_entry_p4') IS NULL")
        assert found.fetchone() == (True, True)
