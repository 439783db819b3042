"""Hypothesis strategies for texts and times, for a meeting, and for what the work with a family rests on."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mapping.assignment import Assignment, Consent, Need, Progress
from mapping.cleaning import clean
from mapping.meeting import LONGEST, Company, Corrected, Ending, Note, Plan, Room
from mapping.words import Voice


def texts(*, shortest: int = 0, lines: bool = False) -> SearchStrategy[str]:
    """Clean texts in any script, sometimes with the letters that Swedish forms and archives stumble on."""
    telling = st.sampled_from(
        ["Åsa", "Märta-Östen", 'Mammas "mormor"', "a\\b", "Ä/Ö: 50 %", "Sámi đŋŧ", "妈妈", "👩‍👧"]
    )
    drawn = st.one_of(telling, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
    return drawn.map(lambda text: clean(text, lines=lines)).filter(lambda text: len(text) >= shortest)


def days() -> SearchStrategy[date]:
    """Days that a session, a birth or a meeting can be on."""
    return st.dates(date(1900, 1, 1), date(2199, 12, 31))


def moments() -> SearchStrategy[datetime]:
    """Moments with an offset, to the microsecond."""
    zones = st.one_of(st.just(UTC), st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))))
    return st.datetimes(datetime(1990, 1, 1), datetime(2199, 12, 31), timezones=zones)  # noqa: DTZ001 - zoned by the strategy


FEW_WORDS = st.sampled_from(("", "köket", "på måndag", "a\nb"))
"""Texts of which there are many, and none is treated in a way of its own: drawing each letter would take long."""


def assignments() -> SearchStrategy[Assignment]:
    """What the work rests on."""
    said = dict.fromkeys(("commissioner", "decision", "goals", "extent", "file", "custody"), FEW_WORDS)
    return st.builds(Assignment, **said, from_day=st.none() | days(), until=st.none() | days())


def consents() -> SearchStrategy[Consent]:
    """What may be told, and to whom."""
    until = {"until": st.none() | days(), "withdrawn_on": st.none() | days()}
    return st.builds(Consent, id=st.uuids(version=4), what=FEW_WORDS, to=FEW_WORDS, given_on=days(), **until)


def needs() -> SearchStrategy[Need]:
    """What is missing and needed."""
    progress = st.sampled_from(Progress)
    return st.builds(
        Need, id=st.uuids(version=4), what=FEW_WORDS, progress=progress, on=st.none() | days(), who=FEW_WORDS
    )


def rooms() -> SearchStrategy[Room]:
    """Who is there."""
    return st.builds(Room, company=some(st.sampled_from(Company)), by_video=st.booleans())


def plans() -> SearchStrategy[Plan]:
    """How a meeting is meant to go."""
    return st.builds(
        Plan,
        starts=st.none() | st.times().map(lambda hour: hour.replace(second=0, microsecond=0)),
        minutes=st.none() | st.integers(1, LONGEST),
        place=FEW_WORDS,
        coming=FEW_WORDS,
        bring=FEW_WORDS,
        change=FEW_WORDS,
        areas=some(st.sampled_from(["time", "executive"])),
    )


def notes() -> SearchStrategy[Note]:
    """Free notes."""
    return st.builds(Note, id=st.uuids(version=4), voice=st.sampled_from(Voice), text=texts(), at=moments())


def endings() -> SearchStrategy[Ending]:
    """How a meeting ended."""
    return st.builds(
        Ending,
        corrected=some(st.builds(Corrected, sentence=FEW_WORDS, text=FEW_WORDS, own=FEW_WORDS)),
        approved=st.booleans(),
        unclear=FEW_WORDS,
        agreed=FEW_WORDS,
        next_meeting=FEW_WORDS,
        take_home=st.none() | st.booleans(),
    )


def some(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """A few different values, in the order drawn."""
    return st.lists(values, max_size=2, unique=True).map(tuple)
