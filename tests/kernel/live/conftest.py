from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kernel.live.stand import Stand, gateway_stand
from tests.plumbing.database import Urls
from zhike.kernel.crypto import keys


@pytest.fixture
def key_folder(tmp_path: Path) -> Iterator[Path]:
    """Key rings of this test alone; what was configured before comes back."""
    try:
        before = keys.configured()
    except keys.KeyFileError:
        before = None
    folder = tmp_path / "keys"
    keys.configure(folder)
    yield folder
    if before is not None:
        keys.configure(before[0], master_file=before[1])


@pytest.fixture
def stand(db_committed: Urls, key_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    """A running gateway on the module's own database."""
    monkeypatch.setattr("zhike.kernel.live.feed._WAIT_S", 0.05)  # it also bounds how long the feed takes to end
    with gateway_stand(db_committed.app, key_folder) as running:
        yield running
