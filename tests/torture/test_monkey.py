"""A monkey at the keyboard for half an hour."""

from pathlib import Path
from time import monotonic

import pytest

from tests.torture.counting import Counts
from tests.torture.sharing import Share, shares
from tests.tui.monkey import Monkey, serious

MINUTES = 30
"""So long all shares together press keys."""
SHARES = 2
KEYS_OF_ONE = 1000
"""Then the next monkey begins, on a practice family of its own."""
SIZES = ((80, 24), (120, 36), (60, 20), (200, 60))


@shares(SHARES)
async def test_monkeys_do_no_harm_for_half_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: bool, counts: Counts, share: Share
) -> None:
    if not long:
        pytest.skip("in the long form; a short one is among the tests of the app")
    monkeypatch.chdir(tmp_path)
    until, seed = monotonic() + MINUTES * 60 / share.parts, share.number
    while monotonic() < until:
        monkey, folder = Monkey(seed), tmp_path / str(seed) / "övning"
        folder.parent.mkdir()
        await monkey.play(folder, KEYS_OF_ONE, SIZES[seed % len(SIZES)])
        assert serious(folder) == (), f"monkey {seed}"
        counts.add(14, "keys that a monkey pressed", KEYS_OF_ONE)
        counts.most(14, "screens that one monkey came to", len(monkey.seen))
        seed += share.parts
