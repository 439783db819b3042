"""What is kept of half-written forms: until when, on which disk, and how many; sealed, and forgotten in the end."""

import errno
import threading
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.archive.documents.codec import Place
from mapping.archive.drafts import Draft, Drafts
from mapping.archive.opening import open_archive
from mapping.errors import WriteError
from mapping.language import gettext
from mapping.meeting import Room
from mapping.network import AlterKind
from mapping.record import Id
from mapping.session import State
from tests.mapping.archive.invented import CLINIC, HOUR, id_of
from tests.tui.half_written import (
    NO_CLOCK,
    TO_SESSION,
    holds,
    kept,
    lock_and_come_back,
    opens,
    stored,
    table,
    texts,
    until,
)
from tests.tui.keeping_time import STORY, Hands, inside, make_archive, unlock
from tests.tui.playing import PASSPHRASE, keys, on_the_table, screen_text, shows, type_in
from tests.tui.refusing import fsync_says
from tui.dialogs.parts.contacts import ContactsDialog
from tui.dialogs.parts.keeper import KeeperDialog
from tui.dialogs.parts.service_questions import ServiceQuestionsDialog
from tui.dialogs.parts.services import ServiceList, ServicesDialog
from tui.dialogs.session.corrections import CorrectionsDialog
from tui.dialogs.session.draft import DraftDialog
from tui.dialogs.session.later import LaterDialog
from tui.screens.session.session import SessionScreen
from tui.widgets.fields import TextField

DRAFT = Draft(
    form="WordsDialog",
    place=Place(),
    view="#asked",
    action="words('parent')",
    at=HOUR,
    fields={"w": "mormor ringde"},
)


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    monkeypatch.setattr(SessionScreen, "pace", NO_CLOCK)
    return Hands()


async def test_what_a_full_disk_refused_is_kept_as_soon_as_there_is_room(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "l") as player:
        await type_in(player, "mormor ringde")
        screen = table(player)
        with fsync_says(errno.ENOSPC):
            screen.keep_draft()
            assert not screen.on_disk()
            assert screen.unsaved is not None
        assert [draft.fields for draft in kept(player)] == [{"thought": "mormor ringde"}]
        assert screen.unsaved is None


async def test_it_does_not_lock_while_only_here_it_is(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    why, kept_in_truth = gettext("The disk is full. Nothing was lost: free some space and try again."), Drafts.keep

    def refuse(*_anything: object) -> None:
        raise WriteError(why)

    monkeypatch.setattr("tui.locking.TRY_AGAIN", 0.01)
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "l") as player:
        await type_in(player, "mormor ringde")
        monkeypatch.setattr(Drafts, "keep", refuse)
        await keys(player, "ctrl+l")
        await shows(player, why)
        monkeypatch.setattr(Drafts, "keep", kept_in_truth)
        await unlock(player)
        await shows(player, gettext("Go on writing?"))


async def test_one_after_another_is_offered_and_each_is_kept(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "först")
        await lock_and_come_back(player)
        await keys(player, "escape", "n")
        await type_in(player, "sedan")
        forms = ["LifeEventDialog", "QuickEventsDialog"]
        assert [draft.form for draft in kept(player)] == forms
        await lock_and_come_back(player)
        assert [draft.form for draft in kept(player)] == forms
        await keys(player, "enter")
        await holds(player, "sedan")
        await keys(player, "ctrl+s")
        await opens(player, DraftDialog)
        assert [draft.form for draft in stored(player)] == forms[:1]
        await keys(player, "enter")
        await holds(player, "först")
        await keys(player, "ctrl+s")
        await until(player, lambda: not stored(player), "both are safe")


async def test_put_off_all_are_offered_again_the_next_time(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        screen = table(player)
        screen._archive.drafts.keep(STORY.id, [DRAFT, replace(DRAFT, fields={"w": "hej"})])
        await keys(player, "escape", "enter")
        await opens(player, DraftDialog)
        await keys(player, "escape")
        await opens(player, DraftDialog)
        await keys(player, "escape")
        assert isinstance(player.app.screen, SessionScreen)
        await keys(player, "escape", "enter")
        await opens(player, DraftDialog)
        assert [draft.fields["w"] for draft in stored(player)] == ["mormor ringde", "hej"]


async def test_a_closed_session_leaves_nothing_half_written(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hemligt")
        await lock_and_come_back(player)
        await keys(player, "escape")
        screen = table(player)
        archive = screen._archive
        screen.action_close_session()
        await shows(player, gettext("What you began to write and left for later is thrown away."))
        player.app.screen.query_one(".done").focus()
        await keys(player, "enter")
        await until(player, lambda: archive.session(STORY.id)[0].state is State.CLOSED, "it is closed")
        await until(player, lambda: not isinstance(player.app.screen, SessionScreen), "it is left")
        assert archive.drafts.all() == ()
        names = [thread.name for thread in threading.enumerate() if thread.name.startswith("krets-drafts")]
        await until(
            player, lambda: not any(thread.name in names for thread in threading.enumerate()), "a thread is left"
        )


async def test_a_correction_of_a_closed_session_is_kept_too(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        assert table(player).leave(finished=True)
        await keys(player, "escape", "enter")
        table(player).action_correct()
        await opens(player, CorrectionsDialog)
        player.app.screen.query_one("#words").focus()
        await type_in(player, "det var i maj")
        await lock_and_come_back(player)
        await keys(player, "enter")
        await holds(player, "det var i maj")
        await keys(player, "ctrl+s")
        await until(player, lambda: not stored(player), "the draft stays")
        assert [one.text for one in table(player)._archive.corrections(STORY)][-1] == "det var i maj"


async def test_marks_among_the_services_come_back(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "g", "1", "p") as player:
        await type_in(player, "Kören\nbup\nsko")
        marked = player.app.screen.query_one(ServiceList).marked
        assert len(marked) == 2
        await lock_and_come_back(player)
        await keys(player, "enter")
        await opens(player, ServicesDialog)
        await holds(player, "sko")
        assert player.app.screen.query_one(ServiceList).marked == marked
        assert "■ Kören" not in screen_text(player), "it is not what is sought"
        player.app.screen.query_one(TextField).value = ""
        await shows(player, "■ Kören")


async def test_what_was_answered_about_services_comes_back(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "g", "1", "p") as player:
        await type_in(player, "Kören\nKyrkan\n")
        await keys(player, "ctrl+s")
        await opens(player, ServiceQuestionsDialog)
        player.app.screen.query_one("#purpose", TextField).value = "sjunga"
        await keys(player, "ctrl+s")
        await shows(player, gettext("{number} of {count}").format(number=2, count=2))
        player.app.screen.query_one("#meeting", TextField).value = "12 mar"
        player.app.screen.query_one("#keeper", TextField).value = "Kajsa"
        await player.pause()
        await lock_and_come_back(player)
        await keys(player, "enter")
        await holds(player, "Kajsa")
        await shows(player, gettext("{number} of {count}").format(number=2, count=2))
        assert "12 mar" in texts(player)
        await keys(player, "ctrl+s")
        *_others, choir, church = on_the_table(player).network.alters
        assert (choir.name, choir.purpose, church.name, church.keeper) == ("Kören", "sjunga", "Kyrkan", "Kajsa")


async def test_whom_somebody_keeps_track_of_comes_back_half_written_too(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = replace(CLINIC, id=UUID(int=5), name="Skolan", kind=AlterKind.SERVICE, keeper="")
    network = replace(STORY.network, alters=(*STORY.network.alters, school, replace(school, id=UUID(int=6))))
    monkeypatch.setattr("tests.tui.keeping_time.STORY", replace(STORY, network=network))
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "g", "1", "k", "end", "enter") as player:
        await opens(player, KeeperDialog)
        await type_in(player, "Kajsa\n")
        await keys(player, "up", "enter")
        await opens(player, KeeperDialog)
        await type_in(player, "Kaj")
        await lock_and_come_back(player)
        await keys(player, "enter")
        await opens(player, ContactsDialog)
        await shows(player, gettext("{name} keeps track").format(name="Kajsa"))
        await keys(player, "ctrl+s")
        assert [alter.keeper for alter in on_the_table(player).network.alters[-2:]] == ["Kaj", "Kajsa"]


async def test_a_thought_is_taken_up_as_soon_as_it_is_marked(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        before = [note.taken_up for note in on_the_table(player).later]
        table(player).say_room(Room())
        table(player).look_at_later()
        await opens(player, LaterDialog)
        await keys(player, "space", "ctrl+l")
        await unlock(player)
        await shows(player, STORY.timeline.events[0].title)
        assert [note.taken_up for note in on_the_table(player).later] == [not before[0], *before[1:]]


def _drafts(folder: Path) -> tuple[Drafts, Id]:
    make_archive(folder)
    return open_archive(folder, PASSPHRASE, "write").drafts, id_of("session")


def test_a_draft_is_sealed_and_replaced(tmp_path: Path) -> None:
    drafts, session = _drafts(tmp_path / "arkiv")
    assert drafts.find(session) == ()
    drafts.keep(session, [DRAFT])
    drafts.keep(session, [DRAFT, DRAFT])
    assert drafts.find(session) == (DRAFT, DRAFT)
    assert drafts.all() == (session,)
    [file] = (tmp_path / "arkiv" / "drafts").iterdir()
    assert b"mormor" not in file.read_bytes()[64:]
    assert file.stat().st_mode & 0o777 == 0o600
    drafts.drop(session)
    assert (drafts.find(session), drafts.all()) == ((), ())


def test_a_draft_that_is_altered_or_of_another_session_is_none(tmp_path: Path) -> None:
    drafts, session = _drafts(tmp_path / "arkiv")
    drafts.keep(session, [DRAFT])
    file = tmp_path / "arkiv" / "drafts" / f"{session}.sealed"
    sealed = file.read_bytes()
    (file.parent / f"{id_of('other')}.sealed").write_bytes(sealed)
    assert drafts.find(id_of("other")) == ()
    file.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert drafts.find(session) == ()
