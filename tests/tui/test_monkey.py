"""Whatever is pressed, in whatever order: no error, and an archive that is sound."""

from pathlib import Path

import pytest

from tests.tui.monkey import Monkey, serious
from tui.service import service_file

KEYS = 500
"""About half a minute's."""


async def test_a_monkey_at_the_keyboard_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # what it exports to some name lies here
    monkey = Monkey(seed=1)
    await monkey.play(tmp_path / "övning", KEYS, (80, 24))
    assert len(monkey.seen) > 8, monkey.seen
    assert serious(tmp_path / "övning") == ()
    assert service_file() is None
