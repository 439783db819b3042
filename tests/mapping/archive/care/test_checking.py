"""Looking through: what each fault is called, what to do about it, and what a repair does and leaves."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.care.checking import Finding, Wrong, check
from mapping.archive.care.repairing import carry_out, proposed
from mapping.archive.documents import documents as documents_module
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.index import Index
from mapping.archive.log import Act
from mapping.archive.log.words import detail_words
from mapping.archive.opening import open_archive
from mapping.errors import ClosedError, WriteError
from mapping.mending import mended, mended_family
from mapping.profile import Answer, Profile
from mapping.questions import krets_bank
from mapping.session import AgendaItem, Part, Session, State
from mapping.soundness import faults_of_family, faults_of_session
from mapping.timeline import Timeline
from tests.mapping.archive.invented import (
    CLINIC,
    EVENT,
    FAMILY,
    PASSPHRASE,
    SESSION,
    TIE,
    WORRY,
    generation_file,
    id_of,
    note_in,
    with_note,
)

pytestmark = pytest.mark.usefixtures("unflushed")

NOBODY = id_of("nobody")
LOOSE = replace(TIE, id=id_of("loose"), b=NOBODY)
TWIN = replace(CLINIC, name="En till")
UNSOUND = replace(
    SESSION,
    agenda=(AgendaItem(part=Part.PROFILE, done=True), AgendaItem(part=Part.PROFILE)),
    network=replace(SESSION.network, alters=(*SESSION.network.alters, TWIN, CLINIC), ties=(TIE, LOOSE)),
    timeline=Timeline(
        events=(EVENT, replace(EVENT, id=id_of("other"), whose=NOBODY, concerns=(NOBODY,), title="Sk\u202eolan")),
        worries=(),
    ),
    profile=replace(SESSION.profile, answers=(*SESSION.profile.answers, replace(SESSION.profile.answers[0], step=5))),
    later=SESSION.later * 2,
)


def _damage(archive: Archive, generation: int) -> Path:
    path = generation_file(archive.root, SESSION.id, generation)
    path.write_bytes(path.read_bytes()[:-1])
    return path


def _by_kind(findings: tuple[Finding, ...]) -> dict[Wrong, Finding]:
    assert all(finding.advice for finding in findings), "there is always something to do, or nothing needs to be done"
    return {finding.wrong: finding for finding in findings}


def test_every_version_is_decoded_and_not_only_opened(archive: Archive) -> None:
    from mapping.archive.documents.sealing import Kind, Label

    label = Label(SESSION.id, Kind.SESSION, 2, 1)
    archive._shelf.put(SESSION.id, archive._seal.close(label, b'{"session": {}}'), expected_generation=1)
    archive._in_hand = None
    archive._shelf.put(
        SESSION.id,
        archive._seal.close(Label(SESSION.id, Kind.SESSION, 3, 1), b"[]"),
        expected_generation=2,
    )
    found = check(archive)
    assert [(each.wrong, each.generation) for each in found] == [(Wrong.EARLIER_DAMAGED, 2), (Wrong.DAMAGED, 1)]


@pytest.mark.parametrize("gone", ["newest", "all"])
def test_a_family_put_back_is_named_until_it_is_saved_again(archive: Archive, gone: str) -> None:
    folder = archive.root / "documents" / str(FAMILY.id)
    archive.close()
    for path in sorted(folder.iterdir())[-1 if gone == "newest" else 0 :]:
        path.unlink()
    wrong = Wrong.PUT_BACK if gone == "newest" else Wrong.MISSING
    for _opening in range(2):
        with open_archive(archive.root, PASSPHRASE, "write") as again:
            assert wrong in {finding.wrong for finding in check(again) if finding.document == FAMILY.id}
            again.renew_index()
            noted = [entry.record.detail for entry in again.log.read().entries if entry.record.act == Act.PUT_BACK]
            assert noted == [str(FAMILY.id)]
    with open_archive(archive.root, PASSPHRASE, "write") as again:
        again.put_family(FAMILY)
        again.note(SESSION)
        assert check(again) == ()


def test_what_was_closed_meanwhile_is_not_repaired(archive: Archive) -> None:
    archive.save(UNSOUND)
    [repair] = proposed(archive, check(archive))
    archive.save(replace(UNSOUND, state=State.CLOSED))
    before = archive.generations(SESSION.id)
    with pytest.raises(ClosedError):
        carry_out(archive, repair)
    assert archive.generations(SESSION.id) == before


def test_that_all_is_well_is_noted_in_words(archive: Archive) -> None:
    assert check(archive) == ()
    checked = archive.log.read().entries[-1].record
    assert detail_words(checked.act, checked.detail) == "all well"


def test_a_draft_that_does_not_open_is_named(archive: Archive) -> None:
    drafts = archive.root / "drafts"
    drafts.mkdir()
    (drafts / f"{SESSION.id}.sealed").write_bytes(b"damaged")
    [found] = check(archive)
    assert (found.document, found.wrong, found.serious) == (SESSION.id, Wrong.DRAFT, False)
    assert found.advice


def test_a_damaged_newest_names_the_one_that_is_whole(archive: Archive) -> None:
    archive.save(with_note(SESSION, "two"))
    archive.save(with_note(SESSION, "three"))
    _damage(archive, 3)
    finding = _by_kind(check(archive))[Wrong.DAMAGED]
    assert (finding.generation, finding.serious) == (2, True)
    assert "Version 2" in finding.advice


def test_a_damaged_earlier_one_is_no_reason_to_worry(archive: Archive) -> None:
    archive.save(with_note(SESSION, "two"))
    _damage(archive, 1)
    assert not _by_kind(check(archive))[Wrong.EARLIER_DAMAGED].serious


def test_what_a_newer_krets_wrote_is_not_called_damaged(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as future:
        future.setattr(documents_module, "SCHEMA", SCHEMA + 1)
        archive._in_hand = None
        archive.save(with_note(SESSION, "two"))
    archive._in_hand = None
    found = check(archive)
    assert Wrong.NEWER in _by_kind(found)
    assert proposed(archive, found) == ()


def test_answers_to_questions_that_nobody_asks(archive: Archive) -> None:
    bank = krets_bank()
    known = (bank.questions[0].id, bank.areas[0].key)
    asked = tuple(Answer(id=id_of(what), question=what, bank=bank.version, step=1) for what in (*known, "nobody.asks"))
    archive.save(replace(SESSION, profile=Profile(answers=asked)))
    assert check(archive) == ()
    (found,) = check(archive, bank=bank)
    assert (found.wrong, found.serious) == (Wrong.UNKNOWN_QUESTION, False)
    assert "profile.answers[2]" in found.what


def test_an_answer_about_a_child_that_is_gone(archive: Archive) -> None:
    answer = Answer(id=id_of("gone"), question="time.mornings", bank=1, step=1, child=NOBODY)
    archive.save(replace(SESSION, profile=Profile(answers=(answer,))))
    found = _by_kind(check(archive))
    assert set(found) == {Wrong.CHILD_GONE}
    assert "profile.answers[0]" in found[Wrong.CHILD_GONE].what


def test_the_lists_are_compared(archive: Archive) -> None:
    archive._index.keep(Index(families=archive.index.families))
    found = check(archive)
    assert set(_by_kind(found)) == {Wrong.INDEX}
    (repair,) = proposed(archive, found)
    carry_out(archive, repair)
    assert check(archive) == ()
    archive.close()
    with open_archive(archive.root, PASSPHRASE) as again:
        assert [entry.id for entry in again.index.sessions] == [SESSION.id]


def test_how_far_it_has_come_is_told(archive: Archive) -> None:
    told: list[tuple[int, int]] = []
    check(archive, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2)]


def test_a_repair_puts_the_newest_whole_one_back_and_keeps_the_damaged(archive: Archive) -> None:
    archive.save(with_note(SESSION, "two"))
    archive.save(with_note(SESSION, "three"))
    path = _damage(archive, 3)
    damaged = path.read_bytes()
    archive.close()
    with open_archive(archive.root, PASSPHRASE, "write") as again:
        found = check(again)
        before = again.generations(SESSION.id)
        (repair,) = proposed(again, found)
        assert again.generations(SESSION.id) == before, "proposing does nothing"
        carry_out(again, repair)
        assert note_in(again.session(SESSION.id)[0]) == "two"
        assert set(_by_kind(check(again))) == {Wrong.EARLIER_DAMAGED}
    assert path.read_bytes() == damaged


def test_a_family_is_put_right_before_its_sessions(archive: Archive) -> None:
    archive.put_family(FAMILY)
    archive.save(with_note(SESSION, "two"))
    newest = archive.generations(FAMILY.id)[-1]
    generation_file(archive.root, FAMILY.id, newest).write_bytes(b"")
    _damage(archive, 2)
    repairs = proposed(archive, check(archive))
    assert [repair.document for repair in repairs] == [FAMILY.id, SESSION.id]
    for repair in repairs:
        carry_out(archive, repair)
    assert not any(finding.serious for finding in check(archive))


def test_links_doubles_and_hidden_characters_are_put_right_in_a_new_version(archive: Archive) -> None:
    archive.save(UNSOUND)
    found = check(archive)
    (repair,) = proposed(archive, found)
    carry_out(archive, repair)
    assert check(archive) == ()
    assert archive.contents(SESSION.id, 2)[0] == UNSOUND, "what was there is kept"
    assert archive.contents(SESSION.id, 3)[0] == mended(UNSOUND)


def test_a_closed_session_is_left_as_it_is(archive: Archive) -> None:
    archive.save(replace(UNSOUND, state=State.CLOSED))
    archive.note(replace(UNSOUND, state=State.CLOSED))
    found = check(archive)
    assert {each.wrong for each in found} == {Wrong.UNSOUND}
    assert all("closed" in each.advice for each in found)
    assert proposed(archive, found) == ()


def test_a_reader_repairs_nothing(archive: Archive) -> None:
    archive.save(UNSOUND)
    with open_archive(archive.root, PASSPHRASE) as reader:
        (repair,) = proposed(reader, check(reader))
        with pytest.raises(WriteError):
            carry_out(reader, repair)


def test_what_is_sound_is_not_touched() -> None:
    assert mended(SESSION) == SESSION
    assert mended_family(FAMILY) == FAMILY


def test_nothing_that_was_told_is_lost_by_mending() -> None:
    after = mended(UNSOUND)
    assert faults_of_session(after) == ()
    assert [alter.name for alter in after.network.alters] == ["Elsa", "Mottagningen", "En till"]
    assert len({alter.id for alter in after.network.alters}) == 3
    assert after.network.ties == (TIE,)
    assert [event.title for event in after.timeline.events] == ["Flytten till stan", "Skolan"]
    assert after.timeline.events[1].whose is None
    assert after.profile.answers[0].step == 5
    assert [(item.part, item.done) for item in after.agenda] == [(Part.PROFILE, True)]
    assert after.later == SESSION.later


def test_a_family_that_stands_twice() -> None:
    broken = replace(FAMILY, code="K\x1bod", children=(*FAMILY.children, FAMILY.children[0], FAMILY.parent))
    after = mended_family(broken)
    assert faults_of_family(after) == ()
    assert [child.name for child in after.children] == ["Elsa", "Märta"]


def test_an_event_keeps_the_worries_that_are_there() -> None:
    kept = mended(replace(SESSION, timeline=Timeline(events=(EVENT,), worries=(WORRY,))))
    assert kept.timeline.events[0].links == EVENT.links
    assert isinstance(kept, Session)
    assert kept.met_on == date(2026, 3, 12)
