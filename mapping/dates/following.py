"""What follows from an anchor: when Elsa was 3, before the move, the autumn after it, in EDTF.

Swedish school years begin in August of the year of birth + 6 + the grade, and end in June.
"""

import calendar
from datetime import date, timedelta
from functools import lru_cache

from msgspec.structs import replace

from mapping.dates import Anchor, AnchorKind, Bound
from mapping.dates.edtf import OPEN, Precision, Shape, Span, beside, ends_of, marked, precision_of, span_of
from mapping.dates.fuzzy import WHOLE_YEAR

_SCHOOL_AGE = 6
"""The age at which the year before the first grade begins."""


TERM_MONTHS = frozenset({6, 8})
"""When grades end and begin; as the part of a grade it is that end or beginning itself."""


@lru_cache(maxsize=4096)
def follows(anchor: Anchor, edtf: str) -> str:
    """The EDTF text of a date by its anchor, from that of the birth or event that it hangs on; empty when none does."""
    try:
        told = _sided(anchor, edtf) if anchor.bound in _STEPS else _follows(anchor, edtf)
        return marked(told, "~") if anchor.about else told
    except (ValueError, OverflowError):
        return ""


def _follows(anchor: Anchor, edtf: str) -> str:
    step = _STEPS.get(anchor.kind)
    if step and anchor.part is not None and anchor.number is None:
        told = _part_beside(edtf, anchor.part, step)
    else:
        told = _KINDS[anchor.kind](anchor, edtf)
        told = _part_of(span_of(told), anchor.part) if anchor.part is not None and told else told
    return _bounded(told, anchor.bound) if anchor.bound else told


def _sided(anchor: Anchor, edtf: str) -> str:
    """Before or after an age, a grade, or so long after a birth; of a grade also its beginning or its end."""
    step = _STEPS[anchor.bound] if anchor.bound else 0
    term = anchor.kind is AnchorKind.GRADE and anchor.part in TERM_MONTHS
    when = _follows(replace(anchor, bound=None, part=anchor.part if term else None), edtf)
    ends = ends_of(when)
    if ends.shape is Shape.ONE_OF and anchor.kind in {AnchorKind.AGE, AnchorKind.GRADE} and not term:
        when = f"{ends.start}/{ends.end}"
    if not when or anchor.part is None or term:
        return _beside(when, step) if when else ""
    return _part_beside(when, anchor.part, step)


def _while_aged(anchor: Anchor, edtf: str) -> str:
    first, last = span_of(edtf)
    if first is None or last is None or anchor.number is None:
        return ""
    most = 12 * ((anchor.number if anchor.last is None else anchor.last) + 1)
    day = timedelta(days=1)
    ends = _later(last, most) - day if first == last else _later(last + day, most) - day
    return _some_time(_later(first, 12 * anchor.number), ends, edtf)


def _while_in_grade(anchor: Anchor, edtf: str) -> str:
    first, last = span_of(edtf)
    if first is None or last is None or anchor.number is None:
        return ""
    most = anchor.number if anchor.last is None else anchor.last
    begins = date(first.year + _SCHOOL_AGE + anchor.number, 8, 1)
    return _some_time(begins, date(last.year + _SCHOOL_AGE + most + 1, 6, 30), edtf)


def _before(anchor: Anchor, edtf: str) -> str:
    if anchor.number is None:
        return _beside(edtf, -1)
    return _away(_edge(edtf, -1) or ends_of(edtf).end, -anchor.number) if anchor.number else _near(edtf, -1)


def _after(anchor: Anchor, edtf: str) -> str:
    if anchor.number is None:
        return _beside(edtf, 1)
    return _away(_edge(edtf, 1), anchor.number) if anchor.number else _near(edtf, 1)


def _beside(edtf: str, step: int) -> str:
    """Before the first day that it may have been, so that it stands before it whatever is found out. After a point:
    from the first day that it may have been; after a period: from its end, if it has one.
    """
    edge = _edge(edtf, step)
    if step > 0:
        return f"[{edge}..]" if edge else ""
    if not edge:
        end = ends_of(edtf).end
        return "" if end in {"", OPEN} else f"[..{end}]"
    first = span_of(edge).first
    earlier = beside(edge, -1) or (first and (first - timedelta(days=1)).isoformat())
    return f"[..{earlier}]" if earlier else ""


def _edge(edtf: str, step: int) -> str:
    """The point that something stands before (-1) or after (1); empty where there is none."""
    ends = ends_of(edtf)
    over = step > 0 and ends.shape is Shape.PERIOD and ends.end not in {"", OPEN}
    return ends.end if over else ends.start.replace(OPEN, "")


def _near(edtf: str, step: int) -> str:
    """Right before or after: the day or month beside; of something vaguer, that itself or what is beside it."""
    ends = ends_of(edtf)
    one_of = ends.shape is Shape.ONE_OF
    edge = ((ends.end if one_of and step > 0 else "") or _edge(edtf, step)).replace("-XX", "")
    following = beside(edge, step) if edge else ""
    if not following or (not one_of and precision_of(edge) <= Precision.MONTH):
        return following
    if step > 0:
        return f"[{ends.start if one_of else edge}..{following}]"
    return f"[{following}..{ends.end if one_of else edge}]"


def _at(_anchor: Anchor, edtf: str) -> str:
    """At the same time; during a period, some time in it."""
    ends = ends_of(edtf)
    if ends.shape is not Shape.PERIOD:
        return edtf
    start, end = (point.replace(OPEN, "") for point in (ends.start, ends.end))
    if start == end:
        return start
    return f"[{start}..{end}]"


_KINDS = {
    AnchorKind.AGE: _while_aged,
    AnchorKind.GRADE: _while_in_grade,
    AnchorKind.BEFORE: _before,
    AnchorKind.AFTER: _after,
    AnchorKind.AT: _at,
}


_STEPS = {AnchorKind.BEFORE: -1, AnchorKind.AFTER: 1, Bound.BEFORE: -1, Bound.AFTER: 1}
"""The side on which it is."""


def _away(point: str, months: int) -> str:
    """So many months from a point, as exactly as the point is known."""
    first, last = span_of(point)
    if first is None or last is None:
        return ""
    if first == last:
        return _some_time(_later(first, months), _later(last, months), point)
    following = _later(last + timedelta(days=1), months)
    return _some_time(_later(first, months), following - timedelta(days=1), point)


def _part_of(span: Span, part: int) -> str:
    """The month or season of that number in the days, or their year; one of several; empty where there is none."""
    if span.first is None or span.last is None:
        return ""
    parts = [_part_in(year, part) for year in range(span.first.year - 1, span.last.year + 1)]
    found = [text for text in parts if _meet(span_of(text), span)]
    if not found:
        return ""
    return found[0] if len(found) == 1 else f"[{found[0]}..{found[-1]}]"


def _part_beside(edtf: str, part: int, step: int) -> str:
    """The nearest part of that number before or after, by the middle of each: the autumn after a move in May."""
    edge = _edge(edtf, step) if ends_of(edtf).shape is Shape.PERIOD else edtf
    first, last = span_of(edge) if edge else Span(None, None)
    if first is None or last is None:
        return ""
    parts = [_part_in(year, part) for year in range(first.year - 2, last.year + 3)][::step]
    found = [next(text for text in parts if (_middle(text) - day).days * step > 0) for day in (first, last)]
    return found[0] if found[0] == found[1] else f"[{found[0]}..{found[1]}]"


def _part_in(year: int, part: int) -> str:
    return f"{year:04}" if part == WHOLE_YEAR else f"{year:04}-{part:02}"


def _middle(edtf: str) -> date:
    first, last = span_of(edtf)
    if first is None or last is None:
        raise ValueError("what is open has no middle")
    return first + (last - first) / 2


def _meet(one: Span, other: Span) -> bool:
    return None not in (*one, *other) and one.first <= other.last and other.first <= one.last  # type: ignore[operator]


def _bounded(edtf: str, bound: Bound) -> str:
    """The period that begins or ends then; about, when that is one of several days."""
    ends = ends_of(edtf)
    point = ends.start if bound is Bound.SINCE else ends.end
    if not point:
        return ""
    point = point if ends.shape is Shape.POINT else marked(point, "~")
    return f"{point}/{OPEN}" if bound is Bound.SINCE else f"{OPEN}/{point}"


def _some_time(first: date, last: date, like: str) -> str:
    """Some time from one day to another, in whole years or months when those fit, with the mark that `like` has."""
    mark = next((mark for mark in "%~?" if mark in like), "")
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        start, end = f"{first.year:04}", f"{last.year:04}"
    elif whole_months:
        start, end = first.isoformat()[:7], last.isoformat()[:7]
    else:
        start, end = first.isoformat(), last.isoformat()
    return start + mark if start == end else f"[{start}{mark}..{end}{mark}]"


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, most = day.year + years, calendar.monthrange(day.year + years, month + 1)[1]
    return date(year, month + 1, min(day.day, most))
