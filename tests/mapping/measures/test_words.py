"""The measures in words: one sentence of meaning each, true of any network, in both languages."""

import pytest
from hypothesis import given, settings

from mapping import language
from mapping.measures import measures
from mapping.measures.words import Row, measure_words, names_of
from mapping.measures.words.told import MOST_NAMES, about, figure, of_hundred
from mapping.network import Network
from tests.mapping.invented import EGO, ELSA, LOVE, ULLA, alter, tie
from tests.mapping.measures.known_graphs import around, id_of
from tests.mapping.network.test_network import some_networks
from tests.mapping.practice.test_practice import LATEST


def test_nothing_is_said_of_an_empty_map() -> None:
    empty = Network(ego=EGO)
    assert measure_words(empty, measures(empty)) == ()


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@given(network=some_networks)
@settings(max_examples=25, deadline=None)
def test_every_measure_has_one_sentence_of_meaning(network: Network, spoken: language.Language) -> None:
    with language.speaking(spoken):
        chapters = measure_words(network, measures(network))
    for told in (told for chapter in chapters for told in chapter.told):
        assert told.heading
        assert told.meaning.endswith(".")
        assert ". " not in told.meaning
        assert told.said or told.rows
        assert "nan" not in told.said.lower().split()
        assert all(row.name for row in told.rows)
    assert bool(chapters) is bool(measures(network).size.today)


def test_a_small_network_in_words() -> None:
    language.use("en")
    network = Network(ego=EGO, alters=(alter(LOVE), alter(ELSA), alter(ULLA)), ties=(tie(LOVE, ELSA),))
    _who, together, _support, _time = measure_words(network, measures(network))
    said = {told.heading: told for told in together.told}
    assert said["Density without the parent"].said.startswith("1 of 3 possible pairs")
    assert said["Density without the parent"].said.endswith("33 of 100.")
    assert said["Parts without the parent"].said == "1 group is joined by ties. 1 stands alone."
    assert said["Few ties drawn"].rows == (Row("No tie at all", "1", (1,), "nr 4"),)
    assert said["Effective size (Burt)"].said == "Separate contacts: 2.3 of 3, or 78 of 100."


def test_the_practice_family_in_words() -> None:
    who, together, support, time = measure_words(LATEST.network, measures(LATEST.network))
    assert len(who.told) == 4
    assert [row.name for row in together.told[2].rows][:2] == ["Tindra", "Sixten"]
    assert [row.said for row in support.told[0].rows] == ["8", "9", "7", "0", "6"]
    assert "46" in time.told[0].said


def test_many_names_are_the_first_and_how_many_more() -> None:
    names = [f"Person {number}" for number in range(MOST_NAMES + 3)]
    said = names_of(around(names, []), map(id_of, names))
    assert said.startswith("Person 0 · Person 1 · ")
    assert f"Person {MOST_NAMES - 1}" in said
    assert f"Person {MOST_NAMES}" not in said
    assert " 3 " in said.removeprefix("Person 0 · Person 1 · Person 2 · Person 3")


def test_figures() -> None:
    assert [of_hundred(share) for share in (0, 0.001, 0.126, 1)] == ["0", "<1", "13", "100"]
    assert (figure(4.3333), figure(21), figure(0.25, 2), about(46.2), about(1.5)) == ("4,3", "21", "0,25", "46", "1,5")
