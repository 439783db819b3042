"""CSV in: whatever a spreadsheet writes, a plain list of names, and clear words for what is wrong."""

import codecs
import contextlib
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.data.network_intake import read
from exports.data.people_and_ties import Intake, network_in
from exports.data.rows import Rows
from mapping.dates import FuzzyDate
from mapping.errors import InvalidError
from mapping.family import Symbol
from mapping.language import speaking
from mapping.network import AlterKind, Frequency, Kinship, Network, Standing, Strength, Support
from mapping.words import Voice, Words
from tests.exports.invented import EGO, somebody

AROUND = Network(ego=EGO, alters=(somebody(2, name="Love"),))


def _rows(*files: str | bytes) -> Rows:
    named = zip(("one.csv", "two.csv", "three.csv"), files, strict=False)
    return read([(name, file.encode() if isinstance(file, str) else file) for name, file in named])


def _taken(*files: str | bytes) -> Intake:
    return network_in(_rows(*files), AROUND)


def _names(*files: str | bytes) -> list[str]:
    return [alter.name for alter in _taken(*files).alters]


def _refused(*files: str | bytes) -> str:
    with speaking("en"), pytest.raises(InvalidError) as caught:
        _taken(*files)
    assert "Elsa" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["Elsa\nÅsa\n", "Namn\nElsa\nÅsa", "name\r\nElsa\r\nÅsa\r\n", "\n\nElsa\rÅsa\r", '"Elsa"\n"Åsa"\n\n'],
)
def test_a_plain_list_of_names(text: str) -> None:
    assert _names(text) == ["Elsa", "Åsa"]


def test_without_a_heading_every_line_is_a_name_and_that_is_said() -> None:
    assert len(_taken("Elsa\nÅsa\n").alters) == 2
    assert "one.csv" in "".join(_rows("Elsa\nÅsa\n").remarks)
    assert _rows("Namn\nElsa\n").remarks == ()


def test_a_heading_on_two_lines() -> None:
    assert _names('"Namn\n",Roll\nElsa,mamma\n') == ["Elsa"]


def test_a_comma_in_a_name_under_its_heading() -> None:
    assert _names("Namn\nLind, Elsa\n") == ["Lind, Elsa"]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]
BIG_ENDIAN = codecs.BOM_UTF16_BE + "Namn;Roll\nÅsa;granne\n".encode("utf-16-be")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_way_that_a_spreadsheet_writes(encoding: str, delimiter: str) -> None:
    text = f"Namn{delimiter}Roll\r\nÅsa Öhman{delimiter}granne\r\n{delimiter}Elsas lärare\r\n{delimiter}\r\n"
    alters = _taken(text.encode(encoding)).alters
    assert [(alter.name, alter.role) for alter in alters] == [("Åsa Öhman", "granne"), ("Elsas lärare", "")]


def test_utf_16_with_the_large_end_first() -> None:
    assert _names(BIG_ENDIAN) == ["Åsa"]


def test_the_letters_of_a_guessed_encoding_are_shown_and_nothing_else() -> None:
    with speaking("en"):
        (said,) = _rows("Namn\nÅsa Öhman\nJosé\n".encode("cp1252")).remarks
    assert said.startswith("one.csv: read as Windows-1252, with the letters Å Ö é. ")
    assert not {"Åsa", "Öhman", "José"} & {*said.split()}
    assert _rows("Namn\nÅsa\n").remarks == ()


def test_all_facts_under_swedish_headings() -> None:
    text = (
        "Namn;Roll;Sort;Symbol;Född;Sektor;Ring;Hushåll;Sedan;Hur ofta;Ger;I dag;Nästa möte;Anteckning;Har dött\n"
        "Elsa;dotter;person;Kvinna;våren 2015;HEMMA;närmast;1, 2;2015-03;varje dag;råd, pengar;önskas, saknas;"
        "2026-04-01;ringer ofta;NEJ\n"
    )
    (alter,) = _taken(text).alters
    assert (alter.name, alter.role, alter.kind, alter.symbol) == ("Elsa", "dotter", AlterKind.PERSON, Symbol.WOMAN)
    assert alter.born == FuzzyDate(edtf="2015-21", said="våren 2015")
    assert (alter.sector, alter.ring, alter.households, alter.deceased) == ("home", 1, (1, 2), False)
    assert (alter.since, alter.frequency) == (FuzzyDate(edtf="2015-03"), Frequency.DAILY)
    assert (alter.gives, alter.standing) == ((Support.ADVICE, Support.MONEY), Standing.WISHED)
    assert str(alter.next_meeting) == "2026-04-01"
    assert alter.words == (Words(voice=Voice.DOCUMENT, text="ringer ofta"),)


def test_what_is_not_understood_of_a_date_stays_words() -> None:
    (alter,) = _taken("Namn;Född\nElsa;för länge sedan\n").alters
    assert alter.born == FuzzyDate(said="för länge sedan")


def test_the_same_headings_and_choices_in_english() -> None:
    (alter,) = _taken("Name,Sector,Ring,Household\nElsa,Relatives,farther away,2\n").alters
    assert (alter.sector, alter.ring, alter.households) == ("kin", 3, (2,))


def test_who_has_no_sector_or_ring_waits() -> None:
    placed, half = _taken("namn;sektor;ring\nElsa;Släkt;2\nÅsa;Släkt;\n").alters
    assert (placed.placed, half.placed) == (True, False)


def test_unknown_columns_are_named() -> None:
    assert _rows("Namn;Telefon;E-post;;\nElsa;070;;;\n").unknown == ("Telefon", "E-post")


def test_ties_by_id_by_name_and_to_those_on_the_map() -> None:
    people = "id;namn\n1;Elsa\n2;Åsa\n"
    ties = f"Source;Target;Styrka;Familjeband\n1;2;stark kontakt;syskon\nÅsa;Maria;;\n1;{UUID(int=2)};;\nElsa;love;;\n"
    taken = _taken(people, ties)
    elsa, asa = (alter.id for alter in taken.alters)
    assert [(tie.a, tie.b) for tie in taken.ties] == [
        (elsa, asa),
        (asa, EGO.id),
        (elsa, UUID(int=2)),
        (elsa, UUID(int=2)),
    ]
    assert (taken.ties[0].strength, taken.ties[0].kinship) == (Strength.STRONG, Kinship.SIBLING)


def test_egors_own_numbers_are_those_of_the_people_around() -> None:
    egos, alters = "egoID,age\n1,40\n", "alterID,egoID,name\n1,1,Elsa\n2,1,Åsa\n"
    taken = _taken(egos, alters, "egoID,Source,Target,weight\n1,1,2,0.5\n")
    assert [(tie.a, tie.b) for tie in taken.ties] == [tuple(alter.id for alter in taken.alters)]


def test_whom_a_service_is_about() -> None:
    _elsa, bup = _taken("namn;sort;gäller\nElsa;;\nBUP;verksamhet;Elsa, Maria\n").alters
    assert bup.concerns == (_elsa.id, EGO.id)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "namn;ring\nÅsa;1\nElsa;4\n",
            "one.csv, line 3, ring: Krets does not know what stands there. It can be: nearest",
        ),
        ("namn;Sektor\nElsa;Elsa\n", "one.csv, line 2, Sektor: Krets does not know"),
        ("namn;typ\nElsa;mormor\n", "one.csv, line 2, typ: Krets does not know"),
        ("namn;Nästa möte\nElsa;snart\n", "one.csv, line 2, Nästa möte: Write the day as"),
        ("namn;har dött\nElsa;kanske\n", "one.csv, line 2, har dött: Krets does not know"),
        ("namn;hushåll\nElsa;3\n", "one.csv, line 2, hushåll: Krets does not know"),
        ("namn;ring\nElsa\n", "one.csv, line 2: another number of cells"),
        ("namn;ring\nÅsa;1\n\nElsa;1;2\n", "one.csv, line 4: another number of cells"),
        ('namn;roll\n"Elsa\nLind";mor\nÅsa\n', "one.csv, line 4: another number of cells"),
        ('namn\n"Elsa\n', "one.csv, line 2: the quotation marks"),
        ('namn\n"Elsa" Lind\n', "one.csv, line 2: the quotation marks"),
        ("namn;roll;Namn\nElsa;mor;Elsa\n", "one.csv, line 1, namn: stands there twice"),
        ("id;namn\n1;Elsa\n1;Åsa\n", "one.csv, line 3: stands there twice"),
        (f"id;namn\n{UUID(int=3)};Elsa\n{UUID(int=3)};Elsa\n", "one.csv, line 3: stands there twice"),
        (f"id;namn\n{EGO.id};Elsa\n", "one.csv, line 2: that is the parent in the middle"),
        ("namn;ring\n;2\n", "one.csv, line 2: A name or a role is needed."),
        ("Elsa;mamma\nÅsa;granne\n", "one.csv, line 1: no heading that Krets knows"),
        ("Elsa, Åsa\n", "one.csv, line 1: no heading that Krets knows"),
        (f"egoID,namn\n{UUID(int=77)},Elsa\n", "one.csv, line 2, egoID: this is another parent's map"),
        ("egoID,namn\n1,Elsa\n2,Åsa\n", "one.csv, line 3: there is more than one parent"),
        ("egoID,namn\n1,Elsa\n2,Åsa\n", "take in one map at a time"),
        ("", "one.csv: there is nothing in the file"),
        ("\n ;; \n", "one.csv: there is nothing in the file"),
        ("Namn\nEl\0sa\n", "one.csv: this is not text"),
        ("Elsa" * 300, "one.csv, line 1: the name is too long"),
        ('{"Elsa": 1}', "one.csv: this is JSON; families and sessions are taken in without --family"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, said: str) -> None:
    assert said in _refused(text)


@pytest.mark.parametrize(
    ("tie", "said"),
    [
        ("Elsa;Ingen", "two.csv, line 2, Target: points to somebody who is not on the map"),
        (f"Elsa;{UUID(int=99)}", "two.csv, line 2, Target: points to somebody who is not on the map"),
        ("Elsa;", "two.csv, line 2, Target: points to somebody who is not on the map"),
        ("Elsa;Elsa", "two.csv, line 2: joins somebody to themselves"),
        ("Åsa;Elsa", "two.csv, line 2, Source: several people have that name"),
    ],
)
def test_ties_that_lead_nowhere(tie: str, said: str) -> None:
    assert said in _refused("namn\nElsa\nÅsa\nÅsa\n", f"Source;Target\n{tie}\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Namn\nElsa\n".encode("utf-16-le"), "this is not text"),
        (codecs.BOM_UTF16_LE + b"N", "this is not text"),
        (b"Namn\nElsa\x81\n", "this is not text"),
        (b"PK\x03\x04Elsa", "this is a workbook; save it as CSV first"),
    ],
)
def test_what_is_no_text(content: bytes, said: str) -> None:
    assert said in _refused(content)


def test_a_graphml_file_comes_by_itself() -> None:
    assert "two.csv: take in one GraphML file at a time" in _refused("Namn\nElsa\n", "<graphml/>")


def test_a_long_name_and_invisible_characters() -> None:
    assert _names("Namn\n" + "Å" * 500 + "\n") == ["Å" * 500]
    rows = _rows("Namn\nElsa\x1b[31m\nLo\u202eve\nÅsa Ö\n")
    assert [row.cells["name"] for row in rows.people] == ["Elsa[31m", "Love", "Åsa Ö"]
    assert [place.line for place in rows.cleaned] == [2, 3]


def test_several_with_one_name_are_several() -> None:
    assert _names("Namn\nElsa\nElsa\n") == ["Elsa", "Elsa"]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)), st.data())
def test_any_bytes_are_read_or_refused_and_nothing_else(content: bytes, data: Any) -> None:
    begin = data.draw(st.sampled_from([b"", b"namn;ring\n", b"id,egoID,Source,Target,words\n", codecs.BOM_UTF16_LE]))
    with contextlib.suppress(InvalidError):
        _taken(begin + content)
