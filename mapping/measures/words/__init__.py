"""The measures of a network in words: figures, small bars, and for each one sentence on what it may mean.

For the worker. Nothing here says what is much or little, good or bad: the family knows, and the worker can ask.
"""

from mapping.language import gettext as _
from mapping.measures import Measures
from mapping.measures.words.load import load_words
from mapping.measures.words.size import size_words
from mapping.measures.words.structure import structure_words
from mapping.measures.words.support import support_words
from mapping.measures.words.told import Chapter, Row, Told, names_of
from mapping.network import Network

__all__ = ["Chapter", "Row", "Told", "measure_words", "names_of"]


def measure_words(network: Network, measured: Measures) -> tuple[Chapter, ...]:
    """Everything that was measured of `network`, in the language spoken now. Nothing when nobody is there today."""
    if not measured.size.today:
        return ()
    return (
        Chapter(_("Who there is"), tuple(size_words(network, measured.size))),
        Chapter(_("How they hang together"), tuple(structure_words(network, measured.structure))),
        Chapter(_("Support"), tuple(support_words(network, measured.support))),
        Chapter(_("Time"), (load_words(network, measured.load),)),
    )
