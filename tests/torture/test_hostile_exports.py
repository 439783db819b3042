"""Hostile text in every field: no file that leaves Krets carries it on as anything but text."""

import csv
import io
import json
import re
import zlib
from itertools import product

import pytest

from exports.data.interchange import Interchange, write
from exports.export import FORMATS, Export, FileFormat, Subject, made
from exports.masks import Mask
from mapping.language import speaking
from mapping.profile.audience import Audience
from tests.torture.counting import Counts
from tests.torture.hostile import HIDDEN, Change, formula, practice, steering, steering_everywhere

CHANGES: dict[str, Change] = {"steering": steering, "steering, in keys too": steering_everywhere, "formulas": formula}
EXPORTS = [(subject, format_) for subject in Subject for format_ in FORMATS[subject] if format_ != "png"]
"""A PNG holds no text."""

NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def _poisoned(name: str) -> Interchange:
    return practice(CHANGES[name])


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize(("subject", "format_"), EXPORTS)
def test_no_export_carries_it_on(name: str, subject: Subject, format_: FileFormat, counts: Counts, long: bool) -> None:
    if not long and (name == "steering, in keys too" or (name == "formulas") != (format_ == "csv")):
        pytest.skip("in the long form")
    whole = _poisoned(name)
    masks = tuple(Mask) if long else (Mask.NAMES,)
    for mask, audience in product(masks, Audience if long else (Audience.WORKER,)):
        with speaking("sv"):
            export = Export(subject, format_, mask, audience=audience, sensitive=True)
            files = made(export, whole.sessions[-1], title=whole.families[0].code).contents
        for content in files.values():
            assert _carried(content, format_) == []
            counts.add(7, f"files looked through ({format_})")
    counts.add(7, "injected sequences in a file", 0)


def test_the_data_of_a_family(counts: Counts) -> None:
    for name in CHANGES:
        whole = _poisoned(name)
        data = write(whole.families, whole.sessions)
        assert _carried(data, "json") == []
        counts.add(7, "files looked through (json)")


def _carried(content: bytes, format_: str) -> list[str]:
    """What steers or runs in a file."""
    if format_ == "pdf":
        return _in_pdf(content)
    text = content.decode("utf-8-sig")
    found = HIDDEN.findall(text)
    match format_:
        case "csv":
            found = HIDDEN.findall(text.replace("\r\n", "\n"))
            found += [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row if _runs(cell)]
        case "svg":
            found += re.findall(r"<(?:script|foreignObject|b>|image[^>]*http)", text)
        case "json":
            found += [] if json.loads(text) else ["nothing"]
    return found


def _runs(cell: str) -> bool:
    return cell[:1] in tuple("=+-@\t\r\n＝") and not NUMBER.fullmatch(cell)


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
