"""Make the pictures that the README shows, of the practice family: `make pictures`."""

import asyncio
import re
import tempfile
from pathlib import Path

from exports.data.interchange import read
from exports.pictures.network_map import draw_map
from mapping.practice import document
from tui.app import KretsApp

HERE = Path(__file__).parent
SIZE = (110, 34)
WAY = ("enter", "enter", "g", "3", "pagedown", "enter", "enter")
"""From home to a question in the latest session."""


async def picture_of_app() -> str:
    """The app at a question, as SVG in the reader's own monospaced font."""
    with tempfile.TemporaryDirectory() as folder:
        app = KretsApp(Path(folder, "practice"), practice=True, settings=Path(folder, "settings.toml"))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(2)
            for key in WAY:
                await pilot.press(key)
                await pilot.pause(0.3)
            picture = app.export_screenshot(title="Krets", simplify=True)
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")


def main() -> None:
    """Write both pictures beside this file."""
    (HERE / "app.svg").write_text(asyncio.run(picture_of_app()), encoding="utf-8")
    latest = read(document()).sessions[-1]
    (HERE / "map.svg").write_bytes(draw_map(latest, title="Blåklockan", picture_format="svg"))


if __name__ == "__main__":
    main()
