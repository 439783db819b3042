"""The question bank: concrete questions with five-step scales, as data (METHOD § 3.3: scales before open questions).

Three areas must be complete first: executive function, time perception and central coherence. The wording is Krets'
own; no copyrighted rating scale is reproduced.
"""

from functools import cache
from pathlib import Path

from mapping.questions.bank import Area, Aspect, Bank, Bilingual, Question, Side, read

__all__ = ["Area", "Aspect", "Bank", "Bilingual", "Question", "Side", "load", "read"]


@cache
def load() -> Bank:
    """The bank that comes with Krets, read once.

    Raises:
        InvalidError: one of its files is damaged.
    """
    return read(Path(__file__).parent)
