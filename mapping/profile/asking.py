"""Which of the bank's questions and tasks are asked of a family: those that suit its children and what was answered.

A question about a nappy is not asked to a parent of teenagers. What was once answered is always shown: nothing that
was said disappears because a birthday has passed or another answer was changed.
"""

from collections.abc import Iterable
from datetime import date

from mapping.dates import FuzzyDate
from mapping.network import Alter, own_children
from mapping.profile import Profile, answer_about, answer_to
from mapping.questions.bank import Area, Aspect, Bank, Condition, Question
from mapping.questions.tasks import Task
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import Ages, ages_at

_GROWN_UP = 17
"""Grown-up children are asked about as the oldest ones are."""


def areas_of(bank: Bank, session: Session) -> tuple[Area, ...]:
    """The areas that may be opened now. The sensitive ones only when the parent is alone (METHOD § 3.3)."""
    return tuple(area for area in bank.areas if session.parent_alone or not area.sensitive)


def questions_of(area: Area, session: Session, child: Id | None = None) -> tuple[Question, ...]:
    """The questions of an area that are asked about `child` (None: about the parent), in order.

    About one child it is asked how it shows with the children, and what follows up an answer about that child.
    """
    ages = ages_now(session, child)
    return tuple(
        question
        for question in area.questions
        if answer_to(session.profile, question.id, child)
        or (
            suits(question.ages, ages)
            and (child is None or question.aspect is Aspect.CHILDREN or question.ask_if)
            and all(holds(part, session.profile, child) for part in question.ask_if)
        )
    )


def progress(area: Area, session: Session, child: Id | None = None) -> tuple[int, int]:
    """How many of an area's questions are answered, and how many are asked."""
    asked = questions_of(area, session, child)
    answers = [answer_to(session.profile, question.id, child) for question in asked]
    return sum(answer is not None and answer.given for answer in answers), len(asked)


def tasks_of(tasks: Iterable[Task], session: Session, child: Id | None = None) -> tuple[Task, ...]:
    """The everyday tasks that concern `child` (None: any of the children), in order."""
    ages = ages_now(session, child)
    return tuple(task for task in tasks if answer_about(session.profile, task.key, child) or suits(task.ages, ages))


def children_of(session: Session) -> tuple[Alter, ...]:
    """The children whom an answer can be about."""
    return own_children(session.network)


def ages_now(session: Session, child: Id | None = None) -> tuple[Ages, ...]:
    """How old the child, or each child, was on the day of the meeting. Empty as soon as one age is not known: then
    nothing is left out.
    """
    children = [one for one in children_of(session) if child in (None, one.id)]
    known = [_age(one, session.met_on) for one in children]
    return tuple(ages for ages in known if ages) if all(known) else ()


def suits(ages: tuple[int, int], of: Iterable[Ages]) -> bool:
    """Whether something for children of `ages` suits any of these; for children of unknown age everything does."""
    of = tuple(of)
    return not of or any(min(each.least, _GROWN_UP) <= ages[1] and each.most >= ages[0] for each in of)


def holds(condition: Condition, profile: Profile, child: Id | None = None) -> bool:
    """Whether the answer that a condition names was given, about the same child."""
    answer = answer_to(profile, condition.question, child)
    if answer is None or answer.step is None:
        return False
    return (condition.at_least or 1) <= answer.step <= (condition.at_most or 5)


def _age(child: Alter, on: date) -> Ages | None:
    return ages_at(child.born, FuzzyDate(edtf=on.isoformat()))
