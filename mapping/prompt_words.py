"""What a prompt says: what the map shows, and one open question for the worker to ask, about what is and has been."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from mapping.language import gettext as _
from mapping.measure_words import names_of
from mapping.network import Network
from mapping.prompts import Prompt, PromptKind
from mapping.terms import term


class Asked(NamedTuple):
    """A prompt in words."""

    seen: str
    """What the map shows, with the names of those concerned."""
    question: str
    """One open question, put to the parent."""


def prompt_words(network: Network, prompt: Prompt) -> Asked:
    """A prompt in the language spoken now."""
    support = term(prompt.support) if prompt.support else ""
    return _WORDS[prompt.kind](names_of(network, prompt.about), support)


def _untied(names: str, _support: str) -> Asked:
    return Asked(_("No tie is drawn to {names}.").format(names=names), _("Whom on the map do they know?"))


def _child_alone(names: str, _support: str) -> Asked:
    seen = _("No grown-up but the parent is tied to {names}.").format(names=names)
    return Asked(seen, _("Which grown-ups do the children spend time with, besides you?"))


def _one_giver(name: str, support: str) -> Asked:
    seen = _("One alone gives {support}: {name}.").format(support=support, name=name)
    return Asked(seen, _("What did you do the last time {name} could not help?").format(name=name))


def _no_keeper(names: str, _support: str) -> Asked:
    return Asked(_("Nobody is noted as keeping track of {names}.").format(names=names), _("Who opens the letters?"))


_WORDS: Mapping[PromptKind, Callable[[str, str], Asked]] = {
    PromptKind.UNTIED: _untied,
    PromptKind.CHILD_ALONE: _child_alone,
    PromptKind.ONE_GIVER: _one_giver,
    PromptKind.NO_KEEPER: _no_keeper,
}
