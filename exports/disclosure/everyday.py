"""How everyday life works: the answers about the person, or by them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from exports.disclosure.disclosure import Fact, Item, Passage
from exports.disclosure.words import About, Teller
from mapping.language import gettext as _
from mapping.profile import Answer, TaskAnswer
from mapping.profile.audience import Audience
from mapping.profile.in_words import ladder
from mapping.profile.sensitive import is_sensitive
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term

if TYPE_CHECKING:
    from mapping.questions.bank import Bank


def answers_of(session: Session, teller: Teller, bank: "Bank") -> Iterator[Item]:
    """The answers about the person; the parent has all, having given them."""
    for answer in session.profile.answers:
        if _told_to(teller, answer.child):
            yield _answer(answer, teller, bank)


def tasks_of(session: Session, teller: Teller, bank: "Bank") -> Iterator[Item]:
    """Who does what for the person; the parent has all."""
    for answer in session.profile.tasks:
        if _told_to(teller, answer.child):
            yield _task(answer, teller, bank)


def _told_to(teller: Teller, child: Id | None) -> bool:
    return teller.is_parent or child == teller.person.id


def _answer(answer: Answer, teller: Teller, bank: "Bank") -> Item:
    worded, area = bank.worded(answer), bank.area(answer.question)
    unknown = _("A question that this Krets does not have")
    asked = worded.ask.text if worded else area.name.text if area else unknown
    facts = [*_whom(answer.child, teller)]
    if answer.step:
        step = worded.step(answer.step).text if worded else _("step {number} of 5").format(number=answer.step)
        facts.append(Fact(_("Answer"), Passage(step)))
    if answer.silence:
        facts.append(Fact(_("Answer"), Passage(term(answer.silence))))
    offered = {text for question in bank.questions for help_ in question.helps for text in (help_.sv, help_.en)}
    about = _about(answer.child, teller)
    for help_ in answer.helps:
        facts.append(Fact(_("Helps"), Passage(help_) if help_ in offered else teller.account(help_, about)))
    facts += _quotes(answer, teller)
    return Item(answer.id, Passage(asked), tuple(facts), sensitive=is_sensitive(answer, bank))


def _task(answer: TaskAnswer, teller: Teller, bank: "Bank") -> Item:
    task = bank.tasks.task(answer.task) if bank.stamp(answer.task).origin == answer.origin else None
    facts = [*_whom(answer.child, teller)]
    if answer.doer:
        facts.append(Fact(_("Today"), Passage(bank.levels.level(answer.doer).parent.text)))
    if answer.silence:
        facts.append(Fact(_("Today"), Passage(term(answer.silence))))
    if climbed := ladder(answer, Audience.PARENT):
        facts.append(Fact(_("How far"), Passage(climbed) if teller.is_parent else teller.examined(climbed)))
    facts += _quotes(answer, teller)
    return Item(answer.id, Passage(task.name.text if task else _("A task that this Krets does not have")), tuple(facts))


def _quotes(answer: Answer | TaskAnswer, teller: Teller) -> Iterator[Fact]:
    return teller.quotes(answer.words, _about(answer.child, teller), own_child=answer.child == teller.person.id)


def _about(child: Id | None, teller: Teller) -> About:
    """The parent's answers about a child are about both."""
    if teller.is_parent:
        return About.SHARED if child else About.PERSON
    return About.PERSON


def _whom(child: Id | None, teller: Teller) -> Iterator[Fact]:
    if child and teller.is_parent:
        yield Fact(_("About"), Passage(teller.names.called(child)))
    elif child:
        yield Fact(_("Answered by"), Passage(_("the parent")))
