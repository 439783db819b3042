"""The clipboard: nothing goes there but what the worker asks for, of a session, in so many words."""

from base64 import b64encode

from textual.app import App


def copy(app: "App[object]", text: str) -> None:
    """Hand `text` to the terminal for its clipboard (OSC 52). Whether the terminal takes it cannot be known."""
    if app._driver is not None:  # Textual's own way there keeps the text, too
        app._driver.write(f"\x1b]52;c;{b64encode(text.encode()).decode()}\a")
