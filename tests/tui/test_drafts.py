"""What is half written survives: a lock, and a kill in the middle of a word."""

from pathlib import Path

import pytest

from mapping.archive.codec import Place
from mapping.archive.drafts import Draft, Drafts
from mapping.archive.opening import open_archive
from mapping.language import gettext
from mapping.questions import load
from mapping.record import Id
from mapping.session import Part
from tests.mapping.archive.invented import HOUR, id_of
from tests.tui.keeping_time import STORY, Hands, inside, make_archive, unlock
from tests.tui.playing import PASSPHRASE, Player, keys, on_the_table, shows, type_in
from tui.dialogs.dialog import Dialog
from tui.dialogs.pick import PickDialog
from tui.screens.session import Pace, SessionScreen
from tui.widgets.fields import ChoiceField, LongField, TextField

DRAFT = Draft(
    form="WordsDialog",
    place=Place(),
    view="#asked",
    action="words('parent')",
    at=HOUR,
    fields={"w": "hm"},
)
TO_SESSION = ("enter", "enter")
QUESTION = load().areas[0].questions[1].id
FORMS = {
    "an event": (Place(part=Part.TIMELINE), ("enter",), TextField),
    "new events": (Place(part=Part.TIMELINE), ("n",), LongField),
    "a person": (Place(part=Part.NETWORK), ("enter",), TextField),
    "new people": (Place(part=Part.NETWORK), ("n",), LongField),
    "a thought": (Place(part=Part.NETWORK), ("l",), TextField),
    "the parent's words": (Place(part=Part.PROFILE, subject=QUESTION), ("o",), LongField),
}


@pytest.fixture
def hands() -> Hands:
    return Hands()


def _table(player: Player) -> SessionScreen:
    return next(screen for screen in player.app.screen_stack if isinstance(screen, SessionScreen))


def _kept(player: Player) -> tuple[Draft, ...]:
    """What is on the disk now."""
    screen = _table(player)
    screen.keep_draft()
    assert screen.on_disk()
    return screen._archive.drafts.find(screen.desk.session.id)


async def _lock_and_come_back(player: Player) -> None:
    await keys(player, "ctrl+l")
    await unlock(player)
    await shows(player, gettext("Go on writing?"))


def test_a_draft_is_never_older_than_two_seconds() -> None:
    assert Pace().draft <= 1


@pytest.mark.parametrize("form", FORMS)
async def test_a_form_that_was_locked_over_is_gone_on_with(tmp_path: Path, hands: Hands, form: str) -> None:
    place, opening, kind = FORMS[form]
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        _table(player).go_to(place)
        await keys(player, *opening)
        await type_in(player, "mormor ringde")
        before = [
            field.value if isinstance(field, TextField) else field.text for field in player.app.screen.query(kind)
        ]
        dialog = type(player.app.screen)
        await _lock_and_come_back(player)
        await keys(player, "enter")
        await player.pause(0.1)
        assert type(player.app.screen) is dialog
        after = [field.value if isinstance(field, TextField) else field.text for field in player.app.screen.query(kind)]
        assert after == before
        assert any("mormor ringde" in text for text in after)


async def test_what_was_chosen_in_a_form_stands_there_too(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        player.app.screen.query_one("#weight", ChoiceField).value = -2
        player.app.screen.query_one("#when TextField", TextField).value = "hösten 2019"
        await player.pause()
        await _lock_and_come_back(player)
        await keys(player, "enter")
        await player.pause(0.1)
        await keys(player, "ctrl+s")
        event = on_the_table(player).timeline.events[0]
        assert (event.weight, event.when.edtf) == (-2, "2019-23")
        assert _kept(player) == ()


async def test_thrown_away_is_gone(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hm")
        await _lock_and_come_back(player)
        await keys(player, "right", "enter")
        assert isinstance(player.app.screen, SessionScreen)
        assert _kept(player) == ()
        assert on_the_table(player).timeline == STORY.timeline


async def test_left_for_later_it_is_offered_again(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hm")
        await _lock_and_come_back(player)
        await keys(player, "escape", "escape", "enter")
        await shows(player, gettext("Go on writing?"))
        await keys(player, "escape", "n")
        await type_in(player, "annat")
        assert [draft.form for draft in _kept(player)] == ["LifeEventDialog", "QuickEventsDialog"]


async def test_a_form_that_is_ended_leaves_no_draft(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hm")
        [draft] = _kept(player)
        assert (draft.form, draft.place.part) == ("LifeEventDialog", Part.TIMELINE)
        await keys(player, "ctrl+s")
        assert not isinstance(player.app.screen, Dialog)
        table = _table(player)
        assert table.on_disk()
        assert table._archive.drafts.find(table.desk.session.id) == ()


async def test_what_one_searches_for_is_no_draft(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "slash") as player:
        await type_in(player, "flytt")
        assert isinstance(player.app.screen, PickDialog)
        assert _kept(player) == ()


async def test_an_unchanged_form_is_no_draft(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        assert isinstance(player.app.screen, Dialog)
        assert _kept(player) == ()


async def test_sensitive_words_are_not_shown_unasked(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hemligt")
        await _lock_and_come_back(player)
        assert "hemligt" not in await shows(player, gettext("Go on writing?"))


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
    assert b"hm" not in file.read_bytes()[64:]
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
