"""Makes the archive that is kept of today's schema: ``python -m tests.mapping.archive.fixed``, once, when it moves on.

What lies in `tests/fixtures` afterwards is never made anew: it is what an archive of that schema was.
"""

import shutil
from pathlib import Path

import msgspec
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Beside, Correction, Ledger
from mapping.archive.documents.migrations import SCHEMA
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.opening import create_archive, open_archive
from mapping.session import Session, State
from tests.mapping.archive.documents.test_migrations import FIXED_PASSPHRASE, FIXTURES, Expected
from tests.mapping.archive.invented import EXPORT, FAMILY, HOUR, PLACE, SESSION, another, id_of

CLOSED = replace(another(SESSION, "closed"), state=State.CLOSED)
GOING_ON = replace(another(SESSION, "going on"), follows=CLOSED.id, state=State.PAUSED)
PROTECTED = replace(FAMILY, protected=True)
LEDGER = Ledger(
    exports=(EXPORT,),
    corrections=(Correction(id=id_of("correction"), session=CLOSED.id, at=HOUR, by="Kim", text="Elsa är sju."),),
    beside=(Beside(session=GOING_ON.id, of=CLOSED.id),),
)


def make(fixtures: Path) -> None:
    """Make the archive and what it holds, in a folder where neither is."""
    root = fixtures / f"archive-schema-{SCHEMA}"
    with create_archive(root, FIXED_PASSPHRASE, PRACTICE_COST) as archive:
        archive.keyring.set_organisation(RecoveryKey.new().public)
        archive.keyring.new_recovery_key()
        archive.put_family(PROTECTED)
        archive.join_ledger(PROTECTED.id, LEDGER)
        for session in (CLOSED, GOING_ON):
            _work(archive, session)
    with open_archive(root, FIXED_PASSPHRASE) as reader:
        held = Expected(families=(PROTECTED,), sessions=tuple(reader.session(e.id)[0] for e in reader.index.sessions))
    for left in ("lock", "incoming"):
        (shutil.rmtree if (root / left).is_dir() else Path.unlink)(root / left)
    (fixtures / f"{root.name}.json").write_bytes(msgspec.json.format(msgspec.json.encode(held), indent=1))


def _work(archive: Archive, session: Session) -> None:
    """Two versions on the way to it, and the one that stays."""
    for state in (State.UNDER_WAY, State.PAUSED, session.state):
        archive.save(replace(session, state=state), PLACE)
    archive.note(session)


if __name__ == "__main__":
    make(FIXTURES)
