"""What each choice is called where a user reads it: one word per concept, from storage to screen and picture.

The tables hold English texts marked for translation; `term` gives one in the language spoken now.
"""

import enum
from collections.abc import Mapping

from mapping.assignment import Progress
from mapping.family import Symbol
from mapping.language import N_, gettext
from mapping.meeting import Company
from mapping.network import AlterKind, Direction, Feeling, Frequency, Kinship, Sector, Standing, Strength, Support, Wish
from mapping.network.presets import Preset
from mapping.profile import Reach, Rung, Silence
from mapping.session import Part, State
from mapping.timeline import Lane, Role
from mapping.words import Voice

TERMS: Mapping[type[enum.Enum], Mapping[enum.Enum, str]] = {
    State: {
        State.PLANNED: N_("planned"),
        State.UNDER_WAY: N_("under way"),
        State.PAUSED: N_("paused"),
        State.CLOSED: N_("closed"),
    },
    Part: {
        Part.NETWORK: N_("Network map"),
        Part.TIMELINE: N_("Timeline"),
        Part.PROFILE: N_("Everyday life"),
    },
    Company: {
        Company.PARTNER: N_("partner"),
        Company.CHILD: N_("child"),
        Company.INTERPRETER: N_("interpreter"),
        Company.OTHER: N_("somebody else"),
    },
    Progress: {
        Progress.MISSING: N_("missing"),
        Progress.APPLIED: N_("applied for"),
        Progress.QUEUE: N_("in a queue"),
        Progress.GRANTED: N_("granted"),
        Progress.REFUSED: N_("refused"),
        Progress.DONE: N_("done"),
    },
    Symbol: {
        Symbol.WOMAN: N_("woman"),
        Symbol.MAN: N_("man"),
        Symbol.OTHER: N_("other or not said"),
    },
    AlterKind: {
        AlterKind.PERSON: N_("person"),
        AlterKind.SERVICE: N_("service"),
    },
    Frequency: {
        Frequency.DAILY: N_("every day"),
        Frequency.WEEKLY: N_("every week"),
        Frequency.MONTHLY: N_("every month"),
        Frequency.YEARLY: N_("a few times a year"),
        Frequency.RARELY: N_("more seldom"),
    },
    Feeling: {
        Feeling.GOOD: N_("good"),
        Feeling.MIXED: N_("both good and hard"),
        Feeling.HARD: N_("hard"),
    },
    Support: {
        Support.PRACTICAL: N_("practical help"),
        Support.EMOTIONAL: N_("comfort and company"),
        Support.ADVICE: N_("advice"),
        Support.MONEY: N_("money"),
        Support.RELIEF: N_("relief with the children"),
    },
    Wish: {
        Wish.MORE: N_("more contact"),
        Wish.SAME: N_("as it is"),
        Wish.LESS: N_("less contact"),
        Wish.NONE: N_("no contact"),
    },
    Standing: {
        Standing.PRESENT: N_("is there today"),
        Standing.WISHED: N_("wished for, missing"),
        Standing.QUEUE: N_("waiting in a queue"),
        Standing.ENDING: N_("ending"),
    },
    Kinship: {
        Kinship.PARTNER: N_("partners"),
        Kinship.EX_PARTNER: N_("separated"),
        Kinship.DIVORCED: N_("divorced"),
        Kinship.PARENT_CHILD: N_("parent and child"),
        Kinship.SIBLING: N_("siblings"),
        Kinship.STEP: N_("step-parent and child"),
        Kinship.FOSTER: N_("foster parent and child"),
        Kinship.ADOPTIVE: N_("adoptive parent and child"),
    },
    Strength: {
        Strength.STRONG: N_("strong tie"),
        Strength.ORDINARY: N_("ordinary tie"),
        Strength.WEAK: N_("weak tie"),
    },
    Direction: {
        Direction.TO_A: N_("the first receives support"),
        Direction.TO_B: N_("the second receives support"),
        Direction.MUTUAL: N_("both support each other"),
    },
    Preset: {
        Preset.ALL: N_("All"),
        Preset.SUPPORT: N_("Gives support"),
        Preset.STRAINED: N_("Strained"),
        Preset.PROFESSIONAL: N_("Professional"),
        Preset.MISSING: N_("Missing, wished for"),
        Preset.HOME: N_("At home"),
    },
    Silence: {
        Silence.UNKNOWN: N_("don't know"),
        Silence.DECLINED: N_("don't want to answer"),
        Silence.IRRELEVANT: N_("doesn't apply"),
    },
    Rung: {
        Rung.KNOWLEDGE: N_("know"),
        Rung.SKILL: N_("can"),
        Rung.APPLICATION: N_("do it"),
    },
    Reach: {
        Reach.YES: N_("yes"),
        Reach.PARTLY: N_("partly"),
        Reach.NOT_YET: N_("not yet"),
    },
    Lane: {
        Lane.FAMILY: N_("Family and relations"),
        Lane.HOME: N_("Housing"),
        Lane.HEALTH: N_("Health"),
        Lane.SCHOOL_WORK: N_("School and work"),
        Lane.MONEY: N_("Money"),
        Lane.HELP: N_("Help and contacts"),
        Lane.CHILDREN: N_("The children"),
    },
    Role: {
        Role.TRIGGERS: N_("set it off"),
        Role.KEEPS: N_("keeps it going"),
        Role.EASES: N_("eases it"),
    },
    Voice: {
        Voice.PARENT: N_("the parent's own words"),
        Voice.CHILD: N_("the child's own words"),
        Voice.OBSERVATION: N_("the worker's observation"),
        Voice.DOCUMENT: N_("from a document"),
    },
}
"""By kind of choice: Support.MONEY and Lane.MONEY are equal, being the same string, but are called differently."""

RINGS = {1: N_("nearest"), 2: N_("in between"), 3: N_("farther away")}

SECTORS = {
    "home": N_("At home"),
    "kin": N_("Relatives"),
    "friends": N_("Friends and neighbours"),
    "school_work": N_("School and work"),
    "leisure": N_("Leisure"),
    "professional": N_("Professional contacts"),
}

WEIGHTS = {
    -3: N_("very heavy"),
    -2: N_("heavy"),
    -1: N_("somewhat heavy"),
    0: N_("neither heavy nor good"),
    1: N_("somewhat good"),
    2: N_("good"),
    3: N_("very good"),
}
"""How an event weighed on the family, from strain to resource."""


def term(choice: enum.Enum) -> str:
    """What a choice is called, in the language spoken now."""
    return gettext(TERMS[type(choice)][choice])


def ring_name(ring: int) -> str:
    """What a ring is called."""
    return gettext(RINGS[ring])


def sector_name(sector: Sector) -> str:
    """What a sector is called: the service's own name for it, or Krets's."""
    if sector.name:
        return sector.name
    return gettext(SECTORS[sector.key]) if sector.key in SECTORS else sector.key


def weight_name(weight: int) -> str:
    """How an event weighed, in words."""
    return gettext(WEIGHTS[weight])
