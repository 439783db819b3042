"""The counter is calm, easy to read, followed by what could make it fewer, and only read where one may only read."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.language import LANGUAGES, Language, ngettext, use
from mapping.language import gettext as _
from mapping.network import Alter, AlterKind, Network
from mapping.network.contacts import MANY, Count
from mapping.questions.plainness import LIX_AT_MOST, lix
from mapping.session import Session
from tests.tui.opening import BUP, FANNY, MARIA, SCHOOL, SESSION, opened
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in
from tui.dialogs.parts.contacts import ContactsDialog, count_words
from tui.dialogs.parts.keeper import KeeperDialog
from tui.widgets.keyline import MOST, KeyLine


async def _counted(player: Player, session: Session = SESSION, *, read_only: bool = False) -> list[object]:
    return await opened(player, ContactsDialog(session, read_only=read_only))


async def _click(player: Player, words: str) -> None:
    lines = screen_text(player).splitlines()
    await player.click(offset=(12, [words in line for line in lines].index(True)))
    await player.pause()


async def test_the_count_is_followed_by_what_could_be_put_down_and_handed_over(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _counted(player)
        shown = await shows(player, count_words(Count(4, 3)))
        order = [
            count_words(Count(4, 3)),
            _("This could be put down"),
            FANNY.name,
            "Familjebehandlaren",
            _("This somebody else could hold"),
            BUP.name,
            SCHOOL.name,
        ]
        places = [shown.index(words) for words in order]
        assert places == sorted(places)
        assert "✓" not in shown, "that is for what is handed over now"
        assert _("nobody keeps track yet") in shown
        assert _("{name} keeps track").format(name="Maria") in shown
        assert _("Nobody could keep all that in mind.") not in shown, "four can be kept in mind"


async def test_a_new_keeper_is_written_and_the_service_stays_in_sight(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _counted(player)
        await keys(player, "end", "enter")
        assert isinstance(player.app.screen, KeeperDialog)
        await type_in(player, "Kajsa\n")
        shown = await shows(player, _("{name} keeps track").format(name="Kajsa"))
        assert f"✓ {SCHOOL.name}" in shown
        assert f"· {BUP.name}" in shown
        await keys(player, "up", "enter", "escape", "escape")
        assert ended == [(replace(SCHOOL, keeper="Kajsa"),)]


async def test_nothing_changed_ends_with_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _counted(player)
        await keys(player, "end", "enter", "enter", "ctrl+s")
        assert ended == [()]


async def test_by_mouse(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _counted(player)
        await _click(player, f"· {BUP.name}")
        await type_in(player, "Kajsa")
        await player.click(".done")
        await player.pause()
        await player.click(".done")
        await player.pause()
        assert ended == [(replace(BUP, keeper="Kajsa"),)]


async def test_a_session_that_is_only_read_opens_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _counted(player, read_only=True)
        dialog = player.app.screen
        await keys(player, "end", "enter", "space")
        await _click(player, f"· {BUP.name}")
        assert player.app.screen is dialog
        assert _("Who keeps track") not in [hint.what for hint in dialog.query_one(KeyLine).hints]
        await keys(player, "escape")
        assert ended == [()]


def _many(number: int) -> Session:
    services = tuple(
        replace(BUP, id=type(BUP.id)(int=1000 + one), name=f"Verksamhet {one} med ett långt namn {'å' * 60}")
        for one in range(number)
    )
    return replace(SESSION, network=Network(ego=MARIA, alters=services))


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_many_are_followed_by_a_word_of_comfort_and_fit_the_screen(tmp_path: Path, spoken: Language) -> None:
    use(spoken)
    async with playing(tmp_path / "övning", practice=True) as player:
        await _counted(player, _many(40))
        await shows(player, _("Nobody could keep all that in mind."))
        dialog = player.app.screen
        assert dialog.query_one(".fields").max_scroll_y == 0
        assert dialog.query_one(".buttons").region.bottom <= 23
        assert 0 < len(dialog.query_one(KeyLine).hints) <= MOST
        assert f"…  {_('nobody keeps track yet')}" in screen_text(player), "a long name leaves room for it"


async def test_without_anything_to_put_down_that_is_said(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _counted(player, replace(SESSION, network=Network(ego=MARIA)))
        await shows(player, _("There are no contacts on the map yet, besides those at home."))
        await shows(player, _("Nothing here has to be put down or handed over."))
        await keys(player, "enter")
        assert ended == [()]


async def test_a_name_never_steers_the_terminal(tmp_path: Path) -> None:
    hostile = Alter(id=BUP.id, name="BUP\x1b]52;c;aaa\x07\u202e[red]", kind=AlterKind.SERVICE)
    async with playing(tmp_path / "övning", practice=True) as player:
        await _counted(player, replace(SESSION, network=Network(ego=MARIA, alters=(hostile,))))
        shown = await shows(player, "[red]")
        await keys(player, "enter")
        assert not {"\x1b", "\x07", "\u202e"} & {*shown, *screen_text(player)}


def test_the_sentence_is_whole_whatever_the_count() -> None:
    one, many = ngettext("{count} contact", "{count} contacts", 1), ngettext("{count} contact", "{count} contacts", 23)
    assert count_words(Count(1, 0)) == f"{one}."
    assert count_words(Count(23, 0)) == f"{many}."
    assert count_words(Count(23, 14)).startswith(f"{many}, 14 ")
    assert "0" not in count_words(Count(0, 0))


def test_what_the_parent_reads_is_easy() -> None:
    sentences = [
        count_words(Count(MANY, MANY)),
        count_words(Count(0, 0)),
        _("Nobody could keep all that in mind."),
        _("Nothing here has to be put down or handed over."),
        _("This could be put down"),
        _("This somebody else could hold"),
    ]
    assert all(len(sentence.split()) <= 12 for sentence in sentences)
    assert lix(" ".join(f"{sentence.rstrip('.')}." for sentence in sentences)) <= LIX_AT_MOST
