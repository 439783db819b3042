"""Arrows reach everybody, and go where the eye would."""

from typing import get_args

import pytest

from exports.data.interchange import read
from mapping.network import Network
from mapping.practice import document
from tests.exports.invented import crowd
from tui.circle.frame import framed
from tui.circle.navigation import Way, nearest

PRACTICE = read(document()).sessions[-1].network


@pytest.mark.parametrize("network", [PRACTICE, crowd(5).network, crowd(60).network], ids=["practice", "5", "60"])
def test_everybody_is_reached_from_the_middle(network: Network) -> None:
    labels = framed(network, 82, 36).labels
    reached, waiting = {labels[0].who.id}, [labels[0]]
    while waiting:
        here = waiting.pop()
        for way in get_args(Way):
            there = nearest(labels, here, way)
            if there is not None and there.who.id not in reached:
                reached.add(there.who.id)
                waiting.append(there)
    assert reached == {one.who.id for one in labels}


@pytest.mark.parametrize("way", get_args(Way))
def test_an_arrow_goes_its_own_way(way: Way) -> None:
    labels = framed(PRACTICE, 82, 36).labels
    for here in labels:
        there = nearest(labels, here, way)
        if there is None:
            continue
        across, down = there.middle[0] - here.middle[0], there.middle[1] - here.middle[1]
        assert {"up": -down, "down": down, "left": -across, "right": across}[way] > 0


def test_from_the_edge_there_is_nowhere_to_go() -> None:
    labels = framed(PRACTICE, 82, 36).labels
    highest = min(labels, key=lambda one: one.middle[1])
    assert nearest(labels, highest, "up") is None
