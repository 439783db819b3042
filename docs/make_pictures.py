"""Make the pictures that the README shows, of the practice family: `make pictures`."""

import asyncio
import re
import tempfile
from pathlib import Path

from exports.data.interchange import read
from exports.pictures.genogram import draw_genogram
from exports.pictures.network_map import draw_map
from mapping.practice import document
from tui.app import KretsApp

HERE = Path(__file__).parent
TO_A_QUESTION = ("enter", "enter", "g", "3", "home", "enter", "enter", "question_mark")
"""From home to a question in the latest session."""

TO_THE_MAP = ("enter", "enter", "g", "1", "home")
"""From home to the network map of the latest session, with the parent in hand."""


async def picture_of_app(way: tuple[str, ...], size: tuple[int, int]) -> str:
    """The app at the end of a way of keys, as SVG in the reader's own monospaced font."""
    with tempfile.TemporaryDirectory() as folder:
        app = KretsApp(Path(folder, "practice"), practice=True, settings=Path(folder, "settings.toml"))
        async with app.run_test(size=size) as pilot:
            await pilot.pause(2)
            for key in way:
                await pilot.press(key)
                await pilot.pause(0.3)
            picture = app.export_screenshot(title="Krets", simplify=True)
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")


def main() -> None:
    """Write all pictures beside this file."""
    app = asyncio.run(picture_of_app(TO_A_QUESTION, (110, 34)))
    (HERE / "app.svg").write_text(app, encoding="utf-8")
    network = asyncio.run(picture_of_app(TO_THE_MAP, (132, 44)))
    (HERE / "network.svg").write_text(network, encoding="utf-8")
    latest = read(document()).sessions[-1]
    (HERE / "map.svg").write_bytes(draw_map(latest, title="Blåklockan", picture_format="svg"))
    (HERE / "genogram.svg").write_bytes(draw_genogram(latest, title="Blåklockan", picture_format="svg"))


if __name__ == "__main__":
    main()
