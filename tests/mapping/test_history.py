"""Undo and redo always lead back to the same values."""

from hypothesis import given
from hypothesis import strategies as st

from mapping.history import DEPTH, History

values = st.lists(st.integers(0, 3), max_size=30)


@given(st.integers(), values)
def test_undoing_everything_leads_back(start: int, later: list[int]) -> None:
    history = History(start)
    for value in later:
        history = history.move(value)
    end, steps = history.present, len(history.past)
    for _step in range(steps):
        history = history.undo()
    assert history.present == start
    assert history.undo() == history
    for _step in range(steps):
        history = history.redo()
    assert (history.present, history.future) == (end, ())
    assert history.redo() == history


@given(st.lists(st.sampled_from(["move", "undo", "redo"]), max_size=40))
def test_it_is_two_stacks(moves: list[str]) -> None:
    history = History(0)
    line, at = [0], 0
    for number, move in enumerate(moves, start=1):
        if move == "move":
            history = history.move(number)
            line, at = [*line[: at + 1], number], at + 1
        elif move == "undo":
            history, at = history.undo(), max(at - 1, 0)
        else:
            history, at = history.redo(), min(at + 1, len(line) - 1)
        assert [*history.past, history.present, *history.future] == line
        assert history.present == line[at]


def test_the_same_value_is_no_step() -> None:
    history = History(1).move(2).undo()
    assert history.move(1) is history
    assert history.redo().present == 2


def test_a_new_value_ends_what_was_undone() -> None:
    history = History(1).move(2).undo().move(3)
    assert (history.past, history.present, history.future) == ((1,), 3, ())


def test_settling_is_no_step() -> None:
    history = History(1).move(2).move(3).undo().settle(9)
    assert (history.past, history.present, history.future) == ((1,), 9, (3,))


def test_only_so_many_steps_are_kept() -> None:
    history = History(0)
    for value in range(1, DEPTH + 100):
        history = history.move(value)
    assert len(history.past) == DEPTH
    assert history.undo().present == DEPTH + 98
