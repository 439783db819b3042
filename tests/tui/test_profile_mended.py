"""What is mended where it is read, what is put off, and what stays on the worker's page."""

from pathlib import Path

import pytest

from mapping.language import gettext
from mapping.profile import Silence
from mapping.questions import Aspect, load
from mapping.words import Voice, Words
from tests.tui.playing import keys, screen_text
from tests.tui.profiles import ELSA, answered, invented_session, said, telling, tells, view

AREA = load().areas[0]
FIRST = AREA.questions[0]


@pytest.mark.parametrize(
    ("key", "step", "silence"), [("2", 2, None), ("v", None, Silence.UNKNOWN), ("i", None, Silence.IRRELEVANT)]
)
async def test_a_line_is_mended_by_one_key(tmp_path: Path, key: str, step: int | None, silence: Silence | None) -> None:
    async with telling(tmp_path, invented_session([said(FIRST.id, 4)]), subject=AREA.key) as player:
        await keys(player, "enter", key)
        assert (answered(player, FIRST.id).step, answered(player, FIRST.id).silence) == (step, silence)
        assert view(player).subject == AREA.key


async def test_escape_mends_nothing(tmp_path: Path) -> None:
    async with telling(tmp_path, invented_session([said(FIRST.id, 4)]), subject=AREA.key) as player:
        await keys(player, "enter", "down", "escape")
        assert answered(player, FIRST.id).step == 4


async def test_putting_off_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    async with telling(tmp_path, invented_session([said(FIRST.id, 4)]), subject=FIRST.id) as player:
        await keys(player, "s")
        assert view(player).subject == FIRST.id
        assert answered(player, FIRST.id).step == 4
        await keys(player, "enter", "s")
        assert view(player).subject not in {FIRST.id, AREA.questions[1].id}


async def test_what_the_worker_saw_is_on_the_worker_s_page_alone(tmp_path: Path) -> None:
    seen = Words(voice=Voice.OBSERVATION, text="Blicken mot dörren")
    async with telling(tmp_path, invented_session([said(FIRST.id, 4, words=(seen,))]), subject=FIRST.id) as player:
        await tells(player, gettext("There is more on the page for you: w."))
        assert "Blicken mot dörren" not in screen_text(player)
        await keys(player, "w", "1", "enter", "left", "enter")
        assert "Blicken mot dörren" in screen_text(player)


async def test_whom_one_asks_about_is_part_of_the_place(tmp_path: Path) -> None:
    question = next(one for one in AREA.questions if one.aspect is Aspect.CHILDREN)
    async with telling(tmp_path, invented_session(), subject=f"{question.id}@{ELSA}") as player:
        await tells(player, "Gäller Elsa")
        await keys(player, "4")
        assert answered(player, question.id, ELSA).step == 4
        assert view(player).subject == f"{question.id}@{ELSA}"
