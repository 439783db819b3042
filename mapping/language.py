"""The language that users read: Swedish unless another is chosen.

Texts stand in English in the code and in Swedish in `locale/sv`. The environment's locale is not asked: a worker
in Sweden with a machine in the C locale still gets Swedish.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["sv", "en"]
DEFAULT: Language = "sv"
LANGUAGES: tuple[Language, ...] = ("sv", "en")

_current: Language = DEFAULT


def use(language: Language) -> None:
    """Speak `language` from now on, in this process."""
    global _current
    _current = language


def current() -> Language:
    """The language spoken now."""
    return _current


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak `language` inside the block."""
    before = current()
    use(language)
    try:
        yield
    finally:
        use(before)


def gettext(text: str) -> str:
    """`text` in the language spoken now."""
    return _catalogue(_current).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many` in the language spoken now, by `count`; ``{count}`` in the text is filled in."""
    return _catalogue(_current).ngettext(one, many, count).format(count=count)


def pgettext(context: str, text: str) -> str:
    """`text` in the language spoken now, where the same English word has several Swedish ones."""
    return _catalogue(_current).pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark `text` for translation where it stands; it is translated where it is shown."""
    return text


def say_date(day: date) -> str:
    """`day` as people write it: ``12 mars 2026``."""
    from babel.dates import format_date

    return format_date(day, format="long", locale=_current)


def say_day_of_week(day: date) -> str:
    """`day` with its weekday, and no year: ``torsdag 12 mars``."""
    from babel.dates import format_date

    return format_date(day, "EEEE d MMMM", locale=_current)


def capitalised(text: str) -> str:
    """The text as a sentence begins, and otherwise as it is."""
    return text[:1].upper() + text[1:]


def say_clock(moment: datetime) -> str:
    """The local time of day, ``14:32``."""
    return moment.astimezone().strftime("%H:%M")


@cache
def _catalogue(language: Language) -> _gettext.NullTranslations:
    if language == "en":
        return _gettext.NullTranslations()
    return _gettext.translation("krets", Path(__file__).parent / "locale", languages=[language], fallback=True)
