"""The calls by which Krets changes the disk, seen one by one: to refuse one of them, or to note what it did."""

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHANGING = (
    "open",
    "write",
    "pwrite",
    "writev",
    "ftruncate",
    "truncate",
    "fsync",
    "fdatasync",
    "close",
    "replace",
    "rename",
    "link",
    "symlink",
    "unlink",
    "mkdir",
    "rmdir",
    "chmod",
    "fchmod",
    "utime",
)
"""Functions of `os`; `Path` uses these. `test_no_call_goes_unseen` proves that there is no way past them."""

Call = Callable[..., Any]
Seen = Callable[[str, Call, tuple[Any, ...], dict[str, Any]], Any]
"""Gets the name, the real function and its arguments; makes the call, or not, and returns what it gave."""


@contextmanager
def each_call(seen: Seen) -> Iterator[None]:
    """Hand every call in the block to `seen` instead of making it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGING:
            patch.setattr(os, name, _handed(name, getattr(os, name), seen))
        for opener in (builtins, io):
            patch.setattr(opener, "open", _refused_file)
        yield


def _handed(name: str, real: Call, seen: Seen) -> Call:
    def handed(*arguments: Any, **named: Any) -> Any:
        if name == "open" and _only_reads(*arguments):
            return real(*arguments, **named)
        return seen(name, real, arguments, named)

    return handed


def _only_reads(path: Any, flags: int, *_: Any) -> bool:
    """Whether a file is opened to be read. A folder is opened to be flushed, which is part of changing it."""
    return flags & os.O_ACCMODE == os.O_RDONLY and not flags & os.O_CREAT and not Path(path).is_dir()


_real_open = io.open


def _refused_file(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
    """What is written through Python's files would go unseen."""
    assert not set(mode) & set("wax+"), f"written past the calls that are watched: mode {mode}"
    return _real_open(file, mode, *arguments, **named)
