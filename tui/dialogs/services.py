"""Choosing services from those that turn up most, many at once."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from mapping.language import N_, ngettext
from mapping.language import gettext as _
from mapping.network import Alter, Network
from mapping.network.services import SERVICES, already, find, new_service
from tui.dialogs.dialog import Dialog
from tui.keys import key, quiet
from tui.shown import row, shown
from tui.widgets.fields import TextField


@dataclass
class Wanted(Message):
    """Enter was pressed in the search field."""

    words: str
    """What stood there; empty when nothing did."""


class SearchField(TextField):
    """Empty again after Enter, and that before the next key: a binding would come after letters typed ahead."""

    def on_key(self, event: events.Key) -> None:
        """Hand on what is written."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            words, self.value = self.text, ""
            self.post_message(Wanted(words))


class ServiceList(OptionList):
    """What can be chosen. One who types here means the field above."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "select", N_("Mark")),
        quiet("up", "upward"),
    ]

    def action_upward(self) -> None:
        """One row up; from the first, to the field."""
        if self.highlighted:
            self.action_cursor_up()
        else:
            self.screen.focus_previous()

    def on_key(self, event: events.Key) -> None:
        """Hand a letter on to the field."""
        if event.character and event.is_printable and event.key != "space":
            event.stop()
            field = self.screen.query_one(SearchField)
            field.focus()
            field.insert_text_at_cursor(event.character)


class ServicesDialog(Dialog[tuple[Alter, ...]]):
    """Ends with the services chosen: in their usual sector, without a ring, so that they wait beside the map until
    the parent says how near they stand.
    """

    AUTO_FOCUS = "SearchField"
    BINDINGS: ClassVar[list[BindingType]] = [quiet("down", "into_list")]
    HELP = N_(
        "Type a part of a name and press Enter to mark it, or go down into the list and mark with the space bar. "
        "Mark as many as you like. One that is not in the list can be added as it is written. "
        "They wait beside the map until the parent says how near they stand."
    )
    DEFAULT_CSS = """
    ServicesDialog {
        ServiceList { height: 10; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
        #chosen { height: 1; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, network: Network) -> None:
        """Offer the services, knowing which are on the map already."""
        super().__init__()
        self._network, self._chosen = network, list[str]()
        self._there = {service.name: already(network, service) for service in SERVICES}
        self.heading, self.done_text = _("Services and authorities"), _("Add them")

    def fields(self) -> ComposeResult:
        """What to look for, what there is, what is chosen."""
        yield SearchField(placeholder=_("Type to search"))
        yield ServiceList(compact=True)
        yield Static(id="chosen", classes="hint")

    def on_mount(self) -> None:
        """Everything is offered."""
        self._show()

    @on(Input.Changed)
    def _look_for(self) -> None:
        self._show()

    @on(Wanted)
    def _mark_first(self, event: Wanted) -> None:
        """The first hit is marked; with nothing written, one goes into the list."""
        if event.words:
            self._mark(self._names(event.words)[0])
            self._show()
        else:
            self.action_into_list()

    @on(OptionList.OptionSelected)
    def _mark_row(self, event: OptionList.OptionSelected) -> None:
        self._mark(str(event.option_id))
        self._show(event.option_index)

    def action_into_list(self) -> None:
        """From the field to the list."""
        self.query_one(ServiceList).focus()

    async def action_undo(self) -> None:
        """Take back what was written, or else the mark that was set last."""
        if self._sought or not self._chosen:
            await super().action_undo()
        else:
            self._chosen.pop()
            self._show(self.query_one(ServiceList).highlighted or 0)

    @property
    def changed(self) -> bool:
        """Whether something is marked or written."""
        return bool(self._chosen or self._sought)

    def result(self) -> tuple[Alter, ...] | None:
        """A service for each that is marked; what is written must be marked or taken away first."""
        field = self.query_one(SearchField)
        if field.text and not {*self._names(field.text)} & {*self._chosen}:
            self.complain(_("Press Enter to mark what you wrote, or take it away."), field)
        elif not self._chosen:
            self.complain(_("Mark at least one."), field)
        else:
            return tuple(new_service(name, self._network) for name in self._chosen)
        return None

    @property
    def _sought(self) -> str:
        return self.query_one(SearchField).text

    def _mark(self, name: str) -> None:
        """Mark, or take the mark away."""
        if name in self._chosen:
            self._chosen.remove(name)
        else:
            self._chosen.append(name)

    def _show(self, line: int = 0) -> None:
        services, names = self.query_one(ServiceList), self._names(self._sought)
        services.set_options(Option(self._row(name), id=name) for name in names)
        services.highlighted = min(line, len(names) - 1) if names else None
        self.query_one("#chosen", Static).update(self._chosen_words())
        self.complain("")

    def _names(self, sought: str) -> list[str]:
        """The names offered: the list's own, what is written, and what was added so before."""
        offered = [service.name for service in find(sought)]
        own = [name for name in self._chosen if name not in self._there]
        if not sought:
            return [*own, *offered]
        added = [name for name in own if sought.casefold() in name.casefold()]
        taken = {name.casefold() for name in (*offered, *added)}
        return [*offered, *([] if sought.casefold() in taken else [sought]), *added]

    def _row(self, name: str) -> Content:
        if name not in self._chosen and name not in self._there:
            return row("+ ", (_("Add “{words}”").format(words=name), "$accent"))
        there = _("is on the map already") if self._there.get(name) else ""
        return row("■ " if name in self._chosen else "□ ", shown(name), "  ", (there, "$muted"))

    def _chosen_words(self) -> Content:
        if not self._chosen:
            return shown(_("Type and press Enter, or go down into the list and press Space."))
        said = ngettext("{count} marked", "{count} marked", len(self._chosen))
        return row((said, "bold"), f": {', '.join(self._chosen)}")
