"""Planning a meeting: its day, its hour and its length, read as people write them."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from functools import partial

from mapping.cleaning import clean
from mapping.dates.edtf import span_of
from mapping.dates.phrases import Known, understand
from mapping.dates.words import NUMBER, number_of
from mapping.language import current, say_day_of_week
from mapping.meeting.edits import with_parts
from mapping.meeting.meeting import LONGEST, Plan
from mapping.session import Part, Session, revise

_WORDS = {"i dag": 0, "idag": 0, "today": 0, "i morgon": 1, "imorgon": 1, "tomorrow": 1}
_DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})\s*/\s*(?P<month>\d{1,2})")
_WEEKDAY = re.compile(r"(?:på\s+|on\s+)?(?P<name>\w+)(?:\s+(?:den\s+|the\s+)?(?P<rest>.+))?")
_NEXT = re.compile(r"^(?:nästa|next)\s+(?!vecka|week)")
_AWAY = re.compile(rf"(?:om|in)\s+(?P<number>{NUMBER})\s+(?P<unit>dag|day|veck|week)\w*")
_WEEKS = re.compile(rf"(?:i\s+)?(?:nästa vecka|next week)|(?:om|in)\s+(?P<number>{NUMBER})\s+(?P<unit>veck|week)\w*")
_AGREED = re.compile(r"(?P<day>.+?),?\s+(?:kl\.?|klockan|at)\s*(?P<hour>\d{1,2}(?:[:.]\d{2})?)")
_HOUR = re.compile(r"(?:(?:kl|klockan|at)\.?\s*)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?")
_MINUTES = re.compile(r"(?P<minutes>\d{1,3})\s*(?:m|min|minuter|minutes)?\.?", re.IGNORECASE)
_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d{2})?")
_UNTIL = re.compile(r"^(?:till och med|t\.?\s?o\.?\s?m\.?|fram till|till|until|up to|to)\s+")
_FULL = re.compile(r"\d{4}-\d{2}-\d{2}")


def plan_session(session: Session, plan: Plan, parts: Iterable[Part], *, met_on: date, today: date) -> Session:
    """A session of these parts that is planned for a day, or was held on one and is entered now. Raises ClosedError."""
    agenda = with_parts(session, parts)
    return revise(session, plan=plan, agenda=agenda, met_on=met_on, entered_on=max(met_on, today))


def day_of(said: str, today: date, *, ahead: bool = False) -> date | None:
    """One day, as ``2026-10-06``, ``6/10``, ``torsdag``, ``nästa tisdag`` or ``om en vecka``; None where it is none.

    A weekday is the next one; a day without a year is the one that is nearest, or with `ahead` the next.
    """
    text = clean(said).casefold()
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if found := _DAY_AND_MONTH.fullmatch(text):
        return _nearest(partial(_date, month=int(found["month"]), day=int(found["day"])), today, ahead=ahead)
    if full := understand(text, Known(today=today)).edtf:
        return date.fromisoformat(full) if _FULL.fullmatch(full) else None
    if found := _AWAY.fullmatch(text):
        return today + timedelta(days=_days_away(found))
    at, rest = _weekday(_NEXT.sub("", text))
    weeks = _WEEKS.fullmatch("nästa vecka" if _NEXT.match(text) and not rest else rest)
    if at is not None and weeks:
        return today + timedelta(days=at - today.weekday() + (_days_away(weeks) if weeks["unit"] else 7))
    if at is not None:
        return day_of(rest, today, ahead=ahead) if rest else today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)
    return _nearest(partial(_day_in, text), today, ahead=ahead)


def last_day_of(said: str, today: date) -> date | None:
    """The last day of what is said, as ``31 maj``, ``till maj``, ``juni 2027`` or ``2027``; without a year, the next.

    None where it is no day, month, season or year.
    """
    text = _UNTIL.sub("", clean(said).casefold())
    if day := day_of(text, today, ahead=True):
        return day
    if last := _last_of(text, today):
        return last
    years = range(today.year - 1, today.year + 2)  # a winter that goes on began last year
    ends = (last for year in years if (last := _last_of(f"{text} {year}", today)) and last >= today)
    return next(ends, None) if text else None


def _last_of(text: str, today: date) -> date | None:
    edtf = understand(text, Known(today=today)).edtf
    return span_of(edtf).last if _MONTH_OR_YEAR.fullmatch(edtf) else None


def when_agreed(session: Session) -> tuple[date | None, time | None]:
    """The day and the hour on which one agreed to meet again; None for what is not understood."""
    day, hour = _day_and_hour(session.ending.next_meeting)
    return day_of(day, _said_on(session), ahead=True), hour_of(hour)


def next_meeting(session: Session) -> str:
    """When one meets again as it was said, and the day in full where only a weekday or less was said."""
    said = clean(session.ending.next_meeting, lines=True)
    words, _hour = _day_and_hour(said)
    day = day_of(words, _said_on(session), ahead=True)
    away = _AWAY.fullmatch(words) or _WEEKS.search(words)
    told = day is None or (not away and re.search(rf"(?<!\d){day.day}(?!\d)", words))
    return said if day is None or told else f"{said} ({say_day_of_week(day)})"


def _said_on(session: Session) -> date:
    return session.ending.said_on or session.met_on


def _day_and_hour(said: str) -> tuple[str, str]:
    found = _AGREED.fullmatch(clean(said).casefold())
    return (found["day"], found["hour"]) if found else (said, "")


def hour_of(said: str) -> time | None:
    """An hour, as ``13``, ``13.30`` or ``kl 9:15``; None where it is none."""
    found = _HOUR.fullmatch(clean(said).casefold())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def minutes_of(said: str) -> int | None:
    """A length in minutes; None where it is none, or longer than anybody sits."""
    found = _MINUTES.fullmatch(clean(said))
    return int(found["minutes"]) if found and 0 < int(found["minutes"]) <= LONGEST else None


def _weekday(text: str) -> tuple[int | None, str]:
    """A weekday that the text begins with, in the language spoken now, Monday being 0; and what follows it."""
    from babel.dates import get_day_names

    found = _WEEKDAY.fullmatch(text)
    names: dict[int, str] = dict(get_day_names("wide", locale=current()))
    day = next((day for day, name in names.items() if found and found["name"] == name.casefold()), None)
    return day, (found["rest"] or "") if found else ""


def _days_away(found: re.Match[str]) -> int:
    return number_of(found["number"]) * (1 if found["unit"] in {"dag", "day"} else 7)


def _nearest(in_year: Callable[[int], date | None], today: date, *, ahead: bool) -> date | None:
    days = map(in_year, range(today.year - 4, today.year + 5))  # 29 February comes every fourth
    there = (found for found in days if found and (found >= today or not ahead))
    return min(there, key=lambda found: abs(found - today), default=None)


def _day_in(text: str, year: int) -> date | None:
    """A day as it falls in a year: Easter moves."""
    edtf = understand(f"{text} {year}").edtf
    return date.fromisoformat(edtf) if _FULL.fullmatch(edtf) else None


def _date(year: int, *, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
