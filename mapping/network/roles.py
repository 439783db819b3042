"""Words that tell what somebody is to the parent, in Swedish and English, and where those people usually stand.

Data for what is suggested and no more: a word that is missing costs the worker one choice, and nothing is decided here.
"""

import re
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.family import Symbol
from mapping.network import Alter, is_service

_WOMAN, _MAN, _OTHER = Symbol.WOMAN, Symbol.MAN, Symbol.OTHER


class RoleWord(NamedTuple):
    """What a word tells of the one it is said of."""

    sector: str | None
    """The key of the sector where they usually stand; None where that differs."""
    symbol: Symbol = _OTHER
    own: bool = False
    """Whether it tells the sector only of the parent's own: somebody else's partner may stand anywhere."""


_TABLE = (
    (RoleWord("home", _WOMAN, own=True), "dotter daughter maka fru hustru wife styvdotter bonusdotter stepdaughter"),
    (RoleWord("home", _MAN, own=True), "son make man mannen husband styvson bonusson stepson"),
    (RoleWord("home", own=True), "sambo partner barn barnen child children kids bonusbarn"),
    (RoleWord(None, _WOMAN), "flickvän girlfriend exfru exflickvän"),
    (RoleWord(None, _MAN), "pojkvän boyfriend exman exmake expojkvän"),
    (
        RoleWord("kin", _WOMAN, own=True),
        "mamma mor morsa mum mom mummy mother bonusmamma styvmor stepmother plastmamma fostermamma",
    ),
    (RoleWord("kin", _MAN, own=True), "pappa far farsa dad daddy father bonuspappa styvfar stepfather plastpappa"),
    (
        RoleWord("kin", _WOMAN),
        """mormor farmor moster faster tant syster storasyster lillasyster halvsyster svärmor svägerska gudmor
        svärdotter sondotter dotterdotter brorsdotter systerdotter grandmother grandma granny gran nan nana aunt auntie
        sister niece granddaughter godmother mother-in-law sister-in-law daughter-in-law""",
    ),
    (
        RoleWord("kin", _MAN),
        """morfar farfar morbror farbror bror broder brodern brorsa storebror lillebror halvbror svärfar svåger gudfar
        svärson sonson dotterson brorson systerson grandfather grandpa granddad uncle brother nephew grandson godfather
        father-in-law brother-in-law son-in-law""",
    ),
    (
        RoleWord("kin"),
        """kusin syskon föräldrar svärföräldrar släkting släktingar barnbarn cousin sibling siblings parents
        grandparents grandchild relative relatives""",
    ),
    (RoleWord("friends", _WOMAN), "väninna"),
    (
        RoleWord("friends"),
        """vän vännen vänner kompis kompisar granne grannar barndomsvän ungdomsvän familjevän bekant neighbour neighbor
        neighbours neighbors friend friends mate pal acquaintance""",
    ),
    (
        RoleWord("school_work"),
        """lärare rektor chef arbetsledare kollega kollegor arbetskamrat arbetskompis jobbkompis klasskamrat klasskompis
        skolkamrat skolkompis mentor pedagog dagmamma elevassistent resursperson skolsköterska skolkurator skolpsykolog
        skolläkare studievägledare teacher headteacher headmaster principal boss manager colleague coworker co-worker
        workmate classmate schoolmate childminder""",
    ),
    (RoleWord("leisure"), "tränare ledare lagkamrat lagkompis coach trainer leader teammate"),
    (
        RoleWord("professional"),
        """socialsekreterare handläggare sekreterare läkare doktor kurator psykolog psykiater terapeut sköterska
        behandlare stödjare rådgivare barnmorska sjukgymnast logoped dietist tandläkare tandhygienist kontaktperson
        kontaktman stödperson ledsagare behandlingsassistent socialpedagog samordnare förvaltare tolk doctor nurse
        therapist psychologist psychiatrist counsellor counselor caseworker midwife dentist physiotherapist""",
    ),
)
_WORDS = {word: told for told, words in _TABLE for word in words.split()}
_PHRASES = {
    phrase: RoleWord("professional")
    for phrase in ("god man", "gode man", "social worker", "support worker", "case worker", "social secretary")
}
_ENDS_LONGER = """
    lärare tränare ledare läkare sekreterare handläggare behandlare stödjare rådgivare terapeut sköterska psykolog
    pedagog kurator kompis kollega granne mamma pappa syster bror
"""
_TAILS = {tail: _WORDS[tail] for tail in _ENDS_LONGER.split()}
"""What longer Swedish words for what somebody is end with: ``klasslärare``, ``familjehemsmamma``."""

_ANIMALS = """
    katt hund kanin marsvin hamster häst fågel undulat papegoja kattunge hundvalp valp sköldpadda akvariefisk husdjur
    cat dog rabbit horse bird kitten puppy pet
"""
_PETS = frozenset(_ANIMALS.split())
_ENDINGS = ("", "n", "en", "t", "et")
"""What a Swedish word may end with and still be said of one and the same: läraren, barnet."""
_BELONGING = re.compile(r"(?<=..)(?:['’]s|s['’]?)$")


class Said(NamedTuple):
    """What the role words in a text tell, taken together."""

    first: RoleWord
    """The first word that is said of the one in question, and not of whom they belong to."""
    sectors: frozenset[str | None]
    """Every sector that some word speaks of: several when somebody is told by way of another."""


def read(text: str) -> Said | None:
    """What the role words in `text` tell, or None where there are none. What follows a comma is left aside."""
    said = clean(text).casefold().partition(",")[0]
    if phrase := next((told for phrase, told in _PHRASES.items() if phrase in said), None):
        return Said(phrase, frozenset({phrase.sector}))
    first: RoleWord | None = None
    sectors, somebodys = set[str | None](), False
    for word in re.findall(r"[\w-]+(?:['’]s)?", said):
        told = _told(word)
        if told is None and (stem := _BELONGING.sub("", word)) != word:
            somebodys = True
            told_of = _told(stem)
            sectors |= {told_of.sector} if told_of else set()
        elif told is not None:
            here = told._replace(sector=None) if told.own and somebodys else told
            first = first or here
            sectors.add(here.sector)
    return Said(first, frozenset(sectors)) if first else None


def is_pet(alter: Alter) -> bool:
    """Whether it is an animal, by its role, or by what its name begins with ("Katten Måns")."""
    role, name = (re.findall(r"[\w-]+", clean(text).casefold()) for text in (alter.role, alter.name))
    return not is_service(alter) and any(stem in _PETS for word in (*role, *name[:1]) for stem in _stems(word))


def _told(word: str) -> RoleWord | None:
    stems = _stems(word)
    whole = next((_WORDS[stem] for stem in stems if stem in _WORDS), None)
    tails = (told for tail, told in _TAILS.items() if any(stem.endswith(tail) for stem in stems))
    return whole or next(tails, None)


def _stems(word: str) -> list[str]:
    return [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
