"""What every dialog does: its buttons, and that it ends once, and itself."""

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Button

from tests.tui.opening import opened
from tests.tui.playing import keys, playing
from tui.dialogs.dialog import Dialog
from tui.widgets.fields import TextField


class Three(Dialog[str]):
    """A dialog with a button of each kind."""

    heading, done_text, third_text, leave_text = "Tre", "Den ena", "Den andra", "Ingen"
    enter_is_done = True

    def fields(self) -> ComposeResult:
        yield TextField(id="word")

    def result(self) -> str | None:
        return self.query_one("#word", TextField).text or None

    def third(self) -> None:
        self.dismiss("third")


async def test_a_third_button_stands_between_the_two_and_does_what_it_says(tmp_path: Path) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        ended = await opened(player, Three())
        assert [str(button.label) for button in player.app.screen.query(Button)] == ["Den ena", "Den andra", "Ingen"]
        await keys(player, "tab", "tab", "enter")
        assert ended == ["third"]
