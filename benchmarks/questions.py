"""Loading the question bank: from its files to questions that can be asked."""

from pathlib import Path
from time import perf_counter

from benchmarks.figures import spread
from mapping import questions

RUNS = 50


def measure() -> list[str]:
    """Lines for people to read."""
    folder = Path(questions.__file__).parent
    taken = []
    for _ in range(RUNS):
        began = perf_counter()
        questions.read(folder)
        taken.append(perf_counter() - began)
    return [f"loading the bank: {spread(taken)}"]
