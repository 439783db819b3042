"""What a file would have a terminal obey, an eye miss, or a spreadsheet run."""

import csv
import io
import json
import re
import zlib

from tests.torture.hostile import HIDDEN

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def carried(content: bytes, format_: str) -> list[str]:
    """What steers or runs in a file of that format (as its name would end)."""
    if format_ == "pdf":
        return _in_pdf(content)
    text = content.decode("utf-8-sig")
    found: list[str] = HIDDEN.findall(text)
    match format_:
        case "csv":
            found = HIDDEN.findall(text.replace("\r\n", "\n"))
            found += [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row if _runs(cell)]
        case "svg":
            found += re.findall(r"<(?:script|foreignObject|b>|image[^>]*http)", text)
        case "json":
            found += [] if json.loads(text) else ["nothing"]
        case "md":
            found += re.findall(r"(?<!\\)<[a-zA-Z/!?]|(?<!\\)\]\(|(?<!\\)&#?\w+;", text)
    return found


def _runs(cell: str) -> bool:
    return cell[:1] in tuple("=+-@\t\r\n＝") and not _NUMBER.fullmatch(cell)


def _in_pdf(content: bytes) -> list[str]:
    """Characters that the PDF says its letters stand for, and its own strings."""
    found: list[str] = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            plain = zlib.decompress(stream)
        except zlib.error:
            continue
        if b"begincmap" in plain:
            told = re.findall(rb"<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>", plain)
            found += HIDDEN.findall(
                "".join(bytes.fromhex(each.decode()).decode("utf-16-be", "replace") for each in told)
            )
    return found + [text for text in ("JavaScript", "/Launch", "/URI") if text.encode() in content]
