"""A dialog on the screen by itself, and what it ends with; an invented session for it to speak of."""

from datetime import date
from typing import Any
from uuid import UUID

from textual.screen import ModalScreen

from mapping.family import FamilyMember
from mapping.network import Alter, AlterKind, Kinship, Network, Standing, Tie, Wish
from mapping.session import Session
from tests.tui.playing import Player

MARIA = FamilyMember(id=UUID(int=1), name="Maria")
LOVE = Alter(id=UUID(int=2), name="Love", households=(1,))
SCHOOL = Alter(id=UUID(int=3), name="Loves skola", kind=AlterKind.SERVICE, sector="school_work", keeper="Maria")
BUP = Alter(id=UUID(int=4), name="BUP", kind=AlterKind.SERVICE, sector="professional")
FANNY = Alter(id=UUID(int=5), name="Fanny", sector="friends", wish=Wish.NONE)
THERAPIST = Alter(
    id=UUID(int=6), name="Familjebehandlaren", kind=AlterKind.SERVICE, standing=Standing.ENDING, keeper="Kajsa"
)
SESSION = Session(
    id=UUID(int=100),
    family=UUID(int=101),
    met_on=date(2026, 10, 6),
    entered_on=date(2026, 10, 6),
    network=Network(
        ego=MARIA,
        alters=(LOVE, SCHOOL, BUP, FANNY, THERAPIST),
        ties=(Tie(id=UUID(int=50), a=MARIA.id, b=LOVE.id, kinship=Kinship.PARENT_CHILD),),
    ),
)


async def opened(player: Player, dialog: ModalScreen[Any]) -> list[object]:
    """Show a dialog; what it ends with is put in the list."""
    ended: list[object] = []
    player.app.push_screen(dialog, ended.append)
    await player.pause()
    return ended
