"""What is recorded about one person, gathered in the app: the same file and the same note as by the command."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Select, Static

from exports.disclosure import from_archive
from exports.disclosure.gathering import Gathered
from exports.disclosure.person import Person, people_of
from mapping.archive.log import Act
from mapping.archive.log.record import LogRecord
from mapping.language import gettext as _
from tests.tui.command_line import FAMILY, PASSPHRASE, Desk
from tests.tui.playing import Player, keys, playing, screen_text, shows
from tui.dialogs.family.disclose import DiscloseDialog
from tui.screens.family.family import FamilyScreen

UNTIL_MADE = "Sparad: "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "övning"


def dialog(player: Player) -> DiscloseDialog:
    screen = player.app.screen
    assert isinstance(screen, DiscloseDialog)
    return screen


async def opened(player: Player) -> DiscloseDialog:
    """Open the dialog from the family, and wait until everybody can be chosen."""
    await keys(player, "enter", "u")
    await shows(player, _("About whom"))
    await until(player, lambda: dialog(player)._gathered is not None)
    return dialog(player)


async def until(player: Player, done: Callable[[], bool]) -> None:
    for _try in range(300):
        await player.pause(0.02)
        if done():
            return
    raise AssertionError(screen_text(player))


async def says(player: Player, words: str) -> None:
    """Wait until that is said of what is wrong."""
    await until(player, lambda: words in str(dialog(player).query_one(".complaint", Static).content))


def person(player: Player, name: str) -> Person:
    gathered = dialog(player)._gathered
    assert gathered is not None
    return next(one for one in people_of(gathered.family, gathered.sessions) if one.name == name)


async def fill(player: Player, target: Path | None = None, **choices: Any) -> None:
    """Choose about whom and why, and write for whom and where to."""
    form = dialog(player)
    if "person" in choices:
        choices["person"] = person(player, choices["person"])
    form.query_one("#receiver", Input).value = choices.pop("receiver", "")
    for name, choice in choices.items():
        form.query_one(f"#{name}", Select).value = choice
    await player.pause()
    if target is not None:
        form.query_one("#path", Input).value = str(target)
    await player.pause()


ALL = {"person": "Tindra", "receiver": "personen", "purpose": "own"}


def noted(desk: Desk) -> list[LogRecord]:
    with desk.open() as archive:
        return [one.record for one in archive.log.read().entries if one.record.act == Act.DISCLOSED]


async def test_the_app_writes_and_notes_what_the_command_does(tmp_path: Path) -> None:
    desk, by_command, by_app = Desk(tmp_path), tmp_path / "a.md", tmp_path / "b.md"
    whom = ("--person", "Tindra", "--purpose", "own", "--receiver", "personen", "--with-words")
    assert desk.run("disclose", FAMILY, *whom, "--out", str(by_command)) == 0
    async with playing(desk.archive) as player:
        player.app.screen.query_one("#passphrase", Input).value = PASSPHRASE
        await keys(player, "enter")
        await shows(player, _("Families"))
        await opened(player)
        await fill(player, by_app, **ALL, words=True)
        await keys(player, "ctrl+s")
        await shows(player, UNTIL_MADE)
        assert "avsnitt ska myndigheten pröva" in " ".join(screen_text(player).replace("▌", " ").split())
    first, second = noted(desk)
    told = ("act", "family", "session", "detail", "purpose", "receiver")
    assert [getattr(first, name) for name in told] == [getattr(second, name) for name in told]
    assert by_app.stat().st_mode & 0o077 == 0
    meetings = [path.read_text("utf-8").partition("## Mötet den")[2] for path in (by_command, by_app)]
    ends = [text.partition(f"## {_('What has left Krets')}")[0] for text in meetings]
    assert ends[0] == ends[1] != ""


async def test_everybody_of_whom_something_is_recorded_can_be_chosen_by_typing(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        form = await opened(player)
        field = form.query_one("#person", Select)
        offered = [value for _text, value in field._options if value is not Select.NULL]
        assert form._gathered is not None
        assert offered == list(people_of(form._gathered.family, form._gathered.sessions))
        await keys(player, "enter", *"mormor", "enter")
        assert field.value == person(player, "Astrid")


async def test_the_files_name_follows_the_person_and_tells_no_name_until_one_is_written(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        form = await opened(player)
        await fill(player, person="Gunnel Hallon")
        path = form.query_one("#path", Input)
        assert Path(path.value).name == from_archive.file_name(person(player, "Gunnel Hallon").id)
        await fill(player, Path("min.md"))
        await fill(player, person="Tindra")
        assert path.value == "min.md"


async def test_a_file_that_is_there_is_left_alone_and_said(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "utdrag.md"
    target.write_text("already")
    async with playing(folder, practice=True) as player:
        await opened(player)
        await fill(player, target, **ALL)
        await keys(player, "ctrl+s")
        await says(player, "finns redan")
        focused = player.app.focused
        assert focused is not None
        assert focused.id == "path"
        await fill(player, tmp_path / "annan.md", receiver="personen")
        await keys(player, "ctrl+s")
        await shows(player, UNTIL_MADE)
    assert target.read_text() == "already"
    assert (tmp_path / "annan.md").exists()


@pytest.mark.parametrize("missing", ALL)
async def test_nothing_is_written_before_all_is_answered(folder: Path, tmp_path: Path, missing: str) -> None:
    target = tmp_path / "utdrag.md"
    async with playing(folder, practice=True) as player:
        form = await opened(player)
        await fill(player, target, **{name: value for name, value in ALL.items() if name != missing})
        await keys(player, "ctrl+s")
        focused = player.app.focused
        assert focused is not None
        assert focused.id == missing
        await player.pause(0.2)
        assert not [one for one in form._archive.log.read().entries if one.record.act == Act.DISCLOSED]
    assert not target.exists()


async def test_of_a_protected_family_it_is_said_asked_and_noted(folder: Path, tmp_path: Path) -> None:
    target, told = tmp_path / "utdrag.md", _("Somebody in the family has protected personal data.")
    async with playing(folder, practice=True) as player:
        await keys(player, "enter")
        assert told not in await shows(player, _("Sessions"))
        family = player.app.screen
        assert isinstance(family, FamilyScreen)
        archive = family._archive
        archive.put_family(replace(family.family, protected=True))
        await keys(player, "escape")
        await opened(player)
        await fill(player, target, **ALL)
        await keys(player, "ctrl+s")
        await says(player, _("Answer whether it is to leave all the same."))
        assert not target.exists()
        await fill(player, target, **ALL, sure=True)
        await keys(player, "ctrl+s")
        await shows(player, UNTIL_MADE)
        assert told in screen_text(player)
        record = archive.log.read().entries[-1].record
    assert record.act == Act.DISCLOSED
    assert record.detail.endswith(" protected")
    assert target.exists()


async def test_what_takes_long_says_how_far_it_has_come(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slowly(*arguments: Any) -> Gathered:
        arguments[2](0.4)
        assert go_on.wait(10)
        return gathered_from(*arguments)

    gathered_from = from_archive.gathered_from
    monkeypatch.setattr(from_archive, "gathered_from", slowly)
    async with playing(folder, practice=True) as player:
        await keys(player, "enter", "u")
        await shows(player, _("Gathering … {part} %").format(part=40))
        await fill(player, tmp_path / "utdrag.md", receiver="personen", purpose="own")
        await keys(player, "ctrl+s")
        assert isinstance(player.app.screen, DiscloseDialog)
        go_on.set()
        await until(player, lambda: dialog(player)._gathered is not None)
        assert "40 %" not in screen_text(player)
        assert dialog(player).query_one("#receiver", Input).value == "personen"


async def test_a_damaged_session_is_said_in_one_sentence(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await keys(player, "enter")
        screen = player.app.screen
        assert isinstance(screen, FamilyScreen)
        for entry in screen._archive.index.sessions:
            for file in (screen._archive.root / "documents" / str(entry.id)).iterdir():
                file.write_bytes(file.read_bytes()[:-1])
        await keys(player, "u")
        await says(player, "är skadat och har lämnats som det är.")
        await keys(player, "ctrl+s", "escape")
        assert player.app.screen is screen


async def test_a_family_without_a_session_has_nothing_recorded(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await keys(player, "ctrl+n", *"Vitsippan", "ctrl+s")
        await shows(player, "Vitsippan")
        await keys(player, "u")
        await says(player, _("The family has no session yet."))
