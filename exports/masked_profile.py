"""How much of a profile leaves where names do not: what was chosen from the bank does, and no free words.

The steps, the doers and what the bank offers as help name nobody. What the family told in words of its own may.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from exports.hiding import HIDDEN
from exports.masks import Mask, masked
from mapping.profile import Answer, Profile, TaskAnswer
from mapping.session import Session
from mapping.words import Words

if TYPE_CHECKING:
    from mapping.questions.bank import Bank

_A = TypeVar("_A", Answer, TaskAnswer)


def masked_with_profile(session: Session, mask: Mask, bank: "Bank") -> Session:
    """The session as `masked` lets it leave, and its profile without the words of the family."""
    if mask is Mask.NAMES:
        return session
    offered = _offered(bank)
    answers = (
        replace(answer, helps=tuple(h for h in answer.helps if h in offered)) for answer in session.profile.answers
    )
    profile = Profile(answers=_bare(answers), tasks=_bare(session.profile.tasks))
    return replace(masked(session, mask), profile=profile)


def _bare(answers: Iterable[_A]) -> tuple[_A, ...]:
    """Without words; where they are all that was said, that somebody said something is still told."""
    bare = ((answer, replace(answer, words=())) for answer in answers)
    return tuple(
        left if left.given else replace(answer, words=tuple(map(_unsaid, answer.words))) for answer, left in bare
    )


def _unsaid(words: Words) -> Words:
    return replace(words, text=HIDDEN.plain)


def _offered(bank: "Bank") -> frozenset[str]:
    """What the bank itself offers as help, in both languages."""
    helps = (help_ for question in bank.questions for help_ in question.helps)
    return frozenset(text for help_ in helps for text in (help_.sv, help_.en))
