"""Reading them: a value of the wanted kind, or every fault with its line."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from mapping.language import gettext as _
from mapping.toml_files.faults import Fault, line_of, lines_of
from mapping.toml_files.shape import Wrong, misshapen

LARGEST = 2_000_000
"""Bytes that a file may have: about ten times the largest of Krets' own."""

Plain = dict[str, Any]
Sense = Callable[[Plain], Iterator[Wrong]]
"""What is wrong in something of the right shape."""

_T = TypeVar("_T")


class Files:
    """A folder with such files, and what was found wrong in them."""

    def __init__(self, folder: Path, *, trusted: bool = False) -> None:
        """Read nothing yet. What is `trusted` is looked at closely only where it does not decode."""
        self.folder, self.trusted = folder, trusted
        self.faults: list[Fault] = []

    def plain(self, name: str) -> tuple[str, Plain] | None:
        """A file's text, and what it says; None, and noted, when it is no TOML."""
        try:
            return _parsed(self.folder / name)
        except _UnreadableError as error:
            self.faults.append(Fault(name, error.line, str(error)))
            return None

    def take(self, name: str, kind: type[_T], more: Sense | None = None) -> _T | None:
        """What the file says, as a `kind`; None when anything is wrong. `more` is asked once the shape is right."""
        read = self.plain(name)
        if read is None:
            return None
        text, plain = read
        return msgspec.convert(plain, kind) if self.sound(name, text, plain, kind, more) else None

    def sound(self, name: str, text: str, plain: Plain, kind: type, more: Sense | None) -> bool:
        """Whether it is a `kind` that makes sense. Otherwise everything that is wrong is noted."""
        shape = () if self.trusted and _decodes(plain, kind) else misshapen(plain, kind)
        wrong = list(shape) or list(more(plain) if more else ())
        if wrong:
            lines = lines_of(text)
            self.faults += sorted({Fault(name, line_of(path, lines), cause) for path, cause in wrong})
        return not wrong


class _UnreadableError(Exception):
    def __init__(self, cause: str, line: int | None = None) -> None:
        super().__init__(cause)
        self.line = line


def _decodes(plain: Plain, kind: type) -> bool:
    try:
        msgspec.convert(plain, kind)
    except msgspec.ValidationError:
        return False
    return True


def _parsed(file: Path) -> tuple[str, Plain]:
    try:
        if not file.is_file():  # a pipe is never read to its end
            raise _UnreadableError(_("There is no such file."))
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError:
        raise _UnreadableError(_("The file cannot be opened.")) from None
    if len(raw) > LARGEST:
        raise _UnreadableError(_("The file is too large."))
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as fault:
        raise _UnreadableError(_("This is not text in UTF-8."), raw[: fault.start].count(b"\n") + 1) from None
    except tomllib.TOMLDecodeError as fault:
        at = re.search(r"line (\d+)", str(fault))
        said = _("This is not TOML. A quotation mark, a bracket or a sign = may be missing, or a key stands twice.")
        raise _UnreadableError(said, int(at[1]) if at else text.count("\n") + 1) from None
    except RecursionError:
        raise _UnreadableError(_("The file is too deep.")) from None
