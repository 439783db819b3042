"""Earlier versions in words: the same in the app and on the command line."""

from collections.abc import Iterator

from mapping.archive.versions.history import Difference, Version
from mapping.language import gettext as _
from mapping.language import ngettext, say_clock, say_date
from mapping.terms import term

_TELLING = ("People", "Answers", "Children")
"""What is counted in a list of versions, where there is little room; a comparison counts it all."""


def when_words(version: Version) -> str:
    """When a version was saved: ``22 november 2026 14:03``; the hour only where it is known."""
    if version.day is None:
        return _("day not known")
    return f"{say_date(version.day)} {say_clock(version.at) if version.at else ''}".rstrip()


def what_words(version: Version) -> str:
    """What a version holds, in one phrase: its state and the counts that tell most, or that it is damaged."""
    if not version.opens:
        return _("damaged")
    counts = (f"{_(what).lower()} {count}" for what, count in version.counts if count and what in _TELLING)
    state = [term(version.state)] if version.state else []
    return ", ".join([*state, *counts])


def difference_words(difference: Difference) -> str:
    """One line: ``Svar: 24 nu, 20 då (1 kommer tillbaka, 5 försvinner, 2 ändras)``."""
    counts = _("{what}: {now} now, {then} then").format(
        what=_(difference.what), now=difference.now, then=difference.then
    )
    return f"{counts} ({', '.join(_moves(difference))})"


def _moves(difference: Difference) -> Iterator[str]:
    if difference.returning:
        yield ngettext("{count} comes back", "{count} come back", difference.returning)
    if difference.leaving:
        yield ngettext("{count} goes", "{count} go", difference.leaving)
    if difference.altered:
        yield ngettext("{count} changes", "{count} change", difference.altered)
