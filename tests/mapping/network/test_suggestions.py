"""What the words for somebody suggest: a sector, a symbol, a kind; never a ring, and nothing where it is not clear."""

from uuid import UUID

import pytest
from hypothesis import given

from mapping.family import FamilyMember, Symbol
from mapping.network import SECTORS, Alter, AlterKind, Network
from mapping.network.roles import is_pet
from mapping.network.suggestions import NOTHING, suggested
from tests.mapping.practice.test_practice import PRACTICE
from tests.strategies import texts

MAP = Network(ego=FamilyMember(id=UUID(int=1), name="Maria"))
WOMAN, MAN, OTHER = Symbol


@pytest.mark.parametrize(
    ("words", "sector", "symbol"),
    [
        ("mormor", "kin", WOMAN),
        ("Mormor Anita", "kin", WOMAN),
        ("svärmor", "kin", WOMAN),
        ("Farbror Nils", "kin", MAN),
        ("brodern", "kin", MAN),
        ("kusin", "kin", OTHER),
        ("mamma", "kin", WOMAN),
        ("dotter", "home", WOMAN),
        ("son", "home", MAN),
        ("Sambon Lars", "home", OTHER),
        ("Grannen Bo", "friends", OTHER),
        ("Vännen Kim", "friends", OTHER),
        ("lekkompis", "friends", OTHER),
        ("Elsas lärare", "school_work", OTHER),
        ("klasslärare", "school_work", OTHER),
        ("klasskompis", "school_work", OTHER),
        ("chefen", "school_work", OTHER),
        ("fotbollstränaren", "leisure", OTHER),
        ("scoutledare", "leisure", OTHER),
        ("socialsekreterare", "professional", OTHER),
        ("kuratorn", "professional", OTHER),
        ("tandläkaren", "professional", OTHER),
        ("gode man", "professional", OTHER),
        ("social worker", "professional", OTHER),
        ("Grandma Rose", "kin", WOMAN),
        ("mother-in-law", "kin", WOMAN),
        ("neighbour", "friends", OTHER),
        ("Elsa's teacher", "school_work", OTHER),
        ("mormors syster", "kin", WOMAN),
        ("sambo, pappa till Love", "home", OTHER),
    ],
)
def test_a_word_tells_where_and_what(words: str, sector: str, symbol: Symbol) -> None:
    for said in (suggested(MAP, words), suggested(MAP, "Kim", words), suggested(MAP, words.upper())):
        assert said == (sector, symbol, AlterKind.PERSON)


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("BVC", "professional"),
        ("BUP", "professional"),
        ("soc", "professional"),
        ("Försäkringskassan", "professional"),
        ("Elsas skola", "school_work"),
        ("Preschool", "school_work"),
    ],
)
def test_an_institution_is_a_service(name: str, sector: str) -> None:
    assert suggested(MAP, name) == (sector, OTHER, AlterKind.SERVICE)


def test_somebody_at_a_service_is_a_person_who_stands_where_it_does() -> None:
    assert suggested(MAP, "Karin", "BUP") == ("professional", OTHER, AlterKind.PERSON)
    assert suggested(MAP, "Karin på BUP") == ("professional", OTHER, AlterKind.PERSON)
    assert suggested(MAP, "Vårdcentralens kurator") == ("professional", OTHER, AlterKind.PERSON)


def test_the_role_goes_before_the_name() -> None:
    assert suggested(MAP, "Chefen", "granne").sector == "friends"


@pytest.mark.parametrize(
    "name",
    ["", "Bo", "Anita", "Andersson", "Sonja", "Måns", "Lars", "Morris", "Manne", "Fatima", "Farid", "Barbro", "Sylvän"],
)
def test_a_name_alone_suggests_nothing(name: str) -> None:
    assert suggested(MAP, name) == NOTHING


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("mammas kompis", OTHER),
        ("kompisens mamma", WOMAN),
        ("mamma till Elsas kompis", WOMAN),
        ("Grannens son", MAN),
        ("Ebbes sambo", OTHER),
        ("Elsa's dad", MAN),
        ("exman", MAN),
    ],
)
def test_who_is_told_by_way_of_another_may_stand_anywhere(words: str, symbol: Symbol) -> None:
    assert suggested(MAP, words) == (None, symbol, AlterKind.PERSON)


def test_only_a_sector_of_the_map_is_suggested() -> None:
    small = Network(ego=MAP.ego, sectors=tuple(sector for sector in SECTORS if sector.key != "kin"))
    assert suggested(small, "mormor") == (None, WOMAN, AlterKind.PERSON)
    assert suggested(small, "granne").sector == "friends"


@given(texts(), texts())
def test_any_text_gives_a_sector_of_the_map_or_none(name: str, role: str) -> None:
    assert suggested(MAP, name, role).sector in {None, *(sector.key for sector in SECTORS)}


def test_the_practice_family_is_never_contradicted() -> None:
    """Where its people stand was said by somebody who did not know of the suggestions."""
    placed = {alter.id: alter for session in PRACTICE.sessions for alter in session.network.alters if alter.sector}
    told = {id_: suggested(MAP, alter.name, alter.role) for id_, alter in placed.items()}
    right = [id_ for id_, said in told.items() if said.sector == placed[id_].sector]
    wrong = [placed[id_].name for id_, said in told.items() if said.sector not in (None, placed[id_].sector)]
    assert len(right) >= 25
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "role", "pet"),
    [
        ("Mjölke", "katten", True),
        ("Katten Måns", "", True),
        ("Rex", "familjens hund", True),
        ("Fido", "dog", True),
        ("Anna Hund", "", False),
        ("Love", "son", False),
    ],
)
def test_animals_are_known_by_what_they_are_called(name: str, role: str, pet: bool) -> None:
    assert is_pet(Alter(id=UUID(int=2), name=name, role=role)) is pet
