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
from tui.widgets.fields import Field, TextField


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


class ServiceList(Field, OptionList):
    """What can be chosen, and what is. One who types here means the field above."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "select", N_("Mark")),
        quiet("up", "upward"),
    ]

    @dataclass
    class Marked(Message):
        """Other services are marked now."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        """Nothing is marked."""
        super().__init__(id=id, compact=True)
        self.marked: tuple[str, ...] = ()
        """The names that are marked, in the order in which they were."""

    @property
    def changed(self) -> bool:
        """Whether anything is marked."""
        return bool(self.marked)

    def action_revert(self) -> None:
        """Take away the mark that was set last."""
        self.mark(self.marked[:-1])

    def written(self) -> str:
        """One name on each line."""
        return "\n".join(self.marked)

    def put_back(self, text: str) -> None:
        """Mark them again."""
        self.mark(tuple(text.split("\n")))

    def mark(self, names: tuple[str, ...]) -> None:
        """Mark these, and no others."""
        self.marked = names
        self.post_message(self.Marked())

    def turn(self, name: str) -> None:
        """Mark a service, or take the mark away."""
        others = tuple(one for one in self.marked if one != name)
        self.mark(others if name in self.marked else (*self.marked, name))

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
        self._network = network
        self._there = {service.name: already(network, service) for service in SERVICES}
        self.heading, self.done_text = _("Services and authorities"), _("Add them")

    def fields(self) -> ComposeResult:
        """What to look for, what there is, what is chosen."""
        yield SearchField(id="sought", placeholder=_("Type to search"))
        yield ServiceList(id="marked")
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
            self._services.turn(self._names(event.words)[0])
        else:
            self.action_into_list()

    @on(OptionList.OptionSelected)
    def _mark_row(self, event: OptionList.OptionSelected) -> None:
        self._services.turn(str(event.option_id))

    @on(ServiceList.Marked)
    def _show_marks(self) -> None:
        self._show(self._services.highlighted or 0)

    def action_into_list(self) -> None:
        """From the field to the list."""
        self._services.focus()

    def result(self) -> tuple[Alter, ...] | None:
        """A service for each that is marked; what is written must be marked or taken away first."""
        field, marked = self.query_one(SearchField), self._services.marked
        if field.text and not {*self._names(field.text)} & {*marked}:
            self.complain(_("Press Enter to mark what you wrote, or take it away."), field)
        elif not marked:
            self.complain(_("Mark at least one."), field)
        else:
            return tuple(new_service(name, self._network) for name in marked)
        return None

    @property
    def _services(self) -> ServiceList:
        return self.query_one(ServiceList)

    def _show(self, line: int = 0) -> None:
        services, names = self._services, self._names(self.query_one(SearchField).text)
        services.set_options(Option(self._row(name), id=name) for name in names)
        services.highlighted = min(line, len(names) - 1) if names else None
        self.query_one("#chosen", Static).update(self._chosen_words())
        self.complain("")

    def _names(self, sought: str) -> list[str]:
        """The names offered: the list's own, what is written, and what was added so before."""
        offered = [service.name for service in find(sought)]
        own = [name for name in self._services.marked if name not in self._there]
        if not sought:
            return [*own, *offered]
        added = [name for name in own if sought.casefold() in name.casefold()]
        taken = {name.casefold() for name in (*offered, *added)}
        return [*offered, *([] if sought.casefold() in taken else [sought]), *added]

    def _row(self, name: str) -> Content:
        marked = name in self._services.marked
        if not marked and name not in self._there:
            return row("+ ", (_("Add “{words}”").format(words=name), "$accent"))
        there = _("is on the map already") if self._there.get(name) else ""
        return row("■ " if marked else "□ ", shown(name), "  ", (there, "$muted"))

    def _chosen_words(self) -> Content:
        marked = self._services.marked
        if not marked:
            return shown(_("Type and press Enter, or go down into the list and press Space."))
        said = ngettext("{count} marked", "{count} marked", len(marked))
        return row((said, "bold"), f": {', '.join(marked)}")
