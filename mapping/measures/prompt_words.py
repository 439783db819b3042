"""What a prompt says: what the map shows, and one open question for the worker to ask, about what is and has been."""

from typing import NamedTuple

from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.measures.prompts import Prompt, PromptKind
from mapping.measures.words import names_of
from mapping.network import Network
from mapping.terms import term


class Asked(NamedTuple):
    """A prompt in words."""

    seen: str
    """What the map shows, with the names of those concerned."""
    question: str
    """One open question, put to the parent."""


def prompt_words(network: Network, prompt: Prompt) -> Asked:
    """A prompt in the language spoken now."""
    names, count = names_of(network, prompt.about), len(prompt.about)
    if prompt.kind is PromptKind.UNTIED:
        question = ngettext("Whom on the map does this person know?", "Whom on the map do they know?", count)
        return Asked(_("No tie is drawn to: {names}").format(names=names), question)
    if prompt.kind is PromptKind.CHILD_ALONE:
        seen = _("No grown-up but the parent is tied to: {names}").format(names=names)
        return Asked(
            seen, ngettext("Which other grown-ups meet the child?", "Which other grown-ups meet the children?", count)
        )
    if prompt.support is not None:
        seen = _("One alone gives {support}: {name}").format(support=term(prompt.support), name=names)
        return Asked(seen, _("What did you do the last time {name} could not help?").format(name=names))
    return Asked(
        _("Nobody is noted as keeping track of: {names}").format(names=names), _("Who keeps letters and times?")
    )
