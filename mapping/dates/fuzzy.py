"""Dates as vague as memory: EDTF text, what the person said, and a total order (METHOD § 3.1).

A date may hang on another ("when Elsa was 3"): then its EDTF text is derived, and follows when the other is corrected.
"""

import enum
from datetime import date

from mapping.dates.edtf import OPEN, SEASONS, Precision, Span, ends_of, precision_of, span_of
from mapping.record import Id, Record

__all__ = ["OPEN", "SEASONS", "Anchor", "AnchorKind", "Bound", "FuzzyDate", "Precision", "Span", "span_of", "undated"]


class AnchorKind(enum.StrEnum):
    """How a date hangs on another."""

    AGE = "age"
    """While somebody had an age."""
    GRADE = "grade"
    """While somebody went in a grade at school, 0 for the year before the first."""
    BEFORE = "before"
    AFTER = "after"
    AT = "at"
    """At the same time."""


class Bound(enum.StrEnum):
    """Which end of a period it is that hangs on the other date, or on which side of that a point in time is."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    """Before an age, a grade or a birthday; before a birth or an event is a kind of its own."""
    AFTER = "after"


WHOLE_YEAR = 0
"""The part of a time that is all of its year."""


class Anchor(Record, frozen=True):
    """What a date hangs on: somebody's birth, or an event; the date is computed from it (see `anchors`)."""

    kind: AnchorKind
    to: Id
    """A person (their birth, whatever the kind), or an event."""
    number: int | None = None
    """The age in years, the grade, or how many months before or after; None when that was not said."""
    last: int | None = None
    """The last age or grade, when there are several."""
    part: int | None = None
    """A month (1–12), a season (21–24) or the `WHOLE_YEAR` of that time; of what comes before or after, the nearest."""
    about: bool = False
    bound: Bound | None = None
    """None for a point in time that no age, grade or birthday bounds."""

    def __post_init__(self) -> None:
        most = {AnchorKind.AGE: 120, AnchorKind.GRADE: 12}.get(self.kind, 1440)
        if any(number is not None and not 0 <= number <= most for number in (self.number, self.last)):
            raise ValueError("the number of an anchor is out of range")
        if self.kind in {AnchorKind.AGE, AnchorKind.GRADE} and self.number is None:
            raise ValueError("an age or a grade needs its number")
        if self.last is not None and self.last < (self.number or 0):
            raise ValueError("the last age or grade comes after the first")
        if self.part is not None and self.part not in {WHOLE_YEAR, *range(1, 13), *SEASONS}:
            raise ValueError("a part is a month, a season or the year")


class FuzzyDate(Record, frozen=True):
    """When something happened, as exactly as anybody knows."""

    edtf: str = ""
    """EDTF text; empty when nothing is known that could be ordered. Derived where there is an anchor."""
    said: str = ""
    """What the person said, kept as it was said."""
    anchor: Anchor | None = None

    def __post_init__(self) -> None:
        if self.edtf:
            span_of(self.edtf)

    @property
    def earliest(self) -> date | None:
        """The first day it can mean, or None when that is not known."""
        return span_of(self.edtf).first if self.edtf else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean, or None when that is not known or it still goes on."""
        return span_of(self.edtf).last if self.edtf else None

    @property
    def dated(self) -> bool:
        """Whether it has a place in the order; what goes on since nobody knows when has none."""
        return self.earliest is not None or self.latest is not None

    @property
    def period(self) -> bool:
        """Whether it is a period; otherwise it is one point in time."""
        return "/" in self.edtf

    @property
    def ongoing(self) -> bool:
        """Whether it still goes on."""
        return self.edtf.endswith("/" + OPEN)

    @property
    def about(self) -> bool:
        """Whether any part of it is approximate."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def unsure(self) -> bool:
        """Whether any part of it may be wrong."""
        return "?" in self.edtf or "%" in self.edtf

    @property
    def precision(self) -> Precision:
        """How exactly it is known; of two ends, that of the vaguer one."""
        ends = [end for end in ends_of(self.edtf)[1:] if end and end != OPEN] if self.edtf else []
        return max(map(precision_of, ends), default=Precision.NOTHING)

    @property
    def order(self) -> tuple[bool, tuple[date, bool], date, str, str, str]:
        """The key of the total order. Dated comes before undated; then by the first day, and where that is not known
        after everything that begins on the last ("before 2014" stands just before 2014); then by the last day, where
        one that is open comes last; then by the texts, so that no two differ without an order.
        """
        first, last = self.earliest, self.latest
        place = (first or last or date.max, first is None)
        return (not self.dated, place, last or date.max, self.edtf, self.said, repr(self.anchor))


def undated(said: str = "") -> FuzzyDate:
    """A date of which only the words are known."""
    return FuzzyDate(said=said)
