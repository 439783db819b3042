"""What is chosen becomes files: of the masked session, named so that nothing secret is told."""

import re
import zlib
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from exports.export import FORMATS, Export, FileFormat, Subject, file_name, made
from exports.masks import Mask, masked
from exports.pictures.look import Look
from exports.pictures.network_map import draw_map
from mapping.dates import FuzzyDate
from mapping.language import speaking
from mapping.network import AlterKind, Kinship, Network, Sector, Tie
from mapping.network.presets import Preset
from mapping.session import LaterNote, Session
from mapping.timeline import Lane, LifeEvent, Role, Timeline, Worry, WorryLink
from mapping.words import Voice, Words
from tests.exports.invented import EGO, crowd, session, somebody

BEGINNING: dict[FileFormat, bytes] = {
    "svg": b"<svg",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "dot": b"graph",
    "txt": "Nätverkskarta".encode(),
    "graphml": b"<?xml",
}


@pytest.mark.parametrize("wanted", BEGINNING)
def test_one_file_of_each_kind(wanted: FileFormat) -> None:
    exported = made(Export(Subject.MAP, wanted), crowd(3), title="K-1")
    assert list(exported.contents) == [""]
    assert exported.contents[""].startswith(BEGINNING[wanted])


def test_csv_is_several_files() -> None:
    contents = made(Export(Subject.MAP, "csv"), crowd(3), title="K-1").contents
    assert {"-ego.csv", "-alter.csv", "-tie.csv"} <= set(contents)
    assert all(contents.values())


@pytest.mark.parametrize("wanted", FORMATS[Subject.GENOGRAM])
def test_the_genogram(wanted: FileFormat) -> None:
    content = made(Export(Subject.GENOGRAM, wanted), crowd(3), title="K-1").contents[""]
    assert content.startswith(BEGINNING[wanted] if wanted != "txt" else b"Genogram")


def canaries() -> Session:
    """A session in which every text tells a name, some of strangers; everybody is kin and stands on both pictures."""
    said = FuzzyDate(edtf="1990", said="Kanarifågel")
    words = (Words(voice=Voice.PARENT, text="Kanarifågel sa"),)
    ego = replace(EGO, name="Kanaria Ek", born=said)
    facts: dict[str, Any] = {"words": words, "born": said, "since": said, "next_meeting": date(2026, 5, 1)}
    facts |= {"contact": "Kanarisson", "keeper": "kanarisson", "purpose": "Kanarifågels"}
    alters = (
        somebody(2, name="Kanarisa Ek", role="Kanarias syster", sector="kanarisas", **facts),
        somebody(3, name="Maj-Kanarisa", role="Kanarilla, granne", **facts),
        somebody(4, name="kanarilo", role="KANARIMAX mamma", ring=None, **facts),
        somebody(5, name="Kanarissons skola", role="Kanariberg på soc", kind=AlterKind.SERVICE, **facts),
    )
    ties = [Tie(id=UUID(int=50 + n), a=EGO.id, b=UUID(int=n), kinship=Kinship.SIBLING, words=words) for n in (2, 3, 4)]
    sectors = (Sector(key="kin", name="Hos Kanarisa"), Sector(key="kanarisas"), Sector(key="home"))
    of = session(Network(ego=ego, alters=alters, ties=tuple(ties), sectors=sectors))
    links = (WorryLink(worry=UUID(int=81), role=Role.TRIGGERS),)
    happened = {"when": said, "whose": UUID(int=2), "concerns": (UUID(int=3),), "words": words, "links": links}
    events = (LifeEvent(id=UUID(int=80), title="Kanarilla flyttar", lane=Lane.HOME, **happened),)
    timeline = Timeline(events=events, worries=(Worry(id=UUID(int=81), text="Kanarifågeln"),))
    return replace(of, timeline=timeline, later=(LaterNote(id=UUID(int=90), text="Kanarifågel"),))


def tells_a_name(export: Export) -> bool:
    """Whether a canary is in any byte of the files, packed or not."""
    for content in made(export, canaries(), title="Familjen Kanaria Ek").contents.values():
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
        packed = [zlib.decompressobj().decompress(each) for each in streams if each[:1] == b"x"]
        told = b"".join([content, *packed])
        coded = b"".join(bytes.fromhex(found.decode()) for found in re.findall(rb"<((?:[0-9A-Fa-f]{2})+)>", told))
        if b"kanari" in (told + coded).replace(b"\0", b"").lower():
            return True
    return False


@pytest.mark.parametrize("mask", Mask)
@pytest.mark.parametrize(
    ("subject", "wanted"),
    [(subject, wanted) for subject, formats in FORMATS.items() for wanted in formats if wanted not in {"png", "pdf"}],
)
def test_no_file_tells_a_name_that_is_held_back(subject: Subject, wanted: FileFormat, mask: Mask) -> None:
    assert tells_a_name(Export(subject, wanted, mask)) == (mask is Mask.NAMES)


@pytest.mark.parametrize("mask", [Mask.NAMES, Mask.INITIALS])
def test_no_name_is_left_inside_a_pdf(mask: Mask) -> None:
    assert tells_a_name(Export(Subject.MAP, "pdf", mask)) == (mask is Mask.NAMES)


def test_the_look_and_the_mask_are_heeded() -> None:
    look = Look(preset=Preset.SUPPORT, grey=True, paper="a4", legend=False)
    exported = made(Export(Subject.MAP, "svg", Mask.ROLES, look), crowd(5), title="K-1")
    drawn = draw_map(masked(crowd(5), Mask.ROLES), title="K-1", picture_format="svg", look=look)
    assert exported.contents[""] == drawn


def test_the_words_are_of_what_is_looked_at() -> None:
    export = Export(Subject.MAP, "txt", look=Look(preset=Preset.MISSING))
    assert "Visar: Saknas, önskas" in made(export, crowd(20), title="K-1").contents[""].decode()


def test_squares_are_counted_in_what_leaves() -> None:
    of = session(Network(ego=EGO, alters=(somebody(2, name="Åsa 漢字"),)))
    assert made(Export(file_format="dot"), of, title="K-1").squares == 2
    assert made(Export(file_format="dot", mask=Mask.NONE), of, title="K-1").squares == 0
    assert made(Export(file_format="txt"), of, title="K-1").squares == 0


def test_the_files_name_tells_no_name() -> None:
    of = crowd(3)
    assert file_name(Export(), of) == "natverkskarta-2026-03-12-00000000.svg"
    assert file_name(Export(Subject.GENOGRAM, "pdf", Mask.NONE), of) == "genogram-2026-03-12-00000000-utan-namn.pdf"
    with speaking("en"):
        assert file_name(Export(mask=Mask.ROLES), of) == "network-map-2026-03-12-00000000-roles.svg"


def test_what_is_noted_of_it() -> None:
    assert Export(file_format="png").noted == "map png"
    assert Export(Subject.GENOGRAM, "pdf", Mask.INITIALS).noted == "genogram pdf initials"
