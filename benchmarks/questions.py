"""Loading the question bank, which happens behind the first screen: how long it takes, and that nothing waits for it.

The app is started in processes of its own. At the first paint the bank must be unread; how long after that it is at
hand is told beside it (a passphrase takes longer to write). Opening a session then finds it read.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figures import spread
from mapping import questions

RUNS, STARTS = 50, 7
AIM = 15.0
"""Milliseconds, for what is read before the first paint."""

START = """
import asyncio, sys
from pathlib import Path
from time import perf_counter
import tui.app

painted = []

class Watched(tui.app.KretsApp):
    CSS_PATH = str(Path(tui.app.__file__).with_name("krets.tcss"))

    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        painted.append((perf_counter(), "mapping.questions.bank" in sys.modules))

def at_hand():
    questions = sys.modules.get("mapping.questions")
    return hasattr(questions, "load") and questions._loaded.cache_info().currsize

async def run(folder):
    app = Watched(folder / "archive", settings=folder / "settings.toml")
    async with app.run_test():
        while not at_hand():
            await asyncio.sleep(0.005)
        print(painted[0][1], perf_counter() - painted[0][0])
        app.exit()

asyncio.run(run(Path(sys.argv[1])))
"""


def measure() -> list[str]:
    """Lines for people to read."""
    taken = []
    for _ in range(RUNS):
        began = perf_counter()
        questions.read(Path(questions.__file__).parent)
        taken.append(perf_counter() - began)
    with TemporaryDirectory() as folder:
        starts = [_start(folder) for _ in range(STARTS)]
    early = sum(read for read, _after in starts)
    return [
        f"reading the bank: {spread(taken)}; {AIM:.0f} ms is the aim for what the first paint waits for",
        f"read before the first paint: in {early} of {STARTS} starts",
        f"at hand after the first paint: {spread([after for _read, after in starts])}",
    ]


def _start(folder: str) -> tuple[bool, float]:
    """Whether the bank was there at the first paint, and the seconds after it until it was."""
    command = [sys.executable, "-c", START, folder]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split()
    return told[0] == "True", float(told[1])


if __name__ == "__main__":
    print("\n".join(measure()))
