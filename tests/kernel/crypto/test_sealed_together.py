"""Data keys under concurrency: whoever comes first makes the key, and everybody's values open with it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from zhike.kernel.crypto import open_sealed, seal
from zhike.kernel.ids import new_id

AAD = "customers_identity.value.1"


@pytest.mark.usefixtures("db_committed")
def test_first_values_sealed_at_once_share_one_key() -> None:
    owner = new_id()

    def one(text: str) -> bytes:
        try:
            return seal(text, aad=AAD, key_owner=owner)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        sealed = list(threads.map(one, map(str, range(16))))
    assert [open_sealed(value, aad=AAD, key_owner=owner) for value in sealed] == [str(n) for n in range(16)]
