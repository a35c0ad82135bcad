"""Whatever somebody with the owner's rights does to written rows or seals is found and named.

Each test does its damage in one transaction of the owner role, verifies inside it, and rolls it back.
"""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection, connections, transaction

from tests.audit.rows import run, write_row
from tests.plumbing.database import Urls
from zhike.audit import merkle, store
from zhike.audit.public import drop_sealed, seal_waiting, verify
from zhike.audit.sealing import seal_batch
from zhike.audit.seals import seal_hash
from zhike.config.settings import _database

Damage = Callable[[], None]


@pytest.fixture
def owner(db_committed: Urls) -> Iterator[None]:
    """Three sealed batches of five rows (numbers 1–15) and a checkpoint; then the owner's connection, rolled back."""
    if not run("SELECT 1 FROM audit_seal LIMIT 1"):
        for _batch in range(3):
            for _row in range(5):
                write_row(after={"text": "as it was"})
            assert seal_batch() == 5
        seal_waiting()
    assert verify().ok
    _connect(db_committed.owner)
    with transaction.atomic():
        for table in ("audit_entry", *(f"audit_entry_p{number}" for number in range(3))):
            run(f"ALTER TABLE {table} DISABLE TRIGGER audit_entry_once")
        yield
        transaction.set_rollback(True)
    _connect(db_committed.app)


def _connect(url: str) -> None:
    connections.close_all()
    chosen = _database(url)
    for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT"):
        connection.settings_dict[name] = chosen[name]


def found() -> list[tuple[str, int | None]]:
    report = verify()
    return [(one.kind, one.pos if one.pos is not None else one.seal) for one in report.findings]


@pytest.mark.usefixtures("owner")
class TestRows:
    @pytest.mark.parametrize(
        "change",
        [
            "action = 'tests.thing.view'",
            "actor_id = gen_random_uuid()",
            "at = at + interval '1 microsecond'",
            "after = '{}'",
            "result = 'denied'",
            "ip = ''",
            "object_id = object_id || ' '",
            "session_id = gen_random_uuid()",
            "digest = sha256('x')",
        ],
    )
    def test_a_changed_row(self, change: str) -> None:
        run(f"UPDATE audit_entry SET {change} WHERE pos = 7")
        assert found() == [("row_altered", 7)]

    def test_a_changed_row_with_a_new_digest(self) -> None:
        run("UPDATE audit_entry e SET after = '{}' WHERE pos = 7")
        run("UPDATE audit_entry e SET digest = audit_digest(e) WHERE pos = 7")
        assert found() == [("row_altered", 7)]

    @pytest.mark.parametrize("pos", [1, 8, 15])
    def test_a_deleted_row(self, pos: int) -> None:
        run("DELETE FROM audit_entry WHERE pos = %s", pos)
        assert found() == [("row_missing", pos)]

    def test_two_swapped_rows(self) -> None:
        run("UPDATE audit_entry SET pos = 19 - pos WHERE pos IN (9, 10)")
        assert found() == [("row_moved", 9), ("row_moved", 10)]

    def test_rows_swapped_between_batches(self) -> None:
        run("UPDATE audit_entry SET pos = 14 - pos WHERE pos IN (3, 11)")
        assert [kind for kind, _pos in found()] == ["row_altered", "row_altered"]

    def test_an_inserted_row(self) -> None:
        write_row()
        run("UPDATE audit_entry SET digest = audit_digest(audit_entry), pos = 6 WHERE pos IS NULL")
        assert found() == [("row_inserted", 6)]

    def test_a_numbered_row_behind_the_last_seal(self) -> None:
        write_row()
        run("UPDATE audit_entry SET digest = audit_digest(audit_entry), pos = 16 WHERE pos IS NULL")
        assert found() == [("row_unsealed", 16)]

    def test_a_forged_row_that_waits_for_its_seal(self) -> None:
        write_row()
        run("UPDATE audit_entry SET digest = sha256('x') WHERE pos IS NULL")
        assert [kind for kind, _pos in found()] == ["row_altered"]

    def test_many_findings_come_in_order_and_are_capped(self) -> None:
        run("UPDATE audit_entry SET after = '{}'")
        assert found() == [("row_altered", pos) for pos in range(1, 16)]


@pytest.mark.usefixtures("owner")
class TestSeals:
    def test_a_dropped_seal_in_the_middle(self) -> None:
        run("DELETE FROM audit_seal WHERE number = 2")
        assert found()[0] == ("seal_missing", 2)

    def test_a_dropped_first_seal(self) -> None:
        run("DELETE FROM audit_seal WHERE number = 1")
        assert found()[0] == ("seal_missing", 1)

    def test_dropped_last_seals(self) -> None:
        run("DELETE FROM audit_seal WHERE number >= 3")
        kinds = [kind for kind, _place in found()]
        assert kinds == ["row_unsealed"] * 5 + ["tail_missing"]

    def test_rows_and_seals_cut_off_together(self) -> None:
        run("DELETE FROM audit_entry WHERE pos > 10")
        run("DELETE FROM audit_seal WHERE number >= 3")
        assert found() == [("tail_missing", 4)]

    def test_everything_gone(self) -> None:
        run("DELETE FROM audit_entry")
        run("DELETE FROM audit_seal")
        assert found() == [("tail_missing", 4)]

    @pytest.mark.parametrize(
        "change",
        ["root = sha256('x')", "to_pos = to_pos", "at = at + interval '1 second'", "previous = sha256('x')",
         "leaves = overlay(leaves placing '\\x00' from 1)", "hash = sha256('x')"],
    )  # fmt: skip
    def test_a_changed_seal(self, change: str) -> None:
        run(f"UPDATE audit_seal SET {change} WHERE number = 2")
        expected = [] if change.startswith("to_pos") else ["seal_altered"]
        assert [kind for kind, _place in found()][: len(expected)] == expected
        assert bool(found()) == bool(expected)

    def test_a_forged_signature(self) -> None:
        run("UPDATE audit_seal SET signature = sha256('x') WHERE number = 2")
        assert found() == [("seal_unsigned", 2)]

    def test_a_chain_rewritten_from_the_damage_on(self) -> None:
        """Digest, root, hashes and links recomputed: only the key is missing, and this machine remembers the head."""
        run("UPDATE audit_entry SET after = '{}' WHERE pos = 7")
        run("UPDATE audit_entry e SET digest = audit_digest(e) WHERE pos = 7")
        digests = [
            bytes(row[0]) for row in run("SELECT digest FROM audit_entry WHERE pos BETWEEN 6 AND 10 ORDER BY pos")
        ]
        previous = b""
        for seal in list(store.seals_between(1, 100)):
            before = previous or seal.previous
            root = merkle.root(digests) if seal.number == 2 else seal.root
            leaves = merkle.hints(digests) if seal.number == 2 else seal.leaves
            new = seal_hash(seal.number, seal.kind, seal.from_pos, seal.to_pos, root, leaves, seal.at, before)
            run(
                "UPDATE audit_seal SET root = %s, leaves = %s, previous = %s, hash = %s WHERE number = %s",
                root, leaves, before, new, seal.number,
            )  # fmt: skip
            previous = new
        assert found() == [("seal_unsigned", 2), ("seal_unsigned", 3), ("seal_unsigned", 4), ("seal_altered", 4)]


@pytest.mark.usefixtures("owner")
class TestRetention:
    def test_dropped_batches_leave_their_seals_and_the_log_stays_whole(self) -> None:
        assert drop_sealed(12) == 10
        assert run("SELECT min(pos) FROM audit_entry") == [(11,)]
        report = verify()
        assert (report.findings, report.rows) == ([], 5)
        run("DELETE FROM audit_entry WHERE pos = 12")
        assert found() == [("row_missing", 12)]

    def test_nothing_below_a_whole_batch_is_dropped(self) -> None:
        assert drop_sealed(4) == 0
        assert run("SELECT count(*) FROM audit_entry WHERE pos IS NOT NULL") == [(15,)]

    def test_a_dropped_row_that_returns_is_found(self) -> None:
        drop_sealed(5)
        write_row()
        run("UPDATE audit_entry SET digest = audit_digest(audit_entry) WHERE pos IS NULL")
        run("UPDATE audit_entry SET pos = 2 WHERE id = (SELECT max(id) FROM audit_entry)")
        assert ("row_inserted", 2) in found()

    def test_an_unsigned_permission_to_drop_is_none(self) -> None:
        drop_sealed(5)
        run("UPDATE audit_seal SET signature = sha256('x') WHERE kind = 'drop'")
        kinds = [kind for kind, _place in found()]
        assert kinds[:5] == ["row_missing"] * 5
        assert "seal_unsigned" in kinds


def test_a_part_can_be_verified(owner: None) -> None:
    run("UPDATE audit_entry SET after = '{}' WHERE pos = 7")
    assert verify(1, 5).ok
    assert verify(11, None).ok
    assert [one.pos for one in verify(6, 10).findings] == [7]
