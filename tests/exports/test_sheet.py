"""The sheet wastes no room: sixty people are legible on A4, a hundred and fifty on A3, and the corners are used."""

import pytest

from exports.pictures.figures import ego_figure, figure_of, sector_size
from exports.pictures.legend import legend
from exports.pictures.lettering import DETAIL, HEADING, LEGEND, NAME, SUBTITLE, TITLE
from exports.pictures.network_map import draw_map
from exports.pictures.sheet import GLYPH, MARGIN, RIM, Sheet, sheet
from mapping.language import Language, speaking
from mapping.network import Alter, Ego, Network, Sector
from mapping.placement import Placement, place
from mapping.placement.boxes import Size
from mapping.session import Session
from tests.exports.drawn import drawn
from tests.exports.invented import EGO, crowd, lively, lopsided, session, somebody

A4, A3 = (842, 595), (1191, 842)
LEGIBLE = 6.0


def placed(of: Session) -> Placement:
    def measure(what: Ego | Alter | Sector) -> Size:
        if isinstance(what, Sector):
            return sector_size(what)
        return (figure_of(what, of.met_on) if isinstance(what, Alter) else ego_figure(what, of.met_on)).size

    return place(of.network, measure)


def divided(of: Session, title: str = "K-1") -> Sheet:
    return sheet(placed(of), legend(of.network), title=title, subtitle="12 mars 2026", heading="3 väntar på plats")


def smallest_text(of: Session, paper: tuple[int, int]) -> float:
    """In points, when the whole sheet lies on the paper."""
    picture = drawn(draw_map(of, title="K-1", picture_format="svg"))
    scale = min(paper[0] / picture.width, paper[1] / picture.height)
    return min(outline.size for outline in picture.outlines if outline.text) * scale


@pytest.mark.parametrize("language", ["sv", "en"])
def test_sixty_people_are_legible_on_a4_and_a_hundred_and_fifty_on_a3(language: Language) -> None:
    with speaking(language):
        sixty = [crowd(60), *(lively(60, seed) for seed in range(1, 13))]
        assert [of for of in sixty if smallest_text(of, A4) < LEGIBLE] == []
        many = [crowd(150), *(lively(150, seed) for seed in range(1, 7))]
        assert [of for of in many if smallest_text(of, A3) < LEGIBLE] == []


def test_the_most_lopsided_crowd_is_still_drawn_small() -> None:
    """Each sector holds people in one ring only, which no disc can hold well: nobody's life, but a picture all the
    same.
    """
    assert smallest_text(lopsided(60), A4) >= 4.8
    assert smallest_text(lopsided(150), A3) >= 4.3


@pytest.mark.parametrize("title", ["K-1", "Näckrosen", "Familjen vid ån, andra gången", "K " * 60])
@pytest.mark.parametrize("of", [crowd(0), crowd(5), crowd(60), lively(30)])
def test_the_title_stands_in_the_corner_clear_of_the_disc(of: Session, title: str) -> None:
    here, placement = divided(of, title), placed(of)
    right = MARGIN + max([TITLE.width(line) for line in here.title])
    foot = MARGIN + len(here.title) * TITLE.leading + len(here.subtitle) * SUBTITLE.leading
    across, down = here.origin[0] - right, here.origin[1] - foot
    assert across < 0 or across**2 + down**2 > (placement.radius + RIM) ** 2
    for wedge in placement.wedges:
        left, top = wedge.name.x - wedge.name.width / 2, wedge.name.y - wedge.name.height / 2
        assert here.origin[0] + left > right or here.origin[1] + top > foot


def test_a_large_disc_is_no_lower_for_the_title() -> None:
    of = lively(60)
    assert divided(of).origin[1] == pytest.approx(MARGIN - placed(of).disc[1])
    assert divided(of, "K " * 60).origin[1] > divided(of).origin[1]


def test_the_legend_lies_in_the_corner_beside_the_disc() -> None:
    of = lively(60)
    here, placement = divided(of), placed(of)
    assert here.rows[0].middle[0] < here.origin[0] + placement.disc[2] + GLYPH + 40
    last = here.rows[-1]
    assert last.middle[1] + len(last.lines) * LEGEND.leading / 2 <= here.height - MARGIN
    assert here.height == pytest.approx(2 * MARGIN - placement.disc[1] + placement.disc[3])


def test_those_who_wait_push_the_legend_aside_only_where_they_reach_it() -> None:
    few = session(Network(ego=EGO, alters=tuple(somebody(n, sector=None, ring=None) for n in range(2, 4))))
    many = session(Network(ego=EGO, alters=tuple(somebody(n, sector=None, ring=None) for n in range(2, 40))))
    for of, beyond in ((few, False), (many, True)):
        here, placement = divided(of), placed(of)
        tray = max(box.x + box.width / 2 for _, box in placement.tray)
        assert (here.rows[0].middle[0] - GLYPH / 2 > here.origin[0] + tray) == beyond
        assert here.heading_lines
        assert here.heading[1] - len(here.heading_lines) * HEADING.leading >= MARGIN - 1e-6


def test_one_size_of_text_for_names_and_details() -> None:
    """What is smaller than the names decides how large the whole can be printed."""
    assert NAME.size == DETAIL.size == 10
