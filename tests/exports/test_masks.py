"""What leaves under a mask: no name that was held back, in no field, in no picture and in no file."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec.structs import replace

from exports.masks import Mask, masked
from exports.pictures.network_map import draw_map
from exports.stand_ins import initials
from mapping.dates import FuzzyDate
from mapping.family import Symbol
from mapping.language import LANGUAGES, Language, speaking
from mapping.network import SECTORS, Alter, AlterKind, Kinship, Network, Sector, everybody, is_service
from mapping.session import Session, without_meeting
from mapping.soundness import faults_of_session
from tests.exports.invented import EGO, crowd, session, somebody
from tests.exports.masking import family_of, leaving, role_of
from tests.mapping.archive.invented import SESSION as INVENTED
from tests.strategies import sessions

HIDING = [Mask.INITIALS, Mask.ROLES, Mask.NONE]
CANARY = re.compile("kanari", re.IGNORECASE)


@st.composite
def told(draw: DrawFn) -> Session:
    """A session in which every text is a name, or holds one, in the forms that people write them in."""
    plain = draw(sessions())
    network = plain.network
    numbers = iter(range(1000))
    names = {one.id: f"Kanari{chr(97 + next(numbers))}a" for one in everybody(network) if not is_service(one)}
    shapes = st.sampled_from(["{0}", "{0} Ek", "Maj-{0}", "von {0}"])
    names = {id_: draw(shapes).format(draw(st.sampled_from([name, name.lower()]))) for id_, name in names.items()}
    forms = ["{0}s lärare", "vän till {0}", "{0}:s mamma", "hos {0}.", "{0}"]

    def holding() -> str:
        name = draw(st.sampled_from(sorted(names.values())))
        cased = draw(st.sampled_from([name, name.upper(), name.split()[0]]))
        return draw(st.sampled_from(forms)).format(cased)

    def filled(value: Any, field: str = "") -> Any:
        if isinstance(value, dict):
            inner = {name: filled(each, name) for name, each in value.items()}
            if "name" not in value:
                return inner
            named = names.get(UUID(value["id"])) if "id" in value else None
            return inner | {"name": named or holding()} | ({"role": holding()} if "role" in value else {})
        if isinstance(value, list | tuple):
            return [filled(each, field) for each in value]
        return "Kanarifågel" if field in {"said", "text", "title", "contact", "purpose", "keeper", "helps"} else value

    return msgspec.convert(filled(msgspec.to_builtins(plain)), Session)


@settings(max_examples=60, deadline=None)
@given(told(), st.sampled_from(HIDING))
def test_no_name_is_left_anywhere(of: Session, mask: Mask) -> None:
    left = masked(of, mask)
    assert not CANARY.search(msgspec.json.encode(left).decode())
    assert CANARY.search(msgspec.json.encode(of).decode())


NAMES_THAT_ARE_WORDS = (
    *("Hans", "My", "Nya", "Björn", "Sten", "Max", "Love", "Saga", "Vilja", "Bo", "Ek", "Alm", "Ask", "Rut", "Dag"),
    *("Liv", "Tor", "Stig", "Maj", "Inga", "Man", "Min", "Till", "Om", "Lilla", "Rosa", "Sol", "Gran", "Präst", "Kock"),
)
STRANGERS = ("Berit", "Max", "Lisa", "Klas", "Hans", "Ann-Mari", "Weiß")
FORMS = ("{0}s lärare", "vän till {0}", "{0}:s mamma", "{0}'s mum", "Hos {0}.", "{0}", "{0}, granne", "{0} från soc")


@st.composite
def with_everyday_names(draw: DrawFn) -> tuple[Session, set[str]]:
    """People whose names are words too, and services, sectors and roles that tell of them; the roles of strangers
    as well. With the words that must not leave.
    """
    cased = st.sampled_from([str, str.upper])
    shapes = st.sampled_from(["{0}", "{0} Ek", "Maj-{0}", "{0}-Erik", "Eva & {0}", "({0})", "{0}_Ek"])
    names = draw(st.lists(st.sampled_from(NAMES_THAT_ARE_WORDS), min_size=1, max_size=4, unique=True))

    def of(someone: str) -> str:
        return draw(st.sampled_from(FORMS)).format(draw(cased)(someone))

    def role() -> str:
        return of(draw(st.sampled_from(STRANGERS) | st.sampled_from(names)))

    people = [somebody(n, name=draw(shapes).format(name), role=role()) for n, name in enumerate(names, 2)]
    services = [somebody(n, name=of(name), kind=AlterKind.SERVICE, role=role()) for n, name in enumerate(names, 20)]
    sectors = [Sector(key=of(name), name=draw(st.sampled_from([role(), ""]))) for name in names]
    network = Network(ego=EGO, alters=(*people, *services), sectors=(*SECTORS, *sectors))
    held_back = {part.casefold() for name in (*names, *STRANGERS, "Ek", "Maria") for part in name.split("-")}
    return session(network), held_back | {f"{name}s" for name in held_back}


@settings(max_examples=150, deadline=None)
@given(with_everyday_names(), st.sampled_from(HIDING), st.sampled_from(LANGUAGES))
def test_names_that_are_words_too_are_held_back(told: tuple[Session, set[str]], mask: Mask, spoken: Language) -> None:
    of, held_back = told
    with speaking(spoken):
        left = masked(of, mask).network
    texts = [text for one in left.alters for text in (one.name, one.role)] + [left.ego.name]
    texts += [text for sector in left.sectors for text in (sector.key, sector.name)]
    assert not held_back & {word.casefold() for text in texts for word in re.findall(r"[^\W_]+", text)}


@pytest.mark.parametrize("name", NAMES_THAT_ARE_WORDS)
def test_such_a_name_has_initials(name: str) -> None:
    assert [initials(name), initials(name.upper()), initials(f"{name} Lind")] == [name[0], name[0], f"{name[0]} L"]


@settings(max_examples=40, deadline=None)
@given(sessions(), st.sampled_from(HIDING))
def test_what_leaves_is_sound_and_stands_where_it_stood(of: Session, mask: Mask) -> None:
    left = masked(of, mask)
    assert faults_of_session(left) == ()
    for before, after in zip(of.network.alters, left.network.alters, strict=True):
        kept = ("id", "kind", "symbol", "ring", "households", "deceased", "standing")
        assert [getattr(before, field) for field in kept] == [getattr(after, field) for field in kept]
        assert _place(of, before) == _place(left, after)
    assert [replace(tie, words=()) for tie in of.network.ties] == [*left.network.ties]
    assert masked(left, Mask.NONE) == masked(of, Mask.NONE)


def _place(of: Session, alter: Alter) -> int | None:
    """Which sector of the circle it is, counted from the top."""
    keys = [sector.key for sector in of.network.sectors]
    return keys.index(alter.sector) if alter.sector in keys else None


def test_names_leave_everything_as_it_is() -> None:
    assert masked(crowd(5), Mask.NAMES) == crowd(5)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Maj-Britt Öhman", "M-B Ö"),
        ("Åsa", "Å"),
        ("Carl von Linné", "C v L"),
        ('Kalle "Kula" Ek', "K K E"),
        ("Elsas lärare", "E lärare"),
        ("Elsas nya lärare", "E nya lärare"),
        ("Chefen på bageriet", "Chefen på b"),
        ("kurator på BUP", "kurator på BUP"),
        ("mamma till Nya", "mamma till N"),
        ("granne nya", "granne n"),
        ("Hans", "H"),
        ("hans", "h"),
        ("My Lind", "M L"),
        ("Nya", "N"),
        ("Son Heung", "S H"),
        ("Bror", "B"),
        ("Man Ray", "M R"),
        ("Chef Boyardee", "C B"),
        ("Mor Lisa", "M L"),
        ("Gamla Gun", "G G"),
        ("Elsa (dotter)", "E (dotter)"),
        ("Mormor", "Mormor"),
        ("Anna Granne", "A G"),
        ("  Bo   Ek ", "B E"),
        ("Ann - Ek", "A E"),
        ("7 zwerge", "7 z"),
        ("妈妈", "妈"),
        ("👩", "?"),
        ("", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_a_service_keeps_its_name_but_not_that_of_people() -> None:
    school = somebody(2, name="Elsas skola", kind=AlterKind.SERVICE, contact="Eva Ek", role="where Eva is head")
    elsa = somebody(3, name="Elsa")
    assert leaving(Mask.INITIALS, school, elsa) == [("E's skola", "where E is head"), ("E", "")]
    assert leaving(Mask.ROLES, school, elsa)[0] == ("… skola", "where … is head")
    assert leaving(Mask.NONE, school, elsa) == [("", ""), ("", "")]


@pytest.mark.parametrize(
    ("facts", "kinship", "elder", "word"),
    [
        ({"symbol": Symbol.WOMAN}, Kinship.PARENT_CHILD, False, "daughter"),
        ({"symbol": Symbol.MAN}, Kinship.ADOPTIVE, False, "son"),
        ({}, Kinship.PARENT_CHILD, False, "child"),
        ({"symbol": Symbol.WOMAN}, Kinship.PARENT_CHILD, True, "mother"),
        ({"symbol": Symbol.MAN}, Kinship.STEP, True, "stepfather"),
        ({}, Kinship.FOSTER, True, "foster parent"),
        ({"symbol": Symbol.WOMAN}, Kinship.SIBLING, True, "sister"),
        ({"symbol": Symbol.MAN}, Kinship.SIBLING, False, "brother"),
        ({}, Kinship.PARTNER, False, "partner"),
        ({}, Kinship.DIVORCED, True, "former partner"),
        ({"role": "auntie"}, Kinship.SIBLING, False, "auntie"),
    ],
)
def test_the_role_or_what_kinship_says(facts: dict[str, Any], kinship: Kinship, elder: bool, word: str) -> None:
    alter = somebody(2, **facts)
    assert role_of(alter, family_of(alter, elder=elder, kinship=kinship)) == word


def test_without_role_or_kinship_a_person_or_a_child() -> None:
    assert role_of(somebody(2)) == "person"
    assert role_of(somebody(2, born=FuzzyDate(edtf="2012"))) == "child"
    assert role_of(somebody(2, born=FuzzyDate(edtf="2008-03-12"))) == "person"


def test_several_of_the_same_role_are_numbered() -> None:
    alters = [
        somebody(n, role=role) for n, role in enumerate(["Teacher", "teacher", "boss", "Elsas vän", "Bos vän"], 2)
    ]
    alters += [somebody(7, name="Elsa", role="boss's boss"), somebody(8, name="Bo")]
    names = [name for name, _role in leaving(Mask.ROLES, *alters)]
    assert names == ["Teacher 1", "teacher 2", "boss", "… vän 1", "… vän 2", "boss's boss", "person"]


def test_children_and_the_parent_are_told_by_what_they_are() -> None:
    elsa, love = somebody(2, name="Elsa Ek", symbol=Symbol.WOMAN), somebody(3, name="Love")
    others = [somebody(4, role="Elsas lärare"), somebody(5, role="ELSA:s vän"), somebody(6, role="Love's friend")]
    others += [somebody(7, role="sister of Maria"), somebody(8, role="vän till elsa ek.")]
    left = leaving(Mask.ROLES, elsa, love, *others, ties=(family_of(elsa), family_of(love)))
    assert [name for name, _role in left] == [
        "daughter",
        "child",
        "the daughter's lärare",
        "the daughter's vän",
        "the child's friend",
        "sister of the parent",
        "vän till the daughter.",
    ]


def test_two_daughters_are_told_apart_inside_roles_too() -> None:
    girls = [somebody(n, name=name, symbol=Symbol.WOMAN) for n, name in ((2, "Elsa"), (3, "Ebba"))]
    left = leaving(Mask.ROLES, *girls, somebody(4, role="Ebbas lärare"), ties=tuple(map(family_of, girls)))
    assert [name for name, _role in left] == ["daughter 1", "daughter 2", "daughter 2's lärare"]


def test_a_first_name_that_ends_in_s_is_no_genitive() -> None:
    lars = somebody(2, name="Lars Ek", symbol=Symbol.MAN)
    left = leaving(Mask.ROLES, lars, somebody(3, role="vän till Lars"), ties=(family_of(lars),))
    assert left[1][0] == "vän till the son"


def test_one_who_is_described_does_not_stand_for_the_one_in_the_description() -> None:
    elsa = somebody(2, name="Elsa", symbol=Symbol.WOMAN)
    teacher, friend = somebody(3, name="Elsas nya lärare"), somebody(4, role="Elsas vän")
    left = leaving(Mask.ROLES, elsa, teacher, friend, ties=(family_of(elsa),))
    assert left[2][0] == "the daughter's vän"


def test_the_same_initials_are_numbered() -> None:
    names = ("Anna", "Åsa", "anna", "Asta Ek", "Kanel", "")
    alters = [somebody(n, name=name) for n, name in enumerate(names, 2)]
    alters += [somebody(9, name="", role="Åsas vän, Astas chef"), somebody(10, name="Kim", role="Kanels bror")]
    left = leaving(Mask.INITIALS, *alters)
    assert [name for name, _role in left] == ["A 1", "Å", "a 2", "A E", "K 1", "", "", "K 2"]
    assert [role for _name, role in left[-2:]] == ["Å's vän, A's chef", "K 1's bror"]


def test_a_role_that_names_somebody_does_not_stand_for_a_child() -> None:
    girls = [somebody(n, name=name, role="Hans dotter") for n, name in ((2, "Elsa"), (3, "Ebba"))]
    left = leaving(Mask.ROLES, *girls, somebody(4, role="Ebbas lärare"), ties=tuple(map(family_of, girls)))
    assert [name for name, _role in left] == ["… dotter 1", "… dotter 2", "… lärare"]


OWN = (
    Sector(key="own", name="Elsas gård"),
    Sector(key="Elsas klass"),
    Sector(key="kin", name="Hos Hans & My"),
    SECTORS[0],
)


@pytest.mark.parametrize(
    ("mask", "names"),
    [
        (Mask.INITIALS, ["E's gård", "E's klass", "Hos H & M", ""]),
        (Mask.ROLES, ["… gård", "… klass", "Hos … & …", ""]),
        (Mask.NONE, ["Part 1", "Part 2", "", ""]),
    ],
)
def test_a_services_own_sectors_tell_no_name(mask: Mask, names: list[str]) -> None:
    alters = somebody(2, name="Elsa", sector="Elsas klass"), somebody(3, sector="gone: Elsa")
    with speaking("en"):
        left = masked(session(Network(ego=EGO, sectors=OWN, alters=alters)), mask).network
    assert [sector.name for sector in left.sectors] == names
    assert [sector.key for sector in left.sectors] == ["sector1", "sector2", "kin", "home"]
    assert [alter.sector for alter in left.alters] == ["sector2", None]


def test_without_names_no_date_is_left_either() -> None:
    when = FuzzyDate(edtf="2020")
    alter = somebody(2, since=when, until=when, born=when, next_meeting=date(2026, 4, 1))
    (left,) = masked(session(Network(ego=EGO, alters=(alter,))), Mask.NONE).network.alters
    assert (left.since, left.until, left.born, left.next_meeting) == (None, None, None, None)


@pytest.mark.parametrize("mask", HIDING)
def test_no_picture_tells_a_name(mask: Mask) -> None:
    people = [somebody(n, name=f"Kanari{n} Ek", role="Kanari2s vän", ring=n % 4 or None) for n in range(2, 8)]
    of = session(Network(ego=replace(EGO, name="Kanarima"), alters=tuple(people)))
    for wanted in ("svg", "dot"):
        drawn = draw_map(masked(of, mask), title="K-1", picture_format=wanted).decode()
        assert not CANARY.search(drawn)


def test_without_names_the_picture_has_no_text_on_anybody() -> None:
    of = masked(crowd(12), Mask.NONE)
    drawn = draw_map(of, title="K-1", picture_format="svg").decode()
    texts = set(re.findall(r"<text[^>]*>(.*?)</text>", drawn))
    assert "?" not in texts
    assert not any(text.endswith(" år") for text in texts)


@pytest.mark.parametrize("mask", [mask for mask in Mask if mask is not Mask.NAMES])
def test_nothing_of_the_meeting_comes_along(mask: Mask) -> None:
    left = masked(INVENTED, mask)
    assert left == without_meeting(left)
    assert without_meeting(INVENTED) != INVENTED
