"""Home: the list is there at once, and brought up to date behind; a long one is not listed whole."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from textual.widgets import OptionList

from mapping.archive.index import Index, KeptIndex, index_id
from mapping.archive.opening import open_archive
from mapping.family import Family, FamilyMember
from mapping.language import gettext
from tests.mapping.archive.invented import FAMILY
from tests.tui.keeping_time import make_archive, unlock
from tests.tui.playing import PASSPHRASE, playing, screen_text, shows, type_in
from tui.practice import open_practice
from tui.screens import home


def _family(number: int) -> Family:
    parent = FamilyMember(id=UUID(int=99 + number), name="Påhittad")
    return Family(id=UUID(int=number), code=f"Vallmo {number}", parent=parent)


@pytest.fixture
def let_go(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Until it is set, home waits for the archive to be looked through."""
    real, event = KeptIndex.up_to_date, threading.Event()

    def slowly(kept: KeptIndex) -> Index:
        if threading.current_thread() is not threading.main_thread():
            event.wait(20)
        return real(kept)

    monkeypatch.setattr(KeptIndex, "up_to_date", slowly)
    yield event
    event.set()


async def test_the_list_is_there_before_the_archive_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, let_go: threading.Event
) -> None:
    make_archive(tmp_path / "arkiv")
    with open_archive(tmp_path / "arkiv", PASSPHRASE, "write") as archive, monkeypatch.context() as killed:
        killed.setattr(KeptIndex, "keep", lambda _kept, _index: None)
        archive.put_family(_family(1))
    async with playing(tmp_path / "arkiv") as player:
        await unlock(player)
        assert "Vallmo" not in await shows(player, FAMILY.code)
        let_go.set()
        await shows(player, "Vallmo 1")


async def test_a_lost_list_is_no_empty_archive(tmp_path: Path, let_go: threading.Event) -> None:
    make_archive(tmp_path / "arkiv")
    with open_archive(tmp_path / "arkiv", PASSPHRASE) as archive:
        shutil.rmtree(tmp_path / "arkiv" / "documents" / str(index_id(archive.id)))
    async with playing(tmp_path / "arkiv") as player:
        await unlock(player)
        assert gettext("No families yet") not in await shows(player, gettext("Looking through the archive …"))
        let_go.set()
        assert gettext("Looking through the archive …") not in await shows(player, FAMILY.code)


async def test_a_long_list_tells_how_many_more_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "MOST", 3)
    with open_practice(tmp_path / "övning") as archive:
        for number in range(1, 6):
            archive.put_family(_family(number))
    async with playing(tmp_path / "övning", practice=True) as player:
        await shows(player, "… och 3 till. Skriv en del av koden")
        assert player.app.screen.query_one("#families", OptionList).option_count == 3
        await type_in(player, "vallmo 5")
        await shows(player, "Vallmo 5")
        assert "till. Skriv" not in screen_text(player)
