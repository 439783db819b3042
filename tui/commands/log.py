"""The access log, read by whoever is to review it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from mapping.archive.log import Act
from mapping.cleaning import clean
from mapping.errors import DamagedError
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.commands.chosen import Chosen, opened
from tui.commands.finding import find_family
from tui.commands.listing import SHOWN_OF_ID
from tui.commands.options import Filled, command, json_option
from tui.commands.streams import say, say_json, tell

if TYPE_CHECKING:
    from mapping.archive.index import Index
    from mapping.archive.log.reading import Entry, Reading


def log_command() -> click.Command:
    """``krets log``"""
    family = click.Option(["--family"], type=Filled(), metavar=_("FAMILY"), help=_("What concerns one family only."))
    verify = click.Option(["--verify"], is_flag=True, help=_("Only prove that the log is whole."))
    return command("log", log, _("Show who did what, and when; the newest last."), family, verify, json_option())


def log(chosen: Chosen, family: str | None, verify: bool, as_json: bool) -> None:
    """Show the log, and prove it. Raises DamagedError when it does not hold, after showing it; as `find_family`."""
    with opened(chosen) as archive:
        about = None if family is None else find_family(archive, family).id
        archive.log.note(Act.REVIEWED, family=about)
        reading, index, head = archive.log.read(family=about), archive.index, archive.log.head
    if as_json:
        say_json(_plain(reading, head, entries=not verify))
    else:
        if not verify:
            for line in _table(reading.entries, index):
                say(line)
        for sentence in (*reading.interrupted, *reading.faults):
            say(sentence)
        say(_("Head of the log: {head}").format(head=head))
    if reading.faults:
        count = ngettext("{count} thing does not hold.", "{count} things do not hold.", len(reading.faults))
        raise DamagedError(_("The log is not whole. {count}").format(count=count))
    if verify and not as_json:
        tell(_("The log is whole."))


def _table(entries: "Iterable[Entry]", index: "Index") -> "Iterable[str]":
    """A line for each record: when, who, what, of whom, and what else there is to say."""
    from mapping.archive.log.words import act_words, detail_words, more_words, when_words

    codes = {entry.id: entry.code for entry in index.families}
    dates = {entry.id: f"{entry.date}" for entry in index.sessions}
    rows: list[tuple[list[str], list[str]]] = []
    for entry in entries:
        record = entry.record
        about = (codes.get(record.family) or str(record.family)[:SHOWN_OF_ID]) if record.family else ""
        session = (dates.get(record.session) or str(record.session)[:SHOWN_OF_ID]) if record.session else ""
        more = more_words(record.act, record.purpose, record.receiver)
        columns = [when_words(record.at), record.who or "–", act_words(record.act)]
        rest = [about, session, detail_words(record.act, record.detail), more]
        rows.append((list(map(clean, columns)), [clean(text) for text in rest if text]))
    wide = [max((len(columns[at]) for columns, _rest in rows), default=0) for at in range(3)]
    for columns, rest in rows:
        padded = (text.ljust(width) for text, width in zip(columns, wide, strict=True))
        yield "  ".join((*padded, *rest)).rstrip()


def _plain(reading: "Reading", head: str, *, entries: bool) -> dict[str, object]:
    """All of it, as programs read it."""
    told = {"whole": not reading.faults, "head": head, "faults": reading.faults, "interrupted": reading.interrupted}
    if not entries:
        return told
    return {**told, "records": [_plain_entry(entry) for entry in reading.entries]}


def _plain_entry(entry: "Entry") -> dict[str, object]:
    record = entry.record
    texts = ("who", "act", "detail", "purpose", "receiver")
    return {
        "at": record.at.isoformat(),
        **{name: clean(getattr(record, name)) for name in texts},
        "family": record.family and str(record.family),
        "session": record.session and str(record.session),
        "segment": str(entry.segment),
        "number": record.number,
        "mark": entry.mark,
    }
