"""The palette is readable, and apart for eyes that see no colour."""

import re

import pytest

from exports.palette import CONTRAST, DARK, GREY, LIGHT, Palette, mix


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST, GREY])
def test_text_is_readable_on_every_paper(palette: Palette) -> None:
    for paper in (palette.paper, *palette.rings):
        assert contrast(palette.ink, paper) > 7
        assert contrast(palette.soft, paper) > 4.5


def test_high_contrast_is_as_high_as_can_be_told_of_every_colour_of_text() -> None:
    for paper in (CONTRAST.paper, *CONTRAST.rings):
        for colour in (*CONTRAST[1:4], CONTRAST.accent, CONTRAST.strain, CONTRAST.resource, CONTRAST.focus):
            assert contrast(colour, paper) > 6.9
    assert contrast(CONTRAST.line, CONTRAST.paper) > 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_calm_ones_have_no_pure_white_and_no_pure_black(palette: Palette) -> None:
    single = [value for value in palette if isinstance(value, str)]
    assert not {"#ffffff", "#000000"} & {*single, *palette.sectors, *palette.rings}


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST, GREY])
def test_the_rings_deepen_inward(palette: Palette) -> None:
    steps = [contrast(ring, palette.paper) for ring in palette.rings]
    assert steps == sorted(steps, reverse=True)
    assert len(set(palette.rings)) == 3


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST, GREY])
def test_colours_are_six_hex_digits(palette: Palette) -> None:
    single = [value for value in palette if isinstance(value, str)]
    for colour in (*single, *palette.sectors, *palette.rings):
        assert re.fullmatch(r"#[0-9a-f]{6}", colour)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST, GREY])
def test_eight_sectors_have_a_hue_each(palette: Palette) -> None:
    assert len({palette.sector(index) for index in range(8)}) == 8
    assert palette.sector(8) == palette.sector(0)


def test_grey_has_tones_and_no_hue() -> None:
    single = [value for value in GREY if isinstance(value, str)]
    for colour in (*single, *GREY.sectors, *GREY.rings):
        assert colour[1:3] == colour[3:5] == colour[5:7]


@pytest.mark.parametrize("count", [2, 4, 5, 6, 7, 8])
def test_sectors_side_by_side_are_apart_in_grey(count: int) -> None:
    around = [GREY.sector(index) for index in range(count)]
    for one, other in zip(around, [*around[1:], around[0]], strict=True):
        assert contrast(one, other) > 1.5


def test_mixing() -> None:
    assert mix("#000000", "#ffffff", 0.0) == "#000000"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
