"""One process writes, any number read; the lock is gone with the process, however it ends."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from mapping.archive.archive import Archive
from mapping.archive.documents.shelf import FolderShelf
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.lock import take_lock
from mapping.archive.opening import create_archive, open_archive
from mapping.errors import InUseError, LockedError, WriteError
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION, note_in, with_note

OWNER = """
import sys
from pathlib import Path
from mapping.archive.opening import open_archive
from tests.mapping.archive.invented import PASSPHRASE, SESSION, with_note
archive = open_archive(Path(sys.argv[1]), PASSPHRASE, "write")
print("open", flush=True)
for line in sys.stdin:
    archive.save(with_note(SESSION, line.strip()))
    print("saved", flush=True)
"""


@contextmanager
def _owner(root: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the archive open for writing, and saves each line it is given."""
    command = [sys.executable, "-c", OWNER, str(root)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:
        assert _answer(process) == "open"
        yield process
        process.kill()


def _answer(process: "subprocess.Popen[str]", line: str = "") -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    if line:
        print(line, file=process.stdin, flush=True)
    return process.stdout.readline().strip()


def test_a_second_process_reads(archive: Archive) -> None:
    archive.close()
    with _owner(archive.root) as owner:
        with pytest.raises(InUseError, match="Another Krets"):
            open_archive(archive.root, PASSPHRASE, "write")
        with open_archive(archive.root, PASSPHRASE, "write if free") as reader:
            assert not reader.writable
            assert _answer(owner, "meanwhile") == "saved"
            assert note_in(reader.session(SESSION.id)[0]) == "meanwhile"
            with pytest.raises(WriteError, match="reading only"):
                reader.save(SESSION)
            with pytest.raises(WriteError, match="reading only"):
                reader.put_family(FAMILY)
            with pytest.raises(WriteError, match="reading only"):
                reader.note(SESSION)
        assert _answer(owner, "undisturbed") == "saved"


def test_a_reader_leaves_a_save_in_flight_alone(archive: Archive) -> None:
    in_flight = archive.root / "incoming" / "x.part"
    in_flight.write_bytes(b"")
    open_archive(archive.root, PASSPHRASE, "write if free").close()
    assert in_flight.exists()


def test_the_lock_is_gone_with_its_owner(archive: Archive) -> None:
    archive.close()
    with _owner(archive.root) as owner:
        assert _answer(owner, "last words") == "saved"
        owner.kill()
        owner.wait()
        with open_archive(archive.root, PASSPHRASE, "write") as heir:
            assert heir.writable
            assert note_in(heir.session(SESSION.id)[0]) == "last words"


def test_opened_in_one_thread_and_closed_in_another(archive: Archive) -> None:
    """As the app does: the passphrase is tried in the background, and the archive is let go of at the end."""
    archive.close()
    with ThreadPoolExecutor(1) as background:
        opened = background.submit(open_archive, archive.root, PASSPHRASE, "write").result()
        with pytest.raises(InUseError):
            open_archive(archive.root, PASSPHRASE, "write")
        opened.close()
        open_archive(archive.root, PASSPHRASE, "write").close()


def test_a_failure_to_open_lets_go_of_the_lock(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.close()
    with monkeypatch.context() as broken:
        broken.setattr(FolderShelf, "sweep", lambda _shelf: 1 // 0)
        with pytest.raises(ZeroDivisionError) as error:
            open_archive(archive.root, PASSPHRASE, "write")
    open_archive(archive.root, PASSPHRASE, "write").close()
    assert error.value, "somebody may still hold the failure, and with it all that was open"


def test_a_failure_to_make_lets_go_of_the_lock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("mapping.archive.keys.vault.create", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError) as error:
            create_archive(root, PASSPHRASE, PRACTICE_COST)
    create_archive(root, PASSPHRASE, PRACTICE_COST).close()
    assert error.value, "somebody may still hold the failure, and with it all that was open"


def test_a_closed_archive_saves_and_reads_no_more(archive: Archive) -> None:
    archive.close()
    archive.close()
    with pytest.raises(WriteError):
        archive.save(with_note(SESSION, "too late"))
    with pytest.raises(LockedError):
        archive.session(SESSION.id)


def test_many_threads_at_one_archive(archive: Archive, unflushed: None) -> None:  # noqa: ARG001 - a fixture
    """One saves and others look, as the desk and the screens do; each sees a whole value."""
    wrong: list[BaseException] = []
    done = threading.Event()

    def look() -> None:
        try:
            while not done.is_set():
                assert archive.session(SESSION.id)[0].network == SESSION.network
                assert archive.family(FAMILY.id).id == FAMILY.id
                assert archive.index.sessions
        except BaseException as error:  # noqa: BLE001, RUF100 - told in the test's own thread
            wrong.append(error)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(60):
        archive.save(with_note(SESSION, str(number)))
        if number % 10 == 0:
            archive.note(with_note(SESSION, str(number)))
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert note_in(archive.session(SESSION.id)[0]) == "59"


def test_many_threads_that_save(archive: Archive, unflushed: None) -> None:  # noqa: ARG001 - a fixture
    """They take turns: each save is a generation of its own, and none is refused."""
    values = [with_note(SESSION, str(number)) for number in range(120)]
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(archive.save, values)) == [None] * len(values)
    assert archive.generations(SESSION.id)[-1] == 1 + len(values)


def test_a_lock_taken_in_one_thread_is_released_in_another(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as background:
        lock = background.submit(take_lock, tmp_path).result()
        lock.release()
        again = take_lock(tmp_path)
    again.release()
