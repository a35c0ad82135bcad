"""Values sealed under data keys: they open in their place, for their owner, until the key is destroyed."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from zhike.kernel.crypto import (
    INSTALLATION,
    blind,
    destroy_key,
    keys,
    load,
    open_sealed,
    open_secret,
    orphaned,
    rewrap,
    seal,
    seal_secret,
    sensitive,
)
from zhike.kernel.errors import ZhikeError
from zhike.kernel.ids import new_id

PHONE = "+8613800001234"
AAD = "customers_identity.value.1"

pytestmark = pytest.mark.usefixtures("db", "rings")


def _code(caught: pytest.ExceptionInfo[ZhikeError]) -> str:
    return caught.value.code.code


def test_a_value_opens_again_and_never_looks_the_same() -> None:
    owner = new_id()
    first = seal(PHONE, aad=AAD, key_owner=owner)
    second = seal(PHONE, aad=AAD, key_owner=owner)
    assert first != second
    assert PHONE.encode() not in first
    assert open_sealed(first, aad=AAD, key_owner=owner) == PHONE
    assert open_sealed(second, aad=AAD, key_owner=owner) == PHONE


@pytest.mark.parametrize("text", ["", "王", "emoji 👩🏽‍💻", "\u202eright to left", "x" * 100_000])
def test_any_text_can_be_sealed(text: str) -> None:
    owner = new_id()
    assert open_sealed(seal(text, aad=AAD, key_owner=owner), aad=AAD, key_owner=owner) == text


def test_a_value_opens_only_in_its_place_and_under_its_owner() -> None:
    owner, other = new_id(), new_id()
    sealed = seal(PHONE, aad=AAD, key_owner=owner)
    seal("x", aad=AAD, key_owner=other)
    for aad, key_owner in [("customers_identity.value.2", owner), (AAD, other), (AAD, new_id())]:
        with pytest.raises(ZhikeError) as caught:
            open_sealed(sealed, aad=aad, key_owner=key_owner)
        assert _code(caught) == "crypto.unreadable"


def test_a_damaged_value_is_refused() -> None:
    owner = new_id()
    sealed = seal(PHONE, aad=AAD, key_owner=owner)
    damaged = [sealed[:-1], sealed[:20], b"", b"\x02" + sealed[1:], sealed[:-1] + bytes([sealed[-1] ^ 1])]
    damaged.append(sealed[:2] + bytes([sealed[2] ^ 1]) + sealed[3:])
    for value in damaged:
        with pytest.raises(ZhikeError) as caught:
            open_sealed(value, aad=AAD, key_owner=owner)
        assert _code(caught) == "crypto.unreadable"


def test_destroying_the_key_erases_and_no_new_key_is_ever_made() -> None:
    owner = new_id()
    sealed = seal(PHONE, aad=AAD, key_owner=owner)
    assert destroy_key(owner)
    assert not destroy_key(owner)
    with pytest.raises(ZhikeError) as opening:
        open_sealed(sealed, aad=AAD, key_owner=owner)
    with pytest.raises(ZhikeError) as sealing:
        seal("again", aad=AAD, key_owner=owner)
    assert _code(opening) == _code(sealing) == "crypto.key_destroyed"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_data_key SET destroyed_at = NULL WHERE owner = %s", [owner])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_data_key WHERE owner = %s", [owner])


def test_an_owner_erased_before_a_key_was_needed_gets_none() -> None:
    owner = new_id()
    assert not destroy_key(owner)
    with pytest.raises(ZhikeError) as caught:
        seal("late", aad=AAD, key_owner=owner)
    assert _code(caught) == "crypto.key_destroyed"


def test_rotation_rewraps_every_key_and_values_stay_as_they_are() -> None:
    owners = [new_id() for _ in range(5)]
    sealed = {owner: seal(str(owner), aad=AAD, key_owner=owner) for owner in owners}
    destroy_key(owners[0])
    old = keys.current("master")
    new = keys.rotate("master")
    assert rewrap(limit=3) == 3
    while rewrap(limit=3):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_data_key WHERE master_key = %s", [old.id])
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM kernel_data_key WHERE master_key = %s", [new.id])
        assert cursor.fetchone() == (4,)
    assert [open_sealed(sealed[owner], aad=AAD, key_owner=owner) for owner in owners[1:]] == [
        str(owner) for owner in owners[1:]
    ]


def test_without_its_master_key_a_value_is_unreadable_and_says_so(rings: Path) -> None:
    owner = new_id()
    sealed = seal(PHONE, aad=AAD, key_owner=owner)
    before = orphaned()
    (rings / "master.json").unlink()
    keys.configure(rings)
    assert orphaned() == before + 1
    assert rewrap() == 0
    with pytest.raises(ZhikeError) as caught:
        open_sealed(sealed, aad=AAD, key_owner=owner)
    assert _code(caught) == "crypto.unreadable"


def test_many_owners_cost_one_query_for_all() -> None:
    owners = [new_id() for _ in range(50)]
    made = load(owners, make=True)
    sealed = {owner: made.seal(b"x", aad=AAD, key_owner=owner) for owner in owners}
    read = load([*owners, *owners], make=False)
    assert all(read.open(sealed[owner], aad=AAD, key_owner=owner) == b"x" for owner in owners)
    assert repr(read) == "DataKeys(50 owners)"


def test_secrets_of_the_installation() -> None:
    sealed = seal_secret("hunter2", aad="channels.secret.1")
    assert open_secret(sealed, aad="channels.secret.1") == "hunter2"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_data_key WHERE owner = %s", [INSTALLATION])
        assert cursor.fetchone() == (1,)


def test_a_declared_column_writes_all_parts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensitive, "_columns", {})
    column = sensitive.sensitive_column("phone", "customers_identity", "value", token_kind="phone")
    row, owner = new_id(), new_id()
    stored = column.protect(PHONE, row_id=row, key_owner=owner)
    assert stored.mask == "138****1234"
    assert stored.tokens == blind.tokens("phone", PHONE)
    assert column.mask_column == "value_mask"
    assert column.reveal(stored.sealed, row_id=row, key_owner=owner) == PHONE
    with pytest.raises(ZhikeError):
        column.reveal(stored.sealed, row_id=new_id(), key_owner=owner)
    assert sensitive.sensitive_columns() == (column,)
    with pytest.raises(ValueError, match="declared twice"):
        sensitive.sensitive_column("text", "customers_identity", "value")


def test_a_column_without_tokens_stores_none() -> None:
    column = sensitive.SensitiveColumn("address", "customers_address", "line", "line_mask")
    assert column.protect("上海市浦东新区世纪大道1号", row_id=new_id(), key_owner=new_id()).tokens is None
