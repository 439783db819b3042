"""People and ties into a new session: what it starts from, what is replaced, and what the preview says."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.data import egor, graphml
from exports.data.intake_preview import preview
from exports.data.network_intake import Plan, plan, read
from mapping.errors import InvalidError
from mapping.family import Family, FamilyMember
from mapping.language import speaking
from mapping.network import SECTORS, Network, Sector, Tie
from mapping.session import Session, State, close, first_session
from mapping.soundness import faults_of_session
from tests.exports.invented import EGO, session, somebody
from tests.strategies import sessions

CHILD = FamilyMember(id=UUID(int=3), name="Elsa")
FAMILY = Family(id=UUID(int=9002), code="Blåklockan", parent=EGO, children=(CHILD,))
NEW, TODAY = UUID(int=9100), date(2026, 3, 20)


def _plan(text: str | bytes, before: Session | None = None) -> Plan:
    rows = read([("people", text.encode() if isinstance(text, str) else text)])
    return plan(rows, FAMILY, before, id_=NEW, on=TODAY)


def _told(planned: Plan) -> Sequence[str]:
    with speaking("en"):
        return preview(planned)


def test_a_first_session_has_the_children_and_those_who_came_in() -> None:
    session = _plan("Namn\nLove\n").session
    assert (session.id, session.family, session.met_on, session.state) == (NEW, FAMILY.id, TODAY, State.PLANNED)
    assert [alter.name for alter in session.network.alters] == ["Elsa", "Love"]
    assert session.network.ties == first_session(FAMILY, id_=NEW, on=TODAY).network.ties
    assert session.to_confirm == (session.network.alters[1].id,)


def test_a_later_session_starts_from_the_one_before_which_stays_as_it_was() -> None:
    before = close(session(Network(ego=EGO, alters=(somebody(2),))), at=datetime(2026, 3, 12, tzinfo=UTC))
    planned = _plan("Namn\nLove\n", before)
    assert planned.session.follows == before.id
    assert [alter.name for alter in planned.session.network.alters] == ["Person 2", "Love"]
    assert [alter.name for alter in before.network.alters] == ["Person 2"]
    assert planned.session.to_confirm == tuple(alter.id for alter in planned.session.network.alters)


def test_who_is_known_by_identity_is_replaced_in_place_and_others_stay() -> None:
    before = session(Network(ego=EGO, alters=(somebody(2), somebody(4), somebody(5))))
    other = session(Network(ego=EGO, alters=(somebody(5), somebody(4, name="Love", ring=3), somebody(6))))
    planned = _plan(graphml.write(other), before)
    assert [alter.name for alter in planned.session.network.alters] == ["Person 2", "Love", "Person 5", "Person 6"]
    assert (planned.new, planned.replaced, planned.same) == (1, 1, 1)


@settings(max_examples=25, deadline=None)
@given(sessions(), st.booleans())
def test_what_was_exported_changes_nothing_when_it_comes_back(before: Session, as_csv: bool) -> None:
    files = egor.write(before) if as_csv else {"map": graphml.write(before)}
    family = Family(id=before.family, code="Blåklockan", parent=before.network.ego)
    if not before.network.alters:
        return
    planned = plan(read([*files.items()]), family, before, id_=NEW, on=TODAY)
    assert (planned.new, len(planned.session.network.alters)) == (0, len(before.network.alters))
    assert {tie.id for tie in planned.session.network.ties} == {tie.id for tie in before.network.ties}
    assert faults_of_session(planned.session) == ()


OWN = (*SECTORS[:3], Sector(key="own", name="Grannar"))


def test_a_first_session_gets_the_parts_of_the_circle_from_the_file() -> None:
    told = graphml.write(session(Network(ego=EGO, sectors=OWN, alters=(somebody(2, sector="own"),))))
    assert _plan(told).session.network.sectors == OWN


def test_a_later_session_keeps_its_parts_and_gets_those_that_somebody_stands_in() -> None:
    told = graphml.write(session(Network(ego=EGO, sectors=OWN, alters=(somebody(2, sector="own"),))))
    before = session(Network(ego=EGO, sectors=SECTORS[:2]))
    assert _plan(told, before).session.network.sectors == (*SECTORS[:2], OWN[-1])


def test_another_parents_map_is_not_laid_over_this_one() -> None:
    other = session(Network(ego=replace(EGO, id=UUID(int=50)), alters=(somebody(2),)))
    with pytest.raises(InvalidError):
        _plan(graphml.write(other))


@pytest.mark.parametrize("sectors", ["", "{}", "[1]", json.dumps([{"key": f"s{number}"} for number in range(21)])])
def test_parts_of_the_circle_that_cannot_be(sectors: str) -> None:
    told = graphml.write(session(Network(ego=EGO, sectors=(), alters=(somebody(2, sector=None),)))).decode()
    with pytest.raises(InvalidError):
        _plan(told.replace('"graph_sectors">[]', f'"graph_sectors">{sectors or "[" * 10_000}'))


def test_parts_of_the_circle_whose_names_hide_something() -> None:
    told = graphml.write(session(Network(ego=EGO, sectors=OWN, alters=(somebody(2),)))).decode()
    with pytest.raises(InvalidError):
        _plan(told.replace("Grannar", "Gran\u202enar"))


def test_a_tie_with_the_identity_of_somebody_on_the_map() -> None:
    before = session(Network(ego=EGO, alters=(somebody(2), somebody(4))))
    ties = (Tie(id=UUID(int=4), a=EGO.id, b=UUID(int=2)),)
    with pytest.raises(InvalidError):
        _plan(graphml.write(session(Network(ego=EGO, alters=(somebody(2),), ties=ties))), before)


@pytest.mark.parametrize("text", ["Namn\n", "Source;Target\n", "egoID,name\n1,Maria\n"])
def test_nobody_in_the_file(text: str) -> None:
    with pytest.raises(InvalidError):
        _plan(text)


def test_the_preview_says_what_would_come_in() -> None:
    before = session(Network(ego=EGO, alters=(somebody(2, name="Love"), somebody(4))))
    planned = _plan("Namn;Sektor;Ring;Telefon\nLove;Släkt;1;\nOma\u200br;;;\nOmar;;;\nMaria;Släkt;;\n", before)
    assert _told(planned) == (
        "It starts from the picture of March 12, 2026.",
        "That session is not closed. What is told there from now on does not come along.",
        "4 people and services are new.",
        "3 have no place, and wait beside the map.",
        "Left out, since Krets has no place for it: Telefon.",
        "The same name as somebody else: people, line 2, 3, 4, 5.",
        "Invisible characters were taken away: people, line 3.",
    )


def test_the_preview_names_nobody_and_stays_short() -> None:
    text = "Namn;" + ";".join(f"k{number}" for number in range(30)) + "\n" + ("Love" + ";" * 30 + "\n") * 40
    told = "\n".join(_told(_plan(text)))
    assert "Love" not in told
    assert "k0, k1, k2, k3, k4, k5, k6, k7 and 22 more" in told
    assert "people, line 2, 3, 4, 5, 6, 7, 8, 9 and 32 more." in told


def test_what_changes_around_the_people_is_told() -> None:
    ego = replace(EGO, name="Mia")
    told = _told(_plan(graphml.write(session(Network(ego=ego, sectors=OWN, alters=(somebody(2, sector="own"),))))))
    assert told[-2:] == ("What is known of the parent becomes as in the file.", "New in the circle: Grannar.")
    same = _told(_plan(graphml.write(session(Network(ego=EGO, alters=(somebody(2),))))))
    assert same == ("1 person or service is new.",)


def test_what_is_there_already_is_told() -> None:
    before = session(Network(ego=EGO, alters=(somebody(2), somebody(4))))
    other = session(Network(ego=EGO, alters=(somebody(2), somebody(4, name="Love"))))
    told = _told(_plan(graphml.write(other), before))
    assert "1 is on the map already, and becomes as in the file." in told
    assert "1 is there already, the same." in told
    assert not any("new" in sentence for sentence in told)
