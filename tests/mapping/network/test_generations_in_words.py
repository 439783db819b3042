"""The genogram in words, generation by generation."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.language import speaking
from mapping.network import Network
from mapping.network.generations import family_of
from mapping.network.generations_in_words import generations_in_words
from tests.kindred import ADOPTIVE, MET_ON, PARTNER, SIBLING, Kindred, kindreds, tangles, three_generations

TOLD = """\
Genogram · K-1, 12 mars 2026

2 generationer före föräldern:
- Sven, har dött, ihop med Ingrid.
- Ingrid, har dött.

Generationen före föräldern:
- Lars, 65–66 år, barn till Sven och Ingrid, ihop med Anita, skild från Karin.
- Karin, 63–64 år.
- Anita, 59–60 år.

Förälderns generation:
- Maria, föräldern, 37 år, barn till Lars och Karin, bonusbarn till Anita, ihop med Omar, isärflyttad från Peter.
- Omar, 38–39 år.
- Peter, 41–42 år.
- Åsa, 40–41 år, barn till Lars och Karin, bonusbarn till Anita.

Generationen efter föräldern:
- Elin, 16–17 år, barn till Maria och Peter, bonusbarn till Omar.
- Noah, 7–8 år, barn till Maria och Omar.
- Amina, 4–5 år, familjehemsbarn hos Maria och Omar.
- Hugo, 12–13 år, adopterad av Åsa."""


def test_a_family_is_told_generation_by_generation() -> None:
    assert generations_in_words(three_generations().network, MET_ON, title="Genogram · K-1") == TOLD


def test_what_contradicts_itself_is_told_last() -> None:
    family = Kindred().born_to(["Maria"], "Bo").born_to(["Bo"], "Maria", kinship=ADOPTIVE)
    assert generations_in_words(family.network, MET_ON).endswith(
        "Andra familjeband:\n- Bo, Maria: adoptivförälder och barn."
    )


def test_parents_together_siblings_and_those_without_names() -> None:
    family = Kindred("", born=None).tie(SIBLING, ("", "Bo")).born_to(["Bo", "Eva", "Ulf"], "Alva").person("Annan")
    with speaking("en"):
        told = generations_in_words(family.network, MET_ON)
    assert "- the parent, sibling of Bo." in told
    assert "- Alva, child of Bo, Eva and Ulf." in told
    assert "Annan" not in told
    pair = Kindred().born_to(["Maria", "Peter"], "Elin")
    assert "- Maria, föräldern, har barn med Peter." in generations_in_words(pair.network, MET_ON)


@settings(max_examples=60, deadline=None)
@given(st.one_of(tangles(12), kindreds(12)))
def test_everybody_has_a_line(network: Network) -> None:
    lines = generations_in_words(network, MET_ON).partition("Andra familjeband:")[0].splitlines()
    assert sum(line.startswith("- ") for line in lines) == len(family_of(network))


def test_a_couple_is_told_once() -> None:
    told = generations_in_words(Kindred().tie(PARTNER, ("Bo", "Maria")).network, MET_ON)
    assert told.count("ihop med") == 1
