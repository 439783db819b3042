"""Reading CSV of any kind: what R writes, what Excel in Sweden writes, and a plain list of names.

The text may be UTF-8, UTF-16 or Windows-1252, and comma, semicolon or tab may stand between the cells. The headings say
what a table holds: ties have a beginning and an end, the parent has an ``egoID`` and no ``alterID``, and everything
else is people. A single column needs no heading.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from exports.data.columns import EGOS, PEOPLE, TIES, fields_of, folded
from exports.data.rows import MOST_COLUMNS, Place, Row, Rows, hides, refuse, refuse_too_many
from mapping.cleaning import clean
from mapping.language import gettext as _

_FORMULA = re.compile("'*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
"""What a spreadsheet takes for a formula, behind any number of apostrophes."""

_WIDEST = 10_000_000
"""Characters in a cell; no file is longer than that."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_EXCEL = "windows-1252"

_Line = tuple[int, list[str]]
"""A row's first line in the file, and its cells."""


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe before it where that is needed."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` made this from."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def read(content: bytes, file: str) -> Rows:
    """The people or ties in a CSV file; `file` is its name as errors tell it.

    Raises:
        InvalidError: it is no such file, or a line has another number of cells than the headings.
    """
    text, remarks = _text(content, file)
    lines = _lines(text, file)
    if not lines:
        refuse(f"{file}: " + _("there is nothing in the file"))
    (first, cells), *rest = lines
    headings = _without_empty_end(cells)
    refuse_too_many(len(headings), Place(file, first), MOST_COLUMNS)
    columns = _kind(headings)
    fields = fields_of(headings, columns)
    if not set(fields) & {"name", "role", "a", "id"}:
        if len(headings) > 1:
            refuse(f"{Place(file, first)}: " + _("no heading that Krets knows; call the column with names “name”"))
        remarks = (*remarks, _("{file}: no heading, so every line is read as a name.").format(file=file))
        rest, headings, fields = lines, ["name"], ("name",)
    _refuse_doubles(headings, Place(file, first))
    rows = tuple(_rows(rest, headings, fields, file))
    unknown = tuple(clean(name) for name, field in zip(headings, fields, strict=True) if name and not field)
    return _sorted(rows, columns, Rows(unknown=unknown, cleaned=_hidden(rest, file), remarks=remarks))


def _text(content: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    """The file's text, and what there is to say of how it was read."""
    if content.startswith(b"PK"):
        refuse(f"{file}: " + _("this is a workbook; save it as CSV first"))
    marked = [encoding for mark, encoding in _BOMS if content.startswith(mark)]
    for encoding in marked or ("utf-8", _EXCEL):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            break
    else:
        text = "\0"
    if "\0" in text:
        refuse(f"{file}: " + _("this is not text; save it as CSV in UTF-8"))
    return text, (_letters(text, file),) if encoding == _EXCEL else ()


def _letters(text: str, file: str) -> str:
    """What shows whether the right encoding was guessed, without showing what is written."""
    letters = " ".join(sorted({letter for letter in text if letter > "\x7f" and letter.isprintable()}))
    said = _("{file}: read as Windows-1252, with the letters {letters}. Do they look wrong? Save it as UTF-8.")
    return said.format(file=file, letters=letters)


def _lines(text: str, file: str) -> list[_Line]:
    """Every row that is not empty. Its cells are parted as those in the first row are."""
    csv.field_size_limit(_WIDEST)
    head = text.lstrip()[:10_000]
    delimiter = max(";\t,", key=lambda mark: len(next(csv.reader(io.StringIO(head, newline=""), delimiter=mark), [])))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[_Line] = []
    begun = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                refuse_too_many(len(lines), Place(file, begun))
                lines.append((begun, cells))
            begun = reader.line_num + 1
    except csv.Error:
        refuse(f"{Place(file, begun)}: " + _("the quotation marks do not match"))
    return lines


def _kind(headings: Sequence[str]) -> Mapping[str, str]:
    """The columns of the kind of table that these are the headings of."""
    if {"a", "b"} <= set(fields_of(headings, TIES)):
        return TIES
    names = {folded(heading) for heading in headings}
    return EGOS if "egoid" in names and "alterid" not in names else PEOPLE


def _refuse_doubles(headings: Sequence[str], place: Place) -> None:
    names = [folded(heading) for heading in headings]
    for heading, name in zip(headings, names, strict=True):
        if name and names.count(name) > 1:
            refuse(f"{place}, {clean(heading)[:40]}: " + _("stands there twice"))


def _rows(lines: list[_Line], headings: list[str], fields: tuple[str, ...], file: str) -> Iterator[Row]:
    called = {field: clean(heading) for heading, field in zip(headings, fields, strict=True)}
    for line, cells in lines:
        place = Place(file, line)
        if len(cells) < len(headings) or any(cell.strip() for cell in cells[len(headings) :]):
            refuse(f"{place}: " + _("another number of cells than the headings"))
        texts = {field: clean(unguarded(cell), lines=True) for field, cell in zip(fields, cells, strict=False) if field}
        yield Row(place, {field: text for field, text in texts.items() if text}, called, key=texts.get("id", ""))


def _without_empty_end(cells: list[str]) -> list[str]:
    """Excel leaves empty cells where a column once was."""
    return cells[: max(number for number, cell in enumerate(cells, start=1) if cell.strip())]


def _hidden(lines: list[_Line], file: str) -> tuple[Place, ...]:
    """The lines with invisible characters in them."""
    return tuple(Place(file, line) for line, cells in lines if any(hides(cell) for cell in cells))


def _sorted(rows: tuple[Row, ...], columns: Mapping[str, str], found: Rows) -> Rows:
    """The rows among what they speak of: people, ties, or the parent in the middle."""
    if columns is TIES:
        return replace(found, ties=rows)
    if columns is EGOS:
        whole = rows[0].cells if rows else {}
        return replace(found, egos=rows, sectors=whole.get("sectors", ""), format=whole.get("format", ""))
    return replace(found, people=rows)
