"""Words that a sentence often begins with, and that name nobody: there a capital tells nothing."""

from exports.ordinary_words import LINKS

_SWEDISH = """
    det den de där här hen hon han man jag du vi ni nu då så när om men också bara inte ibland ofta alltid aldrig sedan
    sen efter innan före under varje alla allt allting ingen inget ingenting någon något några mycket lite mer mindre
    först sist mest idag igår imorgon måndag tisdag onsdag torsdag fredag lördag söndag måndagar tisdagar onsdagar
    torsdagar fredagar lördagar söndagar måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen morgonen
    kvällen natten dagen veckan hösten våren sommaren vintern kan vill får ska har är var blir blev gör gjorde går gick
    kommer kom säger sa ser såg sover somnar vaknar äter leker läser skriver ritar sjunger borstar packar hämtar lämnar
    börjar började slutar slutade flyttar flyttade bor bodde byter bytte lär svårt lätt bra roligt tyst trött glad
    ledsen arg rädd lugn väskan boken bilden bilderna larmet listan timern tavlan brevet breven skolan förskolan hemma
    ute inne tillsammans ensam utan med genom
"""
_ENGLISH = """
    the a an it this that these there here she he they we you i my now then when if but only not sometimes often always
    never after before every all nothing something much little more less first monday tuesday wednesday thursday friday
    saturday sunday in on at with without and or so is was has can wants likes sleeps moves starts
"""
OPENERS = LINKS.union(_SWEDISH.split(), _ENGLISH.split())
