"""Where one can stand in the app: each screen, dialog and pane there is, opened on an archive that is full."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen

from mapping.archive.archive import Archive
from mapping.archive.care.retention import Due
from mapping.archive.documents.codec import Correction, Place
from mapping.archive.keys.recovery import RecoveryKey
from mapping.assignment import Assignment, Consent, Need
from mapping.family import Family
from mapping.meeting import Ending, Note, Room
from mapping.meeting.summary import sentences
from mapping.network import Alter, AlterKind
from mapping.questions import load
from mapping.record import Id
from mapping.session import LaterNote, Part, Session
from mapping.timeline import Lane
from mapping.words import Voice
from tests.mapping.archive.invented import id_of
from tests.torture.canary import SECRET, canaried
from tests.torture.everywhere import changed
from tests.torture.hostile import DRAFT
from tui.app import KretsApp
from tui.dialogs.archive.backup import BackupDialog
from tui.dialogs.archive.decision import DecisionDialog
from tui.dialogs.archive.erase import EraseDialog
from tui.dialogs.archive.keys import GiveDialog, OrganisationDialog, PassphraseDialog, TryDialog
from tui.dialogs.archive.recovery_page import RecoveryPageDialog
from tui.dialogs.archive.take_in import TakeInDialog
from tui.dialogs.confirm import LeaveUnsavedDialog
from tui.dialogs.dialog import Discard
from tui.dialogs.export import ExportDialog
from tui.dialogs.family.assignment import AssignmentDialog
from tui.dialogs.family.between import BetweenDialog
from tui.dialogs.family.consent import ConsentDialog
from tui.dialogs.family.disclose import DiscloseDialog
from tui.dialogs.family.family import FamilyDialog
from tui.dialogs.family.hand_over import HandOverDialog
from tui.dialogs.family.invitation import InvitationDialog
from tui.dialogs.family.journal import JournalDialog
from tui.dialogs.family.need import NeedDialog
from tui.dialogs.family.plan import PlanDialog
from tui.dialogs.parts.alter import AlterDialog
from tui.dialogs.parts.contacts import ContactsDialog
from tui.dialogs.parts.ego import EgoDialog
from tui.dialogs.parts.helps import HelpsDialog
from tui.dialogs.parts.keeper import KeeperDialog
from tui.dialogs.parts.life_event import LifeEventDialog
from tui.dialogs.parts.mend import MendDialog
from tui.dialogs.parts.quick_add import QuickAddDialog
from tui.dialogs.parts.quick_events import QuickEventsDialog
from tui.dialogs.parts.service_questions import ServiceQuestionsDialog
from tui.dialogs.parts.services import ServicesDialog
from tui.dialogs.parts.task import TaskDialog
from tui.dialogs.parts.tie import TieDialog
from tui.dialogs.pick import PickDialog
from tui.dialogs.session.agreed import AgreedDialog
from tui.dialogs.session.corrections import CorrectionsDialog
from tui.dialogs.session.draft import DraftDialog
from tui.dialogs.session.go import GoDialog
from tui.dialogs.session.later import LaterDialog
from tui.dialogs.session.note import NoteDialog
from tui.dialogs.session.opening import OpeningDialog
from tui.dialogs.session.room import RoomDialog
from tui.dialogs.session.summary import SummaryDialog
from tui.dialogs.session.take_home import TakeHomeDialog
from tui.dialogs.setting import NameDialog
from tui.dialogs.words import ThoughtDialog, WordsDialog
from tui.screens.archive.archive import ArchiveScreen
from tui.screens.archive.check import CheckScreen
from tui.screens.archive.keys import KeysScreen
from tui.screens.archive.log import LogScreen
from tui.screens.archive.recovery import RecoveryScreen
from tui.screens.archive.retention import RetentionScreen
from tui.screens.archive.versions import VersionsScreen
from tui.screens.family.about_family import AboutFamilyScreen
from tui.screens.family.between import BetweenScreen
from tui.screens.family.consents import ConsentsScreen
from tui.screens.family.family import FamilyScreen
from tui.screens.family.needs import NeedsScreen
from tui.screens.help import HelpScreen
from tui.screens.hidden import HiddenScreen
from tui.screens.session.picture import PictureScreen
from tui.screens.session.session import SessionScreen
from tui.screens.session.worker import WorkerScreen
from tui.screens.session.worker_profile import WorkerProfileScreen
from tui.screens.settings import SettingsScreen
from tui.screens.threshold.forgotten import ForgottenScreen
from tui.screens.threshold.threshold import FirstStartScreen, UnlockScreen, WaitScreen
from tui.widgets.palette import Palette
from tui.widgets.terminal_picture import ReadyPicture, TerminalPicture
from tui.widgets.tour_line import TourLine

PRACTICE = Id("f0000000-0000-4000-8000-000000000001")
AT = datetime(2026, 3, 12, 13, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Stage:
    """The app on an open archive, and what it holds."""

    app: KretsApp
    archive: Archive
    which: Id = PRACTICE
    """The family whose sessions one looks at."""

    @cached_property
    def family(self) -> Family:
        """That family."""
        return self.archive.family(self.which)

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Its sessions, oldest first; the newest is open."""
        entries = [entry for entry in self.archive.index.sessions if entry.family == self.which]
        return tuple(self.archive.session(entry.id)[0] for entry in entries)

    @property
    def session(self) -> Session:
        """The newest."""
        return self.sessions[-1]

    @property
    def service(self) -> Alter:
        """A service on its map."""
        return next(alter for alter in self.session.network.alters if alter.kind is AlterKind.SERVICE)

    def lying(self, part: Part, subject: str = "", *, closed: bool = False) -> Screen[None]:
        """The session on the table, at that place; or the first, which is closed."""
        of = self.sessions[0] if closed else self.session
        return SessionScreen(self.archive, self.family, of, Place(part=part, subject=subject))


PLACES: dict[str, Callable[[Stage], Screen[Any] | None]] = {
    "the list of families": lambda _: None,
    "a family": lambda stage: FamilyScreen(stage.archive, stage.family),
    "the network map": lambda stage: stage.lying(Part.NETWORK),
    "the timeline": lambda stage: stage.lying(Part.TIMELINE),
    "the areas": lambda stage: stage.lying(Part.PROFILE),
    "a question": lambda stage: stage.lying(Part.PROFILE, "time.mornings"),
    "an area's summary": lambda stage: stage.lying(Part.PROFILE, "time"),
    "the tasks": lambda stage: stage.lying(Part.PROFILE, "fever"),
    "a closed session": lambda stage: stage.lying(Part.NETWORK, closed=True),
    "the archive": lambda stage: ArchiveScreen(stage.archive),
    "check": lambda stage: CheckScreen(stage.archive),
    "the log": lambda stage: LogScreen(stage.archive),
    "the keys": lambda stage: KeysScreen(stage.archive),
    "erasing": lambda stage: RetentionScreen(stage.archive),
    "about the family": lambda stage: AboutFamilyScreen(stage.archive, stage.family),
    "the consents": lambda stage: ConsentsScreen(stage.archive, stage.family),
    "what is missing": lambda stage: NeedsScreen(stage.archive, stage.family),
    "between the sessions": lambda stage: BetweenScreen(stage.archive, stage.family),
    "versions": lambda stage: VersionsScreen(stage.archive, stage.family.id, SECRET),
    "the recovery key": lambda stage: RecoveryScreen(stage.archive, RecoveryKey.new()),
    "the picture": lambda stage: PictureScreen(stage.session, stage.family.code),
    "for the worker": lambda stage: WorkerScreen(stage.session, stage.family.code),
    "the profile for the worker": lambda stage: WorkerProfileScreen(stage.session, stage.family.code, "time"),
    "a picture": lambda _: ShowsPicture(),
    "shown around": lambda stage: ShownAround(stage.archive, stage.family),
    "the settings": lambda _: SettingsScreen(),
    "the palette": lambda _: Palette(),
    "help": lambda _: HelpScreen([SECRET], [("a", SECRET)]),
    "hidden": lambda _: HiddenScreen(),
    "waiting": lambda _: WaitScreen(),
    "unlocking": lambda stage: UnlockScreen(stage.app._opened),
    "the first start": lambda stage: FirstStartScreen(stage.app._opened),
    "forgotten": lambda stage: ForgottenScreen(stage.app._opened),
    "AlterDialog": lambda stage: AlterDialog(stage.session, stage.service),
    "AssignmentDialog": lambda _: AssignmentDialog(Assignment(goals=SECRET, file=SECRET), _kept, AT.date()),
    "BetweenDialog": lambda _: BetweenDialog(_note(), _kept, AT),
    "ConsentDialog": lambda _: ConsentDialog(_consent(), _kept, AT.date()),
    "NeedDialog": lambda _: NeedDialog(Need(id=id_of("need"), what=SECRET, who=SECRET), _kept, AT.date()),
    "PlanDialog": lambda stage: PlanDialog(stage.session, _kept, AT.date(), new=False, day=stage.session.met_on),
    "InvitationDialog": lambda stage: InvitationDialog(stage.archive, stage.family, stage.session),
    "JournalDialog": lambda stage: JournalDialog(stage.archive, stage.family, stage.session, (_correction(stage),)),
    "OpeningDialog": lambda stage: OpeningDialog(stage.session, (_consent(),), AT),
    "NoteDialog": lambda _: NoteDialog(_kept, AT),
    "SummaryDialog": lambda stage: SummaryDialog(sentences(stage.session, load())),
    "AgreedDialog": lambda _: AgreedDialog(
        Ending(unclear=SECRET, agreed=SECRET, next_meeting=SECRET), Room(), AT.date()
    ),
    "TakeHomeDialog": lambda stage: TakeHomeDialog(stage.archive, stage.family, stage.session, ending=True),
    "BackupDialog": lambda stage: BackupDialog(stage.archive),
    "LeaveUnsavedDialog": lambda _: LeaveUnsavedDialog(),
    "ContactsDialog": lambda stage: ContactsDialog(stage.session, read_only=False),
    "CorrectionsDialog": lambda stage: CorrectionsDialog((_correction(stage),), writable=True),
    "DecisionDialog": lambda _: DecisionDialog(SECRET, _kept, AT.date(), exception=True),
    "Discard": lambda _: Discard(),
    "DiscloseDialog": lambda stage: DiscloseDialog(stage.archive, stage.family),
    "DraftDialog": lambda _: DraftDialog(changed(DRAFT, canaried)),
    "EgoDialog": lambda stage: EgoDialog(stage.session),
    "EraseDialog": lambda stage: EraseDialog(_due(stage)),
    "ExportDialog": lambda stage: ExportDialog(stage.archive, stage.family, stage.session),
    "FamilyDialog": lambda stage: FamilyDialog(stage.archive.put_family, stage.family),
    "GoDialog": lambda _: GoDialog(read_only=False),
    "HandOverDialog": lambda stage: HandOverDialog(stage.archive, stage.family),
    "HelpsDialog": lambda _: HelpsDialog(load().areas[0].questions[0], (SECRET,)),
    "KeeperDialog": lambda stage: KeeperDialog(stage.service),
    "GiveDialog": lambda stage: GiveDialog(stage.archive, SECRET, SECRET, SECRET),
    "OrganisationDialog": lambda stage: OrganisationDialog(stage.archive, "", required=False),
    "PassphraseDialog": lambda stage: PassphraseDialog(stage.archive),
    "TryDialog": lambda _: TryDialog(),
    "LaterDialog": lambda _: LaterDialog((LaterNote(id=id_of("later"), text=SECRET),), keep=None),
    "LifeEventDialog": lambda stage: LifeEventDialog(stage.session, stage.session.timeline.events[0]),
    "MendDialog": lambda stage: MendDialog(load().areas[0].questions[0], stage.session.profile.answers[0]),
    "PickDialog": lambda _: PickDialog(SECRET, [("a", SECRET), ("b", SECRET)]),
    "QuickAddDialog": lambda stage: QuickAddDialog(stage.session.network, None, None),
    "QuickEventsDialog": lambda stage: QuickEventsDialog(stage.session, Lane.HOME),
    "RecoveryPageDialog": lambda _: RecoveryPageDialog(SECRET),
    "RoomDialog": lambda stage: RoomDialog(stage.session.room),
    "ServiceQuestionsDialog": lambda stage: ServiceQuestionsDialog(stage.session, (stage.service,)),
    "ServiceKeyDialog": lambda stage: _service_key(stage),
    "ServicesDialog": lambda stage: ServicesDialog(stage.session.network),
    "NameDialog": lambda _: NameDialog(SECRET, SECRET, SECRET),
    "TakeInDialog": lambda stage: TakeInDialog(stage.archive),
    "TaskDialog": lambda stage: TaskDialog(load().tasks.tasks[0], stage.session.profile.tasks[0]),
    "TieDialog": lambda stage: TieDialog(stage.session.network, stage.session.network.ties[0], new=False),
    "ThoughtDialog": lambda _: ThoughtDialog(SECRET),
    "WordsDialog": lambda _: WordsDialog(SECRET, SECRET),
}
"""By what they are called here. A test finds the classes that nobody comes to."""


class ShownAround(FamilyScreen):
    """A family, with the line that shows around."""

    def compose(self) -> ComposeResult:
        """The family, and the line."""
        yield from super().compose()
        yield TourLine()


class ShowsPicture(Screen[None]):
    """A picture in the terminal, as where the terminal can draw."""

    def compose(self) -> ComposeResult:
        """Nothing else."""
        yield TerminalPicture(ReadyPicture(Size(4, 2), ((0, SECRET),), ""))


def _kept(_record: object) -> bool:
    return True


def _note() -> Note:
    return Note(id=id_of("note"), voice=Voice.PARENT, text=SECRET, at=AT)


def _consent() -> Consent:
    return Consent(id=id_of("consent"), what=SECRET, to=SECRET, given_on=AT.date())


def _service_key(stage: Stage) -> Screen[Any]:
    from tui.dialogs.archive.service_key import ServiceKeyDialog

    return ServiceKeyDialog(stage.archive)


def _due(stage: Stage) -> Due:
    return Due(stage.family.id, SECRET, last_note=date(2020, 1, 1), on=date(2025, 1, 1), kept=(SECRET,))


def _correction(stage: Stage) -> Correction:
    return Correction(id=id_of("correction"), session=stage.session.id, at=AT, by=SECRET, text=SECRET)
