"""A disk that loses its power: what was asked of it is noted, and replayed as far as it had to be, and no further.

Nothing is owed but what POSIX owes: a file's bytes after its fsync, a name after the fsync of its folder. All the rest
may be there, be missing, be there in part, or have come in another order.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mapping.record import Id
from tests.torture.calls import Call, each_call

What = Literal["name", "take away", "folder", "bytes", "sync", "sync folder", "told"]


@dataclass(frozen=True)
class Step:
    """One thing that was asked of the disk, or told to the worker."""

    what: What
    path: Path
    file: int = 0
    """Which file, by a number of its own: names come and go."""
    content: bytes = b""
    at: int = 0
    """Where in the file the bytes go."""
    told: tuple[Id, int] | None = None


class Journal:
    """Everything that was asked below a folder, in order, and what was there before."""

    def __init__(self, root: Path) -> None:
        """Begin with what lies in `root` now, all of it durable."""
        self.root = root
        self.steps: list[Step] = []
        self._files: dict[Path, int] = {}
        self._open: dict[int, Path] = {}
        self._sizes: dict[int, int] = {}
        self._before: list[Step] = []
        for path in sorted(root.rglob("*")):
            if path.is_dir():
                self._before.append(Step("folder", path))
            else:
                file = self._new_file(path)
                self._sizes[file] = path.stat().st_size
                self._before += [Step("name", path, file), Step("bytes", path, file, path.read_bytes())]

    def tell(self, document: Id, number: int) -> None:
        """Note that an edit was acknowledged."""
        self.steps.append(Step("told", self.root, told=(document, number)))

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note all that is asked of the disk in the block, which is also done."""
        with each_call(self._see):
            yield

    def told(self, length: int) -> dict[Id, int]:
        """What was acknowledged within the first `length` steps."""
        return dict(step.told for step in self.steps[:length] if step.told)

    def after_loss(self, length: int, target: Path, luck: "Luck") -> None:
        """Make the folder `target` as the disk may look when the power goes after `length` steps."""
        names: dict[Path, Step] = {}
        contents: dict[int, bytearray] = {}
        for owed, step in [*((True, step) for step in self._before), *self._owed(length)]:
            if step.what == "bytes":
                kept = step.content if owed else luck.bytes(step.content)
                _write(contents.setdefault(step.file, bytearray()), step.at, kept)
            elif owed or luck.name():
                names[step.path] = step
        target.mkdir()
        for path, step in sorted(names.items()):
            place = target / path.relative_to(self.root)
            if not place.parent.is_dir():
                continue  # its folder was lost, and it with it
            if step.what == "folder":
                place.mkdir()
            elif step.what == "name":
                place.write_bytes(contents.get(step.file, b""))

    def _owed(self, length: int) -> Iterator[tuple[bool, Step]]:
        """The steps that change something, each with whether the disk had promised to keep it by then."""
        steps = self.steps[:length]
        for at, step in enumerate(steps):
            if step.what == "bytes":
                yield any(later.what == "sync" and later.file == step.file for later in steps[at:]), step
            elif step.what in {"name", "take away", "folder"}:
                folder = step.path.parent
                yield any(later.what == "sync folder" and later.path == folder for later in steps[at:]), step

    def _see(self, name: str, real: Call, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        new = name == "open" and not os.path.lexists(arguments[0])
        path = self._opened_as(arguments[0]) if isinstance(arguments[0], int) else Path(arguments[0])
        given = real(*arguments, **named)
        self.steps += self._steps(name, path, arguments, given, new=new)
        return given

    def _opened_as(self, descriptor: int) -> Path:
        """The file that is open so. One that is only read was opened past the calls that are seen."""
        if descriptor in self._open:
            return self._open[descriptor]
        what = os.fstat(descriptor)
        return next((path for path in self._files if path.exists() and os.path.samestat(path.stat(), what)), self.root)

    def _steps(self, name: str, path: Path, arguments: tuple[Any, ...], given: Any, *, new: bool) -> list[Step]:
        match name:
            case "open":
                self._open[given] = path
                return [Step("name", path, self._new_file(path))] if new else []
            case "write":
                file = self._files[path]
                at, self._sizes[file] = self._sizes.get(file, 0), self._sizes.get(file, 0) + given
                return [Step("bytes", path, file, bytes(arguments[1])[:given], at)]
            case "fsync":
                return [Step("sync folder", path) if path.is_dir() else Step("sync", path, self._files[path])]
            case "replace" | "rename" | "link":
                target = Path(arguments[1])
                self._files[target] = self._files[path]
                gone = [] if name == "link" else [Step("take away", path)]
                return [Step("name", target, self._files[path]), *gone]
            case "unlink" | "rmdir":
                return [Step("take away", path)]
            case "mkdir":
                return [Step("folder", path)]
            case "close":
                self._open.pop(arguments[0], None)
                return []
            case "chmod" | "fchmod":
                return []
        raise AssertionError(f"this disk does not know the call {name}")

    def _new_file(self, path: Path) -> int:
        self._files[path] = 1 + max(self._files.values(), default=0)
        return self._files[path]


def _write(content: bytearray, at: int, what: bytes) -> None:
    """Put bytes at their place; what was to stand before them, and was lost, is nought."""
    if what:
        content.extend(bytes(max(0, at - len(content))))
        content[at : at + len(what)] = what


@dataclass(frozen=True)
class Luck:
    """What becomes of that which is not owed."""

    names: float
    """How likely a change of names is to be kept."""
    whole: float
    """How likely bytes are to be kept whole; else they are missing, torn, or nought."""
    chance: random.Random

    def name(self) -> bool:
        """Whether a change of names is there."""
        return self.chance.random() < self.names

    def bytes(self, content: bytes) -> bytes:
        """What is there of bytes that were not synced."""
        if self.chance.random() < self.whole:
            return content
        torn = content[: self.chance.randrange(len(content) + 1)]
        return self.chance.choice([b"", torn, torn + bytes(len(content) - len(torn)), bytes(len(content))])
