"""What is half written survives: a lock, and a kill in the middle of a word."""

import errno
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from mapping.archive.documents.codec import Place
from mapping.archive.drafts import Draft
from mapping.language import gettext, use
from mapping.questions import load
from mapping.session import Edit, Part
from mapping.timeline import Lane, Role, Timeline, Worry, WorryLink
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
from tests.tui.keeping_time import STORY, Hands, inside
from tests.tui.playing import PASSPHRASE, keys, on_the_table, shows, type_in
from tests.tui.refusing import fsync_says
from tui.dialogs.dialog import Dialog
from tui.dialogs.parts.life_event import LifeEventDialog
from tui.dialogs.parts.quick_events import QuickEventsDialog
from tui.dialogs.pick import PickDialog
from tui.drafted import fill
from tui.screens.session.session import Pace, SessionScreen
from tui.widgets.fields import ChoiceField, TextField
from tui.widgets.record_list import RecordList

QUESTION = load().areas[0].questions[1].id
PROFILE, TIMELINE, NETWORK = Place(part=Part.PROFILE, subject=QUESTION), Place(part=Part.TIMELINE), Place()
FORMS = {
    "an event": (TIMELINE, ("enter",)),
    "new events": (TIMELINE, ("n",)),
    "an event of a kind": (TIMELINE, ("a", "enter")),
    "a person": (NETWORK, ("down", "enter")),
    "the parent": (NETWORK, ("home", "enter")),
    "new people": (NETWORK, ("n",)),
    "a thought": (NETWORK, ("l",)),
    "the parent's words": (PROFILE, ("o",)),
    "what was seen": (PROFILE, ("a",)),
    "what helps": (PROFILE, ("d", "tab")),
    "an area's words": (replace(PROFILE, subject=load().areas[0].key), ("o",)),
    "a task's words": (replace(PROFILE, subject="tasks"), ("enter", "tab", "tab", "tab")),
}
"""Where each is, the keys that open it, and lead to a field for words."""


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    monkeypatch.setattr(SessionScreen, "pace", NO_CLOCK)
    return Hands()


def test_a_draft_is_never_older_than_two_seconds() -> None:
    assert Pace().draft <= 1


@pytest.mark.parametrize("form", FORMS)
async def test_a_form_that_was_locked_over_is_gone_on_with(tmp_path: Path, hands: Hands, form: str) -> None:
    place, opening = FORMS[form]
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION) as player:
        table(player).go_to(place)
        await keys(player, *opening)
        await type_in(player, "mormor ringde")
        before, dialog = texts(player), type(player.app.screen)
        await lock_and_come_back(player)
        await keys(player, "enter")
        await opens(player, dialog)
        await holds(player, "mormor ringde")
        assert texts(player) == before
        [draft] = kept(player)
        assert draft.form == dialog.__name__, "it is the form's own again"


async def test_a_form_that_the_mouse_opened_is_opened_again_and_nothing_else_is_done(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    [first] = STORY.timeline.events
    events = tuple(replace(first, id=UUID(int=number), title=f"Nr {number}", links=()) for number in (1, 2, 3))
    timeline = replace(STORY.timeline, events=events)
    monkeypatch.setattr("tests.tui.keeping_time.STORY", replace(STORY, timeline=timeline))
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "v", "delete") as player:
        await player.click(player.app.screen.query_one("#timeline RecordList", RecordList), offset=(25, 1))
        await opens(player, LifeEventDialog)
        heading = player.app.screen.heading  # type: ignore[attr-defined]  # it is a dialog
        await type_in(player, " sen")
        before = on_the_table(player).timeline
        await lock_and_come_back(player)
        await keys(player, "enter")
        await holds(player, " sen")
        assert player.app.screen.heading == heading  # type: ignore[attr-defined]  # it is a dialog
        assert on_the_table(player).timeline == before


async def test_what_was_chosen_stands_there_too_in_whatever_language(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        player.app.screen.query_one("#weight", ChoiceField).value = 2
        player.app.screen.query_one("#when TextField", TextField).value = "hösten 2019"
        await player.pause()
        await keys(player, "ctrl+l")
        await shows(player, gettext("Write your passphrase to open the archive."))
        use("en")
        await type_in(player, PASSPHRASE)
        await keys(player, "enter")
        await shows(player, gettext("Go on writing?"))
        await keys(player, "enter")
        await holds(player, "hösten 2019")
        await keys(player, "ctrl+s")
        event = on_the_table(player).timeline.events[0]
        assert (event.weight, event.when.edtf) == (2, "2019-23")
        await until(player, lambda: not stored(player), "the draft stays")


async def test_the_words_of_a_hidden_worry_go_nowhere_else(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    worries = tuple(Worry(id=UUID(int=900 + number), text=text) for number, text in enumerate(("våldet", "en", "två")))
    links = [WorryLink(worry=worry.id, role=Role.TRIGGERS) for worry in worries]
    event = replace(STORY.timeline.events[0], links=tuple(links[1:]))
    secret = replace(event, id=UUID(int=7), title="Hemlig", sensitive=True, links=(links[0],))
    timeline = Timeline(events=(event, secret), worries=worries)
    monkeypatch.setattr("tests.tui.keeping_time.STORY", replace(STORY, timeline=timeline))
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "f2", "left", "enter") as player:
        table(player).go_to(replace(TIMELINE, subject=str(event.id)))
        await keys(player, "enter")
        for worry, words in zip(worries[:2], ("hotet", "en till"), strict=True):
            player.app.screen.query_one(f"#worry-{worry.id}", TextField).value = words
        await player.pause()
        await lock_and_come_back(player)
        await keys(player, "enter")
        await holds(player, "en till")
        await keys(player, "ctrl+s")
        assert [worry.text for worry in on_the_table(player).timeline.worries] == ["våldet", "en till", "två"]
        left = {f"worry-{worries[0].id}": "hotet"}
        await until(player, lambda: [draft.fields for draft in stored(player)] == [left], "they are kept as they were")


async def test_thrown_away_is_gone(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hm")
        await lock_and_come_back(player)
        await keys(player, "right", "enter")
        assert isinstance(player.app.screen, SessionScreen)
        assert stored(player) == ()
        assert on_the_table(player).timeline == STORY.timeline


async def test_a_form_that_is_thrown_away_leaves_no_draft_at_once(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hm")
        assert len(kept(player)) == 1
        with fsync_says(errno.ENOSPC):  # whether the session could be saved has nothing to do with it
            table(player).desk.save_again()
            await keys(player, "escape", "shift+tab", "enter")
            assert isinstance(player.app.screen, SessionScreen)
            assert stored(player) == ()


async def test_a_form_that_is_ended_leaves_its_draft_until_its_edit_is_made(
    tmp_path: Path, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, at_the_edit = SessionScreen.edit, list[Draft]()

    def edit(screen: SessionScreen, change: Edit) -> bool:
        screen.drafting.on_disk()
        at_the_edit.extend(screen._archive.drafts.find(screen.desk.session.id))
        return made(screen, change)

    monkeypatch.setattr(SessionScreen, "edit", edit)
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hm")
        await keys(player, "ctrl+s")
        assert isinstance(player.app.screen, SessionScreen)
        assert [draft.fields["title"] for draft in at_the_edit] == [STORY.timeline.events[0].title + "hm"]
        await until(player, lambda: not stored(player), "it is forgotten soon after")


async def test_a_form_that_is_ended_leaves_its_draft_until_the_disk_has_its_edit(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hm")
        [draft] = kept(player)
        with fsync_says(errno.ENOSPC):
            await keys(player, "ctrl+s")
            await shows(player, gettext("NOT saved: Ctrl+S tries again"))
            table(player).keep_draft()
            assert [one.fields for one in stored(player)] == [draft.fields]
        await keys(player, "ctrl+s")
        await until(player, lambda: not stored(player), "it is forgotten when the edit is safe")


async def test_what_one_searches_for_is_no_draft(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "slash") as player:
        await type_in(player, "flytt")
        assert isinstance(player.app.screen, PickDialog)
        assert kept(player) == ()


async def test_an_unchanged_form_is_no_draft(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        assert isinstance(player.app.screen, Dialog)
        assert kept(player) == ()


async def test_sensitive_words_are_not_shown_unasked(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "enter") as player:
        await type_in(player, "hemligt")
        await lock_and_come_back(player)
        assert "hemligt" not in await shows(player, gettext("Go on writing?"))


async def test_put_off_it_comes_back_nowhere_by_itself(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "n") as player:
        await type_in(player, "hemligt")
        await lock_and_come_back(player)
        await keys(player, "escape", "n")
        await opens(player, QuickEventsDialog)
        await type_in(player, "ab")
        assert texts(player) == ["ab"]
        assert [draft.fields["lines"] for draft in kept(player)] == ["hemligt", "ab"]


async def test_what_somebody_has_begun_to_write_is_not_written_over(tmp_path: Path, hands: Hands) -> None:
    async with inside(tmp_path / "arkiv", hands, *TO_SESSION, "n") as player:
        await type_in(player, "ab")
        dialog = player.app.screen
        assert isinstance(dialog, Dialog)
        assert fill(dialog, {"lines": "hemligt", "lane": "home"}) == {"lines": "hemligt"}
        assert texts(player) == ["ab"]
        assert dialog.query_one("#lane", ChoiceField).choice is Lane.HOME
