"""Earlier versions of a family or a session: listed, and put back."""

from typing import TYPE_CHECKING

import click

from mapping.errors import DamagedError, NotFoundError
from mapping.language import gettext as _
from mapping.record import Id
from tui.commands.chosen import Chosen, opened
from tui.commands.finding import find_document
from tui.commands.options import Whole, command, json_option, yes_option
from tui.commands.streams import is_terminal, say, say_json

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.archive.versions.history import Version

_HIGHEST = 10**10 - 1


def history_command() -> click.Command:
    """``krets history``"""
    return command("history", show_history, _("List the earlier versions of a session."), _document(), json_option())


def restore_command() -> click.Command:
    """``krets restore``"""
    return command(
        "restore",
        restore_version,
        _("Put an earlier version of a session back, as a new one. Nothing is overwritten."),
        _document(),
        click.Option(
            ["--generation"],
            type=Whole(1, _HIGHEST),
            required=True,
            metavar=_("NUMBER"),
            help=_("Which version, as krets history numbers them."),
        ),
        yes_option(),
    )


def show_history(chosen: Chosen, document: str, as_json: bool) -> None:
    """List the versions, the newest first. Raises as `find_document` and `history`."""
    from mapping.archive.versions.history import history
    from mapping.archive.versions.words import what_words, when_words

    with opened(chosen) as archive:
        versions = history(archive, find_document(archive, document))
    if as_json:
        say_json([_row(version) for version in versions])
        return
    for version in versions:
        mark = _("first of an opening") if version.opening == version.generation else ""
        said = f"{version.generation:>5}  {when_words(version):<24}  {what_words(version)}  {mark}"
        say(said.rstrip())


def restore_version(chosen: Chosen, document: str, generation: int, yes: bool) -> None:
    """Say what differs, ask, and put the version back. Raises as `restore`."""
    from mapping.archive.versions.history import restore

    if not yes and not is_terminal():
        raise click.UsageError(_("There is nobody to ask. Add --yes."))
    with opened(chosen, "write") as archive:
        id_ = find_document(archive, document)
        _tell_differences(archive, id_, generation)
        if not yes and not click.confirm(_("Put this version back as a new one?"), err=True):
            raise click.Abort
        number = restore(archive, id_, generation)
    say(_("Put back as version {number}. What was there before is kept.").format(number=number))


def _tell_differences(archive: "Archive", id_: Id, generation: int) -> None:
    from mapping.archive.versions.history import differ_besides, differences
    from mapping.archive.versions.words import difference_words

    then, _ledger = archive.contents(id_, generation)
    try:
        now = archive.contents(id_)[0]
    except (DamagedError, NotFoundError):
        now = None
        say(_("What is there now does not open."))
    found = differences(now, then)
    for difference in found:
        say(difference_words(difference))
    if now is not None and differ_besides(now, then):
        say(_("Something else differs too, such as the day or how far one had come."))
    elif not found:
        say(_("Nothing differs from what is there now."))


def _row(version: "Version") -> dict[str, object]:
    return {
        "generation": version.generation,
        "day": version.day.isoformat() if version.day else None,
        "at": version.at.isoformat(timespec="seconds") if version.at else None,
        "opening": version.opening,
        "bytes": version.size,
        "opens": version.opens,
        "status": version.state.value if version.state else None,
        "counts": {what.lower(): count for what, count in version.counts},
    }


def _document() -> click.Argument:
    return click.Argument(["document"], metavar=_("SESSION"))
