"""Planning a session, its invitation, and the journal text: what is chosen is kept, written and noted."""

import base64
from datetime import date, time
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Select

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import ExportNote
from mapping.language import gettext as _
from mapping.meeting import Ending
from mapping.session import Part, Session, State, close
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows, type_in
from tests.tui.test_about_family import archive, kept
from tui import copying
from tui.desk import utc_now
from tui.dialogs.family.invitation import InvitationDialog
from tui.dialogs.family.journal import JournalDialog

INVITE = "Spara och se inbjudan"


def newest(player: Player) -> Session:
    own = archive(player)
    return max(own.sessions(own.index.families[0].id), key=lambda session: session.met_on)


def exports(player: Player) -> tuple[ExportNote, ...]:
    return archive(player).ledger(kept(player).id).exports


async def closed(player: Player) -> None:
    """The family, its open session closed."""
    own: Archive = player.app._archive  # type: ignore[attr-defined]  # the app is KretsApp
    session, place = own.session(own.index.sessions[-1].id)
    ended = close(session, at=utc_now())
    own.save(ended, place)
    own.note(ended)
    await keys(player, "enter")
    await shows(player, _("Sessions"))


async def planned(player: Player, *more: str) -> None:
    await closed(player)
    await keys(player, "p")
    await shows(player, INVITE)
    await type_in(player, "2030-10-08\n13\n45\nStorgatan 1")
    await keys(player, *more)


async def test_a_session_is_planned_and_the_plan_put_right(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await planned(player, "ctrl+s")
        await shows(player, "8 oktober 2030 planerat")
        session = newest(player)
        assert (session.state, session.met_on, session.entered_on) == (
            State.PLANNED,
            date(2030, 10, 8),
            date(2030, 10, 8),
        )
        assert (session.plan.starts, session.plan.minutes, session.plan.place) == (time(13), 45, "Storgatan 1")
        await keys(player, "p")
        await shows(player, "8 oktober 2030")
        await keys(player, "ctrl+u")
        await type_in(player, "2030-10-09")
        await keys(player, "ctrl+s")
        await shows(player, "9 oktober 2030 planerat")
        assert newest(player).id == session.id
        await keys(player, "enter")
        await player.pause(0.2)
        assert on_the_table(player).plan == session.plan


async def test_more_than_there_is_time_for_is_said_and_stops_nobody(tmp_path: Path) -> None:
    gentle = "Två kortare kan vara skonsammare."
    async with playing(tmp_path / "övning", practice=True) as player:
        await planned(player)
        await shows(player, gentle)
        await keys(player, "up", "shift+tab")
        field = player.app.screen.query_one("#minutes", Input)
        field.value = "120"
        await player.pause()
        assert gentle not in " ".join(screen_text(player).split())
        field.value = "45"
        await keys(player, "ctrl+s")
        await shows(player, "8 oktober 2030 planerat")


async def test_a_part_is_left_for_another_time(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await planned(player)
        parts = player.app.screen.query_one("#parts")
        parts.focus()
        await keys(player, "space", "down", "space", "down", "space", "ctrl+s")
        await shows(player, "Markera minst en del.")
        await keys(player, "space", "ctrl+s")
        await shows(player, "8 oktober 2030 planerat")
        assert [item.part for item in newest(player).agenda] == [Part.PROFILE]
        await keys(player, "i")
        await shows(player, "VÄLKOMMEN")
        dialog = player.app.screen
        assert isinstance(dialog, InvitationDialog)
        assert "Jag frågar hur vardagen fungerar." in dialog.text
        assert "Vi ritar" not in dialog.text


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("#starts", "nio", "Skriv klockslaget som 13:00"),
        ("#minutes", "länge", "Skriv längden i minuter"),
        ("#day Input", "snart", "”snart” är ingen dag"),
    ],
)
async def test_what_cannot_be_read_is_asked_about(tmp_path: Path, name: str, value: str, said: str) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await planned(player)
        player.app.screen.query_one(name, Input).value = value
        await keys(player, "ctrl+s")
        await shows(player, said)
        assert newest(player).state is State.CLOSED


async def test_what_was_said_of_the_next_meeting_stands_in_the_plan(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        own: Archive = player.app._archive  # type: ignore[attr-defined]  # the app is KretsApp
        session, place = own.session(own.index.sessions[-1].id)
        own.save(replace(session, ending=Ending(next_meeting="torsdag klockan tio")), place)
        await closed(player)
        await keys(player, "p")
        await shows(player, "Förra gången sa ni: torsdag klockan tio")
        await type_in(player, "2030-10-08")
        await keys(player, "ctrl+s")
        await shows(player, "Det är planerat. Tryck i för inbjudan.")


async def test_while_one_is_open_no_other_is_planned(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "p")
        await shows(player, "Det finns ett samtal som inte är avslutat.")
        await keys(player, "down", "i")
        await shows(player, _("That session has been. Press p to plan the next."))


async def test_the_invitation_is_read_and_written(tmp_path: Path) -> None:
    target = tmp_path / "inbjudan.md"
    async with playing(tmp_path / "övning", practice=True) as player:
        await planned(player)
        await keys(player, "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab")
        player.app.screen.query_one(".third").focus()
        await keys(player, "enter")
        await shows(player, "VÄLKOMMEN")
        dialog = player.app.screen
        assert isinstance(dialog, InvitationDialog)
        assert dialog.file_name.startswith("inbjudan-2030-10-08-")
        dialog.query_one("#worker", Input).value = "Kajsa"
        dialog.query_one("#kind", Select).value = "sms"
        text = await shows(player, "tecken av 160.")
        assert "tisdag 8 oktober" in text
        dialog.query_one("#kind", Select).value = "md"
        await shows(player, "# Välkommen")
        dialog.query_one("#path", Input).value = str(target)
        await keys(player, "ctrl+s")
        await shows(player, "Sparad: ")
        assert "Du träffar Kajsa" in target.read_text("utf-8")
        assert [(note.what, note.receiver, note.purpose) for note in exports(player)] == [
            ("invitation md", "föräldern", "own")
        ]
        await keys(player, "i")
        await shows(player, "VÄLKOMMEN")
        player.app.screen.query_one("#path", Input).value = str(target)
        await keys(player, "ctrl+s")
        await shows(player, "finns redan")
        assert len(exports(player)) == 1


async def test_the_journal_text_is_written_and_the_list_remembers(tmp_path: Path) -> None:
    target = tmp_path / "journal.txt"
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "down", "j")
        await shows(player, "Kartläggningssamtal 9 juni 2026")
        player.app.screen.query_one("#path", Input).value = str(target)
        await keys(player, "ctrl+s")
        await shows(player, "avslutat journaltext")
        assert [(note.what, note.purpose) for note in exports(player)] == [("journal txt", "record")]
    assert "\n\nUPPGIFTER\n" in target.read_text("utf-8")


async def test_it_is_copied_only_when_that_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there: list[str] = []
    monkeypatch.setattr("tui.dialogs.family.journal.copy", lambda _app, text: there.append(text))
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "j")
        await shows(player, "Kartläggningssamtal 6 oktober 2026")
        dialog = player.app.screen
        assert isinstance(dialog, JournalDialog)
        assert there == []
        await keys(player, "k")
        await shows(player, "Kopierat.")
        assert there == [dialog.text]
        assert [note.what for note in exports(player)] == ["journal copy"]
        await keys(player, "escape")
        await shows(player, "journaltext")


def test_what_is_copied_goes_to_the_terminals_clipboard_whole() -> None:
    class Driver:
        written = ""

        def write(self, text: str) -> None:
            self.written += text

    class There:
        _driver = Driver()

    copying.copy(There(), "å\x1b]52;\n")  # type: ignore[arg-type]  # as much of an app as is asked
    sent = There._driver.written
    assert sent.startswith("\x1b]52;c;")
    assert base64.b64decode(sent[7:-1]).decode() == "å\x1b]52;\n"
