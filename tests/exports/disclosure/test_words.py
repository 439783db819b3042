"""Which words surely speak of nobody else, and whose a child's words are."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from exports.disclosure.names import Names
from exports.disclosure.person import Part, Person
from exports.disclosure.words import About, Teller
from mapping.family import Family, FamilyMember
from mapping.network import Alter, Network
from mapping.session import LaterNote
from mapping.words import Voice, Words
from tests.exports.invented import session

MARIA = FamilyMember(id=UUID(int=1), name="Maria")
ELSA, LOVE = (FamilyMember(id=UUID(int=number), name=name) for number, name in ((2, "Elsa"), (3, "Love")))
AROUND = (
    Alter(id=ELSA.id, name="Elsa", role="dotter"),
    Alter(id=LOVE.id, name="Love", role="son"),
    Alter(id=UUID(int=4), name="Elsas lärare", role="lärare"),
)
FAMILY = Family(id=UUID(int=9), code="Eken", parent=MARIA, children=(ELSA, LOVE))
ABOUT_ELSA = Person(ELSA.id, "Elsa", Part.CHILD)


def later(text: str) -> LaterNote:
    """A thought to take up later."""
    return LaterNote(id=UUID(int=7), text=text)


def _names(person: Person = ABOUT_ELSA) -> Names:
    whole = session(Network(ego=MARIA, alters=AROUND))
    return Names(person, FAMILY, (replace(whole, family=FAMILY.id),))


@pytest.mark.parametrize(
    "text", ["Hon ser allt.", "Elsa vill sova. Det går bra.", "elsa vill sova", "Måndagar är svårast.", "Elsas väska."]
)
def test_words_that_speak_of_nobody_else(text: str) -> None:
    assert _names().surely_nobody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Love är lugn.",
        "hon och love leker",
        "LOVES väska.",
        "Elsa leker med Tilda.",
        "Tilda kommer ofta.",
        "Elsa sover. Tilda kommer.",
        "Grannen var ledsen.",
        "Hon är som sin mormor.",
        "Marias röst.",
        "小丽很好",
    ],
)
def test_words_that_may_speak_of_somebody_else(text: str) -> None:
    assert not _names().surely_nobody(text)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Love är lugn.", "… är lugn."),
        ("Mamma och Love. Love sover.", "Mamma och …. … sover."),
        ("Elsas väska och Tildas.", "Elsas väska och …."),
        ("när Maria sover", "när föräldern sover"),
        ("Marias röst.", "Förälderns röst."),
    ],
)
def test_names_are_hidden_in_words(text: str, hidden: str) -> None:
    assert _names().hidden(text) == hidden


def test_whoever_is_named_in_one_text_is_hidden_in_all() -> None:
    said = "Vi träffade Lasse igår. Lasse skrek. LASSE GICK FORT HEM."
    whole = replace(session(Network(ego=MARIA, alters=AROUND)), family=FAMILY.id, later=(later(said),))
    names = Names(ABOUT_ELSA, FAMILY, (whole,), ["på Måndag kom Tildas mormor till oss"])
    assert names.hidden(said) == "Vi träffade … igår. … skrek. … GICK … HEM."
    assert names.hidden("lasse grät, och lasses bil") == "… grät, och … bil"
    assert names.hidden("Tilda gick.") == "… gick."
    assert names.hidden("måndag gick fort hem till oss, Elsa") == "måndag gick fort hem till oss, Elsa"
    assert not names.surely_nobody("Lasse skrek.")


def test_a_childs_words_are_the_persons_only_where_no_other_child_is_meant() -> None:
    teller = Teller(ABOUT_ELSA, _names(), frozenset({ELSA.id, LOVE.id}))
    assert teller.only_child((ELSA.id, MARIA.id, None))
    assert not teller.only_child((ELSA.id, LOVE.id))
    said = (Words(voice=Voice.CHILD, text="Jag ritar."),)
    own, others = (list(teller.quotes(said, About.PERSON, own_child=own)) for own in (True, False))
    assert (own[0].passage.text, others[0].passage.held) == ("Jag ritar.", True)


@pytest.mark.parametrize("part", [Part.PARENT, Part.OTHER])
@pytest.mark.parametrize("about", About)
def test_a_childs_words_are_nobody_elses(part: Part, about: About) -> None:
    teller = Teller(Person(MARIA.id, "Maria", part), _names(), frozenset({ELSA.id}), with_words=True)
    assert not list(teller.quotes((Words(voice=Voice.CHILD, text="Jag ritar."),), about))


def test_what_the_parent_told_of_somebody_who_is_no_child_waits() -> None:
    teller = Teller(Person(UUID(int=4), "Elsas lärare", Part.OTHER), _names(), frozenset({ELSA.id}))
    (told,) = teller.quotes((Words(voice=Voice.PARENT, text="Hen är snäll."),), About.PERSON)
    assert told.passage.held
