"""Which column holds which fact: Krets's own names, those of egor and Gephi, and what a spreadsheet may call them."""

from collections.abc import Mapping, Sequence

from mapping.cleaning import clean

PEOPLE: Mapping[str, str] = {
    "id": "uuid alterid",
    "whose": "egoid",
    "name": "namn label person personer people names vem förnamn",
    "role": "roll relation",
    "kind": "sort typ type",
    "symbol": "kön gender sex",
    "born": "född födelseår birthyear",
    "born_said": "",
    "deceased": "avliden hardött",
    "sector": "sektor",
    "ring": "cirkel",
    "households": "hushåll household bori",
    "since": "sedan",
    "since_said": "",
    "until": "till",
    "until_said": "",
    "frequency": "hurofta howoften",
    "feeling": "hurdetkänns howitfeels",
    "gives": "ger gerstöd",
    "receives": "får fårstöd",
    "wish": "önskan önskas wished",
    "standing": "idag today",
    "words": "ord anteckning anteckningar kommentar note notes",
    "contact": "kontaktperson vemmanträffar whomonemeets",
    "purpose": "ändamål vaddetgäller whatfor",
    "next_meeting": "nästamöte",
    "concerns": "gäller about",
    "keeper": "vemhållerreda whokeepstrack",
}
"""For each fact about somebody around, the other names of its column, folded. `whose` is the map: its parent."""

TIES: Mapping[str, str] = {
    "id": "uuid tieid",
    "whose": "egoid",
    "a": "source från",
    "b": "target till",
    "first": "",
    "strength": "styrka",
    "strained": "ansträngt ansträngd",
    "broken": "bruten brutet brokenoff",
    "kinship": "familjeband familytie",
    "support": "stöd",
    "words": "ord anteckning anteckningar kommentar note notes",
}
"""The same for each fact about a tie."""

EGOS: Mapping[str, str] = {
    "id": "uuid egoid",
    **{name: PEOPLE[name] for name in ("name", "symbol", "born", "born_said")},
    "met_on": "",
    "sectors": "",
    "format": "",
}
"""The same for the parent in the middle, and for what is said once of the whole map."""


def folded(text: str) -> str:
    """A heading or a choice as it counts: without case, blanks and signs."""
    return "".join(character for character in clean(text).casefold() if character.isalnum())


def fields_of(headings: Sequence[str], columns: Mapping[str, str]) -> tuple[str, ...]:
    """The field that each heading stands for; empty for one that is not known, or whose field has a better heading."""
    names = [folded(heading) for heading in headings]
    found = dict.fromkeys(names, "")
    for field, others in columns.items():
        better = next((name for name in (folded(field), *others.split()) if found.get(name) == ""), None)
        if better is not None:
            found[better] = field
    return tuple(found[name] for name in names)
