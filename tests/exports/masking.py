"""What the masks' tests look at: who is called what in a session that leaves."""

from uuid import UUID

from exports.masks import Mask, masked
from mapping.language import speaking
from mapping.network import Alter, Kinship, Network, Tie
from tests.exports.invented import EGO, session


def family_of(alter: Alter, *, elder: bool = False, kinship: Kinship = Kinship.PARENT_CHILD) -> Tie:
    """A family tie with the parent, who is the elder unless `elder` says that the other is."""
    a, b = (alter.id, EGO.id) if elder else (EGO.id, alter.id)
    return Tie(id=UUID(int=700 + alter.id.int), a=a, b=b, kinship=kinship)


def leaving(mask: Mask, *alters: Alter, ties: tuple[Tie, ...] = ()) -> list[tuple[str, str]]:
    """The name and role of each around the parent, as they leave, in English."""
    with speaking("en"):
        left = masked(session(Network(ego=EGO, alters=alters, ties=ties)), mask)
    return [(alter.name, alter.role) for alter in left.network.alters]


def role_of(alter: Alter, *ties: Tie) -> str:
    """What one is called where roles stand for names, in English."""
    return leaving(Mask.ROLES, alter, ties=ties)[0][0]
