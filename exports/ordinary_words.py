"""Words that tell what somebody is, in Swedish and English, and those of them that are names too.

Whatever is not here may be a name: a word that is missing is hidden without need, and no name is let out.
"""

from mapping.network.services import SERVICES


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set("en ett den det de vår vårt våra min mitt mina hennes deras ingen någon annan a an the our her his")
"""What stands before ``son`` and ``man`` where they are no names."""

LINKS = DETERMINERS | _set("""
    och eller i på av till med för från hos om vid åt som är att än nu han hon vi jag du olika alla båda samma flera
    and or of at to with for from by in on who is she he we
""")
"""Words that join others. A few are names where they have a capital: ``Om``, ``Min``."""

NAMES_TOO = _set("""
    son far mor bror man make maka chef kock smed präst bonde bagare tolk mentor person hund katt boss child friend
    foster nurse coach trainer staff short money
""")
"""Words of what somebody is that are also somebody's name."""

NEW = _set("nya nye ny lilla lille")
"""Words that tell two of a kind apart, and that are names too."""

_KIN = _set("""
    mamma pappa mormor morfar farmor farfar moster faster morbror farbror syster syskon dotter kusin partner förälder
    föräldrar svärmor svärfar svärson svärdotter svåger svägerska styvmor styvfar styvson styvdotter styvbror
    styvsyster halvbror halvsyster storebror lillebror storasyster lillasyster tvilling tvillingbror tvillingsyster
    brorson brorsdotter systerson systerdotter barnbarn dotterdotter dotterson sonson sondotter gudmor gudfar exman
    exfru exsambo sonen brodern mannen fadern modern makan barn fru frun hustru sambo särbo fästman fästmö pojkvän
    flickvän familj släkt släkting ungdom tonåring bebis mum mom dad mother father parent sister grandmother
    grandfather grandma grandpa granny aunt uncle brother sibling daughter cousin husband wife stepmother stepfather
    stepson stepdaughter grandson granddaughter grandchild godmother godfather boyfriend girlfriend fiancé fiancée
    relative twin family baby teenager
""")
_NEAR = _set("""
    kompis vän väninna vänner granne grannar bekant bekanta barndomsvän brevvän ungdomsvän kollega arbetskamrat
    skolkamrat klasskamrat klasskompis kamrat lagkamrat husdjur neighbour neighbor colleague classmate
    workmate acquaintance
""")
_WORK = _set("""
    lärare rektor läkare doktor kurator sköterska sjuksköterska undersköterska barnmorska psykolog psykiater terapeut
    pedagog förskollärare handläggare socialsekreterare kontaktperson kontaktman stödperson ledsagare boendestödjare
    behandlare arbetsterapeut fysioterapeut sjukgymnast logoped dietist tandläkare tandhygienist tränare ledare
    assistent konsulent samordnare arbetsledare enhetschef personal vaktmästare hyresvärd polis advokat jurist tolk
    chefen chefens prästen kocken bagare frisör städare vikarie elev student diakon församling förvaltare rådgivare
    coach familjehem fosterhem jourhem kontaktfamilj stödfamilj kontor reception växel mottagning enhet person
    människa teacher headteacher doctor nurse therapist psychologist counsellor counselor assistant coordinator worker
    social support keyworker staff office landlord lawyer interpreter trainer leader carer caseworker midwife dentist
    person contact former
""")
_PLACES = _set("""
    skola förskola dagis fritids fritid hem hemma jobb jobbet arbete gymnasium vård sjukhus kyrka soc bup bvc mvc kör
    grupp förening klubb helg bostad boende myndigheter kontakter professionella kontakt musik djur internet omsorg
    ekonomi budget samhälle sjukvård hälsa religion kultur studier utbildning annat övrigt övriga school preschool work
    leisure club team group contacts professional neighbours friends relatives
""")
_OTHER = _set("gamla gammal stora tidigare före detta nuvarande blivande ensam bonus extra fd ex")

_ABBREVIATIONS = _set("""
    ADHD ADD AF AMF AST BB BMM BUP BVC CSN EHT FK FUB HAB HVB IVO KVC LSS LVM LVU MVC NPF PYC SFI SIP SIS SOC SSP UMO
    VC VUB VUP
""")
"""In capitals these are no names, but services, laws and the like."""

_TAILS = tuple(
    _set("""
    lärare ledare tränare läkare sekreterare läggare behandlare stödjare rådgivare vårdare hjälpare terapeut sköterska
    psykolog pedagog kurator assistent konsulent samordnare mamma pappa förälder kompis familj kollega mottagning
""")
)
"""What longer Swedish words of what somebody is end with: ``klasslärare``."""

_ENDINGS = ("", "n", "en", "t", "et", "s", "ns", "ens", "ts", "ets", "na", "nas", "r", "ar", "er", "nen", "'s")
"""What such a word may end with and still be the same."""

_OF_SERVICES = frozenset(
    word
    for service in SERVICES
    for called in (service.title.casefold(), service.names, service.hints)
    for word in called.replace(",", " ").replace("-", " ").split()
    if len(word) > 4
)
_UNMISTAKABLE = (
    _KIN | _NEAR | _WORK | _PLACES | _OTHER | _OF_SERVICES | _set("en ett vår vårt våra the our hos från med på")
) - NAMES_TOO


def is_unmistakable(word: str) -> bool:
    """Whether a word names nobody, however it is written: ``Mormor``, ``Läraren``, ``BVC``, ``fotbollstränare``."""
    if word in _ABBREVIATIONS:
        return True
    folded = word.casefold()
    stems = (folded.removesuffix(ending) for ending in _ENDINGS if folded.endswith(ending))
    return any(stem in _UNMISTAKABLE or stem.endswith(_TAILS) for stem in stems if len(stem) > 3 or stem == folded)
