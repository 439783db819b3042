"""Names inside other texts are found however they are written, and other words stay."""

import pytest

from exports.masks import Mask, masked_code
from mapping.language import speaking
from mapping.network import AlterKind, Network
from tests.exports.invented import EGO, session, somebody
from tests.exports.masking import leaving, role_of


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        ("farmor till Kevin", "farmor till …"),
        ("Kevins farmor", "… farmor"),
        ("vän från Lilla Edet", "vän från …"),
        ("Kurator", "Kurator"),
        ("kontakt på BUP", "kontakt på BUP"),
        ("lärare i klass 2", "lärare i klass 2"),
    ],
)
def test_what_looks_like_a_strangers_name_in_a_role(role: str, hidden: str) -> None:
    assert role_of(somebody(2, role=role)) == hidden


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        ("Berit, granne", "…, granne"),
        ("Berit från soc", "… från soc"),
        ("Lundqvist hos soc", "… hos soc"),
        ("Max mamma", "… mamma"),
        ("Lisa's mum", "… mum"),
        ("LISAS mamma", "… mamma"),
        ("LISA:s mamma", "… mamma"),
        ("mamma till LISA", "mamma till …"),
        ("Hans-Eriks fru", "… fru"),
        ("Ann-Maris syster", "… syster"),
        ("Anna Karins bror", "… bror"),
        ("Nya", "person"),
        ("Son Heung, tränare", "…, tränare"),
        ("vän_Berit", "vän_…"),
        ("Berit", "person"),
        ("王小明", "person"),
        ("Son", "Son"),
        ("Fotbollstränaren", "Fotbollstränaren"),
        ("Chef på jobbet", "Chef på jobbet"),
        ("Min syster", "Min syster"),
        ("BVC-sköterska", "BVC-sköterska"),
        ("Budget- och skuldrådgivare", "Budget- och skuldrådgivare"),
    ],
)
def test_a_stranger_is_known_by_the_capital_wherever_it_stands(role: str, hidden: str) -> None:
    with speaking("en"):
        assert role_of(somebody(2, role=role)) == hidden


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("Weiß", "Familjehemmet WEISS"),
        ("Weiß", "Familjehemmet Weiß"),
        ("İlker", "Stödet för İlker"),
        ("İlker", "Stödet för Ilker"),
        ("Hans", "Hos Hans"),
        ("My Lind", "Hos My"),
        ("Hans-Erik", "Hos Erik"),
        ("Elsa(mamma)", "Hos Elsa"),
        ("Per/Lisa", "Hos Lisa"),
        ("Lars lärare", "Hos Lars"),
        ("Elsa", "Elsa-Maries skola"),
        ("Els\N{ZERO WIDTH JOINER}a", "Hos Elsa"),
        ("Anna", "Anna2"),
    ],
)
def test_who_is_on_the_map_is_known_however_the_name_is_written(name: str, service: str) -> None:
    alters = somebody(2, name=name), somebody(3, name=service, kind=AlterKind.SERVICE)
    told = leaving(Mask.ROLES, *alters)[1][0]
    assert told in {"Familjehemmet …", "Stödet för …", "Hos …", "… skola", "…"}


@pytest.mark.parametrize("field", ["contact", "keeper"])
@pytest.mark.parametrize("said", ["Söderlund", "SÖDERLUND", "söderlund", "doktor söderlund", "Kajsa Söderlund på soc"])
def test_whoever_a_service_is_met_through_is_known(field: str, said: str) -> None:
    home = somebody(2, name="Fosterhemmet Söderlund", kind=AlterKind.SERVICE, **{field: said})
    assert leaving(Mask.INITIALS, home) == [("Fosterhemmet S", "")]


@pytest.mark.parametrize("said", ["Kurator på BUP", "olika handläggare", "Min syster", "personalen", "Rektorn"])
def test_a_contact_who_is_described_hides_nothing(said: str) -> None:
    names = "Kurator på BUP, olika handläggare: rektorn och personalen", "Min syster"
    alters = [somebody(n, name=name, kind=AlterKind.SERVICE, contact=said) for n, name in enumerate(names, 2)]
    assert [name for name, _role in leaving(Mask.ROLES, *alters)] == [*names]


@pytest.mark.parametrize(
    ("code", "initials_of_it", "none"),
    [
        ("Blåklockan", "Blåklockan", "Blåklockan"),
        ("Familjen Anna Ek", "Familjen A E", "…"),
        ("Familjen Anna Berg", "Familjen A B", "…"),
        ("anna_ek 2", "A E 2", "…"),
        ("K1-annaek", "…", "…"),
    ],
)
def test_a_familys_code_tells_no_name(code: str, initials_of_it: str, none: str) -> None:
    of = session(Network(ego=EGO, alters=(somebody(2, name="Anna Ek"),)))
    assert masked_code(code, of, Mask.NAMES) == code
    assert masked_code(code, of, Mask.INITIALS) == initials_of_it
    assert masked_code(code, of, Mask.NONE) == none


def test_ordinary_words_are_no_names_though_somebody_is_called_so() -> None:
    alters = somebody(2, name="Mamma"), somebody(3, name="En vän på bageriet"), somebody(4, role="mamma på ett dagis")
    assert leaving(Mask.ROLES, *alters)[2][0] == "mamma på ett dagis"


def test_a_name_inside_another_word_is_left() -> None:
    assert (
        leaving(Mask.INITIALS, somebody(2, name="Bo"), somebody(3, role="boendestöd, ombo"))[1][1] == "boendestöd, ombo"
    )
