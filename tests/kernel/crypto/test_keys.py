"""Key files: made once, closed to others, rotated, and loud when something is wrong."""

import multiprocessing
from pathlib import Path

import pytest

from zhike.kernel.crypto import keys


def test_a_ring_is_made_on_first_use_and_read_again(rings: Path) -> None:
    first = keys.current("master")
    assert sorted(path.name for path in rings.iterdir()) == ["master.json"]
    keys.configure(rings)
    assert keys.current("master") == first
    assert len(first.material) == 32


def test_every_ring_is_a_closed_file_of_its_own(rings: Path) -> None:
    keys.ensure()
    assert {path.name: path.stat().st_mode & 0o777 for path in rings.iterdir()} == {
        f"{name}.json": 0o600 for name in keys.RING_NAMES
    }
    assert len({keys.current(name).material for name in keys.RING_NAMES}) == 4


def test_rotation_keeps_the_old_key_and_other_processes_find_the_new_one(rings: Path) -> None:
    old = keys.current("token")
    held = keys._rings["token"]
    new = keys.rotate("token")
    assert keys.current("token") == new != old
    assert keys.find("token", old.id) == old
    assert keys.every("token") == (new, old)
    keys._rings["token"] = held  # as another process still has it
    assert keys.find("token", new.id) == new


def test_an_unknown_key_id_is_none(rings: Path) -> None:
    assert keys.find("seal", b"none") is None


def test_a_file_open_to_others_stops_the_start(rings: Path) -> None:
    keys.ensure()
    (rings / "seal.json").chmod(0o644)
    keys.configure(rings)
    with pytest.raises(keys.KeyFileError, match=r"seal\.json is open to others \(mode 644\); run: chmod 600"):
        keys.ensure()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"current": "00", "keys": {}}', '{"current": "zz", "keys": 3}'])
def test_a_file_that_is_no_ring_is_refused_and_left_alone(rings: Path, content: str) -> None:
    rings.mkdir()
    (rings / "master.json").write_text(content)
    (rings / "master.json").chmod(0o600)
    with pytest.raises(keys.KeyFileError, match="is not a key ring"):
        keys.current("master")
    assert (rings / "master.json").read_text() == content


def test_a_short_key_is_refused(rings: Path) -> None:
    rings.mkdir()
    (rings / "master.json").write_text('{"current": "00000000", "keys": {"00000000": "AAAA"}}')
    (rings / "master.json").chmod(0o600)
    with pytest.raises(keys.KeyFileError, match="wrong length"):
        keys.current("master")


def test_a_given_master_file_is_never_made_by_us(rings: Path, tmp_path: Path) -> None:
    given = tmp_path / "secret.json"
    keys.configure(rings, master_file=given)
    with pytest.raises(keys.KeyFileError, match="cannot read the key file"):
        keys.current("master")
    assert not given.exists()


def test_a_given_master_file_takes_the_place_of_our_own(rings: Path, tmp_path: Path) -> None:
    own = keys.current("master")
    given = tmp_path / "secret.json"
    (rings / "master.json").rename(given)
    given.chmod(0o640)  # a secret mounted for a group
    keys.configure(rings, master_file=given)
    assert keys.current("master") == own
    given.chmod(0o644)
    keys.configure(rings, master_file=given)
    with pytest.raises(keys.KeyFileError, match="open to others"):
        keys.current("master")


def _first_key(folder: Path, answers: "multiprocessing.Queue[bytes]") -> None:
    keys.configure(folder)
    answers.put(keys.current("master").material)


def test_processes_that_start_at_once_end_with_one_key(rings: Path) -> None:
    context = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[bytes] = context.Queue()
    started = [context.Process(target=_first_key, args=(rings, answers)) for _ in range(6)]
    for process in started:
        process.start()
    found = {answers.get(timeout=30) for _ in started}
    for process in started:
        process.join(30)
    assert found == {keys.current("master").material}


def test_derived_keys_differ_by_purpose_and_never_show(rings: Path) -> None:
    key = keys.current("signing")
    assert key.derive("a") != key.derive("b") != key.material
    assert key.material.hex() not in repr(key)
    assert repr(key) == f"Key({key.id.hex()})"
