"""What was noted and agreed beside what is mapped: all of it for the parent, its places for those whom it names."""

import pytest

from exports.disclosure.gathering import Gathered
from exports.disclosure.markdown import markdown
from exports.disclosure.person import Person
from tests.exports.disclosure.naming import people, told
from tests.mapping.archive.invented import CHILD, FAMILY, MOTHER, SESSION

GATHERED = Gathered(FAMILY, (SESSION,))


def _person(name: str) -> Person:
    return next(one for one in people(GATHERED) if one.name == name)


@pytest.mark.parametrize(
    "words",
    [
        "det gick bättre i går",
        "vi ringer skolan på måndag",
        "ordet nätverk",
        "torsdag om två veckor",
        "köket hos er",
        "lugnare mornar",
        "ett läkarintyg",
        "hur det går i skolan",
    ],
)
def test_the_parent_is_told_of_the_meeting(words: str) -> None:
    assert words in markdown(told(GATHERED, _person(MOTHER.name), with_words=True))


def test_what_the_worker_noted_is_examined_first() -> None:
    held, whole = (markdown(told(GATHERED, _person(MOTHER.name), with_words=chosen)) for chosen in (False, True))
    assert "trött efter en halvtimme" not in held
    assert "trött efter en halvtimme" in whole


def test_a_child_is_told_only_of_what_names_it() -> None:
    handed = markdown(told(GATHERED, _person(CHILD.name), with_words=True))
    assert "vi ringer skolan" not in handed
    assert "lugnare mornar" not in handed
    assert "Närmast mig är" in handed, "the corrected sentence names the child"
