"""What leaves under a mask: no name that was held back, in no field, in no picture and in no file."""

import re
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
from mapping.language import speaking
from mapping.network import Alter, AlterKind, Kinship, Network, Sector, Tie, everybody, is_service
from mapping.session import Session
from mapping.soundness import faults_of_session
from tests.exports.invented import EGO, crowd, session, somebody
from tests.strategies import sessions

HIDING = [Mask.INITIALS, Mask.ROLES, Mask.NONE]
CANARY = re.compile("kanari", re.IGNORECASE)


def family_of(alter: Alter, *, elder: bool = False, kinship: Kinship = Kinship.PARENT_CHILD) -> Tie:
    a, b = (alter.id, EGO.id) if elder else (EGO.id, alter.id)
    return Tie(id=UUID(int=700 + alter.id.int), a=a, b=b, kinship=kinship)


def leaving(mask: Mask, *alters: Alter, ties: tuple[Tie, ...] = ()) -> list[tuple[str, str]]:
    """The name and role of each around the parent, as they leave, in English."""
    with speaking("en"):
        left = masked(session(Network(ego=EGO, alters=alters, ties=ties)), mask)
    return [(alter.name, alter.role) for alter in left.network.alters]


def role_of(alter: Alter, *ties: Tie) -> str:
    return leaving(Mask.ROLES, alter, ties=ties)[0][0]


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


@settings(max_examples=40, deadline=None)
@given(sessions(), st.sampled_from(HIDING))
def test_what_leaves_is_sound_and_stands_where_it_stood(of: Session, mask: Mask) -> None:
    left = masked(of, mask)
    assert faults_of_session(left) == ()
    for before, after in zip(of.network.alters, left.network.alters, strict=True):
        kept = ("id", "kind", "symbol", "ring", "households", "deceased", "standing", "sector")
        assert [getattr(before, field) for field in kept] == [getattr(after, field) for field in kept]
    assert [replace(tie, words=()) for tie in of.network.ties] == [*left.network.ties]
    assert masked(left, Mask.NONE) == masked(of, Mask.NONE)


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
        ("Chefen på bageriet", "C på b"),
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


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        ("farmor till Kevin", "farmor till …"),
        ("Kevins farmor", "… farmor"),
        ("vän från Lilla Edet", "vän från …"),
        ("Kurator", "Kurator"),
        ("kontakt på BUP", "kontakt på BUP"),
        ("lärare i klass 2", "lärare i klass 2"),
    ],
)
def test_what_looks_like_a_strangers_name_in_a_role(role: str, hidden: str) -> None:
    assert role_of(somebody(2, role=role)) == hidden


def test_ordinary_words_are_no_names_though_somebody_is_called_so() -> None:
    alters = somebody(2, name="Mamma"), somebody(3, name="En vän på bageriet"), somebody(4, role="mamma på ett dagis")
    assert leaving(Mask.ROLES, *alters)[2][0] == "mamma på ett dagis"


def test_a_name_inside_another_word_is_left() -> None:
    assert (
        leaving(Mask.INITIALS, somebody(2, name="Bo"), somebody(3, role="boendestöd, ombo"))[1][1] == "boendestöd, ombo"
    )


def test_sectors_keep_their_names_but_not_those_of_people() -> None:
    own = Sector(key="own", name="Elsas gård"), Sector(key="Elsas klass"), Sector(key="kin")
    alters = somebody(2, name="Elsa", sector="Elsas klass"), somebody(3, sector="gone: Elsa")
    left = masked(session(Network(ego=EGO, sectors=own, alters=alters)), Mask.NONE).network
    assert [(sector.key, sector.name) for sector in left.sectors] == [
        ("own", "… gård"),
        ("sector2", "… klass"),
        ("kin", ""),
    ]
    assert [alter.sector for alter in left.alters] == ["sector2", None]


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
