"""The kinds of life events that families tell of most, for adding them quickly, and the words that tell them.

A kind is no field of an event: it suggests a lane, and a title where nothing else is written. A word that is missing
costs the worker one choice, and the worker can always choose otherwise (METHOD § 3.1).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.language import N_, gettext
from mapping.timeline import Lane


class EventKind(NamedTuple):
    """What families often tell of."""

    key: str
    name: str
    """In English, marked for translation."""
    lane: Lane
    words: str
    """Phrases that tell it, parted by commas; each word of one is the beginning of a word, and all must be there."""
    child: bool = False
    """Whether it stands on the children's lane when it is a child's."""

    @property
    def called(self) -> str:
        """Its name in the language spoken now."""
        return gettext(self.name)


KINDS = (
    EventKind(
        "move", N_("Move"), Lane.HOME, "flytt, inflytt, utflytt, lägenhet, bostad, bodde, bor, move, moving, apartment"
    ),
    EventKind(
        "separation",
        N_("Separation"),
        Lane.FAMILY,
        "flytt isär, isär, separer, separat, skilde, skildes, skiljer, skilsmäss, skils, gjorde slut, gick isär, "
        "divorc, separated, split up, broke up, break-up",
    ),
    EventKind(
        "couple",
        N_("New relationship"),
        Lane.FAMILY,
        "nytt förhållande, ny partner, blev ett par, blir ett par, ett par, blev tillsammans, blir tillsammans, "
        "träffade, flytt ihop, flytt ihop med, sambo, gift, gifte, förlov, bröllop, new relationship, new partner, "
        "became couple, got together, moved together, married, marry, engaged, wedding",
    ),
    EventKind(
        "birth",
        N_("A child was born"),
        Lane.CHILDREN,
        "född, föds, fick barn, fick dotter, fick son, barn född, nedkom, born, had baby, gave birth",
    ),
    EventKind(
        "death",
        N_("Death"),
        Lane.FAMILY,
        "dog, dör, död, dödsfall, avled, avlid, gick bort, bortgång, begrav, died, dies, death, passed away, funeral",
    ),
    EventKind(
        "diagnosis",
        N_("Diagnosis"),
        Lane.HEALTH,
        "diagnos, adhd, add-diagnos, autism, asperger, dyslexi, dyslexia, diagnosed",
    ),
    EventKind(
        "medicine",
        N_("Medicine changed"),
        Lane.HEALTH,
        "medicin, bytte medicin, byter medicin, medicinändr, tablett, dos, dosen, medication, medicine, dose, pills",
    ),
    EventKind(
        "admission",
        N_("Time in hospital"),
        Lane.HEALTH,
        "inlagd, inlägg, lades in, lagd in, sjukhus, psykakut, avdelning, tvångsvård, lpt, hospital, admitted, ward",
    ),
    EventKind(
        "illness",
        N_("Illness"),
        Lane.HEALTH,
        "sjuk, sjukdom, insjukn, cancer, stroke, depress, deprim, utmattn, utbränd, ångest, olycka, operat, operer, "
        "missfall, ill, illness, sick, anxiety, burnout, burn-out, accident, surgery, miscarriage",
    ),
    EventKind(
        "school_start",
        N_("Start of school"),
        Lane.SCHOOL_WORK,
        "skolstart, började skola, börjar skola, började förskol, börjar förskol, började ettan, börjar ettan, "
        "började sexan, börjar sexan, började sjuan, börjar sjuan, började gymnasi, börjar gymnasi, inskol, dagis, "
        "förskol, started school, starts school, started preschool, preschool, nursery",
        child=True,
    ),
    EventKind(
        "school_change",
        N_("Change of school"),
        Lane.SCHOOL_WORK,
        "skolbyte, bytte skola, byter skola, byta skola, ny skola, ny klass, bytte klass, byter klass, ny lärare, "
        "hoppade av, changed school, new school, new class, new teacher, changed class",
        child=True,
    ),
    EventKind(
        "schooling",
        N_("School or training finished"),
        Lane.SCHOOL_WORK,
        "tog studenten, studenten, gick ut nian, gick ut skola, slutade skola, utbildn, examen, hemmasitt, skola, "
        "skolan, mobb, graduat, left school, degree, school, bullied",
        child=True,
    ),
    EventKind(
        "work",
        N_("New job"),
        Lane.SCHOOL_WORK,
        "nytt jobb, nytt arbete, jobb, arbete, arbetar, arbeta, anställ, praktik, new job, job, started work, work, "
        "hired, internship",
    ),
    EventKind(
        "unemployed",
        N_("Out of work"),
        Lane.SCHOOL_WORK,
        "arbetslös, utan jobb, uppsagd, blev av med jobb, förlorade jobb, slutade jobb, varsl, unemploy, out of work, "
        "lost job, laid off, redundan, fired",
    ),
    EventKind(
        "sick_leave",
        N_("Sick leave"),
        Lane.SCHOOL_WORK,
        "sjukskriv, sjukskriven, sjukersättning, föräldraled, sick leave, signed off, parental leave, maternity leave",
    ),
    EventKind(
        "debt",
        N_("Debt or threat of eviction"),
        Lane.MONEY,
        "skuld, kronofogd, inkasso, utmätn, räkning, hyresskuld, avhys, vräk, sms-lån, lån, försörjningsstöd, "
        "ekonomi, konkurs, hyran, debt, bailiff, eviction, evicted, loan, bills, benefits, bankrupt",
    ),
    EventKind(
        "help",
        N_("New help"),
        Lane.HELP,
        "ny insats, insats, boendestöd, familjebehandl, kontaktfamilj, kontaktperson, avlast, stödfamilj, hemtjänst, "
        "personlig assist, samtalsstöd, fick hjälp, terapi, bup, habiliter, new help, support worker, family therapy, "
        "got help, respite, counsell, therapy",
    ),
    EventKind(
        "help_ended",
        N_("Help ended"),
        Lane.HELP,
        "insats slut, insats avslut, insats upphör, boendestöd slut, boendestöd avslut, boendestöd upphör, "
        "familjebehandl slut, familjebehandl avslut, kontaktfamilj slut, kontaktfamilj avslut, kontaktperson slut, "
        "terapi slut, hjälp slut, help ended, help stopped, support ended, support worker left, therapy ended",
    ),
    EventKind(
        "inquiry",
        N_("Report or inquiry"),
        Lane.HELP,
        "anmäl, orosanmäl, utredn, bbic, socialtjänst, socialsekr, polisanmäl, report, inquiry, investigat, "
        "social services, social worker",
    ),
    EventKind(
        "placement",
        N_("Child lives elsewhere"),
        Lane.HELP,
        "placer, placerad, child lives elsewhere, lives elsewhere, familjehem, jourhem, lvu, hvb, umgänge, vårdnad, "
        "placed, foster, custody, taken into care",
    ),
)
"""In the order in which they are offered."""

_LEAST_OF_A_BEGINNING = 4
"""Letters from which a word may be longer than what is looked for; shorter ones may only be bent."""

_ENDINGS = ("", "s", "t", "n", "en", "et", "de", "te", "ar", "er", "r", "a", "an", "ad", "at", "ed", "ing")


def kind_of(text: str) -> EventKind | None:
    """The kind that the words of `text` tell, or None. The phrase of most words tells best, then the longest."""
    words = tuple(re.findall(r"[\w-]+", clean(text).casefold()))
    fitting = [(len(phrase), sum(map(len, phrase)), -number) for number, phrase in _phrases() if _in(phrase, words)]
    return KINDS[-max(fitting)[2]] if fitting else None


def lane_of(kind: EventKind | None, *, whose_child: bool, otherwise: Lane) -> Lane:
    """The lane that is suggested: the kind's; of what is a child's and of no kind, or of school, the children's."""
    if whose_child and (kind is None or kind.child):
        return Lane.CHILDREN
    return kind.lane if kind else otherwise


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(
        (number, tuple(phrase.split()))
        for number, kind in enumerate(KINDS)
        for phrase in kind.words.split(",")
        if phrase.strip()
    )


def _in(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return all(any(_begins(word, part) for word in words) for part in phrase)


def _begins(word: str, part: str) -> bool:
    if not word.startswith(part):
        return False
    return len(part) >= _LEAST_OF_A_BEGINNING or word[len(part) :] in _ENDINGS
