"""Who is noted doing what; and that a disk which says no stops nothing."""

import errno
import multiprocessing
import os
import tracemalloc
from pathlib import Path
from time import time
from typing import Any

import pytest

from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.index import Index
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act, known_as
from mapping.archive.log.reading import Entry
from mapping.archive.log.record import CONTENT, LogRecord, packed, short, unpacked
from mapping.archive.opening import create_archive, open_archive
from mapping.errors import LockedError
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION, another
from tests.mapping.archive.log.written import FAMILY as ABOUT
from tests.mapping.archive.log.written import OTHER, files, log_in, opening, reading, whole


@pytest.fixture(autouse=True)
def _named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mapping.archive.log.acts._name", "Elsa Ek")


def _done(archive: Archive) -> list[tuple[str, str]]:
    return [(entry.record.act, entry.record.detail) for entry in archive.log.read().entries]


def _entries(root: Path) -> tuple[Entry, ...]:
    with open_archive(root, PASSPHRASE) as archive:
        return archive.log.read().entries


def test_opening_reading_and_changing_are_noted_once_each(archive: Archive, root: Path) -> None:
    archive.save(SESSION)
    archive.session(SESSION.id)
    archive.session(SESSION.id)
    archive.family(FAMILY.id)
    assert _done(archive) == [("opened", "new"), ("changed", ""), ("changed", ""), ("read", ""), ("read", "")]
    archive.close()
    about = [(entry.record.family, entry.record.session, entry.record.who) for entry in _entries(root)[1:5]]
    assert about == [
        (FAMILY.id, None, "Elsa Ek"),
        (FAMILY.id, SESSION.id, "Elsa Ek"),
        (FAMILY.id, SESSION.id, "Elsa Ek"),
        (FAMILY.id, None, "Elsa Ek"),
    ]
    assert [entry.record.act for entry in _entries(root)][5] == "left"


def test_when_is_told_in_utc(root: Path) -> None:
    before = int(time())
    create_archive(root, PASSPHRASE, PRACTICE_COST).close()
    record = _entries(root)[0].record
    assert before <= record.at.timestamp() <= time()
    assert record.at.utcoffset() is not None
    assert not record.at.utcoffset()


def test_nothing_is_known_of_an_archive_that_is_closed(archive: Archive) -> None:
    archive.close()
    archive.log.note(Act.READ, family=FAMILY.id)
    with pytest.raises(LockedError):
        archive.log.read()
    assert archive.index == archive.index_at_once == Index()
    assert archive.log.head == ""


def test_a_reader_logs_beside_the_writer(archive: Archive, root: Path) -> None:
    with open_archive(root, PASSPHRASE, "read") as reader:
        reader.session(SESSION.id)
        assert ("opened", "read passphrase") in _done(reader)
    archive.save(another(SESSION, "later"))
    read = archive.log.read()
    assert read.faults == read.interrupted == ()
    assert len(files(root)) == 2


def test_wrong_passphrases_are_counted_at_the_next_opening(archive: Archive, root: Path) -> None:
    archive.close()
    for _attempt in range(3):
        with pytest.raises(LockedError):
            open_archive(root, "inte den rätta")
    with open_archive(root, PASSPHRASE) as opened:
        assert _done(opened)[-2:] == [("refused", "3"), ("opened", "read passphrase")]
    with open_archive(root, PASSPHRASE) as opened:
        assert [detail for act, detail in _done(opened) if act == "refused"] == ["3"]


def test_by_which_key_it_was_opened_is_noted(root: Path) -> None:
    service = RecoveryKey.new()
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive:
        key = archive.keyring.new_recovery_key()
        archive.keyring.set_organisation(service.public)
    for secret in (key, service):
        open_archive(root, secret).close()
    details = [entry.record.detail for entry in _entries(root) if entry.record.act == "opened"]
    assert details[1:3] == ["read recovery", "read organisation"]


def test_only_what_concerns_a_family_is_read_and_all_is_proved(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.note(Act.READ, family=ABOUT)
    log.note(Act.READ, family=OTHER)
    log.note(Act.LISTED)
    assert [entry.record.family for entry in log.read(family=OTHER).entries] == [OTHER]
    file = files(tmp_path)[0]
    content = file.read_bytes()
    file.write_bytes(content[:200] + bytes([content[200] ^ 1]) + content[201:])
    assert log.read(family=OTHER).faults


def test_the_head_is_the_mark_of_the_newest_record(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    assert log.head == ""
    log.note(Act.OPENED)
    log.note(Act.READ)
    assert log.read().entries[-1].mark.startswith(log.head)
    assert len(log.head) == 16


def test_texts_are_clean_and_cut_and_every_record_is_as_long() -> None:
    record = LogRecord(1, _noon(), "Å" * 300, "opened", ABOUT, OTHER, "𝔸" * 300, "ä" * 300, "a\x1b]52;c;b\x07\u202ec")
    fitted = short(record)
    assert len(packed(fitted)) == len(packed(LogRecord(1, _noon(), "", "read"))) == CONTENT
    assert unpacked(packed(fitted)) == fitted
    assert fitted.receiver == "a]52;c;bc"
    assert fitted.who.endswith("…")


@pytest.mark.usefixtures("unflushed")
def test_ten_thousand_records_are_read_in_little_memory(tmp_path: Path) -> None:
    for _opening in range(5):
        opening(tmp_path, *map(str, range(2000)))
    tracemalloc.start()
    try:
        read = reading(tmp_path)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(read.entries) == 10_010
    assert read.faults == ()
    assert most < 30_000_000


def test_nothing_readable_lies_in_the_files(root: Path) -> None:
    with create_archive(root, PASSPHRASE, PRACTICE_COST) as archive:
        archive.log.note(
            Act.EXPORTED,
            family=FAMILY.id,
            session=SESSION.id,
            detail="Kanariefågel",
            purpose="Kanariefågel",
            receiver="Kanariefågel",
        )
        archive.log.note(Act.LOCKED)
    sizes = set()
    for file in (root / "log").iterdir():
        content = file.name.encode() + file.read_bytes()
        for needle in ("Kanariefågel", "Elsa", "exported", "opened", str(FAMILY.id), "2026"):
            assert needle.encode() not in content
        assert FAMILY.id.bytes not in content
        sizes.add(file.stat().st_mode & 0o777)
    assert sizes == {0o600}
    assert (root / "log").stat().st_mode & 0o777 == 0o700


def _refuse(monkeypatch: pytest.MonkeyPatch, error: int, *, part: int = 0) -> None:
    real = os.write

    def refusing(descriptor: int, content: memoryview) -> int:
        if part and len(content) > part:
            return real(descriptor, content[:part])
        raise OSError(error, "no")

    monkeypatch.setattr("mapping.archive.log.segment.os.write", refusing)


@pytest.mark.parametrize("part", [0, 100], ids=["at once", "in the middle of a record"])
def test_a_full_disk_is_told_once_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    told: list[str] = []
    log = log_in(tmp_path)
    log.note(Act.OPENED)
    log.listen(told.append)
    with monkeypatch.context() as full:
        _refuse(full, errno.ENOSPC, part=part)
        for number in range(3):
            log.note(Act.READ, detail=str(number))
    assert len(told) == 1
    assert log.read().interrupted == ()
    log.close()
    assert [entry.record.detail for entry in reading(tmp_path).entries] == ["", "0", "1", "2", ""]
    assert whole(tmp_path)


def test_a_folder_that_may_not_be_written_stops_no_opening(
    archive: Archive, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.close()
    before = files(root)
    real = os.open

    def refusing(path: Any, flags: int, *more: Any) -> int:
        if str(path).endswith(".log") and flags & os.O_CREAT:
            raise OSError(errno.EROFS, "no")
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", refusing)
    told: list[str] = []
    with open_archive(root, PASSPHRASE) as opened:
        assert opened.session(SESSION.id)[0] == SESSION
        opened.log.listen(told.append)
        assert opened.log.read().faults == ()
    assert len(told) == 1
    assert files(root) == before


def test_a_disk_that_does_not_flush_is_told_and_writes_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_descriptor: int) -> None:
        raise OSError(errno.EIO, "no")

    told: list[str] = []
    log = log_in(tmp_path)
    log.listen(told.append)
    with monkeypatch.context() as broken:
        broken.setattr(disk, "flush", refusing)
        log.note(Act.OPENED)
        log.note(Act.EXPORTED)
    log.close()
    assert [entry.record.act for entry in reading(tmp_path).entries] == ["opened", "exported", "left"]
    assert len(told) == 1


def test_only_what_matters_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(disk, "flush", flushed.append)
    log = log_in(tmp_path)
    log.note(Act.OPENED)
    once = len(flushed)
    log.note(Act.READ)
    log.note(Act.CHANGED)
    assert len(flushed) == once > 0
    log.note(Act.EXPORTED)
    assert len(flushed) == once + 1
    log.close()
    assert len(flushed) == once + 2


def _open_often(root: Path, times: int) -> None:
    for _time in range(times):
        with open_archive(root, PASSPHRASE) as archive:
            archive.session(SESSION.id)


@pytest.mark.skipif(os.name == "nt", reason="it forks, which Windows has no word for")
def test_processes_that_log_at_once(archive: Archive, root: Path) -> None:
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_open_often, args=(root, 10)) for _process in range(3)]
    for process in processes:
        process.start()
    for number in range(20):
        archive.log.note(Act.READ, detail=str(number))
    for process in processes:
        process.join(30)
        assert process.exitcode == 0
    read = archive.log.read()
    assert read.faults == read.interrupted == ()
    assert len([entry for entry in read.entries if entry.record.act == "left"]) == 30
    assert len(files(root)) == 31


@pytest.mark.skipif(os.name == "nt", reason="it forks, which Windows has no word for")
def test_a_fork_writes_a_segment_of_its_own(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.note(Act.OPENED)
    if (child := os.fork()) == 0:
        log.note(Act.READ)
        os._exit(0)
    os.waitpid(child, 0)
    log.note(Act.CHANGED)
    assert len(files(tmp_path)) == 2
    assert whole(tmp_path)


def test_whoever_is_at_work(tmp_path: Path) -> None:
    known_as("  Anna\x1b[31m Berg ")
    opening(tmp_path)
    known_as("")
    opening(tmp_path)
    names = [entry.record.who for entry in reading(tmp_path).entries]
    assert names[0] == "Anna[31m Berg"
    assert names[2] not in {"", "Anna[31m Berg"}


def _noon() -> Any:
    from datetime import UTC, datetime

    return datetime(2026, 3, 12, 12, tzinfo=UTC)
