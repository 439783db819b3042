"""The command `krets`. It starts fast: what is heavy is imported when it is needed."""

import sys
from collections.abc import Sequence

from mapping.language import LANGUAGES, Language, use


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit status (see `tui.cli`)."""
    use(_chosen_language(arguments))
    from tui.cli import run_command

    return run_command(list(arguments))


def _chosen_language(arguments: Sequence[str]) -> Language:
    """The language is known before anything is said: even ``--help`` speaks it."""
    from tui.places import settings_file
    from tui.settings import read_settings

    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            chosen = value if equals else following
            for language in LANGUAGES:
                if language == chosen:
                    return language
    return read_settings(settings_file()).language


if __name__ == "__main__":
    main()
