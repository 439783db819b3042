"""How the screens look, cell by cell. After a change that is meant: look at them in a terminal, then
``pytest tests/tui/test_snapshots.py --snapshot-update``, and read the difference.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mapping.profile import Doer, Reach, Silence
from mapping.questions import load
from mapping.session import Session
from mapping.words import Voice, Words
from tests.tui.playing import keys, playing, shows
from tests.tui.profiles import ELSA, done, invented_session, put_on_the_table, said
from tests.tui.screen_picture import screen_picture

PANES = {
    "areas": (),
    "areas as a picture": ("x",),
    "question": ("enter", "backspace", "backspace", "backspace"),
    "example and the last time": ("enter", "backspace", "backspace", "question_mark", "p"),
    "summary": ("r",),
    "tasks": ("t",),
    "tasks by who does them": ("t", "r"),
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)], ids=str)
async def test_the_network_map(tmp_path: Path, size: tuple[int, int], dark: bool, snapshot: SnapshotAssertion) -> None:
    (tmp_path / "settings.toml").write_text(f'language = "sv"\ndark = {str(dark).lower()}\n')
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        await keys(player, "enter", "down", "enter")  # a closed session: nothing on it tells the time
        await shows(player, "bara för läsning")
        await keys(player, "g", "1")
        await shows(player, "Väntar på plats")
        await player.pause(0.1)
        assert screen_picture(player) == snapshot


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)], ids=str)
@pytest.mark.parametrize("pane", PANES)
async def test_the_profile(
    tmp_path: Path, pane: str, size: tuple[int, int], dark: bool, snapshot: SnapshotAssertion
) -> None:
    (tmp_path / "settings.toml").write_text(f'language = "sv"\ndark = {str(dark).lower()}\n')
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        told = _told()
        before = [said(load().areas[0].questions[1].id, 1, words=told.profile.answers[0].words)]
        await put_on_the_table(player, told, before=invented_session(before, met_on=date(2026, 6, 9)))
        await keys(player, *PANES[pane])
        await player.pause(0.1)
        assert re.sub(r"sparat \d\d:\d\d", "sparat 00:00", screen_picture(player)) == snapshot


def _told() -> Session:
    """A session with some of everything."""
    first, second = load().areas[:2]
    words = (Words(voice=Voice.PARENT, text="Det går bra på morgonen, när alla har sovit och ingen har bråttom"),)
    steps = (5, 2, 3, None, 1)
    answers = [said(one.id, step) for one, step in zip(first.questions, steps, strict=False) if step]
    answers[0] = said(
        first.questions[0].id, 5, words=words, helps=tuple(help_.text for help_ in first.questions[0].helps)
    )
    silences = [said(one.id, silence=silence) for one, silence in zip(second.questions, Silence, strict=False)]
    about_elsa = said(first.questions[0].id, 4, child=ELSA, words=(Words(voice=Voice.CHILD, text="Jag kan själv"),))
    doers = [done(task.key, doer=doer) for task, doer in zip(load().tasks.tasks, Doer, strict=False)]
    ladder = done(load().tasks.tasks[0].key, doer=Doer.TOGETHER, child=ELSA, knowledge=Reach.YES, skill=Reach.PARTLY)
    return invented_session([*answers, *silences, about_elsa], [*doers, ladder])
