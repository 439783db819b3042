"""Whatever is done to the log's files afterwards is named; a crash is told from it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mapping.archive.keys.wrapped import Keys
from mapping.archive.log import Act
from mapping.archive.log import reading as log_reading
from mapping.archive.log.segment import HEADER, MAC, RECORD
from tests.mapping.archive.log.written import acts, files, log_in, opening, reading, whole


def _records(file: Path) -> list[bytes]:
    content = file.read_bytes()
    return [content[at : at + RECORD] for at in range(HEADER, len(content), RECORD)]


def _rewrite(file: Path, records: list[bytes]) -> None:
    file.write_bytes(file.read_bytes()[:HEADER] + b"".join(records))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three openings, one after the other."""
    for number in range(3):
        opening(tmp_path, f"a{number}", f"b{number}")
    return tmp_path


def test_what_was_written_is_read_and_holds(root: Path) -> None:
    assert whole(root)
    assert acts(root) == ["opened", "read", "read", "left"] * 3
    assert len(files(root)) == 3


def test_every_flipped_byte_is_named(root: Path) -> None:
    file = files(root)[1]
    content = file.read_bytes()
    for at in [*range(HEADER), *range(HEADER, len(content), 7), *range(len(content) - MAC, len(content))]:
        file.write_bytes(content[:at] + bytes([content[at] ^ 0x40]) + content[at + 1 :])
        assert reading(root).faults, f"byte {at}"
    file.write_bytes(content)
    assert whole(root)


def test_the_altered_record_is_named_and_the_others_are_read(root: Path) -> None:
    file = files(root)[1]
    records = _records(file)
    records[2] = records[2][:100] + bytes([records[2][100] ^ 1]) + records[2][101:]
    _rewrite(file, records)
    read = reading(root)
    assert read.faults[0].endswith("record 3 was altered, or does not follow the one before.")
    assert len(read.entries) == 11


def _without(number: int) -> Callable[[list[bytes]], list[bytes]]:
    return lambda records: records[:number] + records[number + 1 :]


@pytest.mark.parametrize(
    "change",
    [
        *(pytest.param(_without(number), id=f"removed {number}") for number in range(5)),
        pytest.param(lambda records: [records[0], records[2], records[1], *records[3:]], id="two exchanged"),
        pytest.param(lambda records: [*records[:2], *records[1:]], id="one doubled"),
        pytest.param(lambda records: records[:2], id="cut"),
        pytest.param(lambda _records: [], id="cut to the beginning"),
        pytest.param(lambda records: [*records, bytes(RECORD), records[-1]], id="one after what was never written"),
        pytest.param(lambda records: [*records, records[-1]], id="the last once more"),
    ],
)
@pytest.mark.parametrize("which", [0, 1])
def test_records_removed_moved_or_doubled_are_named(
    root: Path, which: int, change: Callable[[list[bytes]], list[bytes]]
) -> None:
    file = files(root)[which]
    _rewrite(file, change(_records(file)))
    assert reading(root).faults


@pytest.mark.parametrize("left", [0, 1, HEADER - 1, HEADER, HEADER + 1, HEADER + 3 * RECORD, HEADER + 3 * RECORD + 9])
def test_a_segment_that_was_cut_is_missed_by_the_later_ones(root: Path, left: int) -> None:
    for file in files(root)[:2]:
        content = file.read_bytes()
        file.write_bytes(content[:left])
        assert any("is cut" in fault for fault in reading(root).faults)
        file.write_bytes(content)


@pytest.mark.parametrize("which", [0, 1])
def test_a_segment_that_was_removed_is_missed(root: Path, which: int) -> None:
    files(root)[which].unlink()
    assert [fault for fault in reading(root).faults if "is missing" in fault]


def test_segments_that_change_names_are_named(root: Path) -> None:
    first, second, _third = files(root)
    contents = first.read_bytes(), second.read_bytes()
    first.write_bytes(contents[1])
    second.write_bytes(contents[0])
    assert len([fault for fault in reading(root).faults if "another's" in fault]) == 2


def test_a_segment_that_is_renumbered_is_named(root: Path) -> None:
    first = files(root)[0]
    first.rename(first.with_name("00000009" + first.name[8:]))
    assert any("another's" in fault for fault in reading(root).faults)


def test_a_segment_written_anew_by_one_who_has_the_key_is_told_from_the_one_that_was(tmp_path: Path) -> None:
    opening(tmp_path, "what happened")
    opening(tmp_path)
    first = files(tmp_path)[0]
    elsewhere = tmp_path / "elsewhere"
    opening(elsewhere, "what did not")
    forged = files(elsewhere)[0]
    first.unlink()
    forged.rename(first.with_name(forged.name))
    assert any("is missing" in fault for fault in reading(tmp_path).faults)


def test_a_segment_that_cannot_be_read_hides_no_other(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        if path == files(root)[1]:
            raise PermissionError
        return path.read_bytes()

    monkeypatch.setattr(log_reading, "read_bounded", refuse)
    assert [fault.split()[-3:] for fault in reading(root).faults] == [["cannot", "be", "read."]]
    assert acts(root) == ["opened", "read", "read", "left"] * 2


def test_nothing_opens_without_the_logs_key(root: Path) -> None:
    read = reading(root, Keys.new())
    assert read.entries == ()
    assert read.faults


def test_it_is_read_when_the_data_key_has_been_exchanged(tmp_path: Path) -> None:
    from tests.mapping.archive.log.written import KEYS

    opening(tmp_path)
    exchanged = Keys((Keys.new().data[0],), KEYS.log)
    assert reading(tmp_path, exchanged).faults == ()
    assert len(reading(tmp_path, exchanged).entries) == 2


@pytest.mark.parametrize("lost", [1, MAC, RECORD - 1])
def test_a_torn_end_is_a_crash_and_no_fault(tmp_path: Path, lost: int) -> None:
    opening(tmp_path)
    log = log_in(tmp_path)
    log.note(Act.OPENED)
    log.note(Act.READ)
    file = files(tmp_path)[1]
    content = file.read_bytes()
    for torn in (content[:-lost], content[:-lost] + bytes(lost) if lost >= MAC else content[:-lost]):
        file.write_bytes(torn)
        read = reading(tmp_path)
        assert read.faults == ()
        assert len(read.interrupted) == 1
        there = ["read"] if torn.endswith(bytes(MAC)) and lost == MAC else []  # all of it but its code
        assert [entry.record.act for entry in read.entries] == ["opened", "left", "opened", *there]
    opening(tmp_path)
    assert reading(tmp_path).faults == ()
    file.write_bytes(file.read_bytes()[: -RECORD // 2])
    assert not reading(tmp_path).faults, "half a record less of what was torn is nothing more"
    file.write_bytes(file.read_bytes()[:-RECORD])
    assert reading(tmp_path).faults


def test_what_was_open_beside_is_named_to_its_end(tmp_path: Path) -> None:
    """One that goes on while many others come and go is missed as far as it came, not as far as it was first seen."""
    long = log_in(tmp_path)
    long.note(Act.OPENED)
    for _opening in range(12):
        opening(tmp_path)
        long.note(Act.READ)
    long.close()
    opening(tmp_path)
    assert whole(tmp_path)
    first = files(tmp_path)[0]
    content = first.read_bytes()
    first.write_bytes(content[:-RECORD])
    assert any("is cut" in fault for fault in reading(tmp_path).faults)


def test_a_segment_names_few_others_however_many_there_are(tmp_path: Path) -> None:
    for _opening in range(30):
        opening(tmp_path)
    assert {len(_records(file)) for file in files(tmp_path)} == {3}
    for file in files(tmp_path)[:-1]:
        content = file.read_bytes()
        file.unlink()
        assert any("is missing" in fault for fault in reading(tmp_path).faults)
        file.write_bytes(content)


def test_a_file_with_the_highest_number_hides_nothing_that_comes_after(root: Path) -> None:
    strange = root / "log" / "99999999-00000000-0000-4000-8000-000000000000.log"
    strange.write_bytes(b"x" * RECORD)
    (root / "log" / "zzz.log").write_bytes(b"x")
    before = len(acts(root))
    opening(root)
    opening(root)
    read = reading(root)
    assert len(read.entries) == before + 4
    assert ["another's" in fault for fault in read.faults] == [True]
