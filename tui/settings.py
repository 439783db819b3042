"""The few things a worker can set, kept in a small TOML file that may also be edited by hand."""

import tomllib
from contextlib import suppress
from pathlib import Path

from mapping.language import DEFAULT, LANGUAGES, Language

_TEXT = """\
# Krets. Språk / language: "sv" or "en".
language = "{language}"
"""


def read_language(file: Path) -> Language:
    """The language that the settings choose; Swedish when there is no file, or none that can be read."""
    try:
        chosen = tomllib.loads(file.read_text(encoding="utf-8")).get("language")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return DEFAULT
    return next((language for language in LANGUAGES if language == chosen), DEFAULT)


def keep_language(file: Path, language: Language) -> None:
    """Choose a language from now on. A folder that cannot be written to is no reason to stop."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_TEXT.format(language=language), encoding="utf-8")
