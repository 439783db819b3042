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
    from mapping.archive.log.words import head_words

    if as_json:
        say_json(_plain(reading, head, entries=not verify))
    else:
        if not verify:
            for line in _table(reading.entries, index):
                say(line)
        for sentence in (*reading.interrupted, *reading.faults):
            say(sentence)
        if head:
            say(head_words(head))
    if reading.faults:
        count = ngettext("{count} thing does not hold.", "{count} things do not hold.", len(reading.faults))
        raise DamagedError(_("The log is not whole. {count}").format(count=count))
    if verify and not as_json:
        tell(_("The log is whole."))


def _table(entries: "Iterable[Entry]", index: "Index") -> "Iterable[str]":
    """A line for each record: when, who, what, of whom, and what else there is to say."""
    from mapping.archive.log.words import Teller, when_words

    teller = Teller(index)
    rows = [(when_words(entry.record.at), teller.tell(entry.record)) for entry in entries]
    who, act = (max((len(told[at]) for _when, told in rows), default=0) for at in range(2))
    for when, told in rows:
        rest = filter(None, (told.about, told.detail, told.more))
        yield "  ".join((when, told.who.ljust(who), told.act.ljust(act), *rest)).rstrip()


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
