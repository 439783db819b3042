"""Words that Swedes put in passphrases, the commonest first: zxcvbn's own lists know English ones only."""

COMMON_WORDS = """
lösenord losenord hemlig hemligt hej hejsan hejhej sverige svenska stockholm göteborg goteborg malmö malmo uppsala
sommar vinter höst host vår var jul påsk midsommar semester krets kretsen arkiv arkivet familj familjen barn barnen
mamma pappa mormor morfar farmor farfar bror syster syskon hund katt häst hast kanin
januari februari mars april maj juni juli augusti september oktober november december
måndag mandag tisdag onsdag torsdag fredag lördag lordag söndag sondag idag imorgon
anna eva maria karin kristina lena sara emma ida elin johanna malin jenny linda sofia amanda julia alice maja elsa
alva saga ella wilma vilma olivia astrid ebba freja vera agnes stina ingrid margareta birgitta elisabeth
lars anders johan erik per peter thomas jan daniel fredrik mikael andreas magnus mattias marcus david stefan henrik
oscar oskar william lucas hugo liam noah elias alexander viktor victor axel emil olle nils gustav karl carl sven love
andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson pettersson jonsson
älskling alskling älskar alskar kärlek karlek gull gumman gubben sötnos hjärta hjarta glad lycka fotboll hockey
aik hammarby djurgården djurgarden ifk frölunda leksand brynäs volvo saab ikea abba zlatan blåbär blabar kaffe fika
sol solen måne stjärna blomma skog sjö hav himmel gul blå röd grön svart vit rosa
jobb jobbet kontor kontoret skola skolan kommun kommunen socialtjänst socialtjänsten socialen behandlare
välkommen valkommen admin test prov byt bytmig ändra qwertyå asdfghjö dator datorn telefon
ett två tva tre fyra fem sex sju åtta nio tio hus huset hem hemma bil bilen båt mat äpple banan
och jag du vi är inte har det som en på med för den till av ord lugna här
""".split()  # noqa: SIM905 - a list of words is read as words
