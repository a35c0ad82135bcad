"""The roots of batches, against a recursive reading of the definition."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from zhike.audit import merkle


def by_definition(digests: list[bytes]) -> bytes:
    if len(digests) == 1:
        return sha256(b"\x00" + digests[0]).digest()
    split = 1
    while split * 2 < len(digests):
        split *= 2
    return sha256(b"\x01" + by_definition(digests[:split]) + by_definition(digests[split:])).digest()


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40))
def test_the_root_is_that_of_rfc_6962(digests: list[bytes]) -> None:
    assert merkle.root(digests) == by_definition(digests)


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=2, max_size=20, unique=True), st.data())
def test_any_change_changes_the_root(digests: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(digests) - 1))
    other = data.draw(st.integers(0, len(digests) - 1).filter(lambda one: one != place))
    swapped = list(digests)
    swapped[place], swapped[other] = swapped[other], swapped[place]
    for changed in (digests[:place] + digests[place + 1 :], [*digests, digests[-1]], swapped):
        assert merkle.root(changed) != merkle.root(digests)


def test_no_rows_have_the_hash_of_nothing() -> None:
    assert merkle.root([]) == sha256(b"").digest()
