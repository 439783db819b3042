"""The command `krets`. It starts fast: what is heavy is imported when it is needed."""

import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from mapping.errors import KretsError
from mapping.language import LANGUAGES, Language, use
from mapping.language import gettext as _


def main() -> None:
    """Run the command line and leave with its exit status."""
    try:
        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit status (see `tui.cli`)."""
    try:
        use(_chosen_language(arguments))
        opening = _only_opening(arguments)
        if opening is not None and _at_a_terminal():
            return _open(*opening)
        from tui.cli import run_command

        return run_command(list(arguments))
    except Exception as error:  # a traceback would show names and passphrases; where it happened shows none
        return _own_fault(error)


def _open(folder: Path | None, practice: bool) -> int:
    from tui.running import open_app

    try:
        return open_app(folder, practice)
    except KretsError as error:
        from tui.cli import fail

        return fail(error)


def _only_opening(arguments: Sequence[str]) -> tuple[Path | None, bool] | None:
    """What to open, (folder or None, practice?), when the line asks for nothing but that; None for all else.

    The whole command line takes some 20 ms to load, which one notices where the app is opened all day.
    """
    folder, practice, left = None, False, list(arguments)
    while left:
        argument = left.pop(0)
        if argument == "--archive" and left and left[0] and not left[0].startswith("-"):
            folder = Path(left.pop(0))
        elif argument == "--lang" and left and left[0] in LANGUAGES:
            left.pop(0)
        elif argument == "practice" and not practice:
            practice = True
        else:
            return None
    try:
        return None if folder and folder.is_file() else (folder, practice)
    except OSError:
        return None  # a path that cannot be one: the command line says so


def _at_a_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _chosen_language(arguments: Sequence[str]) -> Language:
    """The language is known before anything is said: even ``--help`` speaks it. The last one said counts."""
    from tui.places import settings_file
    from tui.settings import read_settings

    found: Language | None = None
    for argument, following in pairwise([*arguments, ""]):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            chosen = value if equals else following
            found = next((language for language in LANGUAGES if language == chosen), found)
    return found or read_settings(settings_file()).language


def _own_fault(error: Exception) -> int:
    """Say calmly that Krets itself went wrong, and where in its code."""
    from tui.commands.streams import tell

    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    sentence = _("Something in Krets went wrong ({fault}). What was saved is untouched.")
    tell("krets: " + sentence.format(fault=f"{type(error).__name__}, {place}"))
    return 1


if __name__ == "__main__":
    main()
