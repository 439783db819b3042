"""What the service's rule says is to be erased, erasing it, and the file with the service's decisions."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapping.cleaning import clean
from mapping.errors import InvalidError, NotFoundError
from mapping.language import gettext as _
from mapping.language import ngettext, say_date
from tui.commands.chosen import Chosen, opened
from tui.commands.finding import find_family
from tui.commands.options import Filled, command, yes_option
from tui.commands.streams import is_terminal, read_input, say
from tui.service import prove_service_key, service_file, service_in_use

if TYPE_CHECKING:
    from mapping.archive.retention import Due


def retention_command() -> click.Command:
    """``krets retention``"""
    return command("retention", retention, _("List what the service's rule says is to be erased, and why."))


def erase_command() -> click.Command:
    """``krets erase``"""
    return command(
        "erase",
        erase,
        _("Erase a family for good: every session, and all that is kept of them."),
        click.Argument(["family"], metavar=_("FAMILY")),
        click.Option(["--reason"], type=Filled(), required=True, metavar=_("WORDS"), help=_("Why; it is logged.")),
        click.Option(
            ["--organisation-key-file"],
            type=Filled(),
            metavar=_("FILE"),
            help=_("The organisation's secret key, where the service requires it."),
        ),
        yes_option(),
    )


def config_command() -> click.Command:
    """``krets config``"""
    help_ = _("Look through the file with the service's decisions, and say what is wrong on which line.")
    return command("config", config, help_, click.Argument(["file"], required=False, metavar=_("[FILE]")))


def retention(chosen: Chosen) -> None:
    """List the families whose time is over, and those that come next. Raises NotFoundError without a rule."""
    from mapping.archive.retention import due

    rules = service_in_use().retention
    if rules is None:
        raise NotFoundError(_("No rule is set. Write one in the service's file: krets config --help"))
    with opened(chosen) as archive:
        found = due(archive, rules)
    today = date.today()  # noqa: DTZ011 - the day where the worker is
    now = [one for one in found if one.on <= today]
    for one in now:
        say(_due(one))
    count = ngettext("{count} family is due.", "{count} families are due.", len(now))
    coming = next((one for one in found if one.on > today), None)
    said = _("The next one is due on {day}.").format(day=say_date(coming.on)) if coming else ""
    say(f"{count} {said}".strip())


def erase(chosen: Chosen, family: str, reason: str, organisation_key_file: str | None, yes: bool) -> None:
    """Erase a family. Raises as `find_family` and `prove_service_key`; Abort when it is not confirmed."""
    from mapping.archive.log.words import head_words

    key = read_input(organisation_key_file).decode("utf-8", "replace") if organisation_key_file else ""
    with opened(chosen, "write") as archive:
        prove_service_key(archive, key)
        wanted = find_family(archive, family)
        sessions = sum(entry.family == wanted.id for entry in archive.index.sessions)
        count = ngettext("{count} session", "{count} sessions", sessions)
        code = clean(wanted.code)
        if not yes:
            if not is_terminal():
                raise click.UsageError(_("Confirm with --yes."))
            say(
                _("{code} with {count} will be erased for good. Backups keep it until they are erased too.").format(
                    code=code, count=count
                )
            )
            written = click.prompt(_("Write the family's code to go on"), err=True)
            if written.strip() != wanted.code:
                raise click.Abort
        archive.erase(wanted.id, reason)
        head = archive.log.head
    say(_("Erased: {code}, {count}.").format(code=code, count=count))
    if head:
        say(head_words(head))


def config(_chosen: Chosen, file: str | None) -> None:
    """Look the service's file through.

    Raises:
        InvalidError: something is wrong in it; it has been named.
        NotFoundError: there is none.
    """
    from mapping.service import read_service

    path = Path(file).expanduser() if file else service_file()
    if path is None:
        raise NotFoundError(_("No file is set. Say which: krets config FILE"))
    _service, faults = read_service(path)
    for fault in faults:
        say(str(fault))
    if faults:
        count = ngettext("{count} mistake.", "{count} mistakes.", len(faults))
        raise InvalidError(_("{count} Nothing in the file holds until it is mended.").format(count=count))
    say(_("All is well in {file}.").format(file=path))


def _due(one: "Due") -> str:
    """``Blåklockan: sista anteckning 6 oktober 2020, kan gallras från 6 oktober 2025. Någon är född den …``"""
    said = _("{code}: last note {last}, can be erased from {day}.")
    days = said.format(code=clean(one.code), last=say_date(one.last_note), day=say_date(one.on))
    return " ".join((days, *one.kept))
