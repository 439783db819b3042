"""When it is time to hide the screen, and when to lock."""

import pytest

from tests.tui.keeping_time import Hands
from tui.guard import MINUTE, Clocks, Guard, Measure


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def guard(hands: Hands) -> Guard:
    return Guard(hands.clocks, idle=5 * MINUTE, in_session=30 * MINUTE)


def _after(guard: Guard, hands: Hands, minutes: float, *, in_session: bool) -> Measure:
    """What is due when nobody has done anything for so long, looking twice a minute."""
    due = Measure.NOTHING
    for _half_minute in range(round(minutes * 2)):
        hands.go(30)
        due = guard.look(in_session=in_session)
    return due


@pytest.mark.parametrize(
    ("minutes", "in_session", "due"),
    [
        (4.5, False, Measure.NOTHING),
        (5, False, Measure.LOCK),
        (4.5, True, Measure.NOTHING),
        (5, True, Measure.HIDE),
        (29.5, True, Measure.HIDE),
        (30, True, Measure.LOCK),
    ],
)
def test_idleness(guard: Guard, hands: Hands, minutes: float, in_session: bool, due: Measure) -> None:
    assert _after(guard, hands, minutes, in_session=in_session) is due


def test_whoever_stirs_begins_anew(guard: Guard, hands: Hands) -> None:
    assert _after(guard, hands, 4.5, in_session=False) is Measure.NOTHING
    guard.stir()
    assert _after(guard, hands, 4.5, in_session=False) is Measure.NOTHING
    assert _after(guard, hands, 0.5, in_session=False) is Measure.LOCK


@pytest.mark.parametrize("in_session", [False, True])
@pytest.mark.parametrize(("even", "day"), [(1, 62), (1, -62), (61, 61)], ids=["slept", "set back", "stood still"])
def test_a_computer_that_slept_is_locked(guard: Guard, hands: Hands, even: float, day: float, in_session: bool) -> None:
    hands.even, hands.day = hands.even + even, hands.day + day
    assert guard.look(in_session=in_session) is Measure.LOCK


def test_clocks_that_drift_slowly_are_no_sleep(guard: Guard, hands: Hands) -> None:
    for _look in range(50):
        hands.go(1)
        hands.day += 10
        guard.stir()
        assert guard.look(in_session=False) is Measure.NOTHING


def test_the_clocks_are_the_computers_own_unless_told() -> None:
    clocks = Clocks()
    assert clocks.monotonic() <= clocks.monotonic()
    assert clocks.wall() > 1_600_000_000
