"""Who belongs to which generation, who are couples, and whose children are whose."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.dates import FuzzyDate
from mapping.network import Kinship, Network
from mapping.network.generations import Couple, Generations, family_of, generations
from tests.kindred import (
    ADOPTIVE,
    DIVORCED,
    EX,
    FOSTER,
    PARENT,
    PARTNER,
    SIBLING,
    STEP,
    Kindred,
    kindreds,
    tangles,
    three_generations,
)


def rows(family: Kindred) -> list[set[str]]:
    return [{family.name(id_) for id_ in row} for row in generations(family.network).rows]


def sibships(family: Kindred) -> list[tuple[str, str]]:
    """Each as ``parents: children``, a child with what makes it so, if that is not birth."""
    return [
        (
            " + ".join(family.name(parent) for parent in sibship.parents),
            " ".join(
                family.name(child.id) + (f"/{child.kinship}" if child.kinship is not PARENT else "")
                for child in sibship.children
            ),
        )
        for sibship in generations(family.network).sibships
    ]


def couples(family: Kindred) -> list[tuple[str, str, Kinship | None]]:
    return [(family.name(a), family.name(b), kinship) for a, b, kinship in generations(family.network).couples]


def test_three_generations_and_the_one_before() -> None:
    assert rows(three_generations()) == [
        {"Sven", "Ingrid"},
        {"Lars", "Karin", "Anita"},
        {"Maria", "Åsa", "Peter", "Omar"},
        {"Elin", "Noah", "Amina", "Hugo"},
    ]


def test_children_stand_under_their_couples() -> None:
    assert sorted(sibships(three_generations())) == [
        ("Lars + Anita", "Åsa/step Maria/step"),
        ("Lars + Karin", "Åsa Maria"),
        ("Maria + Omar", "Elin/step Noah Amina/foster"),
        ("Maria + Peter", "Elin"),
        ("Sven + Ingrid", "Lars"),
        ("Åsa", "Hugo/adoptive"),
    ]


def test_the_eldest_comes_first_and_those_of_unknown_age_last() -> None:
    family = Kindred(born=FuzzyDate(edtf="1990")).person("Bo", "1985-02").person("Ulf").person("Eva", "1985-01-03")
    family.born_to(["Karin"], "Ulf", "Maria", "Bo", "Eva")
    assert sibships(family) == [("Karin", "Eva Bo Maria Ulf")]


def test_one_known_parent_has_the_children_alone() -> None:
    assert sibships(Kindred().born_to(["Maria"], "Elin", "Hugo")) == [("Maria", "Elin Hugo")]


def test_parents_of_one_child_belong_together_though_nobody_said_so() -> None:
    family = Kindred().born_to(["Maria", "Peter"], "Elin")
    assert couples(family) == [("Maria", "Peter", None)]
    assert sibships(family) == [("Maria + Peter", "Elin")]


def test_of_several_ties_between_two_the_nearest_counts() -> None:
    family = Kindred().tie(EX, ("Maria", "Peter")).tie(PARTNER, ("Peter", "Maria")).tie(DIVORCED, ("Maria", "Peter"))
    assert couples(family) == [("Peter", "Maria", PARTNER)]
    twice = Kindred().tie(FOSTER, ("Maria", "Elin")).tie(ADOPTIVE, ("Maria", "Elin"))
    assert sibships(twice) == [("Maria", "Elin/adoptive")]


def test_a_step_parent_who_is_no_partner_stands_alone() -> None:
    family = Kindred().born_to(["Maria"], "Elin").born_to(["Omar"], "Elin", kinship=STEP)
    assert sorted(sibships(family)) == [("Maria", "Elin"), ("Omar", "Elin/step")]


def test_siblings_without_parents_belong_together() -> None:
    family = Kindred().tie(SIBLING, ("Maria", "Bo"), ("Eva", "Bo"), ("Eva", "Maria"))
    assert sibships(family) == [("", "Maria/sibling Bo/sibling Eva/sibling")]


def test_siblings_who_share_a_parent_are_not_told_twice() -> None:
    family = Kindred().tie(SIBLING, ("Maria", "Bo")).born_to(["Karin"], "Maria", "Bo")
    assert sibships(family) == [("Karin", "Maria Bo")]
    half = Kindred().tie(SIBLING, ("Maria", "Bo")).born_to(["Karin"], "Maria")
    assert sorted(sibships(half)) == [("", "Maria/sibling Bo/sibling"), ("Karin", "Maria")]


def test_a_grandmother_who_is_foster_mother_is_still_the_grandmother() -> None:
    family = Kindred().tie(FOSTER, ("Elsa", "Maria")).born_to(["Elsa"], "Karin").born_to(["Karin"], "Maria")
    assert rows(family) == [{"Elsa"}, {"Karin"}, {"Maria"}]
    assert ("Elsa", "Maria/foster") in sibships(family)


def test_those_without_family_ties_are_left_out() -> None:
    family = Kindred().person("Grannen").born_to(["Karin"], "Maria").tie(PARTNER, ("Bo", "Eva"))
    assert {family.name(id_) for id_ in family_of(family.network)} == {"Maria", "Karin"}
    assert rows(Kindred()) == [{"Maria"}]


def test_what_fits_in_no_generation_is_given_as_it_is() -> None:
    family = Kindred().born_to(["Maria"], "Bo").born_to(["Bo"], "Eva").born_to(["Eva"], "Maria")
    family.tie(PARTNER, ("Maria", "Eva")).tie(PARTNER, ("Maria", "Maria"))
    found = generations(family.network)
    assert rows(family) == [{"Eva"}, {"Maria"}, {"Bo"}]
    assert [(family.name(tie.a), family.name(tie.b)) for tie in found.others] == [("Bo", "Eva"), ("Maria", "Eva")]


@settings(max_examples=150, deadline=None)
@given(st.one_of(tangles(), kindreds()))
def test_everybody_in_the_family_has_one_generation_and_every_tie_is_told(network: Network) -> None:
    family = generations(network)
    everyone = [id_ for row in family.rows for id_ in row]
    assert len(set(everyone)) == len(everyone)
    assert set(everyone) == family_of(network)
    assert all(family.rows)
    shown = _pairs(family)
    for tie in network.ties:
        if tie.a != tie.b and tie.a in family.row_of:
            assert frozenset((tie.a, tie.b)) in shown or tie.kinship is SIBLING
    for sibship in family.sibships:
        assert len({family.row_of[child.id] for child in sibship.children}) == 1
        if len(sibship.parents) == 2:
            assert {frozenset(sibship.parents)} <= {frozenset((couple.a, couple.b)) for couple in family.couples}
        for parent in sibship.parents:
            assert family.row_of[parent] < family.row_of[sibship.children[0].id]


def _pairs(family: Generations) -> set[frozenset[object]]:
    pairs: set[frozenset[object]] = {frozenset((tie.a, tie.b)) for tie in family.others}
    pairs |= {frozenset(couple[:2]) for couple in family.couples if isinstance(couple, Couple)}
    return pairs | {
        frozenset((parent, child.id))
        for sibship in family.sibships
        for parent in sibship.parents
        for child in sibship.children
    }
