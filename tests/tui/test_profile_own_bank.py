"""A service's own questions on the screen: a new area among the others, and a broken file that stops nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mapping.questions import faults, krets_bank, load, use_own
from tests.mapping.questions.test_own_questions import AREA, CONTENTS
from tests.tui.playing import keys, playing
from tests.tui.profiles import answered, invented_session, part_text, put_on_the_table, tells, view


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A service's folder with one new area and one broken file, named in the settings."""
    folder = tmp_path / "egna"
    folder.mkdir()
    (folder / "bank.toml").write_text(CONTENTS, encoding="utf-8")
    (folder / "lake.toml").write_text(AREA, encoding="utf-8")
    (folder / "broken.toml").write_text('key = "broken', encoding="utf-8")
    (tmp_path / "settings.toml").write_text(f"questions = '{folder}'\n", encoding="utf-8")
    yield folder
    use_own(None)


@pytest.mark.usefixtures("own")
async def test_an_area_of_the_services_own_is_asked_like_any_other(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(100, 50)) as player:
        assert [fault.file for fault in faults()]
        area = load().area("lake")
        assert area is not None
        await put_on_the_table(player, invented_session())
        await tells(player, area.name.text)
        await keys(player, "home", *["down"] * [a.key for a in load().areas if not a.sensitive].index("lake"), "enter")
        question = area.questions[0]
        assert view(player).subject == question.id
        await tells(player, question.step(5).text)
        await keys(player, "2")
        answer = answered(player, question.id)
        assert (answer.origin, answer.bank) == ("Familjestödet Ängen", 3)
        await tells(player, "▸ 2 ■")
        await keys(player, "r")
        await tells(player, question.step(2).text)


@pytest.mark.usefixtures("own")
async def test_its_answers_do_no_harm_when_the_folder_is_gone(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True, size=(100, 50)) as player:
        area = load().area("lake")
        assert area is not None
        await put_on_the_table(player, invented_session(), subject=area.questions[0].id)
        await keys(player, "2")
        use_own(None)
        assert load() is krets_bank()
        await keys(player, "n", "ctrl+z", "ctrl+y", "x", "r", "n", "t", "n")
        assert area.name.text not in part_text(player)
        assert answered(player, area.questions[0].id).step == 2
