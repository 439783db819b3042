"""Being shown around on the practice family: five steps, each gone by doing it; left at any time, asked for again."""

from pathlib import Path

import pytest

from mapping.language import LANGUAGES, Language, use
from mapping.language import gettext as _
from tests.tui.playing import keys, playing, screen_text, shows
from tui.app import KretsApp
from tui.settings import Settings, keep_settings, read_settings
from tui.tour import STEPS
from tui.widgets.tour_line import TourLine


def said(number: int) -> str:
    """What the line says at a step."""
    return _("{step} of {count} · {words} F8 is enough.").format(step=number, count=5, words=_(STEPS[number - 1].words))


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_the_five_steps_at_80_by_24(tmp_path: Path, spoken: Language) -> None:
    use(spoken)
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f8")
        await shows(player, said(1))
        await keys(player, "enter")
        await shows(player, said(2))
        await keys(player, "enter", "g", "1")
        await shows(player, said(3))
        await keys(player, "g", "2")
        await shows(player, said(4))
        await keys(player, "g", "1")
        await shows(player, said(3))
        await keys(player, "g", "3")
        await shows(player, said(4))
        await keys(player, "escape")
        player.app.clear_notifications()
        await shows(player, said(5))
        await keys(player, "escape")
        await shows(player, _("Families"))
        await player.pause(0.1)
        assert not player.app.screen.query(TourLine)
    assert read_settings(tmp_path / "settings.toml").toured


async def test_it_can_be_left_and_asked_for_again_wherever_one_is(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "enter", "f8")
        await shows(player, said(2))
        await keys(player, "f8")
        await shows(player, _("F8 shows you around again."))
        assert said(2)[:20] not in screen_text(player)
        assert read_settings(tmp_path / "settings.toml").toured
        await keys(player, "f1")
        await shows(player, _("Show me around"))
        await keys(player, "escape", "f8")
        await shows(player, said(2))


async def test_no_dialog_has_the_line(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        await keys(player, "f8")
        await shows(player, said(1))
        await keys(player, "ctrl+n")
        await player.pause(0.1)
        assert not player.app.screen.query(TourLine)
        await keys(player, "escape", "f3", "f1", "escape", "escape")
        assert len(player.app.screen.query(TourLine)) == 1


async def test_who_works_with_an_archive_of_their_own_is_not_shown_around(tmp_path: Path) -> None:
    async with playing(tmp_path / "arkiv") as player:
        await keys(player, "f8")
        assert player.app.step is None  # type: ignore[attr-defined]  # the app is KretsApp


@pytest.mark.parametrize("toured", [False, True])
async def test_the_first_time_it_begins_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toured: bool
) -> None:
    from tui.places import settings_file
    from tui.running import run_app

    if toured:
        keep_settings(settings_file(), Settings(toured=True))
    began: list[bool] = []
    monkeypatch.setattr(KretsApp, "run", lambda app: began.append(app.shows_around))
    run_app(tmp_path / "övning", practice=True)
    run_app(tmp_path / "arkiv", practice=False)
    assert began == [not toured, False]


async def test_what_begins_by_itself_is_seen_when_the_family_is_there(tmp_path: Path) -> None:
    app = KretsApp(tmp_path / "övning", practice=True, settings=tmp_path / "settings.toml")
    app.shows_around = True
    async with app.run_test(size=(80, 24)) as player:
        await shows(player, said(1))
