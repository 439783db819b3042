"""The practice family, Blåklockan: invented people, for learning Krets and for showing what a good mapping looks like.

A mother with ADHD and her two children, over a year: three closed sessions and a fourth under way. `family.json`
is in the interchange format and is kept by hand: one record on one line.
"""

from pathlib import Path


def document() -> bytes:
    """The practice family with its four sessions, as JSON in the interchange format.

    Raises:
        OSError: the installation has lost the file.
    """
    return (Path(__file__).parent / "family.json").read_bytes()
