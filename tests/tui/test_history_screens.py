"""Earlier versions and the check, in the app: seen, compared, asked about, done."""

from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace

from exports.data.interchange import read, take_in
from mapping.archive.archive import Archive
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.archive.versions.history import history
from mapping.practice import document
from mapping.record import Id
from tests.mapping.archive.care.test_checking import LOOSE
from tests.mapping.archive.invented import generation_file
from tests.tui.playing import PASSPHRASE, Player, keys, playing, screen_text, shows, type_in, until
from tui.screens.archive.check import CheckScreen

OPEN = Id("90000000-0000-4000-8000-000000000004")
MONDAY = date(2026, 11, 16)


def _made(root: Path) -> Archive:
    archive = create_archive(root, PASSPHRASE, PRACTICE_COST)
    take_in(archive, read(document()))
    session, place = archive.session(OPEN)
    for day in range(2):
        archive._shelf._today = lambda day=day: MONDAY + timedelta(day)
        archive._shelf.rest(OPEN)
        for count in range(20):
            answers = session.profile.answers[: 60 + 20 * day + count]
            archive.save(replace(session, profile=replace(session.profile, answers=answers)), place)
    return archive


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive whose last session has been worked on for two days."""
    root = tmp_path / "arkiv"
    _made(root).close()
    return root


async def _in(player: Player) -> None:
    await type_in(player, PASSPHRASE + "\n")
    await shows(player, "Familjer")


def _answers(root: Path) -> int:
    with open_archive(root, PASSPHRASE) as archive:
        return len(archive.session(OPEN)[0].profile.answers)


async def test_an_earlier_version_is_compared_and_put_back(root: Path) -> None:
    async with playing(root) as player:
        await _in(player)
        await keys(player, "enter", "h")
        await shows(player, "Det är den version som gäller nu.")
        assert "17 november 2026" in screen_text(player)
        await keys(player, "end")
        await shows(player, "Svar: 99 nu,")
        await keys(player, "up", "enter")
        await shows(player, "Ta tillbaka version 2?")
        await keys(player, "escape")
        assert _answers(root) == 99
        await keys(player, "r")
        await shows(player, "39 försvinner")
        await keys(player, "tab", "shift+tab", "shift+tab", "enter")
        await shows(player, "Tillbakatagen som version 42.")
        await keys(player, "escape")
        await shows(player, "Samtal")
    assert _answers(root) == 60


async def test_the_newest_is_not_put_back_and_the_family_has_its_own(root: Path) -> None:
    async with playing(root) as player:
        await _in(player)
        await keys(player, "enter", "h")
        await shows(player, "Det är den version som gäller nu.")
        await keys(player, "r")
        await shows(player, "Det är den version som gäller nu.")
        await keys(player, "f")
        await shows(player, "Tidigare versioner av familjen")
        assert "barn 2" in screen_text(player)
        await keys(player, "f")
        await shows(player, "Tidigare versioner av samtalet")


async def test_a_closed_session_stays_as_it_was_closed(root: Path) -> None:
    with open_archive(root, PASSPHRASE, "write") as archive:
        closed = archive.index.sessions[0].id
        first, place = archive.session(closed)
        archive._write(archive._hand(closed), archive._proved.session_tables(replace(first, later=()), place))
    async with playing(root) as player:
        await _in(player)
        await keys(player, "enter", "end", "h")
        await shows(player, "Det är den version som gäller nu.")
        await keys(player, "end", "r")
        await shows(player, "Ta tillbaka version 1?")
        await keys(player, "shift+tab", "enter")
        await shows(player, "Samtalet är avslutat och står kvar")


async def test_a_check_finds_and_puts_right_what_is_wanted(root: Path) -> None:
    with open_archive(root, PASSPHRASE, "write") as archive:
        session, place = archive.session(OPEN)
        loose = replace(session, network=replace(session.network, ties=(*session.network.ties, LOOSE)))
        archive.save(loose, place)
        archive.save(loose, place)
        newest = archive.generations(OPEN)[-1]
        generation_file(root, OPEN, newest).write_bytes(b"")
    async with playing(root) as player:
        await _in(player)
        await keys(player, "f3")
        await shows(player, "om allt är helt")
        await keys(player, "2")
        await shows(player, "1 sak är inte som den ska. Tryck r")
        await keys(player, "r")
        await shows(player, f"version {newest - 1} tas tillbaka")
        await keys(player, "shift+tab", "enter")
        await shows(player, "pekar på någon som inte finns")
        await keys(player, "r")
        await shows(player, "kopplingar till ingen")
        await keys(player, "shift+tab", "enter")
        await shows(player, "Allt är i ordning: 1 familj, 4 samtal.")
        assert "tidigare version" in screen_text(player)
    with open_archive(root, PASSPHRASE) as archive:
        versions = history(archive, OPEN)
        assert [version.opens for version in versions[:4]] == [True, True, False, True]


async def test_a_check_that_is_left_stops(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: set[Id] = set()
    begun, go_on, ended = Event(), Event(), Event()
    contents, read = Archive.contents, CheckScreen.read

    def slowly(self: Archive, id_: Id, generation: int | None = None) -> object:
        looked.add(id_)
        begun.set()
        assert go_on.wait(20)
        return contents(self, id_, generation)

    def read_to_its_end(page: CheckScreen) -> object:
        try:
            return read(page)
        finally:
            ended.set()

    async with playing(root) as player:
        await _in(player)
        await player.app.workers.wait_for_complete()
        monkeypatch.setattr(Archive, "contents", slowly)
        monkeypatch.setattr(CheckScreen, "read", read_to_its_end)
        await keys(player, "f3", "2")
        await until(player, begun.is_set)
        await keys(player, "escape", "escape")
        await shows(player, "Familjer")
        go_on.set()
        await until(player, ended.is_set)
    assert len(looked) == 1, "the document that was being looked at, and no other"


async def test_where_the_archive_lies_is_told_at_home(tmp_path: Path) -> None:
    root = tmp_path / "Dropbox" / "arkiv"
    _made(root).close()
    async with playing(root) as player:
        await _in(player)
        await shows(player, "Arkivet ligger i en mapp som Dropbox kopierar.")


async def test_the_practice_archive_is_told_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path / "Dropbox" / "övning", practice=True) as player:
        await player.app.workers.wait_for_complete()
        await player.pause()
        assert "Dropbox kopierar" not in screen_text(player)
