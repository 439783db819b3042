"""Lines of dots in a terminal's cells."""

from math import hypot

import pytest

from tui.circle.dots import BLANK, HIGH, SWING, Dots, braille


def dots_of(sheet: Dots) -> set[tuple[float, float]]:
    """The middles of all dots, in units."""
    bits = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
    return {
        (column + (across + 0.5) / 2, row * HIGH + (down + 0.5) / 2)
        for (column, row), held in sheet.bits().items()
        for down, line in enumerate(bits)
        for across, bit in enumerate(line)
        if held & bit
    }


def test_a_circle_is_round_and_closed() -> None:
    sheet = Dots()
    sheet.circle((20.0, 20.0), 15.0)
    found = dots_of(sheet)
    assert all(abs(hypot(x - 20, y - 20) - 15) <= 0.75 for x, y in found)
    for x, y in found:
        assert sum(max(abs(x - a), abs(y - b)) <= 0.5 for a, b in found) >= 3  # itself and a neighbour on each side


@pytest.mark.parametrize("end", [(18.0, 3.0), (3.0, 18.0), (0.0, 0.0), (17.0, 17.0)])
def test_a_line_has_no_gaps(end: tuple[float, float]) -> None:
    sheet = Dots()
    sheet.line((9.0, 9.0), end)
    found = dots_of(sheet)
    assert len(found) >= 2 * max(abs(end[0] - 9), abs(end[1] - 9))
    for x, y in found:
        assert len(found) == 1 or any(0 < max(abs(x - a), abs(y - b)) <= 0.5 for a, b in found)


def test_a_thick_line_is_twice_a_thin_one_and_a_dotted_one_a_third() -> None:
    counts = []
    for style in ({}, {"thick": True}, {"every": 3}):
        sheet = Dots()
        sheet.line((1.0, 5.0), (31.0, 5.0), **style)
        counts.append(len(dots_of(sheet)))
    thin, thick, dotted = counts
    assert thick == 2 * thin
    assert abs(dotted - thin / 3) <= 1


def test_a_zigzag_swings_to_both_sides_and_meets_its_ends() -> None:
    sheet = Dots()
    sheet.zigzag((2.0, 10.0), (32.0, 10.0))
    heights = [y - 10 for _x, y in dots_of(sheet)]
    assert max(heights) == pytest.approx(SWING, abs=0.5)
    assert min(heights) == pytest.approx(-SWING, abs=0.5)
    across = [x for x, _y in dots_of(sheet)]
    assert (min(across), max(across)) == pytest.approx((2, 32), abs=0.5)


def test_a_zigzag_to_where_one_stands_is_nothing() -> None:
    sheet = Dots()
    sheet.zigzag((2.0, 2.0), (2.0, 2.0))
    assert not sheet.bits()


def test_the_signs_are_unicodes() -> None:
    assert braille(0) == "\N{BRAILLE PATTERN BLANK}" == chr(BLANK)
    assert braille(0xFF) == "\N{BRAILLE PATTERN DOTS-12345678}"
