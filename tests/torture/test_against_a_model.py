"""A plain dictionary beside the archive: whatever is done, in whatever order, both hold the same.

Identities are counted too: nobody who is added is ever taken for somebody who was deleted.
"""

import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from mapping.archive import disk
from mapping.archive.archive import Archive
from mapping.archive.care.checking import Wrong, check
from mapping.archive.documents.codec import Correction
from mapping.archive.keys.rotation import rotate
from mapping.archive.opening import create_archive, open_archive
from mapping.archive.versions.history import restore
from mapping.errors import ClosedError, WriteError
from mapping.family import Family
from mapping.history import History
from mapping.record import Id
from mapping.session import Session, begin, close, first_session, next_session, pause
from tests.strategies import families, sessions, texts
from tests.torture.counting import Counts
from tests.torture.edits import EDITS, Drawn, edited, edits_there, plain
from tests.torture.ground import PRACTICE_COST
from tests.torture.sharing import Share, shares

PASSPHRASES = ("sju gröna åsnor", "åtta blå hästar")
STEPS = [*sorted(EDITS), "undo", "undo", "redo"]
"""What can be done to a session on the table."""
NOW = datetime(2026, 3, 12, 13, 30, tzinfo=UTC)


class Beside(RuleBasedStateMachine):
    """The archive, and what it should hold."""

    sessions_there: Bundle[Id] = Bundle("sessions")
    counts = Counts()

    def __init__(self) -> None:
        """An empty archive and an empty model."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.flush, disk.flush = disk.flush, lambda _descriptor: None
        self.passphrase = PASSPHRASES[0]
        self.archive = create_archive(self.folder / "archive", self.passphrase, PRACTICE_COST)
        self.families: dict[Id, Family] = {}
        self.sessions: dict[Id, Session] = {}
        self.told: dict[tuple[Id, int], Session] = {}
        """Every generation of every session."""
        self.corrections: dict[Id, list[Correction]] = {}
        self.histories: dict[Id, History[Session]] = {}
        self.people: set[Id] = set()
        """Everybody there ever was."""

    @initialize(target=sessions_there, family=families())
    def begin_with_a_family(self, family: Family) -> Id:
        """There is always one, and a session with it."""
        self.archive.put_family(family)
        self.families[family.id] = family
        self.people |= {family.parent.id, *(child.id for child in family.children)}
        return self._first(family)

    @rule(target=sessions_there, of=st.randoms(use_true_random=False))
    def new_session(self, of: "st.random.Random") -> Id:  # type: ignore[name-defined]  # Hypothesis's own
        """The first, or one that follows a closed one."""
        family = of.choice(sorted(self.families.values(), key=lambda each: each.id))
        closed = [each for each in self.sessions.values() if each.closed and each.family == family.id]
        if not closed:
            return self._first(family)
        return self._began(next_session(of.choice(closed), id_=uuid4(), on=date(2026, 4, 12)))

    def _first(self, family: Family) -> Id:
        return self._began(first_session(family, id_=uuid4(), on=date(2026, 3, 12)))

    def _began(self, session: Session) -> Id:
        self._keep(begin(session, at=NOW), step=False)
        self.archive.note(self.sessions[session.id])
        return session.id

    @rule(target=sessions_there, data=st.data())
    def bring_one(self, data: st.DataObject) -> Id:
        """One with something in every field, as it comes in from elsewhere."""
        family = data.draw(st.sampled_from(sorted(self.families.values(), key=lambda each: each.id)))
        drawn = data.draw(sessions(family))
        known = st.sampled_from([None, *(each.id for each in self.sessions.values() if each.family == family.id)])
        session = replace(drawn, id=uuid4(), follows=data.draw(known))
        self.people |= {alter.id for alter in session.network.alters}
        self._keep(session, step=False)
        self.archive.note(session)
        return session.id

    @rule(id_=sessions_there, names=st.lists(st.sampled_from(STEPS), min_size=5, max_size=12), data=st.data())
    def edit(self, id_: Id, names: list[str], data: st.DataObject) -> None:
        """Any edits there are, one after the other, with anything they can be given."""
        for name in names:
            session = self.sessions[id_]
            if name in {"undo", "redo"}:
                self.undo_or_redo(id_, name == "undo")
            elif (drawn := EDITS[name](data.draw, session)) is not None:
                self._edit(session, name, drawn)

    def _edit(self, session: Session, name: str, drawn: Drawn) -> None:
        if session.closed:
            with pytest.raises(ClosedError):
                edited(name, session, drawn)
            self.counts.add(11, "edits of closed sessions, refused")
            return
        after, model = edited(name, session, drawn)
        assert plain(after) == model
        self._count_people(session, after)
        self._keep(after, step=True)
        self.counts.add(11, f"edits: {name}")

    def _count_people(self, before: Session, after: Session) -> None:
        """Nobody who comes is anybody that ever was."""
        there, here = ({alter.id for alter in each.network.alters} for each in (before, after))
        assert not (here - there) & self.people
        self.people |= here
        self.counts.add(9, "people added", len(here - there))
        self.counts.add(9, "people deleted", len(there - here))

    def undo_or_redo(self, id_: Id, back: bool) -> None:
        """A step back or forward is saved like any edit."""
        history = self.histories[id_]
        moved = history.undo() if back else history.redo()
        if not self.sessions[id_].closed and moved != history:
            self.histories[id_] = moved
            self._save(moved.present)
            self.counts.add(11, "steps undone or redone")

    @rule(id_=sessions_there)
    def pause_it(self, id_: Id) -> None:
        """And begin again another day."""
        if not self.sessions[id_].closed:
            self._keep(pause(self.sessions[id_], at=NOW), step=False)
            self.archive.note(self.sessions[id_])
            self._keep(begin(self.sessions[id_], at=NOW), step=False)
            self.archive.note(self.sessions[id_])

    @rule(id_=sessions_there)
    def close_it(self, id_: Id) -> None:
        """For good."""
        if not self.sessions[id_].closed:
            self._keep(close(self.sessions[id_], at=NOW), step=False)
            self.archive.note(self.sessions[id_])

    @rule(id_=sessions_there, text=texts(shortest=1))
    def correct(self, id_: Id, text: str) -> None:
        """Beside a closed one."""
        session = self.sessions[id_]
        if session.closed:
            correction = Correction(id=uuid4(), session=id_, at=NOW, by="Kajsa", text=text)
            self.archive.correct(session.family, correction)
            self.corrections.setdefault(id_, []).append(correction)
            self.counts.add(11, "corrections")

    @rule(id_=sessions_there, which=st.integers(0, 9))
    def put_back(self, id_: Id, which: int) -> None:
        """An earlier generation becomes the newest; a closed session stays closed."""
        numbers = self.archive.generations(id_)
        earlier = self.told[id_, numbers[which % len(numbers)]]
        try:
            number = restore(self.archive, id_, numbers[which % len(numbers)])
        except (ClosedError, WriteError):
            return
        if number != numbers[-1]:
            self.sessions[id_] = self.told[id_, number] = earlier
            self.histories[id_] = History(earlier)
            self.counts.add(11, "earlier generations restored")

    @rule()
    def exchange_the_keys(self) -> None:
        """A new data key, and every document sealed with it."""
        rotate(self.archive, self.passphrase)
        self.counts.add(11, "exchanges of the data key")

    @rule()
    def change_the_passphrase(self) -> None:
        """To the other one."""
        self.passphrase = PASSPHRASES[PASSPHRASES.index(self.passphrase) - 1]
        self.archive.keyring.change_passphrase(self.passphrase)
        self.counts.add(11, "passphrases changed")

    @rule()
    def lock(self) -> None:
        """Closed, and opened again."""
        self.archive.close()
        self._open_again()
        self.counts.add(11, "locked and opened")

    @rule(torn=st.binary(max_size=200))
    def crash(self, torn: bytes) -> None:
        """The process is gone without a word, in the middle of writing something."""
        root, lock = self.archive.root, self.archive._lock
        assert lock is not None
        lock.release(force=True)
        (root / "incoming").mkdir(exist_ok=True)
        (root / "incoming" / f"{uuid4()}.part").write_bytes(torn)
        self._open_again()
        assert [path for path in (root / "incoming").iterdir() if path.suffix == ".part"] == []
        self.counts.add(11, "crashes")

    @precondition(lambda self: self.sessions)
    @invariant()
    def the_same(self) -> None:
        """What the archive gives is what the model holds."""
        for id_, session in self.sessions.items():
            assert self.archive.session(id_)[0] == session
            assert list(self.archive.corrections(session)) == self.corrections.get(id_, [])
        assert {entry.id for entry in self.archive.index.sessions} == set(self.sessions)
        self.counts.add(11, "comparisons with the model", len(self.sessions))

    def teardown(self) -> None:
        """Open it once more from the disk alone, look it all through, and compare."""
        self.archive.close()
        disk.flush = self.flush  # first, or a fault found here would make the next tests fail too
        with open_archive(self.folder / "archive", self.passphrase) as reader:
            # Answers about a child who was taken off the map stay, and check says so.
            assert [found for found in check(reader) if found.wrong is not Wrong.CHILD_GONE] == []
            assert all(reader.session(id_)[0] == session for id_, session in self.sessions.items())
            assert all(reader.family(id_) == family for id_, family in self.families.items())
        shutil.rmtree(self.folder)
        self.counts.add(11, "lives of an archive, looked through at the end")
        self.counts.add(9, "identities used again", 0)

    def _open_again(self) -> None:
        self.archive: Archive = open_archive(self.folder / "archive", self.passphrase, "write")

    def _keep(self, session: Session, *, step: bool) -> None:
        history = self.histories.get(session.id, History(session))
        self.histories[session.id] = history.move(session) if step else History(session)
        self._save(session)

    def _save(self, session: Session) -> None:
        self.archive.save(session)
        self.sessions[session.id] = session
        self.told[session.id, self.archive.generations(session.id)[-1]] = session


def test_every_edit_is_drawn() -> None:
    """A new edit is to be drawn too."""
    assert set(EDITS) == set(edits_there())


@shares(16)
def test_a_model_beside_the_archive(counts: Counts, long: bool, share: Share) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    Beside.counts = counts
    chosen = settings(
        phases=list(Phase) if long else [Phase.generate],
        max_examples=25 if long else 5,
        stateful_step_count=40 if long else 15,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(share.number)(Beside), settings=chosen)
