"""Running the app, and what is said in the plain terminal when it ended badly: one calm sentence, and no values."""

import sys
from pathlib import Path

from mapping.errors import KretsError
from mapping.language import gettext as _
from tui.places import archive_folder, practice_folder, reports_folder, settings_file
from tui.settings import read_settings


def open_app(folder: Path | None, practice: bool, questions: Path | None = None) -> int:
    """Run the app on the archive in `folder` (None: the worker's own, or the practice store).

    `questions` is the folder of a service's own (None: that of the settings). Returns the exit status.

    Raises:
        KretsError: there is nothing to show the app on.
    """
    archive = folder or (practice_folder() if practice else archive_folder())
    return run_app(archive, practice=practice, questions=questions)


def run_app(folder: Path, *, practice: bool, questions: Path | None = None) -> int:
    """Run the app on the archive in `folder` until the worker leaves it; returns the exit status.

    Raises:
        KretsError: the practice store could not be opened.
    """
    if read_settings(settings_file()).images:
        from tui.graphics import load

        load()
    from tui.app import KretsApp, code_places

    places: list[str] = []
    refusal: KretsError | None = None
    try:
        app = KretsApp(folder, practice=practice, questions=questions)
        app.shows_around = practice and not read_settings(settings_file()).toured
        app.run()
        places, refusal = app.failure, app.refusal
    except Exception as error:  # Textual itself failed; its traceback could show values
        places = code_places(error)
    if places:
        _tell(places)
        return 1
    if refusal is not None:
        raise refusal
    return 0


def _tell(places: list[str]) -> None:
    """Say that it ended badly, and offer a report. It is written only when the worker says yes."""
    print(  # noqa: T201 - the app is over; this is the plain terminal
        _("Something went wrong in Krets, and it had to close. What it called saved is saved."), file=sys.stderr
    )
    if not sys.stdin.isatty():
        return
    answer = input(_("Write a report for the makers, without any names or words of yours? (y/N) "))
    if answer.strip().casefold() in {"y", "yes", "j", "ja"}:
        try:
            print(_("Written: {file}").format(file=write_report(places)), file=sys.stderr)  # noqa: T201 - see above
        except KretsError as error:
            print(error, file=sys.stderr)  # noqa: T201 - see above


def write_report(places: list[str]) -> Path:
    """Write where in the code it went wrong, and on what machine. Raises WriteError."""
    import platform
    from datetime import datetime
    from importlib.metadata import version

    from exports.files import write_new
    from mapping.archive.disk import make_folder

    folder = reports_folder()
    make_folder(folder)
    now = datetime.now().astimezone()
    target = folder / f"krets-{now:%Y-%m-%d-%H%M%S}.txt"
    head = [f"krets {version('krets')}", f"python {platform.python_version()}", platform.platform()]
    write_new(target, "\n".join([*head, "", *places, ""]).encode())
    return target
