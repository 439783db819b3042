"""Dialogs whose work takes a while: one waits for it, whatever is pressed, and is told how it went."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.widgets import Button, Input, Select, Static

from mapping.archive.archive import Archive
from mapping.errors import WriteError
from mapping.language import gettext as _
from tests.tui.keeping_time import Hands, idle, inside, unlock
from tests.tui.opening import opened
from tests.tui.playing import Player, keys, playing, screen_text, shows
from tui.dialogs.archive.backup import BackupDialog
from tui.dialogs.archive.recovery_page import RecoveryPageDialog
from tui.dialogs.archive.take_in import TakeInDialog
from tui.dialogs.export import ExportDialog
from tui.dialogs.family.disclose import DiscloseDialog
from tui.dialogs.family.hand_over import HandOverDialog
from tui.dialogs.family.invitation import InvitationDialog
from tui.dialogs.family.journal import JournalDialog
from tui.dialogs.working import WorkingDialog
from tui.screens.family.family import FamilyScreen
from tui.screens.help import HelpScreen
from tui.screens.hidden import HiddenScreen
from tui.widgets.fields import TextField

PUBLIC = "age1xx"
NO_FILE, TAKE_IN = "Write where the file is to lie.", "Write where the file is, and what opens it."
SLOW = {
    BackupDialog: "mapping.archive.parcels.backup.back_up",
    DiscloseDialog: "exports.disclosure.from_archive.disclosed_from",
    ExportDialog: "tui.dialogs.export.made",
    HandOverDialog: "mapping.archive.parcels.handover.hand_over",
    InvitationDialog: "tui.dialogs.text_out.write_new",
    JournalDialog: "tui.dialogs.text_out.write_new",
    RecoveryPageDialog: "tui.dialogs.archive.recovery_page.write_new",
    TakeInDialog: "mapping.archive.parcels.handover.read_handed",
}
"""What takes a while in each."""


class Gate:
    """Something that goes on only when it is told to; then it is done, or refused."""

    def __init__(self) -> None:
        """Shut."""
        self.open, self.passed = Event(), 0
        self.refusing = False

    def __call__(self, *_arguments: object, **_named: object) -> object:
        """Wait."""
        assert self.open.wait(10)
        self.passed += 1
        if self.refusing:
            raise WriteError("Disken är full.")
        return "klart"


class Slow(WorkingDialog[str]):
    """A dialog with one field, that takes as long as its gate."""

    heading = "Långsamt"

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate

    def fields(self) -> ComposeResult:
        yield TextField("~/fil", id="path")

    def result(self) -> str | None:
        if self.path() is not None:
            self.start(self.gate, "Väntar {part} %")
        return None

    def finished(self, outcome: str) -> None:
        self.finish(outcome, "Det är gjort.")


def complaint(player: Player) -> str:
    return " ".join(str(player.app.screen.query_one(".complaint", Static).render()).split())


async def until(player: Player, there: Callable[[], object]) -> None:
    for _try in range(500):
        if there():
            return
        await player.pause(0.02)
    raise AssertionError(screen_text(player))


@contextmanager
def waiting() -> Iterator[Gate]:
    """A gate that is open at the end, so that no thread is left standing before it."""
    gate = Gate()
    try:
        yield gate
    finally:
        gate.open.set()


async def slow_one(player: Player, gate: Gate) -> tuple[Slow, list[object]]:
    """A dialog that is at work, and what it ends with."""
    ended = await opened(player, dialog := Slow(gate))
    await keys(player, "ctrl+s")
    assert complaint(player) == "Väntar 0 %"
    return dialog, ended


async def test_while_it_works_it_heeds_nothing_and_then_it_ends(tmp_path: Path) -> None:
    with waiting() as gate:
        async with playing(tmp_path / "övning", practice=True) as player:
            dialog, ended = await slow_one(player, gate)
            assert all(button.disabled for button in dialog.query(Button))
            await keys(player, "escape", "ctrl+z", "ctrl+s", "enter")
            assert player.app.screen is dialog
            dialog.told(0.416)
            await until(player, lambda: complaint(player) == "Väntar 41 %")
            gate.open.set()
            await shows(player, "Det är gjort.")
            await until(player, lambda: ended == ["klart"])
    assert gate.passed == 1


async def test_one_that_is_refused_says_why_and_can_be_tried_again(tmp_path: Path) -> None:
    with waiting() as gate:
        async with playing(tmp_path / "övning", practice=True) as player:
            dialog = Slow(gate)
            ended = await opened(player, dialog)
            dialog.query_one(".done").focus()
            await until(player, lambda: player.app.focused is dialog.query_one(".done"))
            gate.refusing = True
            gate.open.set()
            await keys(player, "enter")
            await until(player, lambda: complaint(player) == "Disken är full.")
            await player.pause()
            assert player.app.focused is dialog.query_one(".done")
            assert not any(button.disabled for button in dialog.query(Button))
            gate.refusing = False
            await keys(player, "ctrl+s")
            await until(player, lambda: ended == ["klart"])


@pytest.mark.parametrize("on_top", [HiddenScreen, lambda: HelpScreen([], [])])
async def test_one_that_is_done_beneath_another_screen_says_so_when_it_is_seen(
    tmp_path: Path, on_top: Callable[[], Any]
) -> None:
    with waiting() as gate:
        async with playing(tmp_path / "övning", practice=True) as player:
            below = player.app.screen
            dialog, ended = await slow_one(player, gate)
            top = on_top()
            player.app.push_screen(top)
            gate.open.set()
            await until(player, lambda: dialog.over)
            assert player.app.screen is top
            assert not player.app._notifications
            player.app.pop_screen()
            await shows(player, "Det är gjort.")
            assert (player.app.screen, ended) == (below, ["klart"])


@pytest.mark.parametrize("refusing", [False, True])
async def test_when_krets_was_locked_meanwhile_nobody_is_told(tmp_path: Path, refusing: bool) -> None:
    with waiting() as gate:
        async with inside(tmp_path / "arkiv", Hands(), "enter") as player:
            _dialog, ended = await slow_one(player, gate)
            await keys(player, "ctrl+l")
            await unlock(player)
            await until(player, lambda: isinstance(player.app.screen, FamilyScreen))
            gate.refusing = refusing
            gate.open.set()
            await until(player, lambda: gate.passed)
            await player.pause(0.1)
            assert isinstance(player.app.screen, FamilyScreen)
            assert not player.app._notifications
            assert ended == []
            assert player.app.is_running


@pytest.mark.parametrize("kind", SLOW)
async def test_a_file_that_would_lie_nowhere(tmp_path: Path, kind: type[Any]) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        dialog = await filled(player, kind)
        field = dialog.query_one("#file, #path", Input)
        for path, said in {"~nobody-like-that/file": "There is no such folder. Write another.", "": NO_FILE}.items():
            field.value = path
            await keys(player, "ctrl+s")
            assert complaint(player) == _(TAKE_IN if kind is TakeInDialog and not path else said)
            assert player.app.focused is field


@pytest.mark.parametrize("kind", SLOW)
async def test_every_one_is_left_only_when_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[Any]
) -> None:
    with waiting() as gate:
        monkeypatch.setattr(SLOW[kind], gate)
        async with playing(tmp_path / "övning", practice=True) as player:
            dialog = await filled(player, kind)
            dialog.query_one("#file, #path", Input).value = str(tmp_path / "fil")
            await keys(player, "ctrl+s", *["ctrl+z"] * 7, "escape")
            assert player.app.screen is dialog
            assert all(button.disabled for button in dialog.query(Button))
            gate.refusing = True
            gate.open.set()
            await until(player, lambda: complaint(player) == "Disken är full.")
            await keys(player, "escape")
            assert player.app.screen is not dialog


async def filled(player: Player, kind: type[Any]) -> Any:
    """A dialog of that kind over home, with all that it asks for."""
    archive: Archive = player.app._archive  # type: ignore[attr-defined]  # the app is KretsApp
    family = archive.family(archive.index.families[0].id)
    session = archive.session(archive.index.sessions[0].id)[0]
    arguments: dict[type[Any], tuple[object, ...]] = {
        BackupDialog: (archive,),
        DiscloseDialog: (archive, family),
        ExportDialog: (archive, family, session),
        HandOverDialog: (archive, family),
        InvitationDialog: (archive, family, session),
        JournalDialog: (archive, family, session),
        RecoveryPageDialog: ("sidan",),
        TakeInDialog: (archive,),
    }
    dialog = kind(*arguments[kind])
    await opened(player, dialog)
    for name, text in {"receiver": "Elsa", "to": PUBLIC, "secret": "hemligt"}.items():
        for field in dialog.query(f"#{name}").results(Input):
            field.value = text
    for field in dialog.query("#purpose").results(Select):
        field.value = "own"
    if kind is DiscloseDialog:
        await until(player, lambda: dialog._gathered is not None)
        field = dialog.query_one("#person", Select)
        field.value = field._options[1][1]
    await player.pause()
    return dialog


async def test_what_is_being_done_is_hidden_and_not_locked_away_at_once(tmp_path: Path) -> None:
    hands = Hands()
    with waiting() as gate:
        async with inside(tmp_path / "arkiv", hands, "enter") as player:
            dialog, ended = await slow_one(player, gate)
            idle(player, hands, 5)
            assert isinstance(player.app.screen, HiddenScreen)
            await keys(player, "x", "enter")
            assert player.app.screen is dialog
            gate.open.set()
            await until(player, lambda: ended == ["klart"])
