"""An age or a grade without a name is of the one whose event it is, in the dialog and in quick lines."""

from pathlib import Path
from uuid import UUID

from msgspec.structs import replace
from textual.widgets import Input, Select, Static, TextArea

from mapping.dates import FuzzyDate
from mapping.dates.known import known_of
from mapping.dates.phrases import understand
from mapping.timeline import Lane, LifeEvent
from tests.tui.opening import LOVE, MARIA, SESSION, opened
from tests.tui.playing import Player, keys, playing
from tui.dialogs.parts.life_event import LifeEventDialog
from tui.dialogs.parts.quick_events import QuickEventsDialog

_CHILD = replace(LOVE, born=FuzzyDate(edtf="2012"))
_PARENT = replace(MARIA, born=FuzzyDate(edtf="1985"))
_TOLD = replace(SESSION, network=replace(SESSION.network, ego=_PARENT, alters=(_CHILD, *SESSION.network.alters[1:])))
_BULLIED = LifeEvent(id=UUID(int=80), title="Mobbad", lane=Lane.SCHOOL_WORK)


def _reading(player: Player) -> str:
    return str(player.app.screen.query_one("#when .reading", Static).content)


async def test_the_date_is_read_of_the_one_who_is_chosen(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, LifeEventDialog(_TOLD, _BULLIED))
        player.app.screen.query_one("#when Input", Input).value = "i trean"
        await player.pause()
        assert "Maria" in _reading(player)
        player.app.screen.query_one("#whose", Select).value = LOVE.id
        await player.pause()
        assert "Love" in _reading(player)
        await keys(player, "ctrl+s")
    event, _worries = ended[0]  # type: ignore[misc]  # an event and its worries
    assert (event.whose, event.when.edtf) == (LOVE.id, "[2021-08..2022-06]")


async def test_a_date_that_was_told_before_follows_the_choice_but_never_another_day(tmp_path: Path) -> None:
    in_grade = replace(_BULLIED, when=understand("i trean", known_of(_TOLD)))
    last_year = replace(_BULLIED, when=FuzzyDate(edtf="2019", said="förra året"))
    for event, expected in ((in_grade, "[2021-08..2022-06]"), (last_year, "2019")):
        async with playing(tmp_path / f"övning{expected[1]}", practice=True) as player:
            ended = await opened(player, LifeEventDialog(_TOLD, event))
            player.app.screen.query_one("#whose", Select).value = LOVE.id
            await player.pause()
            await keys(player, "ctrl+s")
        assert ended[0][0].when.edtf == expected  # type: ignore[index]  # an event and its worries


async def test_a_line_says_how_it_is_read_and_why_not(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, QuickEventsDialog(_TOLD, Lane.HOME))
        for line, read, trouble in (
            ("Love mobbad i trean", "när Love gick i årskurs 3: någon gång augusti 2021–juni 2022", ""),
            ("Fanny mobbad i trean", "utan datum", "Vems ålder eller årskurs"),
            ("Boendestöd pågår", "pågår", ""),
            ("Flyttade till Love", "Flyttade till Love", ""),
            ("Flyttade när Love var ٣", "utan datum", ""),
            ("Slutade före maj", "utan datum", "Vilket år?"),
        ):
            player.app.screen.query_one(TextArea).text = line
            await player.pause()
            assert read in str(player.app.screen.query_one("#read", Static).content)
            said = str(player.app.screen.query_one("#trouble", Static).content)
            assert trouble in said
            assert bool(said) == bool(trouble)


async def test_a_sum_is_no_year_and_an_age_is_worked_out(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, QuickEventsDialog(_TOLD, Lane.HOME))
        player.app.screen.query_one(TextArea).text = "Hyra 9000\nflyttade när Love var 3"
        await player.pause()
        await keys(player, "ctrl+s")
    first, second = ended[0]  # type: ignore[misc]  # two events
    assert (first.title, first.when.edtf) == ("Hyra 9000", "")
    assert (second.title, second.when.edtf) == ("Flyttade", "[2015..2016]")
