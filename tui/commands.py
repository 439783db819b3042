"""What each command of the command line does."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mapping.errors import DamagedError, ExistsError, LockedError, NotFoundError
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.cli import STANDARD_STREAM, Chosen, count_line
from tui.places import practice_folder

if TYPE_CHECKING:
    from exports.pictures.network_map import PictureFormat
    from mapping.archive.archive import Access, Archive
    from mapping.archive.index import FamilyEntry, SessionEntry

_E = TypeVar("_E")

LATEST = "latest"
PICTURE_FORMATS = ("svg", "png", "pdf", "dot")


def all_commands() -> list[click.Command]:
    """Every command, in the order the help shows them."""
    export = click.Group("export", help=_("Take something out. The file is no longer protected."))
    export.add_command(_export_map())
    export.add_command(_export_data())
    return [
        _command("practice", practice, _("Open the practice family: invented people, no passphrase.")),
        _command("init", init, _("Make an archive, with a passphrase.")),
        _command("families", families, _("List the families by code."), _json_option()),
        _command(
            "sessions",
            sessions,
            _("List the sessions, of all families or of one."),
            click.Argument(["family"], required=False, metavar=_("[FAMILY]")),
            _json_option(),
        ),
        export,
        _command(
            "import",
            take_in,
            _("Take in families and sessions that Krets exported."),
            click.Argument(["files"], nargs=-1, required=True, metavar=_("FILE…")),
        ),
        _command("check", check_archive, _("Open and prove every document, and name what is damaged.")),
    ]


def open_app(chosen: Chosen) -> None:
    """Open the app on the worker's archive."""
    _run_app(chosen.folder, practice=False)


def practice(chosen: Chosen) -> None:
    """Open the app on the practice family."""
    _run_app(chosen.archive or practice_folder(), practice=True)


def init(chosen: Chosen) -> None:
    """Make an archive."""
    from mapping.archive.archive import create_archive
    from mapping.archive.threshold import exists

    if exists(chosen.folder):
        raise ExistsError(_("There is an archive here already. It is left as it is."))
    create_archive(chosen.folder, _passphrase(chosen, new=True)).close()
    click.echo(_("The archive is made: {folder}").format(folder=chosen.folder))


def families(chosen: Chosen, as_json: bool) -> None:
    """List the families."""
    with _opened(chosen) as archive:
        index = archive.index
    if as_json:
        _print_json([{"id": str(entry.id), "code": entry.code} for entry in index.families])
        return
    for entry in index.families:
        mine = [session for session in index.sessions if session.family == entry.id]
        latest = f"{mine[-1].date}" if mine else ""
        count = ngettext("{count} session", "{count} sessions", len(mine))
        click.echo(f"{str(entry.id)[:8]}  {entry.code}  {count}  {latest}".rstrip())


def sessions(chosen: Chosen, family: str | None, as_json: bool) -> None:
    """List the sessions."""
    with _opened(chosen) as archive:
        entries = list(archive.index.sessions)
        if family is not None:
            wanted = find_family(archive, family)
            entries = [entry for entry in entries if entry.family == wanted.id]
    if as_json:
        rows = [
            {"id": str(e.id), "family": str(e.family), "date": e.date.isoformat(), "status": e.status.value}
            for e in entries
        ]
        _print_json(rows)
        return
    from mapping.terms import term

    for entry in entries:
        click.echo(f"{str(entry.id)[:8]}  {entry.date}  {term(entry.status)}")


def export_map(chosen: Chosen, family: str, session: str, picture_format: "PictureFormat", out: str | None) -> None:
    """Export the network map as a picture."""
    from exports.pictures.network_map import draw_map

    with _opened(chosen) as archive:
        whose = find_family(archive, family)
        entry = find_session(archive, whose, session)
        content = draw_map(archive.session(entry.id)[0], title=whose.code, picture_format=picture_format)
    _put_out(content, out, f"{_('network-map')}-{entry.date}-{str(entry.id)[:8]}.{picture_format}")


def export_data(chosen: Chosen, family: str, session: str | None, out: str | None) -> None:
    """Export a family with its sessions as JSON."""
    from exports.data.interchange import write

    with _opened(chosen) as archive:
        whose = find_family(archive, family)
        if session is None:
            records = archive.sessions(whose.id)
        else:
            records = (archive.session(find_session(archive, whose, session).id)[0],)
        content = write([archive.family(whose.id)], records)
    _put_out(content, out, f"krets-{str(whose.id)[:8]}.json")


def take_in(chosen: Chosen, files: tuple[str, ...]) -> None:
    """Take in exported data."""
    from exports.data import interchange

    wholes = [interchange.read(_read_file(name)) for name in files]
    with _opened(chosen, "write") as archive:
        results = [interchange.take_in(archive, whole) for whole in wholes]
    added, skipped = sum(r.added for r in results), sum(r.skipped for r in results)
    click.echo(_("{added} taken in, {skipped} there already.").format(added=added, skipped=skipped))


def check_archive(chosen: Chosen) -> None:
    """Look the archive through."""
    from mapping.archive.checking import check

    with _opened(chosen) as archive:
        findings = check(archive)
        index = archive.index
    for finding in findings:
        click.echo(f"{finding.document}: {finding.what}")
    if findings:
        count = ngettext(
            "{count} thing is not as it should be.", "{count} things are not as they should be.", len(findings)
        )
        raise DamagedError(count)
    click.echo(_("All is well: {what}.").format(what=count_line(len(index.families), len(index.sessions))))


def find_family(archive: "Archive", wanted: str) -> "FamilyEntry":
    """The family with that code, id, or beginning of an id. Raises NotFoundError; UsageError when several fit."""
    entries = archive.index.families
    by_code = [entry for entry in entries if entry.code.casefold() == wanted.casefold()]
    found = by_code or [entry for entry in entries if str(entry.id).startswith(wanted.lower())]
    return _the_one(found, wanted, _("There is no family {wanted} in the archive."))


def find_session(archive: "Archive", family: "FamilyEntry", wanted: str) -> "SessionEntry":
    """The family's session with that id, beginning of an id, or date, or its latest. Raises as `find_family`."""
    entries = [entry for entry in archive.index.sessions if entry.family == family.id]
    if wanted == LATEST:
        if not entries:
            raise NotFoundError(_("The family has no session yet."))
        return entries[-1]
    found = [e for e in entries if e.date.isoformat() == wanted or str(e.id).startswith(wanted.lower())]
    return _the_one(found, wanted, _("The family has no session {wanted}."))


def _the_one(found: "list[_E]", wanted: str, missing: str) -> "_E":
    if not found or not wanted:
        raise NotFoundError(missing.format(wanted=wanted))
    if len(found) > 1:
        raise click.UsageError(_("{wanted} fits several; write more of the id.").format(wanted=wanted))
    return found[0]


def _run_app(folder: Path, *, practice: bool) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(_("Krets needs a terminal. In a script, use one of its commands (krets --help)."))
    from tui.app import KretsApp

    app = KretsApp(folder, practice=practice)
    app.run()
    if app.return_code:
        raise click.exceptions.Exit(app.return_code)


def _opened(chosen: Chosen, access: "Access" = "read") -> "Archive":
    from mapping.archive.archive import open_archive
    from mapping.archive.threshold import exists

    if not exists(chosen.folder):
        raise NotFoundError(_("There is no archive in this folder. Make one with: krets init"))
    return open_archive(chosen.folder, _passphrase(chosen), access)


def _passphrase(chosen: Chosen, *, new: bool = False) -> str:
    if chosen.passphrase_file is not None:
        return _decoded(_read_file(chosen.passphrase_file)).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise LockedError(_("The archive is locked. Give the passphrase with --passphrase-file."))
    return str(click.prompt(_("Passphrase"), hide_input=True, confirmation_prompt=new, err=True))


def _read_file(name: str) -> bytes:
    if name == STANDARD_STREAM:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise NotFoundError(_("There is no file {name}.").format(name=name)) from None
    except OSError:
        raise NotFoundError(_("The file {name} cannot be read.").format(name=name)) from None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LockedError(_("The passphrase file is not text in UTF-8.")) from None


def _put_out(content: bytes, out: str | None, otherwise: str) -> None:
    """Write an export to a new file, or to standard output."""
    if out == STANDARD_STREAM:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from exports.files import write_new

    target = Path(out or otherwise)
    write_new(target, content)
    click.echo(_("Written: {file}. It is no longer protected.").format(file=target), err=True)


def _print_json(rows: list[dict[str, str]]) -> None:
    import json

    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


def _command(name: str, callback: Callable[..., None], help_: str, *params: click.Parameter) -> click.Command:
    return click.Command(name, callback=_with_chosen(callback), params=list(params), help=help_, short_help=help_)


def _with_chosen(callback: Callable[..., None]) -> Callable[..., None]:
    def run(**values: Any) -> None:
        callback(click.get_current_context().find_root().ensure_object(Chosen), **values)

    return run


def _json_option() -> click.Option:
    return click.Option(["--json", "as_json"], is_flag=True, help=_("As JSON, for programs."))


def _family_option() -> click.Option:
    return click.Option(
        ["--family"], required=True, metavar=_("FAMILY"), help=_("The family's code, id, or the beginning of its id.")
    )


def _out_option() -> click.Option:
    return click.Option(["--out"], metavar=_("PATH"), help=_("The file to write; - is standard output."))


def _export_map() -> click.Command:
    return _command(
        "map",
        export_map,
        _("The network map as a picture."),
        _family_option(),
        click.Option(
            ["--session"],
            default=LATEST,
            metavar=_("SESSION"),
            help=_("The session's id, the beginning of it, or its date; otherwise the latest."),
        ),
        click.Option(
            ["--format", "picture_format"],
            type=click.Choice(PICTURE_FORMATS),
            default="svg",
            help=_("The kind of file."),
        ),
        _out_option(),
    )


def _export_data() -> click.Command:
    return _command(
        "data",
        export_data,
        _("The family and its sessions as JSON, for another Krets."),
        _family_option(),
        click.Option(["--session"], metavar=_("SESSION"), help=_("One session only.")),
        _out_option(),
    )
