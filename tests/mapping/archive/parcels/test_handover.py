"""A family goes to a colleague whole, and is taken in once; what changed in both archives is kept twice."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Beside, Correction
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act
from mapping.archive.opening import create_archive, open_archive
from mapping.archive.parcels import handover
from mapping.archive.parcels.handover import (
    Handed,
    Version,
    hand_over,
    read_handed,
)
from mapping.archive.parcels.taking_in import TakenIn, take_in
from mapping.archive.versions.history import history
from mapping.errors import DamagedError, ExistsError, InvalidError
from mapping.record import Id
from mapping.session import LaterNote, Session, State
from tests.mapping.archive.invented import EXPORT, FAMILY, HOUR, PASSPHRASE, SESSION, id_of

KEY = RecoveryKey.new()
AGE = shutil.which("age")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Archive]:
    """The colleague's archive, with nothing in it."""
    with create_archive(tmp_path / "other", PASSPHRASE, PRACTICE_COST) as made:
        yield made


def _thought(text: str, session: Session = SESSION) -> Session:
    return replace(session, later=(LaterNote(id=id_of("later"), text=text),))


def _save(archive: Archive, session: Session) -> None:
    archive.save(session)
    archive.note(session)


_NUMBER = iter(range(1000))


def _moved(archive: Archive, other: Archive) -> TakenIn:
    """Handed over from one to the other."""
    file = archive.root.parent / f"{next(_NUMBER)}.age"
    hand_over(archive, FAMILY.id, file, to=KEY.public)
    return take_in(other, read_handed(file, KEY))


def _sessions(archive: Archive) -> list[Session]:
    return list(archive.sessions(FAMILY.id))


def test_the_same_identities_with_their_history_and_all_that_is_kept_beside(archive: Archive, other: Archive) -> None:
    correction = Correction(id=id_of("correction"), session=SESSION.id, at=HOUR, by="Elsa", text="det var i maj")
    archive.correct(FAMILY.id, correction)
    archive.note_export(FAMILY.id, EXPORT)
    _save(archive, _thought("ett"))
    taken = _moved(archive, other)
    assert (taken.new, taken.there, taken.beside, taken.gone_on) == (1, 0, 0, 0)
    assert other.family(FAMILY.id) == FAMILY
    assert _sessions(other) == [_thought("ett")]
    assert len(history(other, SESSION.id)) == 2
    assert other.corrections(SESSION) == (correction,)
    assert other.ledger(FAMILY.id).exports == (EXPORT,)
    assert other.lost(FAMILY.id) == ()


def test_the_history_arrives_with_its_days(archive: Archive, other: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every version that went is there, and says when it was saved."""
    for day in range(25):
        monkeypatch.setattr(archive._shelf, "_today", lambda day=day: date(2026, 1, 1) + timedelta(days=day))
        archive._shelf.rest(SESSION.id)
        archive.save(_thought(f"dag {day}"))
        archive.put_family(replace(FAMILY, code=f"Eken {day}"))
    went = {id_: _days(archive, id_) for id_ in (SESSION.id, FAMILY.id)}
    _moved(archive, other)
    for id_, days in went.items():
        assert [day for day in _days(other, id_) if day in days[2:]] == days[2:]
    assert [version.day for version in history(other, SESSION.id)] == [day for day, _first in went[SESSION.id]][::-1]


def _days(archive: Archive, id_: Id) -> list[tuple[date | None, bool]]:
    return [(each.day, each.first) for each in archive.kept(id_)]


def test_both_logs_say_so(archive: Archive, other: Archive) -> None:
    _moved(archive, other)
    for log, act in ((archive.log, Act.HANDED_OVER), (other.log, Act.TAKEN_IN)):
        assert [entry.record.family for entry in log.read().entries if entry.record.act == act] == [FAMILY.id]


def test_taken_in_twice_nothing_happens(archive: Archive, other: Archive) -> None:
    _moved(archive, other)
    before = {id_: other.generations(id_) for id_ in other.documents()}
    assert _moved(archive, other).nothing
    assert {id_: other.generations(id_) for id_ in other.documents()} == before


def test_there_and_back_again(archive: Archive, other: Archive) -> None:
    """What has gone on in one archive goes on in the other."""
    _moved(archive, other)
    _save(other, _thought("hos kollegan"))
    assert _moved(archive, other).nothing, "the colleague has gone on from it"
    assert _moved(other, archive).gone_on == 1
    assert _sessions(archive) == [_thought("hos kollegan")]
    assert len(history(archive, SESSION.id)) == 2


@pytest.mark.parametrize("family_too", [False, True])
def test_there_and_back_again_after_a_long_time(archive: Archive, other: Archive, family_too: bool) -> None:
    """The version that was handed over is thinned out by then."""
    for number in range(3):
        _save(archive, _thought(f"här {number}"))
    _moved(archive, other)
    for number in range(20):
        other.save(_thought(f"hos kollegan {number}"))
        if family_too:
            other.put_family(replace(FAMILY, code=f"Hos kollegan {number}"))
    other.note(_thought("hos kollegan 19"))
    taken = _moved(other, archive)
    assert (taken.gone_on, taken.beside, taken.family_differs) == (1, 0, False)
    assert _sessions(archive) == [_thought("hos kollegan 19")]
    assert archive.family(FAMILY.id).code == ("Hos kollegan 19" if family_too else FAMILY.code)
    assert len(history(archive, SESSION.id)) > 10, "and what came in between"
    assert _moved(archive, other).nothing
    assert _moved(other, archive).nothing


def test_what_was_handed_over_long_ago_and_comes_back_unchanged(archive: Archive, other: Archive) -> None:
    for number in range(3):
        _save(archive, _thought(f"här {number}"))
    _moved(archive, other)
    for number in range(20):
        archive.save(_thought(f"sedan {number}"))
        archive.put_family(replace(FAMILY, code=f"Sedan {number}"))
    assert _moved(other, archive).nothing
    assert archive.family(FAMILY.id).code == "Sedan 19"


def test_what_stands_beside_is_not_taken_for_what_was_followed(archive: Archive, other: Archive) -> None:
    _moved(archive, other)
    _save(archive, _thought("här"))
    _save(other, _thought("där"))
    assert _moved(archive, other).beside == 1
    for number in range(20):
        other.save(_thought(f"där {number}"))
    assert _moved(other, archive).beside == 1, "neither has gone on from the other"
    assert _thought("här") in _sessions(archive)


def test_changed_on_both_sides_both_are_kept(archive: Archive, other: Archive) -> None:
    _moved(archive, other)
    _save(archive, _thought("här"))
    _save(other, _thought("där"))
    assert _moved(archive, other).beside == 1
    mine, theirs = sorted(_sessions(other), key=lambda session: session.id != SESSION.id)
    assert mine == _thought("där")
    assert replace(theirs, id=SESSION.id) == _thought("här")
    assert other.ledger(FAMILY.id).beside == (Beside(session=theirs.id, of=SESSION.id),)
    assert _moved(archive, other).nothing
    assert len(_sessions(other)) == 2


def test_a_closed_session_is_not_followed_by_another(archive: Archive, other: Archive) -> None:
    closed = replace(SESSION, state=State.CLOSED)
    _save(archive, closed)
    _moved(archive, other)
    _save(archive, _thought("efteråt", closed))
    assert _moved(archive, other).beside == 1
    assert closed in _sessions(other)


@pytest.mark.parametrize("both", [True, False])
def test_who_the_family_is(archive: Archive, other: Archive, both: bool) -> None:
    _moved(archive, other)
    theirs = replace(FAMILY, code="Här")
    archive.put_family(theirs)
    ours = replace(FAMILY, code="Där")
    if both:
        other.put_family(ours)
    assert _moved(archive, other).family_differs is both
    assert other.family(FAMILY.id) == (ours if both else theirs)
    assert theirs in [other.contents(FAMILY.id, number)[0] for number in other.generations(FAMILY.id)]
    assert _moved(archive, other).nothing


def test_a_code_that_another_family_has(archive: Archive, other: Archive) -> None:
    other.put_family(replace(FAMILY, id=id_of("another")))
    with pytest.raises(ExistsError, match="code"):
        _moved(archive, other)
    assert other.documents() == (id_of("another"),)


def test_what_cannot_be_right_is_not_taken_in(other: Archive) -> None:
    loose = replace(SESSION, network=replace(SESSION.network, alters=()))
    with pytest.raises(InvalidError):
        take_in(other, Handed((Version(FAMILY),), read_ledger(), {SESSION.id: (Version(loose),)}))
    assert other.documents() == ()


def read_ledger() -> handover.Ledger:
    """An empty one."""
    return handover.Ledger()


@pytest.mark.parametrize("damaged", [True, False])
def test_a_session_that_is_lost_is_not_left_out_unseen(archive: Archive, tmp_path: Path, damaged: bool) -> None:
    another = replace(SESSION, id=id_of("another"))
    _save(archive, another)
    archive.save(_thought("senare", another))
    folder = archive.root / "documents" / str(another.id)
    archive.close()
    if damaged:
        max(folder.iterdir()).write_bytes(b"x" * 5000)
    else:
        shutil.rmtree(folder)
    with open_archive(archive.root, PASSPHRASE, "write") as again:
        with pytest.raises(DamagedError, match=str(another.id)[:8]):
            hand_over(again, FAMILY.id, tmp_path / "out.age", to=KEY.public)
        assert Act.HANDED_OVER not in [entry.record.act for entry in again.log.read().entries]
    assert not (tmp_path / "out.age").exists()
