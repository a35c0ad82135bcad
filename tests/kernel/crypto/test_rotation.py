"""A new master key: every data key is wrapped anew, a kill in the middle loses nothing, old keys go when told."""

import io
import os
import signal
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from tests.plumbing.database import Urls
from zhike.kernel.crypto import commands, destroy_key, keys, open_sealed, rotation, seal
from zhike.kernel.crypto.data_keys import held_by
from zhike.kernel.ids import new_id

ROOT = Path(__file__).resolve().parents[3]
AAD = "test_rotation.value"


def values(count: int) -> dict[UUID, bytes]:
    owners = [new_id() for _ in range(count)]
    return {owner: seal(str(owner), aad=AAD, key_owner=owner) for owner in owners}


def readable(sealed: dict[UUID, bytes]) -> bool:
    return all(open_sealed(one, aad=AAD, key_owner=owner) == str(owner) for owner, one in sealed.items())


def command(action: str) -> tuple[int, str]:
    out = io.StringIO()
    return commands.run(Namespace(action=action, batch=3), out), out.getvalue()


def logged(verb: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE action = %s", [f"kernel.keys.{verb}"])
        return int(cursor.fetchall()[0][0])


def test_a_new_key_takes_over_everything_and_the_old_one_goes_when_told(db: None, rings: Path) -> None:
    sealed = values(7)
    erased = new_id()
    seal("gone", aad=AAD, key_owner=erased)
    destroy_key(erased)
    old = keys.current("master")
    told: list[tuple[int, int]] = []
    assert rotation.rotate(batch=3, told=lambda done, total: told.append((done, total))) == 7
    assert told == [(3, 7), (6, 7), (7, 7)]
    new = keys.current("master")
    assert (new != old, held_by()[new.id], old.id in held_by()) == (True, 7, False)
    assert [(one.id, one.current, one.held) for one in rotation.state()] == [(new.id, True, 7), (old.id, False, 0)]
    assert rotation.retire() == [old.id]
    assert keys.every("master") == (new,)
    assert readable(sealed)
    assert (logged("rotate"), logged("retire")) == (1, 1)


def test_an_unfinished_rotation_goes_on_with_the_same_new_key(db: None, rings: Path) -> None:
    sealed = values(5)
    new = keys.rotate("master")
    code, words = command("retire")
    assert (code, words.startswith("5 data keys are still wrapped"), "仍有 5 个数据密钥" in words) == (1, True, True)
    code, words = command("rotate")
    assert (code, words.splitlines()[:2]) == (0, ["3 / 5", "5 / 5"])
    assert (keys.current("master"), len(keys.every("master"))) == (new, 2)
    assert readable(sealed)
    code, words = command("list")
    assert words.split()[:2] == [new.id.hex(), "5"]


def test_a_ring_from_outside_is_never_written(db: None, rings: Path) -> None:
    values(1)
    outside = rings / "master.json"
    keys.configure(rings, master_file=outside)
    before = outside.read_bytes()
    for action in ("rotate", "retire"):
        code, words = command(action)
        assert (code, "ZHIKE_KEY_FILE" in words) == (1, True)
    assert outside.read_bytes() == before


def test_a_key_that_another_process_made_holds_here_too(db: None, rings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_LOOK_EVERY_S", 0.0)
    old = keys.current("master")
    script = "import sys; from pathlib import Path; from zhike.kernel.crypto import keys; "
    script += "keys.configure(Path(sys.argv[1])); print(keys.rotate('master').id.hex())"
    arguments = [sys.executable, "-c", script, str(rings)]
    made = subprocess.run(arguments, env=environment(), capture_output=True, text=True, check=True)
    assert keys.current("master").id.hex() == made.stdout.strip() != old.id.hex()
    (rings / "master.json").write_text("spoilt")
    assert keys.current("master").id.hex() == made.stdout.strip()


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHIKE_")}
    return kept | {"PYTHONPATH": str(ROOT / "src")} | more


@pytest.mark.slow
def test_a_rotation_that_is_killed_half_way_loses_nothing(db_committed: Urls, tmp_path: Path) -> None:
    folder, master_file = keys.configured()
    home = tmp_path / "home"
    keys.configure(home / "keys")
    try:
        sealed = values(400)
        variables = environment(ZHIKE_HOME=str(home), ZHIKE_DATABASE_URL=db_committed.app)
        arguments = [sys.executable, "-m", "zhike", "keys", "rotate", "--batch", "1"]
        with subprocess.Popen(arguments, env=variables, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            assert running.stdout.readline().strip() == "1 / 400"
            running.send_signal(signal.SIGKILL)
        keys.configure(home / "keys")
        new, old = keys.every("master")
        half = held_by()
        assert 0 < half[new.id] < 400
        assert half[new.id] + half[old.id] == 400
        assert readable(sealed)
        done = subprocess.run(arguments, env=variables, capture_output=True, text=True, check=True)
        assert f"{half[old.id]} / {half[old.id]}" in done.stdout
        assert (held_by(), keys.every("master")) == ({new.id: 400}, (new, old))
        assert readable(sealed)
    finally:
        keys.configure(folder, master_file=master_file)
