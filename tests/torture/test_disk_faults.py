"""The disk says no, at every place where it is touched: what was there stays, one sentence is said, and it goes on."""

import errno
import os
import platform
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace

from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.care.checking import check
from mapping.archive.disk import make_folder, write_durably
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.opening import create_archive, open_archive
from mapping.errors import WriteError
from mapping.session import Session
from tests.mapping.archive.invented import EXPORT, FAMILY, PASSPHRASE, SESSION, note_in, with_note
from tests.torture.calls import Call, each_call
from tests.torture.counting import Counts
from tests.torture.tracing import can_trace, stops

ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES)
SENTENCES = {
    errno.ENOSPC: "The disk is full. Nothing was lost: free some space and try again.",
    errno.EDQUOT: "The disk is full. Nothing was lost: free some space and try again.",
    errno.EIO: "The disk could not be written to (EIO). What was there before is untouched.",
    errno.EROFS: "Krets may not write there. Check the rights of the folder, or choose another.",
    errno.EACCES: "Krets may not write there. Check the rights of the folder, or choose another.",
}


def _is_folder(descriptor: int) -> bool:
    return stat.S_ISDIR(os.fstat(descriptor).st_mode)


def _part(path: object, *_: object) -> bool:
    return str(path).endswith(".part")


FAULTS: dict[str, tuple[str, Callable[..., bool]]] = {
    "open": ("open", lambda _path, flags, *_: bool(flags & os.O_CREAT)),
    "write": ("write", lambda *_: True),
    "flush": ("fsync", lambda descriptor: not _is_folder(descriptor)),
    "rename": ("replace", lambda *_: True),
    "open folder": ("open", lambda _path, flags, *_: not flags & os.O_CREAT),
    "flush folder": ("fsync", _is_folder),
}
"""Where it can go wrong: the call of `os`, and of which of those calls."""


@contextmanager
def failing(call: str, when: Callable[..., bool], number: int) -> Iterator[list[object]]:
    """Let `os.call` fail with that error number; gives the list of refused calls."""
    real = getattr(os, call)
    refused: list[object] = []

    def refuse(*arguments: Any, **named: Any) -> Any:
        if not when(*arguments):
            return real(*arguments, **named)
        refused.append(arguments)
        raise OSError(number, os.strerror(number))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, refuse)
        yield refused


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One archive for all faults; each uses a session of its own."""
    with create_archive(tmp_path_factory.mktemp("faults") / "archive", PASSPHRASE, PRACTICE_COST) as archive:
        archive.put_family(FAMILY)
        yield archive


def _unfinished(archive: Archive) -> list[Path]:
    return [*(archive.root / "incoming").iterdir(), *archive.root.glob("*.part")]


@pytest.mark.parametrize("number", ERRORS, ids=lambda number: errno.errorcode[number])
@pytest.mark.parametrize("place", FAULTS)
def test_a_save_that_fails(shared: Archive, place: str, number: int) -> None:
    session = replace(SESSION, id=uuid4())
    shared.save(with_note(session, "before"))
    call, when = FAULTS[place]
    with failing(call, when, number) as refused, pytest.raises(WriteError) as error:
        shared.save(with_note(session, "lost"))
    assert len(refused) == 1
    assert str(error.value) == SENTENCES[number]
    assert note_in(shared.session(session.id)[0]) == "before"
    assert _unfinished(shared) == []
    assert shared.generations(session.id) == (1,)
    shared.save(with_note(session, "after"))
    assert note_in(shared.session(session.id)[0]) == "after"
    assert shared.generations(session.id) == (1, 2)


@pytest.mark.parametrize("number", ERRORS, ids=lambda number: errno.errorcode[number])
@pytest.mark.parametrize("place", [*FAULTS, "mkdir"])
def test_a_first_save_that_fails(shared: Archive, place: str, number: int) -> None:
    session, before = replace(SESSION, id=uuid4()), shared.documents()
    call, when = FAULTS.get(place, (place, lambda *_: True))
    with failing(call, when, number) as refused, pytest.raises(WriteError) as error:
        shared.save(session)
    assert refused
    assert str(error.value) == SENTENCES[number]
    assert shared.documents() == before
    assert _unfinished(shared) == []
    shared.save(session)
    assert shared.session(session.id)[0] == session


def test_after_all_the_faults_all_is_well(shared: Archive) -> None:
    for session in shared.documents():
        if session != FAMILY.id:
            shared.note(shared.session(session)[0])
    assert check(shared) == ()


def test_a_folder_whose_name_could_not_be_flushed_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with failing("fsync", _is_folder, errno.EIO), pytest.raises(WriteError):
        make_folder(folder)
    assert not (tmp_path / "a").exists()
    flushed: list[Path] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "flush_folder", flushed.append)
        make_folder(folder)
    assert flushed == [tmp_path, tmp_path / "a"]


def test_a_share_that_cannot_flush_folders_still_serves(tmp_path: Path) -> None:
    with failing("fsync", _is_folder, errno.EINVAL) as refused:
        write_durably(tmp_path / "incoming", tmp_path / "x", b"whole")
    assert refused
    assert (tmp_path / "x").read_bytes() == b"whole"


def test_a_disk_that_takes_a_few_bytes_at_a_time(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:700]))
    archive.save(with_note(SESSION, "slowly"))
    monkeypatch.undo()
    with open_archive(archive.root, PASSPHRASE) as reader:
        assert note_in(reader.session(SESSION.id)[0]) == "slowly"


def test_a_disk_that_is_full_half_way(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    real, writes = os.write, iter(range(100))

    def write(descriptor: int, content: memoryview) -> int:
        if next(writes):
            raise OSError(errno.ENOSPC, "full")
        return real(descriptor, content[:700])

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(WriteError, match="full"):
        archive.save(with_note(SESSION, "lost"))
    monkeypatch.undo()
    assert _unfinished(archive) == []
    assert archive.session(SESSION.id)[0] == SESSION


def test_a_failed_save_leaves_what_it_could_not_remove_and_goes_on(archive: Archive) -> None:
    """The name was given, its flush failed, and then it could not be taken away either."""
    refuse_all = FAULTS["flush folder"]
    with failing(*refuse_all, errno.EIO), failing("unlink", lambda *_: True, errno.EIO), pytest.raises(WriteError):
        archive.save(with_note(SESSION, "perhaps"))
    assert archive.generations(SESSION.id) == (1, 2)
    archive.save(with_note(SESSION, "surely"))
    assert archive.generations(SESSION.id) == (1, 2, 3)
    assert note_in(archive.session(SESSION.id)[0]) == "surely"


def test_a_full_disk_does_not_keep_an_archive_from_opening(archive: Archive) -> None:
    archive.save(with_note(SESSION, "not yet on the list"))
    archive.close()
    with failing("open", _part, errno.ENOSPC) as refused:
        opened = open_archive(archive.root, PASSPHRASE, "write if free")
        assert [entry.id for entry in opened.index.sessions] == [SESSION.id]
    assert refused
    with opened:
        assert opened.writable
        assert note_in(opened.session(SESSION.id)[0]) == "not yet on the list"


def test_a_list_that_could_not_be_kept_does_not_fail_what_was_saved(archive: Archive) -> None:
    names: list[str] = []

    def second_rename(_part: Path, target: Path) -> bool:
        names.append(str(target))
        return len(names) > 1

    with failing("replace", second_rename, errno.ENOSPC) as refused:
        archive.put_family(replace(FAMILY, code="Vitsippan"))
    assert refused
    assert [entry.code for entry in archive.index.families] == ["Vitsippan"]
    archive.close()
    with open_archive(archive.root, PASSPHRASE, "write") as again:
        assert [entry.code for entry in again.index.families] == ["Vitsippan"]
        assert check(again) == ()


@pytest.mark.parametrize("place", [*FAULTS, "mkdir"])
def test_an_archive_that_could_not_be_made_can_be_made_later(root: Path, place: str) -> None:
    call, when = FAULTS.get(place, (place, lambda *_: True))

    def not_the_lock(*arguments: Any) -> bool:
        return not str(arguments[0]).endswith("lock") and when(*arguments)

    with failing(call, not_the_lock, errno.ENOSPC) as refused, pytest.raises(WriteError, match="full"):
        create_archive(root, PASSPHRASE, PRACTICE_COST)
    assert refused
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as made:
        assert made.writable
        assert _unfinished(made) == []


EDITS: dict[str, Callable[[Archive, Session], None]] = {
    "a save": lambda archive, session: archive.save(session),
    "a new session": lambda archive, session: archive.save(replace(session, id=uuid4())),
    "a note": lambda archive, session: archive.note(session),
    "a family": lambda archive, session: archive.put_family(replace(FAMILY, code=note_in(session))),
    "an export": lambda archive, session: archive.note_export(FAMILY.id, replace(EXPORT, receiver=note_in(session))),
}


@pytest.mark.parametrize("edit", EDITS)
def test_every_call_of_an_edit_is_refused_in_turn(shared: Archive, counts: Counts, edit: str, long: bool) -> None:
    """It succeeds wholly or changes nothing, says one of its sentences, and succeeds when the disk is well again."""
    session = replace(SESSION, id=uuid4())
    shared.save(with_note(session, "before"))
    shared.note(session)
    for number in ERRORS if long else ERRORS[:1]:
        told: list[str] = []
        for refused in count():
            before = _all_of(shared)
            with refusing(refused, number) as seen:
                try:
                    EDITS[edit](shared, with_note(session, f"{number} {refused}"))
                except WriteError as error:
                    told.append(str(error))
                    assert _all_of(shared) == before
                    counts.add(2, "edits that were refused, and what was there before is there")
                else:
                    counts.add(2, "edits that went well although something was refused", len(seen) > refused)
            assert _unfinished(shared) == []
            if len(seen) <= refused:
                break
            counts.add(2, "system calls refused, each with each error")
        EDITS[edit](shared, with_note(session, f"{number} after"))
        assert set(told) == {SENTENCES[number]}


def _all_of(archive: Archive) -> object:
    """What anybody who opens the archive now will find."""
    with open_archive(archive.root, PASSPHRASE) as reader:
        return [reader.contents(id_) for id_ in reader.documents()]


@contextmanager
def refusing(refused: int, number: int) -> Iterator[list[str]]:
    """Refuse one call in the block, counted from 0, with that error number; gives the names of all calls."""
    seen: list[str] = []

    def see(name: str, real: Call, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        seen.append(name)
        if len(seen) - 1 != refused:
            return real(*arguments, **named)
        if name == "close":  # the system closes, and says afterwards that it could not keep everything
            real(*arguments, **named)
        raise OSError(number, os.strerror(number))

    with each_call(see):
        yield seen


CALLS = {"x86_64": {1, 3, 74, 82, 83, 87, 257, 264}, "aarch64": {34, 35, 38, 56, 57, 64, 82, 276}}
"""The numbers of open, write, fsync, close, rename, mkdir and unlink."""
OPENAT = {"x86_64": 257, "aarch64": 56}


def test_no_call_goes_unseen(archive: Archive) -> None:
    """What is refused, or noted for a loss of power, is all that the system is asked to change."""
    if not can_trace():
        pytest.skip("this system does not let a process follow its children")
    asked = [stop for stop in stops(lambda: archive.save(SESSION)) if stop.call in CALLS[platform.machine()]]
    assert archive.generations(SESSION.id) == (1, 2), "the child saved"
    with pytest.raises(WriteError, match="meanwhile"):
        archive.save(SESSION)
    archive.save(SESSION)
    with refusing(1000, errno.EIO) as seen:
        archive.save(SESSION)
    listed = [stop for stop in asked if stop.call == OPENAT[platform.machine()] and stop.arguments[2] & os.O_NONBLOCK]
    assert len(asked) - 2 * len(listed) == len(seen) > 6, "to list a folder, it is opened and closed, and not changed"
