"""Whatever a family has told: nobody else is named, and nothing that is the person's is left out."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from exports.disclosure.gathering import Gathered
from exports.disclosure.markdown import markdown
from exports.disclosure.person import Person
from exports.hiding import key_of, words_of
from tests import strategies
from tests.exports.disclosure.naming import people, records_of, told, with_names


@dataclass(frozen=True)
class _Case:
    gathered: Gathered
    person: Person
    with_words: bool


@st.composite
def _cases(draw: DrawFn) -> _Case:
    family = draw(strategies.families())
    sessions = draw(st.lists(strategies.sessions(family), min_size=1, max_size=2, unique_by=lambda each: each.id))
    gathered = with_names(family, tuple(sessions))
    return _Case(gathered, draw(st.sampled_from(people(gathered))), draw(st.booleans()))


@given(_cases())
@settings(max_examples=30, deadline=None)
def test_nobody_else_is_named(case: _Case) -> None:
    written = {key_of(word).removesuffix("s") for word in words_of(_text(case))}
    others = {key_of(one.name).removesuffix("s") for one in people(case.gathered) if one.name != case.person.name}
    assert not written & others


@given(_cases())
@settings(max_examples=15, deadline=None)
def test_everything_with_the_persons_identity_is_told(case: _Case) -> None:
    disclosure = told(case.gathered, case.person)
    found = {item.record for meeting in disclosure.meetings for each in meeting.sections for item in each.items}
    for session in case.gathered.sessions:
        assert records_of(session, case.person.id) <= found


@given(_cases())
@settings(max_examples=15, deadline=None)
def test_what_waits_is_counted_and_told_only_when_chosen(case: _Case) -> None:
    disclosure = told(case.gathered, case.person, with_words=case.with_words)
    sections = [*disclosure.beside, *(section for meeting in disclosure.meetings for section in meeting.sections)]
    passages = [passage for each in sections for item in each.items for passage in item.passages]
    waiting = [passage for passage in passages if passage.examine]
    assert disclosure.to_examine == len(waiting)
    assert case.with_words or not any(passage.text for passage in waiting)


def _text(case: _Case) -> str:
    return markdown(told(case.gathered, case.person, with_words=case.with_words))
