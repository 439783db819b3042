"""Records as people read them."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from mapping.archive.log.acts import Act, Purpose
from mapping.archive.log.record import LogRecord
from mapping.cleaning import clean
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from mapping.record import Id

if TYPE_CHECKING:
    from mapping.archive.index import Index

_SHOWN_OF_ID = 8

_ACTS = {
    Act.OPENED: N_("opened the archive"),
    Act.LEFT: N_("left the archive"),
    Act.REFUSED: N_("wrong passphrase"),
    Act.STOPPED: N_("unfinished log found"),
    Act.PUT_BACK: N_("something older found"),
    Act.LOCKED: N_("locked"),
    Act.UNLOCKED: N_("unlocked"),
    Act.LISTED: N_("saw the list"),
    Act.READ: N_("read"),
    Act.CHANGED: N_("changed"),
    Act.CLOSED_SESSION: N_("closed the session"),
    Act.CORRECTED: N_("put right"),
    Act.EXPORTED: N_("exported"),
    Act.DISCLOSED: N_("gathered for disclosure"),
    Act.HANDED_OVER: N_("handed over"),
    Act.TAKEN_IN: N_("took in"),
    Act.BACKED_UP: N_("made a backup"),
    Act.RESTORED: N_("put back an earlier version"),
    Act.REPAIRED: N_("repaired"),
    Act.CHECKED: N_("checked the archive"),
    Act.REVIEWED: N_("read the log"),
    Act.KEYS_CHANGED: N_("changed the keys"),
    Act.ERASED: N_("erased"),
    Act.RETENTION: N_("decided about erasing"),
}

_PURPOSES = {
    Purpose.OWN: N_("for the one it is about"),
    Purpose.RECORD: N_("for the record"),
    Purpose.MEETING: N_("for a meeting"),
    Purpose.COLLEAGUE: N_("for a colleague's work"),
    Purpose.REQUEST: N_("asked for by law"),
}

_DETAILS = {
    "new": N_("a new one"),
    "write": N_("to write"),
    "read": N_("to read"),
    "passphrase": N_("with the passphrase"),
    "recovery": N_("with the recovery key"),
    "organisation": N_("with the organisation key"),
    "map": N_("network map"),
    "genogram": N_("genogram"),
    "timeline": N_("timeline"),
    "profile": N_("everyday life"),
    "invitation": N_("invitation"),
    "journal": N_("journal text"),
    "take-home": N_("page to take home"),
    "copy": N_("copied"),
    "data": N_("data"),
    "archive": N_("the whole archive"),
    "people": N_("people"),
    "initials": N_("initials"),
    "roles": N_("roles"),
    "none": N_("no names"),
    "worker": N_("for the worker"),
    "sensitive": N_("with sensitive areas"),
    "protected": N_("although protected"),
    "key": N_("with the receiver's key"),
    "damaged": N_("with an earlier version"),
    "unsound": N_("links and texts"),
    "index": N_("the lists"),
    "keep": N_("an exception"),
    "release": N_("no exception any more"),
    "handed_over": N_("handed over to the record"),
}

_WHOLE = {
    (Act.TAKEN_IN, "handed over"): N_("what a colleague handed over"),
}
"""Details that are not read word by word."""

_KEYS = {
    "passphrase": N_("the passphrase"),
    "recovery": N_("a new recovery key"),
    "organisation": N_("the organisation key"),
    "without passphrase": N_("the passphrase taken away"),
    "without recovery": N_("the recovery key taken away"),
    "without organisation": N_("the organisation key taken away"),
    "1 data keys": N_("the documents sealed anew"),
    "2 data keys": N_("a new key for the documents"),
}

_STOPPED = re.compile(r"(?P<name>\d+-[0-9a-f]+) (?P<number>\d+)", re.ASCII)
_ID = re.compile(r"(?P<short>[0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)

_COUNTED = frozenset({Act.REFUSED, Act.CHECKED, Act.RESTORED})
"""What is a number where there is a detail."""

WITH_PURPOSE = frozenset({Act.EXPORTED, Act.DISCLOSED, Act.HANDED_OVER})
"""What should have a purpose and a receiver: that one was left out is told."""


def act_words(act: str) -> str:
    """What was done; of an act that only a newer version knows, its own name."""
    return _(_ACTS[Act(act)]) if act in _ACTS else _("something newer ({name})").format(name=act)


def purpose_words(purpose: str) -> str:
    """Why something was taken out: one of those that are known, or words of somebody's own."""
    return _(_PURPOSES[Purpose(purpose)]) if purpose in _PURPOSES else purpose


def detail_words(act: str, detail: str) -> str:
    """The detail in words: what Krets noted there are numbers, code words and ids, and a few are somebody's own.

    Nobody's name is told; a word that only a newer version knows stands as it is.
    """
    if act == Act.ERASED:
        return detail
    if act in _COUNTED and detail.isdecimal():
        return _counted(Act(act), int(detail))
    if act == Act.KEYS_CHANGED and detail in _KEYS:
        return _(_KEYS[detail])
    if act == Act.STOPPED and (stopped := _STOPPED.fullmatch(detail)):
        return _("log file {name}, after record {number}").format(**stopped.groupdict())
    if (act, detail) in _WHOLE:
        return _(_WHOLE[Act(act), detail])
    return " ".join(_word(act, word) for word in detail.split())


def _word(act: str, word: str) -> str:
    if word in _DETAILS:
        return _(_DETAILS[word])
    if (id_ := _ID.fullmatch(word)) is None:
        return word
    return (_("about a person ({id})") if act == Act.DISCLOSED else "({id})").format(id=id_["short"])


def _counted(act: Act, count: int) -> str:
    if act is Act.REFUSED:
        return ngettext("{count} time", "{count} times", count)
    if act is Act.RESTORED:
        return _("version {number}").format(number=count)
    return ngettext("{count} finding", "{count} findings", count) if count else _("all well")


def more_words(act: str, purpose: str, receiver: str) -> str:
    """For whom, and why; that it was not stated, where it should have been."""
    if act not in WITH_PURPOSE and not purpose and not receiver:
        return ""
    unsaid = _("not stated")
    whom = _("to: {receiver} · why: {purpose}")
    return whom.format(receiver=receiver or unsaid, purpose=purpose_words(purpose) or unsaid)


def head_words(head: str) -> str:
    """The log's head, as it stands on a report; empty when nothing could be written."""
    return _("Head of the log: {head}").format(head=head) if head else ""


def when_words(at: datetime) -> str:
    """When, by the clock where one is: ``2026-03-12 14:30``."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


class Told(NamedTuple):
    """A record in words, cleaned."""

    who: str
    act: str
    about: str
    """The family by its code, and the session by its date; the beginning of an id where they are not there any more."""
    detail: str
    more: str
    """For whom, and why."""


class Teller:
    """Tells records, with the codes and dates that the archive's lists have now."""

    def __init__(self, index: "Index") -> None:
        """With the lists of `index`."""
        self._codes = {entry.id: entry.code for entry in index.families}
        self._dates = {entry.id: say_date(entry.date) for entry in index.sessions}

    def family(self, id_: Id) -> str:
        """A family's code."""
        return self._codes.get(id_) or str(id_)[:_SHOWN_OF_ID]

    def tell(self, record: LogRecord) -> Told:
        """A record in words."""
        about = [self.family(record.family)] if record.family else []
        about += [self._dates.get(record.session) or str(record.session)[:_SHOWN_OF_ID]] if record.session else []
        texts = (
            record.who or "–",
            act_words(record.act),
            ", ".join(about),
            detail_words(record.act, record.detail),
            more_words(record.act, record.purpose, record.receiver),
        )
        return Told(*map(clean, texts))
