"""Exporting everyday life in the app: for whom it is told, and what comes along only when it is chosen."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Select

from exports.export import Subject
from mapping.edits import put_answer
from mapping.profile.audience import Audience
from mapping.session import Session, State
from mapping.words import Voice
from tests.everyday import answer, said
from tests.tui.playing import Player, keys, playing, shows
from tests.tui.test_export_dialog import choose, dialog, opened, path, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "övning"


async def to_profile(player: Player, **choices: object) -> None:
    await opened(player)
    choose(player, subject=Subject.PROFILE)
    await player.pause()
    choose(player, **choices)
    await player.pause()


def opened_again(session: Session) -> Session:
    return replace(session, state=State.UNDER_WAY)


def shown_fields(player: Player) -> set[str]:
    return {
        field.id or ""
        for field in dialog(player).query(Select)
        if not field.disabled and all(node.display for node in field.ancestors_with_self if node.is_attached)
    }


async def test_only_a_profile_asks_how_it_is_told(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await opened(player)
        assert not {"audience", "sensitive"} & shown_fields(player)
        choose(player, subject=Subject.PROFILE)
        await player.pause()
        assert {"audience", "sensitive"} <= shown_fields(player)
        assert "preset" not in shown_fields(player)


async def test_the_kind_of_file_stays_if_there_is_one(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await to_profile(player)
        assert dialog(player).query_one("#format", Select).value == "png"
        choose(player, subject=Subject.MAP)
        await player.pause()
        choose(player, format="dot")
        choose(player, subject=Subject.PROFILE)
        await player.pause()
        assert dialog(player).query_one("#format", Select).value == "png"


async def test_a_paper_is_for_a_pdf(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await to_profile(player, format="png")
        assert "paper" not in shown_fields(player)
        choose(player, format="pdf")
        await player.pause()
        assert "paper" in shown_fields(player)


async def test_what_is_chosen_is_written_and_noted(folder: Path, tmp_path: Path) -> None:
    async with playing(folder, practice=True) as player:
        await to_profile(player, format="txt", audience=Audience.WORKER)
        assert path(player).endswith("-2026-10-06-90000000-for-personal.txt") or "for-worker" in path(player)
        archive, family = dialog(player)._archive, dialog(player)._family.id
        await write(player, tmp_path / "vardag.txt")
        noted = archive.ledger(family).exports[0].what
    assert "EXEKUTIVA FUNKTIONER" in (tmp_path / "vardag.txt").read_text("utf-8")
    assert noted == "profile txt worker"


async def test_sensitive_areas_come_along_only_when_chosen_and_are_asked_for_each_time(
    folder: Path, tmp_path: Path
) -> None:
    async with playing(folder, practice=True) as player:
        await to_profile(player, format="txt")
        hidden = answer("safety.home", 2, words=said(Voice.PARENT, "Kanariefågeln"))
        dialog(player)._session = put_answer(opened_again(dialog(player)._session), hidden)
        await write(player, tmp_path / "utan.txt")
        await keys(player, "e")
        await shows(player, "Exportera")
        dialog(player)._session = put_answer(opened_again(dialog(player)._session), hidden)
        choose(player, sensitive=True)
        await write(player, tmp_path / "med.txt")
        await keys(player, "e")
        await shows(player, "Exportera")
        assert dialog(player).query_one("#subject", Select).value is Subject.PROFILE
        assert dialog(player).query_one("#sensitive", Select).value is False
    assert "Kanariefågeln" not in (tmp_path / "utan.txt").read_text("utf-8")
    assert "Kanariefågeln" in (tmp_path / "med.txt").read_text("utf-8")
