"""Taking something in: what another Krets exported, or people and ties from other programs. All of it, or nothing."""

import shutil
from typing import TYPE_CHECKING
from uuid import uuid4

import click

from mapping import clock
from mapping.archive.log import Act
from mapping.errors import DamagedError, InvalidError, NewerError
from mapping.language import gettext as _
from mapping.language import say_date
from tui.commands.chosen import Chosen, opened, refuse_reading_twice
from tui.commands.finding import find_family
from tui.commands.options import Filled, command
from tui.commands.streams import is_terminal, read_input, say

if TYPE_CHECKING:
    from exports.data.interchange import Interchange
    from exports.data.network_intake import Plan
    from exports.data.rows import Rows
    from mapping.archive.archive import Archive
    from mapping.archive.index import FamilyEntry


def import_command() -> click.Command:
    """``krets import``"""
    family = click.Option(
        ["--family"],
        type=Filled(),
        metavar=_("FAMILY"),
        help=_("Take in people and ties for this family, from GraphML or CSV, into a new session."),
    )
    yes = click.Option(["--yes"], is_flag=True, help=_("With --family: take in what the preview shows, unasked."))
    files = click.Argument(["files"], nargs=-1, required=True, type=Filled(), metavar=_("FILE…"))
    help_ = _("Take in families and sessions that Krets exported, or people and ties for one family.")
    return command("import", take_in, help_, family, yes, files)


def take_in(chosen: Chosen, files: tuple[str, ...], family: str | None, yes: bool) -> None:
    """Take in exported data, or people and ties for `family`. Raises as the two ways of it, with the file named."""
    refuse_reading_twice(chosen, files)
    if family is not None:
        _take_in_people(chosen, files, family, agreed=yes)
    elif yes:
        raise click.UsageError(_("--yes belongs with --family."))
    else:
        _take_in_wholes(chosen, files)


def _take_in_wholes(chosen: Chosen, files: tuple[str, ...]) -> None:
    """Raises as `interchange.read` and `interchange.take_in`."""
    from exports.data import interchange

    wholes = [_read_whole(name) for name in files]
    with opened(chosen, "write") as archive:
        taken = interchange.take_in(archive, *wholes)
    say(_("{added} taken in, {skipped} there already.").format(added=taken.added, skipped=taken.skipped))


def _read_whole(name: str) -> "Interchange":
    from exports.data import interchange
    from exports.data.network_intake import MOST_BYTES, looks_like_json

    content = read_input(name, MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise InvalidError(f"{name}: " + _("the file is too large"))
    try:
        return interchange.read(content)
    except (InvalidError, NewerError) as error:
        hint = "" if looks_like_json(content) else " " + _("People from GraphML or CSV are taken in with --family.")
        raise type(error)(f"{name}: {error}{hint}") from None


def _take_in_people(chosen: Chosen, files: tuple[str, ...], family: str, *, agreed: bool) -> None:
    """Show what would come in and, when that is agreed to, keep it as a new session.

    Raises as `network_intake.read`, `network_intake.plan` and `find_family`; UsageError when there is nobody to ask.
    """
    rows = _read_rows(files)
    with opened(chosen, "write") as archive:
        whose = find_family(archive, family)
        plan = _planned(archive, whose, rows)
        _show(plan, whose)
        if not (agreed or _agree()):
            say(_("Nothing was taken in."))
            return
        archive.save(plan.session)
        archive.note(plan.session)
        archive.log.note(Act.TAKEN_IN, family=whose.id, session=plan.session.id, detail="people")
    say(_("Taken in. The new session is planned: {id}").format(id=str(plan.session.id)[:8]))


def _read_rows(files: tuple[str, ...]) -> "Rows":
    from exports.data.network_intake import MOST_BYTES, read

    return read([(name, read_input(name, MOST_BYTES + 1)) for name in files])


def _planned(archive: "Archive", family: "FamilyEntry", rows: "Rows") -> "Plan":
    from exports.data.network_intake import plan

    if archive.lost(family.id):
        raise DamagedError(
            _("A session with this family is damaged or missing. Restore it before you start a new one.")
        )
    earlier = [entry for entry in archive.index.sessions if entry.family == family.id]
    before = archive.session(earlier[-1].id)[0] if earlier else None
    today = clock.today()
    return plan(rows, archive.family(family.id), before, id_=uuid4(), on=today)


def _show(plan: "Plan", family: "FamilyEntry") -> None:
    from exports.data.intake_preview import preview

    on = say_date(plan.session.met_on)
    say(_("A new session with {family}, {date}:").format(family=family.code, date=on))
    for sentence in preview(plan):
        say(click.wrap_text(sentence, _width(), initial_indent="  ", subsequent_indent="    "))


def _width() -> int:
    return min(shutil.get_terminal_size().columns, 100)


def _agree() -> bool:
    """Ask whether it shall be so. Raises UsageError when there is nobody to ask."""
    if not is_terminal():
        raise click.UsageError(_("Nothing was taken in. Add --yes to take it in."))
    asked = _("Take it in? ({yes}/{no})").format(yes=_("yes"), no=_("no"))
    return bool(click.prompt(asked, value_proc=_yes_or_no, err=True))


def _yes_or_no(answer: str) -> bool:
    """Either word in either language, or how it begins. Raises BadParameter for another; then it is asked again."""
    given = answer.strip().casefold()
    if not given or not any(word.startswith(given) for word in ("yes", "ja", "no", "nej")):
        raise click.BadParameter(_("Answer yes or no."))
    return given[0] in "yj"
