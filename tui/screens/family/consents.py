"""The consents: which hold today, and which do not; each can be withdrawn at any time."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets.option_list import Option

from mapping.assignment import Consent
from mapping.clock import today
from mapping.family_edits import put_consent, withdraw_consent
from mapping.language import N_, say_date
from mapping.language import gettext as _
from mapping.record import Id
from tui.dialogs.confirm import ConfirmDialog
from tui.dialogs.family.consent import ConsentDialog
from tui.keys import key
from tui.saying import announce
from tui.screens.family.of_family import RecordsPage, group, record


class ConsentsScreen(RecordsPage):
    """Those that hold first. None is taken off the list: that it was given is part of what happened."""

    HELP = N_(
        "A consent says what may be told, to whom, and until when. n adds one. t withdraws the one in hand, when the "
        "parent wants it: it stays on the list with its day. Enter puts right what was written wrong."
    )
    BINDINGS: ClassVar[list[BindingType]] = [key("t", "withdraw", N_("Withdraw"))]
    heading = N_("Consents")
    empty = N_("No consent yet. Press n when the parent says yes to something that may be told.")
    above = N_("What the parent has said yes to. It can be withdrawn at any time.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is taken off this list."""
        return action != "remove" and super().check_action(action, parameters)

    def rows(self) -> list[Option]:
        """Those that hold today, and those that do not."""
        day = today()
        holding = [consent for consent in self._family.consents if consent.holds(day)]
        others = [consent for consent in self._family.consents if not consent.holds(day)]
        rows = [group(_("Hold today")), *map(_row, holding)] if holding else []
        return rows + ([group(_("Do not hold today")), *(_row(one, calm=True) for one in others)] if others else [])

    def open(self, id_: str) -> None:
        """Its form."""
        self.app.push_screen(ConsentDialog(self._known(id_), self._keep, today()))

    def action_withdraw(self) -> None:
        """Withdraw the one in hand, when it is asked for."""
        consent = self._known(self.in_hand)
        if consent is None:
            return
        if consent.withdrawn_on is not None:
            announce(self, _("It is withdrawn already."))
            return
        text = _("{what}. From today it may not be told any more to: {whom}.").format(
            what=consent.what.rstrip("."), whom=consent.to
        )
        dialog = ConfirmDialog(_("Withdraw the consent?"), text, _("Withdraw"))
        self.app.push_screen(dialog, lambda sure: self._withdraw(consent) if sure else None)

    def _withdraw(self, consent: Consent) -> None:
        if self.change(partial(withdraw_consent, id_=consent.id, on=today())):
            announce(self, _("Withdrawn. It stays on the list."))

    def _keep(self, consent: Consent) -> bool:
        return self.keep(partial(put_consent, consent=consent), consent.id)

    def _known(self, id_: str) -> Consent | None:
        return next((one for one in self._family.consents if id_ and one.id == Id(id_)), None)


def _row(consent: Consent, *, calm: bool = False) -> Option:
    return record(consent.id, consent.what, " · ".join(_told(consent)), calm=calm)


def _told(consent: Consent) -> Iterator[str]:
    yield _("to: {whom}").format(whom=consent.to)
    yield _("given {day}").format(day=say_date(consent.given_on))
    if consent.withdrawn_on:
        yield _("withdrawn {day}").format(day=say_date(consent.withdrawn_on))
    elif consent.until:
        yield _("until {day}").format(day=say_date(consent.until))
