"""A disclosure as Markdown. Whatever a family told is text and nothing else: every mark in it is escaped."""

import re
from collections.abc import Iterator

from exports.disclosure.disclosure import Disclosure, Fact, Item, Meeting, Page, Passage, Section
from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import say_date

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~!$^@]|&(?=#?\w+;)")
"""What CommonMark, its tables, formulas and links read as more than text."""

_LINK = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""What makes a link of a bare address."""

_OPENING = re.compile(r"^(?:[-+=:]|\d+(?=[.)]))")
"""What makes a list, a rule or a heading of a line that begins so."""


def markdown(disclosure: Disclosure) -> str:
    """The disclosure as Markdown, ending in a line break."""
    parts = [f"# {escaped(disclosure.title)}"]
    parts += [part for page in disclosure.front for part in _page(page)]
    parts += [part for meeting in disclosure.meetings for part in _meeting(meeting)]
    parts += [part for section in disclosure.beside for part in _section(section, "##")]
    parts += [part for page in disclosure.last for part in _page(page)]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """A text on one line, read as nothing but text."""
    plain = _LINK.sub(lambda found: f"\\{found[0]}", _MARKS.sub(lambda found: f"\\{found[0]}", clean(text)))
    return _OPENING.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", plain)


def _page(page: Page) -> Iterator[str]:
    yield f"## {escaped(page.heading)}"
    if page.listed:
        yield "\n".join(f"- {escaped(line)}" for line in page.listed)
    yield from map(escaped, page.paragraphs)


def _meeting(meeting: Meeting) -> Iterator[str]:
    heading = _("The meeting on {day}").format(day=say_date(meeting.on))
    yield f"## {escaped(heading)}"
    if meeting.entered_on != meeting.on:
        yield escaped(_("Entered on {day}.").format(day=say_date(meeting.entered_on)))
    if meeting.state:
        yield escaped(_("The session is not closed: {state}.").format(state=meeting.state))
    if not meeting.sections:
        yield escaped(_("Nothing new about you."))
    for section in meeting.sections:
        yield from _section(section, "###")


def _section(section: Section, level: str) -> Iterator[str]:
    yield f"{level} {escaped(section.heading)}"
    yield "\n".join(line for item in section.items for line in _item(item))


def _item(item: Item) -> Iterator[str]:
    mark = _("sensitive")
    yield f"- {_passage(item.told)}" + (f" **[{mark}]**" if item.sensitive else "")
    yield from (f"  - {_capital(escaped(fact.label))}: {_fact(fact)}" for fact in item.facts)


def _fact(fact: Fact) -> str:
    said = fact.passage
    return _passage(said, quoted=fact.quoted and not said.held)


def _passage(passage: Passage, *, quoted: bool = False) -> str:
    held, mark = _("a passage to examine"), _("to examine")
    if passage.held:
        return f"**[{held}]**"
    text = escaped(passage.text)
    shown = _("“{words}”").format(words=text) if quoted else text
    return f"{shown} **[{mark}]**" if passage.examine else shown


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
