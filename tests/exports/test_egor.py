"""CSV out for the R package egor: what its check of identities asks for, no formulas, and nothing lost."""

import csv
import io
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.data import egor
from exports.data.network_intake import read
from exports.data.people_and_ties import network_in
from exports.data.tables import guarded, unguarded
from mapping.network import Network, Tie
from mapping.session import Session
from tests.exports.invented import EGO, crowd, named, session, somebody
from tests.exports.told import as_told
from tests.strategies import sessions


def _table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def _files(whole: Session) -> list[tuple[str, bytes]]:
    return [(f"{kind}.csv", content) for kind, content in egor.write(whole).items()]


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_out_and_in_again_loses_nothing(whole: Session) -> None:
    before = as_told(whole.network)
    intake = network_in(read(_files(whole)), Network(ego=whole.network.ego))
    assert intake.ego == before.ego
    assert intake.sectors == before.sectors
    assert intake.alters == before.alters
    assert {tie.id: tie for tie in intake.ties} == {tie.id: tie for tie in before.ties}


def test_the_identities_are_consistent_as_egor_demands() -> None:
    tables = {kind: _table(content) for kind, content in egor.write(crowd(40)).items()}
    egos, alters = ({row[column] for row in tables[kind]} for kind, column in (("ego", "egoID"), ("alter", "alterID")))
    assert len(egos) == len(tables["ego"]) == 1
    assert len(alters) == len(tables["alter"]) == 40
    assert all(row["egoID"] in egos for rows in tables.values() for row in rows)
    assert all({row["Source"], row["Target"]} <= alters for row in tables["tie"])
    assert all({row["Source"], row["Target"]} & egos for row in tables["ego-tie"])


def test_every_tie_is_in_one_of_the_two_files() -> None:
    two, three = somebody(2), somebody(3)
    ties = [(EGO.id, two.id), (EGO.id, two.id), (two.id, three.id), (three.id, two.id), (three.id, EGO.id)]
    network = Network(
        ego=EGO,
        alters=(two, three),
        ties=tuple(Tie(id=UUID(int=100 + number), a=a, b=b) for number, (a, b) in enumerate(ties)),
    )
    files = egor.write(session(network))
    assert [row["tieID"][-2:] for row in _table(files["tie"])] == ["66", "67"]
    assert [row["tieID"][-2:] for row in _table(files["ego-tie"])] == ["64", "65", "68"]


def test_r_can_read_it_as_it_is() -> None:
    content = egor.write(named("Åsa, “Elsa” och Love"))["alter"]
    assert content.startswith(b"alterID,egoID,name,")
    assert _table(content)[0]["name"] == "Åsa, “Elsa” och Love"


def test_an_empty_network_has_only_headings() -> None:
    files = egor.write(session(Network(ego=EGO)))
    assert [len(_table(files[kind])) for kind in ("ego", "alter", "tie", "ego-tie")] == [1, 0, 0, 0]
    assert all(content.count(b"\r\n") >= 1 for content in files.values())


@pytest.mark.parametrize("name", ["=1+1", "+46", "-Elsa", "@Elsa", "'=1", "''=1", "＝1"])
def test_no_cell_is_a_formula(name: str) -> None:
    cell = _table(egor.write(named(name))["alter"])[0]["name"]
    assert cell == f"'{name}"
    assert unguarded(cell) == name


@given(st.text())
def test_the_guard_is_taken_off_as_it_was_put_on(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("name", ["Elsa", "'Elsa'", "O'Hara", "3-åringen"])
def test_other_cells_are_as_they_are(name: str) -> None:
    assert guarded(name) == unguarded(name) == name
