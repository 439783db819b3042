"""The services that turn up most: found by what people call them, recognised on the map, put in their usual sector."""

from uuid import UUID

import pytest
from hypothesis import given

from mapping.cleaning import clean
from mapping.family import FamilyMember
from mapping.language import LANGUAGES, Language, speaking
from mapping.network import SECTORS, Alter, AlterKind, Kinship, Network, Tie
from mapping.network.services import SERVICES, Service, already, family_of, find, new_service, recognise
from tests.strategies import texts

EGO = FamilyMember(id=UUID(int=1), name="Maria")
EMPTY = Network(ego=EGO)
BY_KEY = {service.key: service for service in SERVICES}
METHOD = (
    *("school", "preschool", "after_school", "bvc", "bup", "adult_psychiatry", "health_centre", "habilitation"),
    *("hospital", "dentist", "midwife", "occupational_therapist", "physiotherapist", "aids_centre", "short_stay"),
    *("social_insurance", "employment", "social_secretary", "family_therapist", "housing_support", "contact_family"),
    *("contact_person", "trustee", "administrator", "supervised_contact", "debt_adviser", "enforcement", "police"),
    *("landlord", "leisure_club"),
)
"""METHOD § 3.2; god man and förvaltare are two different missions."""


def service(name: str, number: int = 2) -> Alter:
    return Alter(id=UUID(int=number), name=name, kind=AlterKind.SERVICE)


def test_all_of_the_method_are_there_once() -> None:
    assert sorted(service.key for service in SERVICES) == sorted(METHOD)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_names_are_told_apart_and_stand_in_a_usual_sector(spoken: Language) -> None:
    with speaking(spoken):
        names = [service.name for service in SERVICES]
    assert len({*names}) == len(names)
    assert {service.sector for service in SERVICES} <= {sector.key for sector in SECTORS}


@pytest.mark.parametrize("one", SERVICES, ids=lambda one: one.key)
def test_words_are_written_as_they_are_sought(one: Service) -> None:
    for words in (one.names, one.hints):
        assert words == clean(words).casefold()
        assert all(word and word == word.strip() for word in words.split(", ") if words)


@pytest.mark.parametrize(
    ("part", "first"),
    [
        ("fk", "social_insurance"),
        ("soc", "social_secretary"),
        ("dagis", "preschool"),
        ("BUP", "bup"),
        ("skola", "school"),
        ("  Arbetsf ", "employment"),
        ("god m", "trustee"),
        ("kronofog", "enforcement"),
        ("fotboll", "leisure_club"),
    ],
)
def test_a_part_of_what_people_say_is_enough(part: str, first: str) -> None:
    assert find(part)[0].key == first


def test_the_name_goes_before_what_it_is_called_besides() -> None:
    keys = [service.key for service in find("kontakt")]
    assert keys == ["contact_family", "contact_person"]
    assert [service.key for service in find("barnklinik")] == ["hospital"]
    assert find("") == SERVICES
    assert find("finns inte alls") == ()


@given(texts())
def test_whatever_is_sought_gives_some_of_them_once(part: str) -> None:
    found = find(part)
    assert len({*found}) == len(found)
    assert {*found} <= {*SERVICES}
    recognise(part)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Elsas skola", "school"),
        ("Förskolan Blåsippan", "preschool"),
        ("Fritids Igelkotten", "after_school"),
        ("fritidsklubben", "leisure_club"),
        ("Hyresvärden, Björkgården", "landlord"),
        ("BUP", "bup"),
        ("Elsas gode man", "trustee"),
        ("Vårdcentralens kurator", "health_centre"),
        ("Försäkringskassan", "social_insurance"),
    ],
)
def test_a_name_of_somebodys_own_is_recognised(name: str, key: str) -> None:
    one = recognise(name)
    assert one is not None
    assert one.key == key


@pytest.mark.parametrize("name", ["", "Affe", "Bupp", "Otto", "Skolios", "Kören Trasten", "Godman", "Arbetskamrat"])
def test_what_only_looks_alike_is_not_recognised(name: str) -> None:
    assert recognise(name) is None


def test_what_is_on_the_map_is_known_under_any_name() -> None:
    network = Network(ego=EGO, alters=(service("Elsas skola"), Alter(id=UUID(int=3), name="Polisen Pelle")))
    assert already(network, BY_KEY["school"])
    assert not already(network, BY_KEY["preschool"])
    assert not already(network, BY_KEY["police"]), "a person is no service"


def test_a_new_service_knows_its_sector_and_waits_for_a_ring() -> None:
    school, own = new_service("Loves skola", EMPTY), new_service("Fontänhuset", EMPTY)
    assert (school.kind, school.sector, school.ring) == (AlterKind.SERVICE, "school_work", None)
    assert own.sector == "professional"
    assert school.id != own.id
    assert not school.placed


def test_a_sector_that_the_map_lacks_is_left_open() -> None:
    network = Network(ego=EGO, sectors=tuple(sector for sector in SECTORS if sector.key != "school_work"))
    assert new_service("Skola", network).sector is None


def test_the_family_is_the_parent_partner_children_and_who_lives_there() -> None:
    child, partner, elder, lodger, clinic, there, father, sister = (UUID(int=number) for number in range(2, 10))
    alters = (
        Alter(id=lodger, name="Moster", households=(1,)),
        Alter(id=partner, name="Kim"),
        Alter(id=child, name="Love"),
        Alter(id=UUID(int=10), name="Måns", role="katt", households=(1,)),
        Alter(id=elder, name="Mormor"),
        Alter(id=clinic, name="BUP", kind=AlterKind.SERVICE),
        Alter(id=there, name="Nina", households=(2,)),
        Alter(id=father, name="Morfar", households=(1,), deceased=True),
        Alter(id=sister, name="Syster"),
    )
    ties = (
        Tie(id=UUID(int=20), a=EGO.id, b=child, kinship=Kinship.PARENT_CHILD),
        Tie(id=UUID(int=21), a=partner, b=EGO.id, kinship=Kinship.PARTNER),
        Tie(id=UUID(int=22), a=elder, b=EGO.id, kinship=Kinship.PARENT_CHILD),
        Tie(id=UUID(int=23), a=clinic, b=EGO.id),
        Tie(id=UUID(int=24), a=EGO.id, b=sister, kinship=Kinship.SIBLING),
    )
    names = [name for _id, name in family_of(Network(ego=EGO, alters=alters, ties=ties))]
    assert names == ["Maria", "Love", "Kim", "Moster"]
