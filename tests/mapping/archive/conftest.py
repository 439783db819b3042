"""Archives to test on. They cost a millisecond to open, and lie in a folder of their own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive
from mapping.language import speaking
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Sentences are looked at in the language of the code."""
    with speaking("en"):
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "archive"


@pytest.fixture
def archive(root: Path) -> Iterator[Archive]:
    """An archive with the invented family and its session."""
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as made:
        made.put_family(FAMILY)
        made.save(SESSION)
        made.note(SESSION)
        yield made


@pytest.fixture
def unflushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of thousands of saves that are not about the disk: the system keeps the bytes, nobody waits for it."""
    monkeypatch.setattr(disk, "flush", lambda _descriptor: None)


@pytest.fixture(scope="module")
def unflushed_module() -> Iterator[None]:
    """The same for a whole module, as Hypothesis wants it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "flush", lambda _descriptor: None)
        yield
