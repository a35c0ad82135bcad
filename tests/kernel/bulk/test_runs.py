"""Changes to many rows: one transaction and one result each, whatever happens in between."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError, connection

from tests.kernel.bulk.conftest import Held
from zhike.kernel.authz import Actor, Permission, Rights
from zhike.kernel.bulk import MOST_ROWS, BulkAction, BulkKind, Outcome, register, rows, service, start
from zhike.kernel.bulk.rows import RunRow
from zhike.kernel.clock import FrozenClock
from zhike.kernel.errors import VERSION_CONFLICT, ZhikeError
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import cancel, retry, run_due

pytestmark = pytest.mark.django_db
CHANGE = Permission("tests.row.edit", scoped=False)
WHO = Actor("user", new_id(), None, Rights(everything=True))

Do = Callable[[Actor, UUID, Mapping[str, Any]], Outcome]


class Book:
    """Rows that a test changes: what each holds, and what happened to which."""

    def __init__(self) -> None:
        self.versions: dict[UUID, int] = {}
        self.done: list[UUID] = []
        self.undone: list[UUID] = []

    def do(self, actor: Actor, row_id: UUID, params: Mapping[str, Any]) -> Outcome:
        actor.require(CHANGE)
        self.done.append(row_id)
        self.versions[row_id] = self.versions.get(row_id, 1) + 1
        return Outcome("done", self.versions[row_id], {"was": params["to"]})

    def undo(self, _actor: Actor, row_id: UUID, version: int, inverse: Mapping[str, Any]) -> Outcome:
        if self.versions[row_id] != version:
            raise VERSION_CONFLICT()
        assert inverse == {"was": "新的"}
        self.undone.append(row_id)
        return Outcome("done", version + 1)


def kind_with(do: Do, book: Book) -> BulkKind:
    return register("tests.rows", object_kind="row", actions={"change": BulkAction(CHANGE, do, book.undo)})


def begin(kind: BulkKind, ids: list[UUID]) -> UUID:
    chosen = [(one, f"R-{number}") for number, one in enumerate(ids)]
    return start(kind, action="change", params={"to": "新的"}, chosen=chosen, actor=WHO)


def run_of(run_id: UUID) -> RunRow:
    found = rows.run_of(run_id)
    assert found is not None
    return found


def states(run_id: UUID) -> list[str]:
    return [one.state for one in rows.results(run_id, "TRUE ORDER BY n", [])]


def test_every_row_has_its_result_and_is_changed_once() -> None:
    book = Book()
    ids = [new_id() for _ in range(60)]
    run_id = begin(kind_with(book.do, book), [*ids, ids[0]])
    run_due()
    run_due()
    assert book.done == ids
    assert (run_of(run_id).total, run_of(run_id).done, set(states(run_id))) == (60, 60, {"done"})


def test_a_row_with_a_fault_or_a_refusal_keeps_no_other_from_its_change() -> None:
    book, ids = Book(), [new_id() for _ in range(3)]

    def do(actor: Actor, row_id: UUID, params: Mapping[str, Any]) -> Outcome:
        if row_id == ids[0]:
            raise RuntimeError("a fault of ours")
        if row_id == ids[1]:
            raise VERSION_CONFLICT()
        return book.do(actor, row_id, params)

    run_id = begin(kind_with(do, book), ids)
    run_due()
    found = rows.results(run_id, "TRUE ORDER BY n", [])
    assert [(one.state, one.code) for one in found] == [
        ("refused", "fault.unexpected"),
        ("refused", "conflict.version"),
        ("done", None),
    ]


def test_a_row_that_met_a_deadlock_is_tried_again() -> None:
    book, tries = Book(), [0]

    class DeadlockError(Exception):
        sqlstate = "40P01"

    def do(actor: Actor, row_id: UUID, params: Mapping[str, Any]) -> Outcome:
        tries[0] += 1
        if tries[0] < 3:
            raise OperationalError("deadlock detected") from DeadlockError()
        return book.do(actor, row_id, params)

    run_id = begin(kind_with(do, book), [new_id()])
    run_due()
    assert (tries, states(run_id)) == ([3], ["done"])


def test_who_loses_the_right_on_the_way_changes_no_further_row(held: Held) -> None:
    book = Book()

    def do(actor: Actor, row_id: UUID, params: Mapping[str, Any]) -> Outcome:
        outcome = book.do(actor, row_id, params)
        held.rights = Rights()
        return outcome

    run_id = begin(kind_with(do, book), [new_id() for _ in range(40)])
    run_due()
    found = states(run_id)
    assert found == ["done"] * 25 + ["refused"] * 15
    last = rows.results(run_id, "TRUE ORDER BY n DESC LIMIT 1", [])[0]
    assert (last.code, last.facts) == ("permission.missing", {"permission": CHANGE.name})


def test_a_stopped_run_goes_on_with_the_next_row_and_what_was_done_can_be_taken_back() -> None:
    book = Book()

    def do(actor: Actor, row_id: UUID, params: Mapping[str, Any]) -> Outcome:
        if len(book.done) == 24:
            cancel(job_id=run_id, actor=WHO)
        return book.do(actor, row_id, params)

    run_id = begin(kind_with(do, book), [new_id() for _ in range(60)])
    run_due()
    run = run_of(run_id)
    assert (run.state, run.done, states(run_id).count("waiting")) == ("cancelled", 25, 35)
    service.undo(actor=WHO, run_id=run_id)
    run_due()
    assert book.undone == book.done


def test_what_was_stopped_and_taken_back_does_not_go_on_when_it_is_tried_again() -> None:
    """Its rest could not be taken back any more: a run is taken back once."""
    book = Book()

    def do(actor: Actor, row_id: UUID, params: Mapping[str, Any]) -> Outcome:
        if len(book.done) == 24:
            cancel(job_id=run_id, actor=WHO)
        return book.do(actor, row_id, params)

    run_id = begin(kind_with(do, book), [new_id() for _ in range(60)])
    run_due()
    service.undo(actor=WHO, run_id=run_id)
    run_due()
    retry(job_id=run_id, actor=WHO)
    run_due()
    assert (len(book.done), book.undone) == (25, book.done)
    assert states(run_id).count("waiting") == 35


def test_undo_is_for_ten_minutes_once_and_only_where_nothing_moved(frozen: FrozenClock) -> None:
    book, ids = Book(), [new_id() for _ in range(3)]
    kind = kind_with(book.do, book)
    run_id = begin(kind, ids)
    with pytest.raises(ZhikeError, match=r"bulk\.no_undo"):
        service.undo(actor=WHO, run_id=run_id)
    run_due()
    book.versions[ids[1]] += 1
    with pytest.raises(ZhikeError, match=r"missing\.not_found"):
        service.undo(actor=Actor("user", new_id(), None, WHO.rights), run_id=run_id)
    with pytest.raises(ZhikeError, match=r"permission\.missing"):
        service.undo(actor=Actor("user", WHO.id), run_id=run_id)
    undoing = service.undo(actor=WHO, run_id=run_id)
    run_due()
    assert (states(undoing), book.undone) == (["done", "refused", "done"], [ids[0], ids[2]])
    with pytest.raises(ZhikeError, match=r"bulk\.no_undo"):
        service.undo(actor=WHO, run_id=run_id)
    late = begin(kind, [new_id()])
    run_due()
    frozen.advance(timedelta(minutes=10))
    with pytest.raises(ZhikeError, match=r"bulk\.no_undo"):
        service.undo(actor=WHO, run_id=late)


def test_nothing_and_too_much_are_refused_and_words_are_sealed() -> None:
    book = Book()
    kind = kind_with(book.do, book)
    with pytest.raises(ZhikeError, match=r"bulk\.nothing"):
        begin(kind, [])
    with pytest.raises(ZhikeError, match=r"bulk\.too_many"):
        begin(kind, [new_id() for _ in range(MOST_ROWS + 1)])
    with pytest.raises(ZhikeError, match=r"permission\.missing"):
        start(kind, action="change", params={}, chosen=[(new_id(), "")], actor=Actor("user", WHO.id))
    run_id = begin(kind, [new_id()])
    with connection.cursor() as cursor:
        cursor.execute("SELECT position('新的'::bytea IN params) FROM kernel_bulk WHERE id = %s", [run_id])
        assert cursor.fetchone() == (0,)


def test_old_runs_are_forgotten_with_their_rows(frozen: FrozenClock) -> None:
    book = Book()
    begin(kind_with(book.do, book), [new_id()])
    run_due()
    assert service.forget_old() == 0
    frozen.advance(timedelta(days=31))
    assert service.forget_old() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_bulk_row")
        assert cursor.fetchone() == (0,)
