"""Services are chosen many at once and asked about one at a time, by keyboard or mouse; nothing answered is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events
from textual.screen import ModalScreen

from mapping.language import LANGUAGES, Language, use
from mapping.language import gettext as _
from mapping.network import Alter, AlterKind, Frequency
from mapping.network.services import SERVICES, new_service
from tests.tui.opening import LOVE, MARIA, SESSION, opened
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in
from tui.dialogs.dialog import Discard
from tui.dialogs.parts.service_questions import ServiceQuestions, ServiceQuestionsDialog
from tui.dialogs.parts.services import ServiceList, ServicesDialog
from tui.widgets.fields import ChoiceField, ManyField, TextField
from tui.widgets.keyline import MOST, KeyLine

NAMES = {service.key: service.title for service in SERVICES}


def _names(ended: list[object]) -> list[str]:
    (alters,) = ended
    assert isinstance(alters, tuple)
    assert all(isinstance(one, Alter) and one.kind is AlterKind.SERVICE and not one.placed for one in alters)
    return [one.name for one in alters]


async def _choosing(player: Player) -> list[object]:
    return await opened(player, ServicesDialog(SESSION.network))


async def test_several_are_written_and_marked_one_after_the_other(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await type_in(player, "fk\nkronofog\n")
        await shows(player, f": {_(NAMES['social_insurance'])}, {_(NAMES['enforcement'])}")
        assert isinstance(player.app.focused, TextField), "the next can be written at once"
        await type_in(player, "kronofog")
        await shows(player, f"■ {_(NAMES['enforcement'])}")
        await keys(player, "ctrl+z")
        await keys(player, "ctrl+s")
        assert _names(ended) == [_(NAMES["social_insurance"]), _(NAMES["enforcement"])]


async def test_the_next_can_be_written_before_the_first_is_marked(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        for name in (*"fk", "enter", *"Choir", "enter", *"bup", "enter"):
            player.app.post_message(events.Key(name, name if len(name) == 1 else "\r"))
        await shows(player, f": {_(NAMES['social_insurance'])}, Choir, {_(NAMES['bup'])}")
        await keys(player, "ctrl+s")
        assert _names(ended) == [_(NAMES["social_insurance"]), "Choir", _(NAMES["bup"])]


async def test_what_is_sought_and_marked_in_the_list_is_not_asked_about(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await type_in(player, "kontakt")
        await keys(player, "down", "space", "down", "space", "ctrl+s")
        assert _names(ended) == [_(NAMES["contact_family"]), _(NAMES["contact_person"])]


async def test_a_name_added_before_does_not_stand_in_the_way(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await type_in(player, "Loves skola\nskola\nLoves\n")
        await keys(player, "ctrl+s")
        assert _names(ended) == ["Loves skola", _(NAMES["school"]), "Loves"]


async def test_several_are_marked_in_the_list_with_space_or_enter(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await keys(player, "down", "space", "down", "enter", "down", "space", "space", "ctrl+s")
        assert _names(ended) == [service.name for service in SERVICES[:2]]


async def test_up_from_the_first_row_and_a_letter_lead_back_to_the_field(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await keys(player, "down", "down", "up", "up")
        assert isinstance(player.app.focused, TextField)
        await keys(player, "down", *"fk")
        assert isinstance(player.app.focused, TextField)
        await keys(player, "enter", "ctrl+s")
        assert _names(ended) == [_(NAMES["social_insurance"])]


async def test_what_is_not_in_the_list_is_added_as_it_is_written(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await type_in(player, "Fontänhuset")
        await shows(player, _("Add “{words}”").format(words="Fontänhuset"))
        await keys(player, "enter")
        assert "■ Fontänhuset" in screen_text(player)
        await type_in(player, "Loves skola\n")
        await keys(player, "ctrl+s")
        assert _names(ended) == ["Fontänhuset", "Loves skola"]
        assert [one.sector for one in ended[0]] == ["professional", "school_work"]  # type: ignore[attr-defined]


async def test_what_is_on_the_map_is_told_and_can_be_added_again(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await type_in(player, "bup")
        await shows(player, f"□ {_(NAMES['bup'])} {_('is on the map already')}")
        await keys(player, "enter", "ctrl+s")
        assert _names(ended) == [_(NAMES["bup"])]
        await _choosing(player)
        await type_in(player, "kronofog")
        assert _("is on the map already") not in screen_text(player)


async def test_what_is_written_but_not_marked_is_not_lost_in_silence(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await keys(player, "ctrl+s")
        await shows(player, _("Mark at least one."))
        await type_in(player, "Fontänhuset")
        await keys(player, "ctrl+s")
        await shows(player, _("Press Enter to mark what you wrote, or take it away."))
        await keys(player, "escape")
        assert isinstance(player.app.screen, Discard)
        assert ended == []


async def test_marks_are_asked_about_before_they_are_thrown_away_and_undone_one_by_one(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await type_in(player, "fk\nkronofog\n")
        await keys(player, "ctrl+z")
        assert _(NAMES["enforcement"]) not in await shows(player, f": {_(NAMES['social_insurance'])}")
        await keys(player, "escape")
        assert isinstance(player.app.screen, Discard)
        await keys(player, "escape", "ctrl+s")
        assert _names(ended) == [_(NAMES["social_insurance"])]


async def test_services_are_marked_by_mouse(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        await player.click(ServiceList, offset=(3, 1))
        await player.click(ServiceList, offset=(3, 3))
        await player.click(".done")
        await player.pause()
        assert _names(ended) == [SERVICES[1].name, SERVICES[3].name]


async def test_what_steers_a_terminal_is_not_taken_into_a_name(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _choosing(player)
        player.app.screen.query_one(TextField).value = "BVC\x1b[31m\u202e öst"
        await player.pause()
        await keys(player, "enter", "ctrl+s")
        assert _names(ended) == ["BVC[31m öst"]


def _three() -> tuple[Alter, ...]:
    return tuple(new_service(name, SESSION.network) for name in ("Habiliteringen", "Skola", "Polisen"))


async def _asking(player: Player, alters: tuple[Alter, ...]) -> list[object]:
    return await opened(player, ServiceQuestionsDialog(SESSION, alters))


def _answered(ended: list[object]) -> tuple[Alter, ...]:
    (alters,) = ended
    assert isinstance(alters, tuple)
    return alters


async def test_each_is_asked_about_in_turn(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _asking(player, alters := _three())
        await shows(player, f"Habiliteringen  {_('{number} of {count}').format(number=1, count=3)}")
        await keys(player, "space", "down", "space", "tab", "enter", "down", "down", "enter", "tab")
        await type_in(player, "Samtal\n12/3\nKajsa\n")
        await shows(player, f"Skola  {_('{number} of {count}').format(number=2, count=3)}")
        assert isinstance(player.app.focused, ManyField)
        await keys(player, "ctrl+s")
        await shows(player, f"Polisen  {_('{number} of {count}').format(number=3, count=3)}")
        await keys(player, "ctrl+s")
        first, *others = _answered(ended)
        assert first.concerns == (MARIA.id, LOVE.id)
        assert first.frequency is Frequency.WEEKLY
        assert (first.purpose, first.keeper) == ("Samtal", "Kajsa")
        assert first.next_meeting == date(2027, 3, 12)
        assert others == list(alters[1:])


async def test_the_day_is_shown_as_it_is_read_and_must_be_a_day(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _asking(player, _three()[:1])
        player.app.screen.query_one("#meeting").focus()
        await type_in(player, "12 mar")
        await shows(player, _("Read as: {when}").format(when="12 mars 2027"))
        await keys(player, "backspace", "backspace")
        told = _("A single day: 12 March, 12/3. Or leave it empty.")
        await shows(player, told)
        player.app.screen.query_one("#keeper").focus()
        await keys(player, "ctrl+s")
        assert screen_text(player).count(told) == 1, "what is wrong is said once, where it is"
        assert player.app.screen.query_one("#meeting").has_focus
        assert player.app.screen.query_one("#read").has_class("complaint")
        assert screen_text(player).count("12/3") == 1
        assert ended == []
        await keys(player, "escape")
        assert isinstance(player.app.screen, Discard), "words that are no day would be thrown away"
        await player.click(".done")
        await player.pause()
        assert _answered(ended)[0].next_meeting is None


async def test_the_rest_later_keeps_what_was_answered_and_the_services(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _asking(player, alters := _three())
        await keys(player, "space", "ctrl+s", "down", "space", "escape")
        first, second, third = _answered(ended)
        assert (first.concerns, second.concerns) == ((MARIA.id,), (LOVE.id,))
        assert third == alters[2]


async def test_one_can_go_back_to_the_one_before_and_find_the_answers(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _asking(player, _three())
        assert _("The one before") not in screen_text(player)
        await keys(player, "ctrl+b")
        await keys(player, "space", "ctrl+s", "down", "space", "ctrl+b")
        shown = await shows(player, "Habiliteringen")
        assert "■ Maria" in shown
        await keys(player, "ctrl+s", "ctrl+s", "ctrl+s")
        assert [one.concerns for one in _answered(ended)] == [(MARIA.id,), (LOVE.id,), ()]


async def test_the_questions_by_mouse(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _asking(player, alters := _three())
        for button, name in ((".done", "Skola"), (".before", "Habiliteringen"), (".done", "Skola")):
            await player.click(button)
            await shows(player, f"{name}  ")
        await player.click(ManyField, offset=(3, 1))
        await player.click(".leave")
        await player.pause()
        assert [one.concerns for one in _answered(ended)] == [(), (LOVE.id,), ()]
        assert _answered(ended)[2] == alters[2]


async def test_undo_takes_back_a_field_and_never_the_services(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await _asking(player, _three())
        await keys(player, "space", "ctrl+z", "ctrl+z", "ctrl+z")
        assert isinstance(player.app.screen, ServiceQuestionsDialog)
        await keys(player, "ctrl+s", "ctrl+s", "ctrl+s")
        assert [one.concerns for one in _answered(ended)] == [(), (), ()]


async def test_a_service_can_be_called_something_else_and_keeps_what_was_known(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        known = replace(_three()[1], next_meeting=date(2026, 12, 1), concerns=(LOVE.id,))
        ended = await _asking(player, (known,))
        assert player.app.screen.query_one(ChoiceField).choice is None
        await keys(player, "shift+tab", "home")
        await type_in(player, "Loves ")
        await keys(player, "ctrl+s")
        (one,) = _answered(ended)
        assert (one.name, one.next_meeting, one.concerns) == ("Loves Skola", date(2026, 12, 1), (LOVE.id,))


async def test_a_day_that_cannot_be_read_leaves_the_one_before(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        known = replace(_three()[0], next_meeting=date(2026, 12, 1))
        ended = await _asking(player, (known,))
        player.app.screen.query_one("#meeting").focus()
        await keys(player, *"xyz", "escape")
        assert isinstance(player.app.screen, Discard)
        await player.click(".done")
        await player.pause()
        assert _answered(ended) == (known,)


async def test_leaving_krets_asks_first_while_services_are_not_kept(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await _asking(player, _three())
        await keys(player, "ctrl+q")
        assert isinstance(player.app.screen, Discard)


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize(
    "make", [lambda: ServicesDialog(SESSION.network), lambda: ServiceQuestionsDialog(SESSION, _three())]
)
async def test_all_of_it_is_seen_at_80_by_24(
    tmp_path: Path, spoken: Language, make: Callable[[], ModalScreen[Any]]
) -> None:
    use(spoken)
    async with playing(tmp_path / "övning", practice=True) as player:
        await opened(player, make())
        dialog = player.app.screen
        assert isinstance(dialog, ModalScreen)
        assert dialog.query_one(".fields").max_scroll_y == 0
        assert dialog.query_one(".buttons").region.bottom <= 23
        assert 0 < len(dialog.query_one(KeyLine).hints) <= MOST


async def test_somebody_may_look_at_it_while_it_opens(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        dialog = ServiceQuestionsDialog(SESSION, _three())
        player.app.push_screen(dialog)
        player.app.look()  # type: ignore[attr-defined]  # the app is KretsApp
        assert not dialog.changed
        await shows(player, "Habiliteringen")
        assert dialog.changed


def test_one_who_leaves_before_the_questions_are_there_keeps_the_service() -> None:
    service = new_service(SERVICES[0].name, SESSION.network)
    asking = ServiceQuestions(SESSION, service)
    assert not asking.unread
    assert asking.answered == service
