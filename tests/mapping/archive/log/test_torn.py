"""What a loss of power leaves at the end of a segment is told from what somebody did; up to where the disk held it."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from mapping.archive import disk
from mapping.archive.log import Act
from mapping.archive.log.log import Log
from mapping.archive.log.segment import HEADER, MAC, RECORD
from tests.mapping.archive.log.written import acts, files, log_in, opening, reading, whole


def _unfinished(root: Path, *, reads: int = 3) -> Log:
    """An opening that nobody leaves: record 1 begins it, 2 is waited for, and the last ones are not."""
    log = log_in(root)
    log.note(Act.OPENED)
    for number in range(reads):
        log.note(Act.READ, detail=str(number))
    return log


def _put(file: Path, at: int, content: bytes) -> None:
    there = file.read_bytes()
    file.write_bytes(there[:at] + content + there[at + len(content) :])


def _start(record: int) -> int:
    """Where a record begins, numbered from 1."""
    return HEADER + (record - 1) * RECORD


def _cut(at: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:at]


def _noughts(at: int, length: int = RECORD) -> Callable[[bytes], bytes]:
    return lambda content: content[:at] + bytes(length) + content[at + length :]


@pytest.mark.parametrize(
    ("lost", "before"),
    [
        pytest.param(_cut(_start(5) + 100), 4, id="the last is cut"),
        pytest.param(_cut(_start(4) + 1), 3, id="the last two are cut"),
        pytest.param(_noughts(_start(5), RECORD), 4, id="room was kept for the last"),
        pytest.param(_noughts(_start(4), 2 * RECORD), 3, id="room was kept for the last two"),
        pytest.param(_noughts(_start(5) + 200, RECORD - 200), 4, id="the last came in part"),
        pytest.param(_noughts(_start(5) + RECORD - 5, 5), 4, id="a part of the last code came"),
        pytest.param(_noughts(_start(5), 512), 4, id="the beginning of the last did not come"),
        pytest.param(_noughts(_start(4)), 3, id="the last came before the one before it"),
        pytest.param(lambda content: content[: _start(5)] + b"stale" * 200, 4, id="what another file had held"),
    ],
)
def test_what_the_disk_was_not_waited_for_may_be_torn(
    tmp_path: Path, lost: Callable[[bytes], bytes], before: int
) -> None:
    _unfinished(tmp_path)
    file = files(tmp_path)[0]
    file.write_bytes(lost(file.read_bytes()))
    read = reading(tmp_path)
    assert read.faults == ()
    assert [sentence.endswith(f"after record {before}.") for sentence in read.interrupted] == [True]
    assert acts(tmp_path)[: before - 1] == ["opened", "read", "read"][: before - 1]


@pytest.mark.parametrize("record", [1, 2])
@pytest.mark.parametrize(
    "altered",
    [
        pytest.param(lambda there: bytes(len(there)), id="noughts"),
        pytest.param(lambda there: bytes(MAC) + there[MAC:], id="some noughts"),
        pytest.param(lambda there: bytes([there[0] ^ 0xFF]) + there[1:], id="a byte"),
    ],
)
def test_what_it_was_waited_for_cannot_be(tmp_path: Path, record: int, altered: Callable[[bytes], bytes]) -> None:
    _unfinished(tmp_path)
    file, start = files(tmp_path)[0], _start(record)
    _put(file, start, altered(file.read_bytes()[start : start + RECORD]))
    read = reading(tmp_path)
    assert [f"record {record} was altered" in fault for fault in read.faults] == [True]
    assert read.interrupted == ()


@pytest.mark.parametrize("record", range(1, 6))
def test_of_an_opening_that_was_left_all_but_the_last_record_is_known_to_be_held(tmp_path: Path, record: int) -> None:
    _unfinished(tmp_path).close()
    _put(files(tmp_path)[0], _start(record), bytes(RECORD))
    assert reading(tmp_path).faults


def test_the_last_record_of_all_may_be_torn(tmp_path: Path) -> None:
    _unfinished(tmp_path).close()
    _put(files(tmp_path)[0], _start(6), bytes(RECORD))
    assert reading(tmp_path).faults == ()
    assert reading(tmp_path).interrupted


@pytest.mark.parametrize("more", [b"x", bytes(RECORD), b"x" * RECORD], ids=["a byte", "noughts", "other"])
def test_nothing_follows_the_one_who_left(tmp_path: Path, more: bytes) -> None:
    opening(tmp_path)
    with files(tmp_path)[0].open("ab") as file:
        file.write(more)
    assert reading(tmp_path).faults


@pytest.mark.parametrize(("one", "other"), [(3, 4), (4, 5), (5, 3)])
def test_whole_records_change_no_places_in_a_crash(tmp_path: Path, one: int, other: int) -> None:
    _unfinished(tmp_path)
    file = files(tmp_path)[0]
    content = file.read_bytes()
    _put(file, _start(one), content[_start(other) : _start(other) + RECORD])
    assert reading(tmp_path).faults


def test_a_beginning_that_never_came_is_no_fault(tmp_path: Path) -> None:
    _unfinished(tmp_path, reads=0)
    file = files(tmp_path)[0]
    content = file.read_bytes()
    for left in (b"", content[:9], content[:9] + bytes(len(content) - 9), bytes(len(content)), content[: HEADER + 9]):
        file.write_bytes(left)
        assert reading(tmp_path).faults == ()
        assert reading(tmp_path).interrupted


def test_a_segment_of_which_nothing_opens_is_none_of_a_crash(tmp_path: Path) -> None:
    _unfinished(tmp_path)
    file = files(tmp_path)[0]
    file.write_bytes(file.read_bytes()[:HEADER] + b"x" * (5 * RECORD))
    assert reading(tmp_path).faults
    _put(file, 0, bytes(HEADER))
    assert reading(tmp_path).faults


def test_the_next_who_opens_notes_it_once_and_vouches_for_the_rest(tmp_path: Path) -> None:
    opening(tmp_path)
    _unfinished(tmp_path)
    file = files(tmp_path)[1]
    file.write_bytes(file.read_bytes()[: _start(4) + 99])
    for _opening in range(12):
        opening(tmp_path)
    read = reading(tmp_path)
    assert read.faults == ()
    assert len(read.interrupted) == 1
    [noted] = [entry.record for entry in read.entries if entry.record.act == Act.STOPPED]
    assert noted.detail == f"2-{file.name[9:17]} 3"
    assert noted.who == ""
    _put(file, _start(3) + 99, b"\0\0\0")
    assert any("record 3 was altered" in fault for fault in reading(tmp_path).faults)


def test_what_came_in_disorder_is_named_only_as_far_as_it_is_whole(tmp_path: Path) -> None:
    _unfinished(tmp_path)
    _put(files(tmp_path)[0], _start(4), bytes(RECORD))
    opening(tmp_path)
    assert reading(tmp_path).faults == ()
    assert acts(tmp_path) == ["opened", "read", "read", "stopped", "opened", "left"]


def test_one_that_is_open_beside_is_not_taken_for_stopped(tmp_path: Path) -> None:
    beside = _unfinished(tmp_path)
    opening(tmp_path)
    beside.close()
    opening(tmp_path)
    assert Act.STOPPED not in acts(tmp_path)
    assert whole(tmp_path)


def test_what_a_disk_refused_to_hold_is_never_vouched_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system may forget what it could not write, and say nothing the next time it is asked."""
    opening(tmp_path)
    log = log_in(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(disk, "flush", _refuse)
        log.note(Act.OPENED)
    log.note(Act.EXPORTED)
    log.note(Act.READ)
    _put(files(tmp_path)[1], _start(2), bytes(RECORD))
    assert reading(tmp_path).faults == ()
    with monkeypatch.context() as broken:
        broken.setattr(disk, "flush", _refuse)
        another = log_in(tmp_path)
        another.note(Act.OPENED)
    files(tmp_path)[1].unlink()
    assert reading(tmp_path).faults == ()


def test_without_a_flush_that_is_vouched_for_which_was_held_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(disk, "flush", _refuse)
        log_in(tmp_path).note(Act.OPENED)
    first = files(tmp_path)[0]
    content = first.read_bytes()
    first.write_bytes(content[:-RECORD])
    assert reading(tmp_path).faults == ()
    first.write_bytes(content[: -2 * RECORD])
    assert any("is cut" in fault for fault in reading(tmp_path).faults)


def _refuse(_descriptor: int) -> None:
    raise OSError(errno.EIO, "no")


def test_what_this_opening_wrote_is_known_here_though_the_disk_was_not_waited_for(tmp_path: Path) -> None:
    log = _unfinished(tmp_path)
    assert log.read().faults == log.read().interrupted == ()
    _put(files(tmp_path)[0], _start(5), bytes(RECORD))
    assert log.read().faults
    assert reading(tmp_path).faults == ()


def test_a_head_that_is_shown_is_held_by_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = _unfinished(tmp_path)
    flushed: list[int] = []
    monkeypatch.setattr(disk, "flush", flushed.append)
    head = log.head
    assert len(flushed) == 1
    assert (log.head, len(flushed)) == (head, 1)
    log.note(Act.READ)
    assert log.head != head
    assert len(flushed) == 2


def test_a_huge_file_delays_no_opening(tmp_path: Path) -> None:
    opening(tmp_path)
    file = files(tmp_path)[0]
    with file.open("ab") as huge:
        huge.truncate(disk.LARGEST + 1)
    opening(tmp_path)
    assert acts(tmp_path)[-2:] == ["opened", "left"]
    file.unlink()
    assert any("is missing" in fault for fault in reading(tmp_path).faults)
