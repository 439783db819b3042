"""What is chosen becomes files: of the masked session, named so that nothing secret is told."""

import pytest

from exports.export import FORMATS, Export, FileFormat, Subject, file_name, made
from exports.masks import Mask, masked
from exports.pictures.look import Look
from exports.pictures.network_map import draw_map
from mapping.language import speaking
from mapping.network import Network
from mapping.presets import Preset
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


@pytest.mark.parametrize("mask", Mask)
@pytest.mark.parametrize(
    ("subject", "wanted"), [(subject, wanted) for subject, formats in FORMATS.items() for wanted in formats]
)
def test_no_file_tells_a_name_that_is_held_back(subject: Subject, wanted: FileFormat, mask: Mask) -> None:
    if wanted in {"png", "pdf"}:
        return  # set from what the svg holds
    alters = (somebody(2, name="Kanarisa", role="Kanarisas vän"), somebody(3, name="Kanaribo", ring=None))
    exported = made(Export(subject, wanted, mask), session(Network(ego=EGO, alters=alters)), title="K-1")
    told = "".join(content.decode() for content in exported.contents.values())
    # The genogram draws kin alone, and here are none.
    assert ("Kanari" in told) == (mask is Mask.NAMES and subject is Subject.MAP)


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
