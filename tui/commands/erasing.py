"""What the service's rule says is to be erased, erasing it, and the file with the service's decisions."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapping import clock
from mapping.cleaning import clean
from mapping.errors import InvalidError, NotFoundError
from mapping.language import gettext as _
from mapping.language import ngettext, say_date
from tui.commands.chosen import Chosen, opened
from tui.commands.finding import find_erasable, find_family
from tui.commands.options import Filled, command, yes_option
from tui.commands.streams import is_terminal, read_input, say
from tui.places import settings_file
from tui.service import prove_service_key, service_file, service_in_use
from tui.settings import faults_in_settings

if TYPE_CHECKING:
    from mapping.archive.care.retention import Due


def retention_command() -> click.Command:
    """``krets retention``"""
    return command(
        "retention",
        retention,
        _("List what the service's rule says is to be erased, and why; or note a decision about a family."),
        click.Option(
            ["--keep"],
            type=Filled(),
            metavar=_("FAMILY"),
            help=_("An exception: the family is kept although its time is over. Say why with --reason."),
        ),
        click.Option(["--reason"], type=Filled(), metavar=_("WORDS"), help=_("Why it is kept.")),
        click.Option(["--release"], type=Filled(), metavar=_("FAMILY"), help=_("The family is no exception any more.")),
        click.Option(
            ["--handed-over"],
            type=Filled(),
            metavar=_("FAMILY"),
            help=_("The family is handed over to the record: today, or on the day of --on."),
        ),
        click.Option(
            ["--on"], type=click.DateTime(["%Y-%m-%d"]), metavar=_("DAY"), help=_("When it was, as in 2026-03-12.")
        ),
    )


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
    help_ = _(
        "Look through the settings and the file with the service's decisions, and say what is wrong on which line."
    )
    return command("config", config, help_, click.Argument(["file"], required=False, metavar=_("[FILE]")))


def retention(
    chosen: Chosen,
    keep: str | None,
    reason: str | None,
    release: str | None,
    handed_over: str | None,
    on: datetime | None,
) -> None:
    """List the families whose time is over, and those that come next; or note a decision about one.

    Raises NotFoundError without a rule; UsageError when the options do not go together; as `find_family`.
    """
    if len([name for name in (keep, release, handed_over) if name]) > 1:
        raise click.UsageError(_("One decision at a time: --keep, --release or --handed-over."))
    if bool(keep) != bool(reason):
        raise click.UsageError(_("--keep and --reason belong together."))
    if on and not handed_over:
        raise click.UsageError(_("--on belongs with --handed-over."))
    if keep:
        _decide(chosen, keep, "keep", reason=reason or "")
    elif release:
        _decide(chosen, release, "release")
    elif handed_over:
        _decide(chosen, handed_over, "handed_over", day=on.date() if on else clock.today())
    else:
        _list_due(chosen)


def _decide(chosen: Chosen, family: str, decision: str, *, reason: str = "", day: date | None = None) -> None:
    from mapping.archive.care.retention import decide
    from mapping.archive.documents.codec import Decision

    if day and day > clock.today():
        raise InvalidError(_("That day has not come yet."))
    with opened(chosen, "write") as archive:
        wanted = find_family(archive, family)
        decide(archive, wanted.id, Decision(decision), reason=clean(reason), day=day)
    say(_("Noted for {code}.").format(code=clean(wanted.code)))


def _list_due(chosen: Chosen) -> None:
    from mapping.archive.care.retention import look_through

    rules = service_in_use().retention
    if rules is None:
        raise NotFoundError(_("No rule is set. Write one in the service's file: krets config --help"))
    with opened(chosen) as archive:
        found, unknown = look_through(archive, rules)
    now = [one for one in found if one.on <= clock.today()]
    for one in now:
        say(_due(one))
    count = ngettext("{count} family is due.", "{count} families are due.", len(now))
    coming = next((one for one in found if one.on > clock.today()), None)
    said = _("The next one is due on {day}.").format(day=say_date(coming.on)) if coming else ""
    say(f"{count} {said}".strip())
    if unknown:
        say(_("Of these no day can be told:"))
    for each in unknown:
        say(f"  {clean(each.code) or str(each.document)}: {each.why}")


def erase(chosen: Chosen, family: str, reason: str, organisation_key_file: str | None, yes: bool) -> None:
    """Erase a family. Raises as `find_erasable` and `prove_service_key`; Abort when it is not confirmed."""
    from mapping.archive.log.words import head_words

    key = read_input(organisation_key_file).decode("utf-8", "replace") if organisation_key_file else ""
    with opened(chosen, "write") as archive:
        prove_service_key(archive, key)
        wanted, code = find_erasable(archive, family)
        sessions = sum(entry.family == wanted for entry in archive.index.sessions)
        count = ngettext("{count} session", "{count} sessions", sessions)
        if not yes:
            if not is_terminal():
                raise click.UsageError(_("Confirm with --yes."))
            say(
                _("{code} with {count} will be erased for good. Backups keep it until they are erased too.").format(
                    code=clean(code), count=count
                )
            )
            written = click.prompt(_("Write the family's code to go on"), err=True)
            if written.strip() != code:
                raise click.Abort
        archive.erase(wanted, reason)
        head = archive.log.head
    say(_("Erased: {code}, {count}.").format(code=clean(code), count=count))
    if head:
        say(head_words(head))


def config(_chosen: Chosen, file: str | None) -> None:
    """Look the service's file through; without its name, the settings too, which name it.

    Raises:
        InvalidError: something is wrong in them; it has been named.
        NotFoundError: there is no such file.
    """
    from mapping.service import read_service

    settings = settings_file()
    amiss = () if file else faults_in_settings(settings)
    path = Path(file).expanduser() if file else service_file()
    faults = read_service(path).faults if path else ()
    for fault in (*amiss, *faults):
        say(str(fault))
    if faults:
        count = ngettext("{count} mistake.", "{count} mistakes.", len(faults))
        raise InvalidError(_("{count} Nothing in the file holds until it is mended.").format(count=count))
    if amiss:
        count = ngettext("{count} mistake.", "{count} mistakes.", len(amiss))
        raise InvalidError(_("{count} What is wrong in the settings is as from the beginning.").format(count=count))
    if path is None:
        raise NotFoundError(_("No file is set. Say which: krets config FILE"))
    say(_("All is well in {file}.").format(file=path))


def _due(one: "Due") -> str:
    """``Blåklockan: sista anteckning 6 oktober 2020, kan gallras från 6 oktober 2025. Någon är född den …``"""
    said = _("{code}: last note {last}, can be erased from {day}.")
    days = said.format(code=clean(one.code), last=say_date(one.last_note), day=say_date(one.on))
    handed_over = _("Handed over to the record on {day}.")
    told = [handed_over.format(day=say_date(one.handed_over))] if one.handed_over else []
    return " ".join((days, *told, *map(clean, one.kept)))
