"""The invitation to a meeting as a page: Markdown, or plain text."""

from exports.disclosure.markdown import escaped
from mapping.meeting.invitation import Invited


def as_markdown(chapters: tuple[Invited, ...]) -> str:
    """The page with headings that a program knows as such."""
    first, *others = chapters
    parts = [f"# {first.heading}", *map(escaped, first.lines)]
    for chapter in others:
        parts += [f"## {chapter.heading}", "\n".join(map(escaped, chapter.lines))]
        parts += ["\n".join(f"- {escaped(line)}" for line in chapter.listed)] if chapter.listed else []
    return "\n\n".join(parts) + "\n"


def as_text(chapters: tuple[Invited, ...]) -> str:
    """The page as plain text."""
    return (
        "\n\n".join(
            "\n".join([chapter.heading.upper(), *chapter.lines, *(f"- {line}" for line in chapter.listed)])
            for chapter in chapters
        )
        + "\n"
    )
