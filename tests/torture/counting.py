"""What each fault met with, counted; the table is printed at the end of the long form."""

from collections import Counter
from typing import Any

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
    14: "a monkey at the keyboard",
}
"""The numbers of the table, and what each row is about."""
FILES = {
    "test_killed.py": 1,
    "test_killed_keys.py": 1,
    "test_disk_faults.py": 2,
    "test_refused_on_screen.py": 2,
    "test_power_loss.py": 3,
    "test_damage_everywhere.py": 4,
    "test_many_processes.py": 5,
    "test_strange_text.py": 6,
    "test_strange_elsewhere.py": 6,
    "test_hostile_exports.py": 7,
    "test_hostile_screens.py": 7,
    "test_canary.py": 8,
    "test_canary_commands.py": 8,
    "test_no_network.py": 10,
    "test_against_a_model.py": 11,
    "test_every_schema.py": 12,
    "test_bombs.py": 13,
    "test_monkey.py": 14,
}
"""Which fault the time of a file goes to; people (9) come and go beside the model (11)."""


class Counts:
    """How many of what, by the number of the fault."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._added: dict[int, Counter[str]] = {}
        self._most: dict[int, Counter[str]] = {}
        self._seconds: dict[int, float] = {}

    def add(self, fault: int, what: str, number: int = 1) -> None:
        """Count `number` more; nought is worth telling too."""
        self._added.setdefault(fault, Counter())[what] += number

    def most(self, fault: int, what: str, number: int) -> None:
        """Keep the highest number that was seen."""
        counted = self._most.setdefault(fault, Counter())
        counted[what] = max(counted[what], number)

    def took(self, file: str, seconds: float) -> None:
        """So long a test of that file was at it."""
        if file in FILES:
            self._seconds[FILES[file]] = self._seconds.get(FILES[file], 0.0) + seconds

    def plain(self) -> Any:
        """All that was counted, as one process can send it to another."""
        return [{fault: dict(counted) for fault, counted in each.items()} for each in (self._added, self._most)]

    def take_in(self, plain: Any) -> None:
        """What another process counted."""
        added, most = plain
        for fault, counted in added.items():
            for what, number in counted.items():
                self.add(fault, what, number)
        for fault, counted in most.items():
            for what, number in counted.items():
                self.most(fault, what, number)

    def lines(self) -> list[str]:
        """The table, a line each; empty when nothing was counted."""
        lines: list[str] = []
        for fault in sorted({*self._added, *self._most}):
            lines.append(f"{fault:3}  {FAULTS[fault]}  ({self._seconds.get(fault, 0.0) / 60:.1f} minutes of one core)")
            for counted in (self._added, self._most):
                lines += [f"     {number:12,}  {what}" for what, number in counted.get(fault, Counter()).items()]
        return lines
