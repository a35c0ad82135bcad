"""Key rings of their own for tests that make, break or rotate keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from zhike.kernel.crypto import keys


@pytest.fixture
def rings(tmp_path: Path) -> Iterator[Path]:
    """Fresh rings in a folder of this test; the process's own come back afterwards."""
    folder, master_file = keys.configured()
    keys.configure(tmp_path / "keys")
    yield tmp_path / "keys"
    keys.configure(folder, master_file=master_file)
