"""The journal text tells facts, words and observations apart; the summary is short, and the parent's to correct."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given, settings
from msgspec.structs import replace

from exports.data.interchange import read
from exports.meeting import journal_text
from mapping.assignment import Assignment
from mapping.edits import put_event
from mapping.language import say_clock, speaking
from mapping.meeting import Corrected, Ending, Note, Point
from mapping.meeting.edits import approve, correct_sentence
from mapping.meeting.journal import journal, spoken, without_words
from mapping.meeting.opening import left, said
from mapping.meeting.summary import sentences
from mapping.network import Alter, AlterKind, Network, Standing
from mapping.practice import document
from mapping.profile import Profile
from mapping.questions import krets_bank
from mapping.questions.plainness import lix, words
from mapping.questions.plainness import sentences as parts_of
from mapping.session import Session
from mapping.timeline import Lane, LifeEvent, Timeline
from mapping.words import Voice
from tests.mapping.archive.invented import FAMILY, SESSION, id_of
from tests.strategies import sessions

BANK = krets_bank()
PRACTICE = max(read(document()).sessions, key=lambda session: session.met_on)


def _chapter(text: str, heading: str) -> str:
    """The lines below a heading, to the next blank line."""
    return text.partition(heading)[2].partition("\n\n")[0]


def test_facts_words_and_observations_stand_apart() -> None:
    told = journal(SESSION, BANK, code=FAMILY.code)
    assert "de lyssnar" in _chapter(told, "MED FÖRÄLDERNS ORD")
    assert "de lyssnar!" in _chapter(told, "MED BARNETS ORD")
    assert "hon blev trött efter en halvtimme" in _chapter(told, "MINA IAKTTAGELSER")
    facts = told.partition("UPPGIFTER")[2].partition("MED FÖRÄLDERNS ORD")[0]
    assert "Mottagningen" in facts
    assert "de lyssnar" not in facts


def test_it_begins_with_the_meeting_and_what_it_rests_on() -> None:
    told = journal(SESSION, BANK, code=FAMILY.code, assignment=FAMILY.assignment)
    head = told.partition("UPPGIFTER")[0]
    for said_ in ("12 mars 2026", "Näckrosen", "Infört den 13 mars 2026", "barn", "tolk", "via video", "2 av 5"):
        assert said_ in head
    assert "lugnare mornar" in head
    assert "Vårdnad: bor växelvis" in head
    assert "Från: 3 februari 2026\nTill: 3 augusti 2026" in head
    assert "lugnare mornar" not in journal(SESSION, BANK, code=FAMILY.code, assignment=Assignment())


def test_it_ends_with_what_was_agreed() -> None:
    told = journal(SESSION, BANK, code=FAMILY.code)
    assert "vi ringer skolan på måndag" in told
    assert "torsdag om två veckor" in told
    assert "ordet nätverk" in told
    assert "Närmast mig är Elsa." in told
    unread = replace(SESSION, ending=replace(SESSION.ending, approved=False))
    assert "Närmast mig är Elsa." not in journal(unread, BANK, code=FAMILY.code)


def test_what_is_sensitive_is_told_only_when_it_is_chosen() -> None:
    without = journal_text(SESSION, BANK, code=FAMILY.code)
    chosen = journal_text(SESSION, BANK, code=FAMILY.code, sensitive=True)
    for words_ in ("det blev tyst", "Flytten till stan"):
        assert words_ not in without
        assert words_ in chosen


def test_words_about_a_child_tell_which() -> None:
    told = journal(PRACTICE, BANK, code="K")
    assert "- Hur går kvällens steg, från pyjamas till släckt lampa? (Sixten): Sixten somnar när jag sjunger." in told
    assert "- Borsta barnens tänder (Tindra): Tindra borstar." in told
    assert "- När börjar du med tvätten? Kajsa skickar ett sms på tisdagar." in told


@settings(max_examples=40)
@given(sessions())
def test_nobodys_words_are_left_among_the_facts(session: Session) -> None:
    assert not list(spoken(replace(without_words(session), notes=()), BANK))
    assert journal(session, BANK, code="K").endswith("\n")


def test_every_word_is_told_once() -> None:
    told = list(spoken(PRACTICE, BANK))
    assert {one.voice for one in told} >= {Voice.PARENT, Voice.OBSERVATION}
    assert len(told) == len(set(told))


def test_the_summary_is_short_and_easy_to_read() -> None:
    told = sentences(PRACTICE, BANK)
    assert 5 <= len(told) <= 10
    assert len({sentence.key for sentence in told}) == len(told)
    read_aloud = " ".join(sentence.own for sentence in told)
    assert lix(read_aloud) <= 30
    assert max(len(words(part)) for part in parts_of(read_aloud)) <= 20


def test_what_works_is_read_before_what_is_hard() -> None:
    keys = [sentence.key for sentence in sentences(PRACTICE, BANK)]
    assert [key for key in keys if key.startswith("profile.")] == ["profile.works", "profile.hard", "profile.helps"]
    assert keys.index("timeline.good") < keys.index("timeline.hard")


def test_who_waits_beside_the_map_is_not_said_to_be_anywhere() -> None:
    granny = Alter(id=id_of("granny"), name="Gun", sector="kin", ring=1)
    clinic = Alter(id=id_of("new clinic"), name="Mottagningen", kind=AlterKind.SERVICE)
    wish = Alter(id=id_of("wish"), name="En granne", sector="friends", ring=2, standing=Standing.WISHED)
    session = replace(SESSION, timeline=Timeline(), profile=Profile())
    session = replace(session, network=Network(ego=SESSION.network.ego, alters=(granny, clinic, wish)))
    assert [sentence.own for sentence in sentences(session, BANK)] == [
        "Närmast dig finns Gun.",
        "Du önskar dig en granne.",
    ]


def test_many_are_not_counted_aloud_and_events_without_weight_are_told() -> None:
    alters = tuple(Alter(id=id_of(f"n{n}"), name=f"Namn{n}", sector="kin", ring=1) for n in range(20))
    events = tuple(LifeEvent(id=id_of(f"e{n}"), title=f"Flytt {n}", lane=Lane.HOME) for n in range(2))
    session = replace(SESSION, timeline=Timeline(events=events), profile=Profile())
    session = replace(session, network=Network(ego=SESSION.network.ego, alters=alters))
    assert [sentence.own for sentence in sentences(session, BANK)] == [
        "Närmast dig finns Namn0, Namn1, Namn2 och många fler.",
        "På tidslinjen har vi 2 händelser.",
    ]


def test_the_parents_wording_stands() -> None:
    first = sentences(PRACTICE, BANK)[0]
    corrected = replace(PRACTICE, ending=Ending(corrected=(Corrected(sentence=first.key, text="Så här är det."),)))
    assert sentences(corrected, BANK)[0] == first._replace(text="Så här är det.")


def test_the_parents_wording_goes_when_what_it_was_about_is_another() -> None:
    event = LifeEvent(id=id_of("hard"), title="Slagen", lane=Lane.FAMILY, weight=-2)
    told = replace(PRACTICE, timeline=Timeline(events=(event, *PRACTICE.timeline.events)))
    hard = next(sentence for sentence in sentences(told, BANK) if sentence.key == "timeline.hard")
    put_right = approve(correct_sentence(told, hard.key, "Det har varit svårt att bli slagen.", own=hard.own))
    with speaking("en"):
        assert "slagen." in {sentence.key: sentence.text for sentence in sentences(put_right, BANK)}[hard.key]
    hidden = put_event(put_right, replace(event, sensitive=True))
    assert not hidden.ending.approved, "nobody has heard what the summary says now"
    assert "slagen" not in " ".join(sentence.text for sentence in sentences(hidden, BANK))


def test_nothing_sensitive_is_read_aloud() -> None:
    assert not any("Flytten" in sentence.text for sentence in sentences(SESSION, BANK))


def test_nothing_mapped_gives_nothing_to_read() -> None:
    empty = replace(SESSION, network=Network(ego=SESSION.network.ego), timeline=Timeline(), profile=Profile())
    assert sentences(empty, BANK) == ()


def test_what_is_said_at_the_start_is_plain() -> None:
    assert lix(" ".join(said(point) for point in Point)) <= 30
    assert left(()) == tuple(Point)
    assert left((Point.WHY,)) == tuple(Point)[1:]


def test_a_note_of_another_day_tells_which() -> None:
    early = Note(id=UUID(int=1), voice=Voice.DOCUMENT, text="ett brev", at=datetime(2026, 3, 9, 12, tzinfo=UTC))
    told = journal(replace(SESSION, notes=(early,)), BANK, code=FAMILY.code)
    day, hour = "9 mars 2026", say_clock(early.at)
    assert f"- {day} {hour}: ett brev" in told
    same = replace(early, at=datetime(2026, 3, 12, 12, tzinfo=UTC))
    assert f"- {hour}: ett brev" in journal(replace(SESSION, notes=(same,)), BANK, code=FAMILY.code)
