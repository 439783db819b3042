"""What people say about when that is told from what is known: the day of the session, people, and other events.

Told on TODAY, by Maria. Elsa is her daughter; a move and a separation are on the timeline.
"""

from datetime import date
from uuid import UUID

from mapping.dates import FuzzyDate
from mapping.dates.known import Known
from mapping.family import FamilyMember
from mapping.network import Alter
from mapping.timeline import Lane, LifeEvent

TODAY = date(2026, 10, 12)

MARIA = FamilyMember(id=UUID(int=1), name="Maria", born=FuzzyDate(edtf="1985-05-05"))
ELSA = Alter(id=UUID(int=2), name="Elsa", role="lillasyster", born=FuzzyDate(edtf="2018"))
MOVE = LifeEvent(id=UUID(int=3), title="Flytt till Luleå", lane=Lane.HOME, when=FuzzyDate(edtf="2016-05"))
SEPARATION = LifeEvent(id=UUID(int=4), title="Separation", lane=Lane.FAMILY, when=FuzzyDate(edtf="2019/2020"))

KNOWN = Known(TODAY, MARIA.id, (MARIA, ELSA), (MOVE, SEPARATION))

FROM_TODAY = {
    "i år": "2026",
    "förra året": "2025",
    "i fjol": "2025",
    "last year": "2025",
    "förrförra året": "2024",
    "för två år sedan": "2024~",
    "för 2 år sen": "2024~",
    "för ungefär tre år sedan": "2023~",
    "two years ago": "2024~",
    "a year ago": "2025~",
    "för ett halvår sedan": "2026-04~",
    "för tre månader sedan": "2026-07~",
    "three months ago": "2026-07~",
    "för tio dagar sedan": "2026-10-02",
    "för två veckor sedan": "2026-09-28~",
    "i höstas": "2025-23",
    "i somras": "2026-22",
    "i våras": "2026-21",
    "i vintras": "2025-24",
    "förra sommaren": "2026-22",
    "last autumn": "2025-23",
    "last summer": "2026-22",
    "i höst": "2026-23",
    "this spring": "2027-21",
    "i mars": "2026-03",
    "i november": "2025-11",
    "sommaren förra året": "2025-22",
    "mars i år": "2026-03",
    "hösten för två år sedan": "2024-23",
    "i julas": "2025-12-24~",
    "i påskas": "2026-04-05~",
    "last Christmas": "2025-12-24~",
    "jul förra året": "2025-12-24~",
    "idag": "2026-10-12",
    "igår": "2026-10-11",
    "förra veckan": "[2026-10-05..2026-10-11]",
    "förra månaden": "2026-09",
    "sedan förra året": "2025/..",
    "sedan två år tillbaka": "2024~/..",
    "sedan i höstas": "2025-23/..",
    "före förra sommaren": "[..2026-21]",
    "since last year": "2025/..",
    "kanske förra året": "2025?",
}
"""Understood where the day of the session is known; otherwise they stay words."""

HANGING = {
    # Elsa was born in 2018
    "när Elsa var 3": "[2021..2022]",
    "när Elsa var tre år": "[2021..2022]",
    "Elsa var tre år gammal": "[2021..2022]",
    "when Elsa was three years old": "[2021..2022]",
    "när Elsa var ungefär 3": "[2021..2022]",
    "ungefär när Elsa var 3": "[2021~..2022~]",
    "när Elsa var 3–4 år": "[2021..2023]",
    "sommaren när Elsa var 3": "[2021-22..2022-22]",
    "sedan Elsa var 3": "2021~/..",
    "fram till Elsa var 3": "../2022~",
    "när Elsa fyllde 3": "2021",
    "Elsas 3-årsdag": "2021",
    "on Elsa's 3rd birthday": "2021",
    "when Elsa turned 3": "2021",
    "när Elsa var 6 månader": "[2018-07~..2019-06~]",
    "när Elsa var bebis": "[2018..2019]",
    "när Elsa var nyfödd": "2018~",
    "innan Elsa föddes": "[..2017]",
    "before Elsa was born": "[..2017]",
    "innan Elsa": "[..2017]",
    "efter att Elsa föddes": "[2018..]",
    "när Elsa föddes": "2018",
    "sedan Elsa föddes": "2018/..",
    "fram till att Elsa föddes": "../2018",
    "två år innan Elsa föddes": "2016~",
    "two years after Elsa was born": "2020~",
    "strax efter att Elsa föddes": "2018~",
    "när Elsa började ettan": "2025-08",
    "när Elsa gick i förskoleklass": "[2024-08..2025-06]",
    "Elsa i ettan": "[2025-08..2026-06]",
    "när lillasyster var 3": "[2021..2022]",
    # Maria, who is I, was born on the 5th of May 1985
    "när jag var 17": "[2002-05-05..2003-05-04]",
    "when I was seventeen": "[2002-05-05..2003-05-04]",
    "vid 17 års ålder": "[2002-05-05..2003-05-04]",
    "i 20-årsåldern": "[2005-05-05~..2006-05-04~]",
    "i tonåren": "[1998-05-05..2005-05-04]",
    "när jag fyllde 18": "2003-05-05",
    "när jag gick i sexan": "[1997-08..1998-06]",
    "i sexan": "[1997-08..1998-06]",
    "i tvåan": "[1993-08..1994-06]",
    "årskurs 2": "[1993-08..1994-06]",
    "när jag gick i 2:an": "[1993-08..1994-06]",
    "in second grade": "[1993-08..1994-06]",
    "when I was in grade 6": "[1997-08..1998-06]",
    "i andra klass": "[1993-08..1994-06]",
    "våren i tvåan": "1994-21",
    "hösten i tvåan": "1993-23",
    "våren när jag gick i tvåan": "1994-21",
    "spring of grade 2": "1994-21",
    "på lågstadiet": "[1992-08..1995-06]",
    "på högstadiet": "[1998-08..2001-06]",
    "i gymnasiet": "[2001-08..2004-06]",
    "ettan på gymnasiet": "[2001-08..2002-06]",
    "när jag slutade nian": "2001-06",
    "när jag tog studenten": "2004-06",
    "sedan sexan": "1997-08~/..",
    # The move was in May 2016, the separation from 2019 to 2020
    "efter flytten": "[2016-05..]",
    "före flytten": "[..2016-04]",
    "innan flytten till Luleå": "[..2016-04]",
    "samtidigt som flytten": "2016-05",
    "i samband med flytten": "2016-05",
    "sedan flytten": "2016-05/..",
    "fram till flytten": "../2016-05",
    "två år efter flytten": "2018-05~",
    "ett halvår före flytten": "2015-11~",
    "strax efter flytten": "2016-05~",
    "under separationen": "[2019..2020]",
    "efter separationen": "[2020..]",
    "före separationen": "[..2018]",
}
"""Understood where people and events are known, and hanging on them."""
