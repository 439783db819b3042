"""Sizes of text in the pictures, and the breaking of long texts into lines. Lengths are points."""

import re
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from exports.pictures.typeface import Weight, typeface
from exports.pictures.writing import written


class Lettering(NamedTuple):
    """A kind of text."""

    weight: Weight
    size: float
    measure: float
    """How wide a line of several words may be."""
    longest: float
    """How wide a single word may be before it is broken."""
    most_lines: int

    @property
    def leading(self) -> float:
        """From one line to the next: Graphviz sets lines 1.2 sizes apart."""
        return self.size * 1.2

    def width(self, text: str) -> float:
        """How wide `text` is when set on one line."""
        return typeface(self.weight).width(text, self.size)


NAME = Lettering("Regular", 10.0, 70.0, 104.0, 5)
EGO_NAME = Lettering("SemiBold", 13.0, 76.0, 100.0, 5)
DETAIL = Lettering("Regular", 10.0, 70.0, 96.0, 3)
SECTOR = Lettering("SemiBold", 13.0, 110.0, 120.0, 4)
TITLE = Lettering("SemiBold", 20.0, 600.0, 600.0, 2)
SUBTITLE = Lettering("Regular", 12.0, 600.0, 600.0, 2)
HEADING = Lettering("SemiBold", 11.0, 190.0, 190.0, 3)
LEGEND = Lettering("Regular", 10.5, 176.0, 176.0, 4)

_WORDS = re.compile(r"(?:\d\S* )?\S+")
"""What stays on one line: a word, with the number before it."""

_HYPHENED = re.compile(r"[^-]*-+|[^-]+")
"""The parts of a word, each with the hyphens after it."""

_LONGEST_WORD = 200
"""How many characters of one word are looked at: more than its lines hold."""

_MORE = "\N{HORIZONTAL ELLIPSIS}"


def wrap(text: str, lettering: Lettering) -> tuple[str, ...]:
    """Break `text` at spaces and, where a word is too long for a line, after its hyphens or with a hyphen of its own.

    The lines hold what the font can write. What does not fit in the lines that there are ends in an ellipsis.
    """
    (lines,) = wraps(text, lettering, (lettering.measure,))
    return lines


def wraps(text: str, lettering: Lettering, measures: Sequence[float]) -> list[tuple[str, ...]]:
    """`text` in lines of each of these measures, as `wrap` breaks it."""
    words = _WORDS.findall(written(text))
    pieces = [[(piece, lettering.width(piece)) for piece in _pieces(word, lettering)] for word in words]
    return [_lines(pieces, lettering, measure) for measure in measures]


def cut(lines: Sequence[str]) -> bool:
    """Whether they end in an ellipsis."""
    return bool(lines) and lines[-1].endswith(_MORE)


def _lines(words: Sequence[Sequence[tuple[str, float]]], lettering: Lettering, measure: float) -> tuple[str, ...]:
    space = lettering.width(" ")
    lines: list[str] = []
    wide = inf
    for pieces in words:
        for number, (piece, width) in enumerate(pieces):
            if number == 0 and wide + space + width <= measure:
                lines[-1], wide = f"{lines[-1]} {piece}", wide + space + width
            else:
                lines.append(piece)
                wide = width
        if len(lines) > lettering.most_lines:
            return (*lines[: lettering.most_lines - 1], _cut(lines[lettering.most_lines - 1], lettering))
    return tuple(lines)


def _pieces(word: str, lettering: Lettering) -> list[str]:
    """A word in pieces that each fit on a line; most words are one piece."""
    if lettering.width(word) <= lettering.longest:
        return [word]
    pieces = [""]
    for part in _HYPHENED.findall(word[:_LONGEST_WORD]):
        if pieces[-1] and lettering.width(pieces[-1] + part) > lettering.longest:
            pieces.append("")
        for character in part:
            if lettering.width(pieces[-1] + character + "-") > lettering.longest and len(pieces[-1]) > 1:
                pieces[-1] += "-"
                pieces.append("")
            pieces[-1] += character
    return pieces


def _cut(line: str, lettering: Lettering) -> str:
    while line and lettering.width(line + _MORE) > lettering.longest:
        line = line[:-1]
    return line.rstrip() + _MORE
