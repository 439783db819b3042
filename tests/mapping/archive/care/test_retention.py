"""By the service's rule families are proposed for erasing, with the reason; erasing leaves nothing of them."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.care.retention import Due, decide, look_through, years_after
from mapping.archive.documents.codec import Correction, Decision
from mapping.archive.index import index_id
from mapping.archive.log import Act
from mapping.archive.opening import open_archive
from mapping.dates import FuzzyDate
from mapping.errors import InvalidError, NotFoundError, WriteError
from mapping.service import RetentionRules, Service, read_service
from mapping.session import Session, State
from tests.mapping.archive.invented import CHILD, EXPORT, FAMILY, MOTHER, PASSPHRASE, SESSION

CLOSED = replace(SESSION, state=State.CLOSED)
RULES = RetentionRules(years=5)


def _family_of(archive: Archive, *, born: str = "", session: Session = CLOSED) -> None:
    child = replace(CHILD, born=FuzzyDate(edtf=born) if born else None)
    parent = replace(MOTHER, born=FuzzyDate(edtf="1988-04-07"))
    archive.put_family(replace(FAMILY, parent=parent, children=(child,)))
    archive.save(session)
    archive.note(session)


def _due(archive: Archive, rules: RetentionRules) -> tuple[Due, ...]:
    return look_through(archive, rules).due


def test_a_familys_time_is_counted_from_the_last_note(archive: Archive) -> None:
    later = replace(CLOSED, id=uuid4(), met_on=date(2027, 5, 1), entered_on=date(2027, 5, 9), begun_at=None)
    _family_of(archive)
    [one] = _due(archive, RULES)
    assert (one.code, one.last_note, one.on, one.kept) == (FAMILY.code, date(2026, 3, 13), date(2031, 3, 13), ())
    archive.save(later)
    archive.note(later)
    [one] = _due(archive, RULES)
    assert (one.last_note, one.on) == (date(2027, 5, 9), date(2032, 5, 9))


@pytest.mark.parametrize(
    ("day", "years", "on"),
    [
        (date(2021, 3, 4), 5, date(2026, 3, 4)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2020, 2, 29), 5, date(2025, 3, 1)),
        (date(9998, 1, 1), 5, date(9999, 1, 1)),
    ],
)
def test_never_a_day_too_early(day: date, years: int, on: date) -> None:
    assert years_after(day, years) == on


@pytest.mark.parametrize(
    ("born", "days", "kept"),
    [
        ("2017-03-15", (5, 15, 25), "born on the 15"),
        ("2017-03-14", (5, 15, 25), ""),
        ("2017-03", (5, 15, 25), "not known to the day"),
        ("2017-03-15~", (5, 15, 25), "not known to the day"),
        ("", (5, 15, 25), "not known to the day"),
        ("2017-03-15", (), ""),
    ],
)
def test_who_is_born_on_a_day_that_is_kept(archive: Archive, born: str, days: tuple[int, ...], kept: str) -> None:
    _family_of(archive, born=born)
    [one] = _due(archive, replace(RULES, kept_when_born_on=days))
    assert (kept in " ".join(one.kept)) if kept else one.kept == ()


def test_what_is_not_closed_is_looked_at_first(archive: Archive) -> None:
    [one] = _due(archive, RULES)
    assert any("not closed" in reason for reason in one.kept)


def test_nothing_of_an_erased_family_is_left(archive: Archive, root: Path) -> None:
    other = replace(FAMILY, id=uuid4(), code="Blåsippan")
    archive.put_family(other)
    ids = {FAMILY.id, SESSION.id}
    archive.erase(FAMILY.id, "time is over")
    assert [entry.code for entry in archive.index.families] == ["Blåsippan"]
    assert archive.index.sessions == ()
    assert not [path for path in root.rglob("*") if any(str(id_) in str(path) for id_ in ids)]
    with pytest.raises(NotFoundError):
        archive.session(SESSION.id)
    archive.close()
    with open_archive(root, PASSPHRASE) as again:
        assert [entry.code for entry in again.index.families] == ["Blåsippan"]
        with pytest.raises(WriteError):
            again.erase(other.id, "time is over")


def test_a_correction_is_a_note_too(archive: Archive) -> None:
    _family_of(archive)
    at = datetime(2029, 4, 1, 9, tzinfo=UTC)
    archive.correct(FAMILY.id, Correction(id=uuid4(), session=SESSION.id, at=at, by="Ingrid", text="Det var i mars."))
    [one] = _due(archive, RULES)
    assert (one.last_note, one.on) == (date(2029, 4, 1), date(2034, 4, 1))


def test_an_exception_is_kept_until_it_is_none(archive: Archive, root: Path) -> None:
    _family_of(archive)
    decide(archive, FAMILY.id, Decision.KEEP, reason="ett tillsynsärende")
    archive.close()
    with open_archive(root, PASSPHRASE, "write") as again:
        [one] = _due(again, RULES)
        assert [reason for reason in one.kept if "ett tillsynsärende" in reason]
        decide(again, FAMILY.id, Decision.RELEASE)
        [one] = _due(again, RULES)
        assert one.kept == ()
        assert _noted(again, Act.RETENTION) == ["keep", "release"]


def test_what_was_handed_over_to_the_record_may_go_by_a_rule_of_its_own(archive: Archive) -> None:
    _family_of(archive)
    day = date(2026, 6, 1)
    decide(archive, FAMILY.id, Decision.HANDED_OVER, day=day)
    assert [(one.on, one.handed_over) for one in _due(archive, RULES)] == [(date(2031, 3, 13), day)]
    copies = replace(RULES, years_after_record=0)
    assert [one.on for one in _due(archive, copies)] == [day]
    later = replace(CLOSED, id=uuid4(), met_on=date(2026, 6, 2), entered_on=date(2026, 6, 2), begun_at=None)
    archive.save(later)
    archive.note(later)
    assert [(one.on, one.handed_over) for one in _due(archive, copies)] == [(date(2031, 6, 2), None)]


def test_what_cannot_be_told_of_is_named(archive: Archive, root: Path) -> None:
    empty = replace(FAMILY, id=uuid4(), code="Blåsippan")
    archive.put_family(empty)
    archive.close()
    for path in (root / "documents" / str(SESSION.id)).iterdir():
        path.write_bytes(b"damaged")
    with open_archive(root, PASSPHRASE, "write") as again:
        again.renew_index()
        found = look_through(again, RULES)
        assert found.due == ()
        assert [(one.document, one.code) for one in found.not_known] == [
            (empty.id, "Blåsippan"),
            (FAMILY.id, "Näckrosen"),
            (SESSION.id, ""),
        ]


def test_looking_is_noted_once_and_reads_nothing_twice(archive: Archive) -> None:
    for number in range(3):
        session = replace(CLOSED, id=uuid4(), entered_on=date(2026, 4, 1 + number))
        archive.save(session)
        archive.note(session)
    before = len(archive.log.read().entries)
    look_through(archive, RULES)
    assert [entry.record.act for entry in archive.log.read().entries[before:]] == [Act.LISTED]


def _noted(archive: Archive, act: Act) -> list[str]:
    return [entry.record.detail for entry in archive.log.read().entries if entry.record.act == act]


def test_the_log_knows_of_an_erasing_before_anything_is_gone(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_document: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(archive._shelf, "delete", killed)
    with pytest.raises(KeyboardInterrupt):
        archive.erase(FAMILY.id, "time is over")
    assert _noted(archive, Act.ERASED) == ["time is over"]


def test_a_reason_that_the_log_has_no_room_for_is_refused(archive: Archive) -> None:
    with pytest.raises(InvalidError, match="too long"):
        archive.erase(FAMILY.id, "å" * 61)
    assert (archive.family(FAMILY.id), _noted(archive, Act.ERASED)) == (FAMILY, [])


def test_who_puts_right_or_takes_out_tells_the_log(archive: Archive, root: Path) -> None:
    correction = Correction(id=uuid4(), session=SESSION.id, at=datetime(2026, 4, 1, tzinfo=UTC), by="Ingrid", text="5")
    archive.correct(FAMILY.id, correction)
    archive.note_export(FAMILY.id, EXPORT)
    with open_archive(root, PASSPHRASE) as reader:
        reader.note_export(FAMILY.id, EXPORT)
        assert _noted(reader, Act.CORRECTED) == [""]
        assert _noted(reader, Act.EXPORTED) == [EXPORT.what] * 2
        assert reader.ledger(FAMILY.id).exports == (EXPORT,), "who only reads keeps it in the log alone"


def test_what_a_cloud_copied_goes_too(archive: Archive, root: Path) -> None:
    documents, drafts = root / "documents", root / "drafts"
    drafts.mkdir()
    for name in (f"{SESSION.id}.sealed", f"{SESSION.id} (2).sealed"):
        (drafts / name).write_bytes(b"sealed")
    for id_ in (FAMILY.id, SESSION.id, index_id(archive.id)):
        shutil.copytree(documents / str(id_), documents / f"{id_} (conflict)")
    (documents / f"{FAMILY.id}.sync-conflict").write_bytes(b"sealed")
    archive.erase(FAMILY.id, "time is over")
    assert [path.name for path in documents.iterdir()] == [str(index_id(archive.id))]
    assert list(drafts.iterdir()) == []


def test_erasing_goes_on_where_it_was_stopped(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    real, erased = archive._shelf.delete, []

    def stop_at_second(document: object) -> None:
        if erased:
            raise WriteError("stopped")
        erased.append(document)
        real(document)  # type: ignore[arg-type]  # an id

    monkeypatch.setattr(archive._shelf, "delete", stop_at_second)
    with pytest.raises(WriteError):
        archive.erase(FAMILY.id, "time is over")
    monkeypatch.setattr(archive._shelf, "delete", real)
    assert archive.family(FAMILY.id) == FAMILY, "the family goes last: it knows what is left"
    archive.erase(FAMILY.id, "time is over")
    assert archive.documents() == ()


def test_a_correction_stands_beside_what_it_corrects(archive: Archive, root: Path) -> None:
    before = archive.session(SESSION.id)
    note = Correction(
        id=uuid4(), session=SESSION.id, at=datetime(2026, 4, 1, 9, tzinfo=UTC), by="Ingrid", text="Det var i mars."
    )
    archive.correct(FAMILY.id, note)
    archive.correct(FAMILY.id, replace(note, id=uuid4(), session=uuid4()))
    archive.close()
    with open_archive(root, PASSPHRASE) as again:
        assert again.session(SESSION.id) == before
        assert again.corrections(SESSION) == (note,)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\norganisation_key = "hello"\nkey_required = true\n', 2, "age1"),
        ('name = "Ängen"\nkey_required = true\n', 2, "organisation_key does not say which"),
    ],
)
def test_a_key_that_is_none_is_told_of(tmp_path: Path, text: str, line: int, said: str) -> None:
    file = tmp_path / "service.toml"
    file.write_text(text, "utf-8")
    service, [fault] = read_service(file)
    assert (service, fault.line) == (Service(), line)
    assert said in fault.cause


def test_the_services_file(tmp_path: Path) -> None:
    file = tmp_path / "service.toml"
    file.write_text('name = "Ängen"\n[retention]\nyears = 5\nkept_when_born_on = [5, 15, 25]\n', "utf-8")
    assert read_service(file) == (
        Service(name="Ängen", retention=RetentionRules(years=5, kept_when_born_on=(5, 15, 25))),
        (),
    )
    file.write_text('name = "Ängen"\n[retention]\nyers = 5\nkept_when_born_on = [32]\n', "utf-8")
    service, faults = read_service(file)
    assert service == Service(), "with anything wrong nothing holds"
    assert [fault.line for fault in faults] == [3, 4]
    assert "years" in faults[0].cause
