"""The timeline as a table: every fact in its cell, nothing sensitive, and nothing that a spreadsheet would run."""

import csv
import io

from exports.data.timeline_csv import COLUMNS, write
from mapping.session import Session
from mapping.timeline import Lane, Role
from tests.exports.stories import ELSA, event, session, worry


def rows(of: Session) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(of).decode(), newline="")))


def test_each_event_is_a_row_in_the_order_of_time() -> None:
    of = session(
        (
            event(1, "Boendestöd", "2022/..", lane=Lane.HELP, weight=3, links=((1, Role.EASES),)),
            event(2, "Flytt", "2019~", lane=Lane.HOME, weight=-2, whose=ELSA.id, said="typ 2019"),
            event(3, "När?", said="minns inte"),
        ),
        (worry(1, "Morgnarna"),),
    )
    flytt, help_, undated = rows(of)
    assert (flytt["lane"], flytt["whose"], flytt["title"], flytt["said"]) == ("home", "Elsa", "Flytt", "typ 2019")
    assert (flytt["edtf"], flytt["earliest"], flytt["latest"]) == ("2019~", "2019-01-01", "2019-12-31")
    assert (flytt["weight"], flytt["ongoing"]) == ("-2", "")
    assert (help_["ongoing"], help_["latest"], help_["weight"], help_["eases"]) == ("true", "", "3", "Morgnarna")
    assert (undated["edtf"], undated["earliest"], undated["said"]) == ("", "", "minns inte")


def test_no_cell_is_a_formula_and_the_weight_is_a_number() -> None:
    (row,) = rows(session((event(1, "=1+1", "2019", weight=-1, said="-x"),)))
    assert (row["title"], row["said"], row["weight"]) == ("'=1+1", "'-x", "-1")


def test_what_is_sensitive_is_not_there() -> None:
    of = session((event(1, "Hemligt", "2019", sensitive=True, links=((1, Role.KEEPS),)),), (worry(1, "Oro"),))
    assert rows(of) == []
    assert write(of).decode().strip() == ",".join(COLUMNS)
