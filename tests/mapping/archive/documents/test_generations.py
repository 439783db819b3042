"""Which generations are kept, over days and openings, whatever the clock says."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.archive.archive import Archive
from mapping.archive.documents.generations import (
    DAYS_KEPT,
    NEWEST_KEPT,
    OPENINGS_KEPT,
    Generation,
    generation_named,
    is_ours,
    newest_number,
    superfluous,
)
from mapping.archive.documents.shelf import FolderShelf
from mapping.archive.index import index_id
from mapping.session import State
from tests.mapping.archive.invented import FAMILY, SESSION, id_of, with_note

pytestmark = pytest.mark.usefixtures("unflushed_module")

DOCUMENT = id_of("document")
MONDAY = date(2026, 11, 16)


class Worked:
    """Days of work on one document, on a clock that is handed in."""

    def __init__(self, root: Path) -> None:
        self.day, self.root, self.number = MONDAY, root, 0
        self.shelf = FolderShelf(root, lambda: self.day)

    def save(self, times: int, day: date | None = None) -> None:
        """Save so many times, on that day if given."""
        self.day = day or self.day
        for _ in range(times):
            self.number = self.shelf.put(DOCUMENT, b"x", expected_generation=self.number)

    def open_again(self) -> None:
        """As when the archive is opened the next time."""
        self.shelf = FolderShelf(self.root, lambda: self.day)

    @property
    def kept(self) -> tuple[int, ...]:
        """The numbers that are still there."""
        return self.shelf.generations(DOCUMENT)


@pytest.fixture
def worked(root: Path) -> Worked:
    """Nothing saved yet."""
    return Worked(root)


def test_a_name_holds_number_day_and_opening() -> None:
    for generation, name in {
        Generation(12): "0000000012.sealed",
        Generation(12, MONDAY): "0000000012-20261116.sealed",
        Generation(12, MONDAY, True): "0000000012-20261116-first.sealed",
        Generation(7, date(1, 2, 3), True): "0000000007-00010203-first.sealed",
    }.items():
        assert generation.name == name
        assert generation_named(name) == generation


@pytest.mark.parametrize(
    "name", ["12.sealed", "0000000012-2026.sealed", "0000000012.sealed.tmp", "0000000012-20261116 (1).sealed", "vault"]
)
def test_other_names_are_no_generations(name: str) -> None:
    assert generation_named(name) is None
    assert newest_number([name, "0000000003-20261116.sealed", "~x"]) == 3


def test_a_day_that_no_calendar_knows_is_no_day() -> None:
    assert generation_named("0000000012-20261399.sealed") == Generation(12)


def test_a_clouds_copies_are_ours_to_remove() -> None:
    assert is_ours("0000000012-20261116 (Konfliktkopia från Majas dator 2026-11-22).sealed")
    assert is_ours("0000000012.sealed~1")
    assert not is_ours("desktop.ini")


def test_the_last_of_each_day_and_the_first_of_each_opening(worked: Worked) -> None:
    worked.save(20)
    worked.open_again()
    worked.save(20)
    worked.save(20, MONDAY + timedelta(1))
    assert worked.kept == (1, 21, 40, *range(51, 61))


def test_a_document_that_is_laid_away_is_opened_anew(worked: Worked) -> None:
    worked.save(20)
    worked.shelf.rest(DOCUMENT)
    worked.save(20)
    assert worked.kept == (1, 21, *range(31, 41))


def test_older_than_thirty_days_only_the_newest_ten(worked: Worked) -> None:
    for day in range(40):
        worked.save(3, MONDAY + timedelta(day))
    ends = tuple(range(33, 121, 3))
    assert worked.kept == tuple(sorted({1, *ends, *range(111, 121)}))
    assert len(ends) == DAYS_KEPT


def test_however_long_one_works_there_is_a_bound(worked: Worked) -> None:
    for day in range(120):
        worked.open_again()
        worked.save(2, MONDAY + timedelta(day))
    assert len(worked.kept) <= NEWEST_KEPT + DAYS_KEPT + OPENINGS_KEPT


@pytest.mark.parametrize("wrong", [date(1970, 1, 1), date(2099, 1, 1), date.max, date.min])
def test_a_clock_that_jumps_once_takes_nothing_with_it(worked: Worked, wrong: date) -> None:
    for day in range(5):
        worked.save(12, MONDAY + timedelta(day))
    worked.save(12, wrong)
    worked.open_again()
    worked.save(12, MONDAY + timedelta(5))
    assert {12, 24, 36, 48, 60, 72} <= {*worked.kept}


def test_a_clock_that_goes_back_a_day_keeps_the_end_of_yesterday(worked: Worked) -> None:
    worked.save(12)
    worked.save(12, MONDAY + timedelta(1))
    worked.save(12, MONDAY)
    assert {12, 24} <= {*worked.kept}


def test_a_clock_that_stands_still_keeps_the_openings(worked: Worked) -> None:
    for _ in range(20):
        worked.open_again()
        worked.save(12, date(1970, 1, 1))
    assert {*range(1, 240, 12)} <= {*worked.kept}


def test_names_without_a_day_are_dated_by_their_files(worked: Worked) -> None:
    worked.save(14)
    folder = worked.root / "documents" / str(DOCUMENT)
    for path in folder.iterdir():
        path.rename(folder / f"{path.name[:10]}.sealed")
    for path in folder.iterdir():
        day = 86400 * (20000 if path.name < "0000000006" else 20005)
        os.utime(path, (day, day))
    worked.open_again()
    worked.save(12)
    assert worked.kept == (5, 14, 15, *range(17, 27)), "the ends of both days, and of this one"


def test_a_save_lists_its_own_folder_once(worked: Worked, monkeypatch: pytest.MonkeyPatch) -> None:
    worked.save(12)
    real, listed = os.listdir, []

    def told(path: Path) -> list[str]:
        listed.append(path)
        return real(path)

    monkeypatch.setattr(os, "listdir", told)
    worked.save(30)
    worked.save(30, MONDAY + timedelta(1))
    assert listed == [worked.root / "documents" / str(DOCUMENT)] * 60


def test_of_the_index_two_are_enough(archive: Archive) -> None:
    for number in range(5):
        archive.put_family(FAMILY)
        archive.save(with_note(SESSION, str(number)))
    assert len(archive.generations(index_id(archive.id))) == 2
    assert len(archive.generations(FAMILY.id)) == 7


@pytest.mark.parametrize(("state", "first"), [(State.UNDER_WAY, False), (State.PAUSED, True), (State.CLOSED, True)])
def test_a_session_that_is_left_is_opened_anew(archive: Archive, state: State, first: bool) -> None:
    from msgspec.structs import replace

    left = replace(SESSION, state=state)
    archive.save(left)
    archive.note(left)
    archive.save(left)
    assert [kept.first for kept in archive._shelf.kept(SESSION.id)] == [True, False, first]


DAYS = st.lists(st.tuples(st.dates(), st.integers(1, 4), st.booleans()), min_size=1, max_size=80)


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_whatever_the_clock_says(days: list[tuple[date, int, bool]]) -> None:
    """The newest ten, the ends of the latest thirty days and the starts of the latest thirty openings are there."""
    everything: list[Generation] = []
    kept: list[Generation] = []
    for day, times, opened in days:
        for time in range(times):
            new = Generation(len(everything) + 1, day, first=opened and time == 0)
            everything.append(new)
            gone = {*superfluous([*kept, new])}
            kept = [each for each in (*kept, new) if each not in gone]
    assert set(everything[-NEWEST_KEPT:]) <= {*kept}
    ends = [a for a, b in zip(everything, [*everything[1:], None], strict=True) if b is None or a.day != b.day]
    assert set(ends[-DAYS_KEPT:]) <= {*kept}
    assert set([each for each in everything if each.first][-OPENINGS_KEPT:]) <= {*kept}
    assert len(kept) <= NEWEST_KEPT + DAYS_KEPT + OPENINGS_KEPT
