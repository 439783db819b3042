"""What each fault met with, counted; the table is printed at the end of the long form."""

from collections import Counter

FAULTS = {
    1: "killed at every system call, and at random",
    2: "the disk refuses",
    3: "power loss",
    4: "bits, lengths, places, generations",
    5: "processes, locks, forks",
    6: "strange text in every field",
    7: "hostile text, on screens and in exports",
    8: "a canary, and errors everywhere",
    9: "people deleted and added",
    10: "no network",
    11: "a plain model beside the archive",
    12: "every earlier schema",
    13: "bombs",
}
"""The numbers of the table, and what each row is about."""


class Counts:
    """How many of what, by the number of the fault."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._counted: dict[int, Counter[str]] = {}

    def add(self, fault: int, what: str, number: int = 1) -> None:
        """Count `number` more; nought is worth telling too."""
        self._counted.setdefault(fault, Counter())[what] += number

    def most(self, fault: int, what: str, number: int) -> None:
        """Keep the highest number that was seen."""
        counted = self._counted.setdefault(fault, Counter())
        counted[what] = max(counted[what], number)

    def lines(self) -> list[str]:
        """The table, a line each; empty when nothing was counted."""
        lines: list[str] = []
        for fault, counted in sorted(self._counted.items()):
            lines.append(f"{fault:3}  {FAULTS[fault]}")
            lines += [f"     {number:12,}  {what}" for what, number in counted.items()]
        return lines
