"""How many rows at the top of a table are its header."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Literal

from docextract.model.table import Cell
from docextract.tables.cell_content import Content, is_unit, text_to_content, without_years_and_units
from docextract.tables.sheet import Sheet
from docextract.vocabulary.column_words import header_to_role, text_to_plain
from docextract.vocabulary.label_words import known_label

RowClass = Literal["blank", "names", "units", "years", "span", "words", "data"]

DEEPEST = 8
LEAST_PAIRS, MOSTLY = 3, 0.6
LONGEST_NAME, SHORT = 90, 50
LONGEST_KNOWN_NAME = 10
LABELLED = re.compile(r":\s+\w")
"""A label with its value is no column's name."""
FIGURES = frozenset({"figure", "percent"})
VALUES = frozenset({"figure", "percent", "rag", "date", "dash", "reference"})


def header_depth(sheet: Sheet, bold: Container[tuple[int, int]] = ()) -> int:
    """Number of header rows, 0 for a table without. `bold` holds (page, word index) of bold words, where known.

    Known column names, years and units decide first; where the words say nothing, a row without figures above columns
    of figures, or one set off by its background or its face.
    """
    if _is_form(sheet):
        return 0
    depth = _known_depth(sheet)
    if not depth:
        depth = 1 if _stands_out(sheet, 0, bold) else 0
        if not depth and sheet.n_rows > 2 and _row_class(sheet, 0) == "span" and _stands_out(sheet, 1, bold):
            depth = 2
    return _with_spanning_cells(sheet, depth)


def _is_form(sheet: Sheet) -> bool:
    """True where nearly all rows are a known label and its value, the first row too."""
    pairs = [cells for cells in sheet.starts if len(cells) == 2]
    if len(pairs) < max(LEAST_PAIRS, MOSTLY * sheet.n_rows) or len(sheet.starts[0]) != 2:
        return False
    labels = sum(known_label(cells[0].text) is not None or cells[0].text.endswith(":") for cells in pairs)
    first, value = (cell.text for cell in sheet.starts[0])
    return labels >= MOSTLY * len(pairs) and known_label(first) is not None and not _is_name(value)


def _known_depth(sheet: Sheet) -> int:
    depth = 0
    complete = False
    for row in range(min(DEEPEST, sheet.n_rows)):
        kind = _row_class(sheet, row)
        if kind == "data" or (kind == "words" and not _may_stand_within(sheet, row, depth)):
            break
        if kind == "years" and depth and _is_line_with_a_year(sheet, row):
            break
        if kind == "units" or (kind == "years" and (not complete or _is_all_years(sheet, row))):
            if depth and depth < row and _words_between(sheet, depth, row):
                break
            depth = row + 1
        elif kind == "names" and not (depth and (complete or depth != row or not _leaves_room(sheet, row - 1))):
            depth = row + 1
        elif kind in ("years", "names"):
            break
        complete = complete or (depth == row + 1 and _is_complete(sheet, row))
    return depth


def _may_stand_within(sheet: Sheet, row: int, depth: int) -> bool:
    """True for words above the columns' names that leave room, or between the names and their years or units."""
    return _goes_on(sheet, row) if depth else _leaves_room(sheet, row) or _goes_on(sheet, row)


def _is_complete(sheet: Sheet, row: int) -> bool:
    """True where every column has a name of its own: only years and units may follow."""
    cells = sheet.starts[row]
    return len(cells) == sheet.n_cols and all(_is_name(cell.text) or cell.text == "" for cell in cells)


def _is_all_years(sheet: Sheet, row: int) -> bool:
    return all(text_to_content(cell.text) in ("year", "unit") for cell in sheet.starts[row])


def _is_line_with_a_year(sheet: Sheet, row: int) -> bool:
    """True for words that name no column, and a single year beside them."""
    cells = sheet.starts[row]
    years = sum(text_to_content(cell.text) == "year" for cell in cells)
    return years == 1 and len(cells) > 1 and text_to_content(cells[0].text) == "words" and not _is_name(cells[0].text)


def _words_between(sheet: Sheet, start: int, end: int) -> bool:
    return any(_row_class(sheet, row) == "words" and len(sheet.starts[row]) == 1 for row in range(start, end))


def _goes_on(sheet: Sheet, row: int) -> bool:
    """True where a row of words inside a header is followed by its years or units."""
    if row + 1 >= sheet.n_rows or len(sheet.starts[row]) < 2:
        return False
    return _row_class(sheet, row + 1) in ("units", "years")


def _leaves_room(sheet: Sheet, row: int) -> bool:
    """True where the header row above has spanning or blank cells, so that a second row of names may follow."""
    cells = sheet.starts[row]
    return any(cell.col_span > 1 for cell in cells) or len(cells) < sheet.n_cols


def _row_class(sheet: Sheet, row: int) -> RowClass:
    cells = sheet.starts[row]
    if not cells:
        return "blank"
    contents = [text_to_content(cell.text) for cell in cells]
    if all(is_unit(cell.text) for cell in cells):
        return "units"
    if any(content in FIGURES for content in contents):
        return "data"
    if _are_dates_of_figures(sheet, row, contents):
        return "years"
    if len(cells) == 1 and (cells[0].col_span > 1 or sheet.n_cols > 2) and len(cells[0].text) < LONGEST_NAME:
        if sheet.is_full_width(cells[0]) or not _is_name(cells[0].text):
            return "span"
        return "years" if contents[0] == "year" else "span"
    years = sum(content == "year" or _names_a_year(cell) for content, cell in zip(contents, cells, strict=True))
    if any(content in ("rag", "reference", "date") for content in contents[:1]) and not years:
        return "data"
    named = sum(_is_name(cell.text) for cell in cells)
    if years and years + named >= 0.5 * len(cells):
        return "years"
    if named >= max(2, 0.5 * len(cells)) and all(len(cell.text) <= 3 * LONGEST_NAME for cell in cells):
        return "names"
    return "words"


def _are_dates_of_figures(sheet: Sheet, row: int, contents: list[Content]) -> bool:
    """True for dates, with a name before them or not, over columns of figures: what stands below is as at these."""
    cells = sheet.starts[row]
    dated = [cell for cell, content in zip(cells, contents, strict=True) if content in ("date", "year")]
    if len(dated) < 2 or len(cells) - len(dated) > (cells[0] is not dated[0]):
        return False
    below = [sheet.column_texts(cell.col, range(row + 1, sheet.n_rows)) for cell in dated]
    return all(any(text_to_content(text) in FIGURES for text in texts) for texts in below)


def _names_a_year(cell: Cell) -> bool:
    """True for a short header with a financial year in it ("Budget 2019/20")."""
    return len(cell.text) < SHORT and without_years_and_units(cell.text) != cell.text


def _is_name(text: str) -> bool:
    """True for words that the vocabulary knows as a column's name, or a unit or year that may stand as one."""
    if len(text) > LONGEST_NAME or text.endswith(".") or LABELLED.search(text):
        return text.rstrip(".").casefold() in ("ref", "no")
    plain = text_to_plain(without_years_and_units(text))
    return plain.count(" ") < LONGEST_KNOWN_NAME and header_to_role(plain) is not None


def _stands_out(sheet: Sheet, row: int, bold: Container[tuple[int, int]]) -> bool:
    """True where this row reads like names above the rows below it."""
    if row + 1 >= sheet.n_rows:
        return False
    cells = sheet.starts[row]
    if len(cells) < min(2, sheet.n_cols) or any(len(cell.text) > LONGEST_NAME for cell in cells):
        return False
    contents = {text_to_content(cell.text) for cell in cells}
    if contents & VALUES and not contents <= {"year", "words", "unit"}:
        return False
    return _has_figures_below(sheet, row) or _has_own_fill(sheet, row) or _is_alone_bold(sheet, row, bold)


def _has_figures_below(sheet: Sheet, row: int) -> bool:
    """True where at least a third of the columns, and at least one, hold figures in most rows below."""
    columns = 0
    for col in range(1, sheet.n_cols):
        below = [text_to_content(text) for text in sheet.column_texts(col, range(row + 1, sheet.n_rows))]
        figures = sum(content in FIGURES or content == "dash" for content in below)
        if below and figures >= 0.6 * len(below) and any(content in FIGURES for content in below):
            columns += 1
    return columns >= max(1, (sheet.n_cols - 1) / 3)


def _has_own_fill(sheet: Sheet, row: int) -> bool:
    """True where every cell of the row has a background that the next rows' cells do not have."""
    own = {cell.fill for cell in sheet.at[row] if cell}
    if None in own or not own or len(own) > 2:
        return False
    below = [{cell.fill for cell in sheet.at[other] if cell} for other in range(row + 1, min(row + 3, sheet.n_rows))]
    return all(not (own & fills) for fills in below)


def _is_alone_bold(sheet: Sheet, row: int, bold: Container[tuple[int, int]]) -> bool:
    """True where every word of the row is bold and the next row is not."""
    return _is_bold(sheet.starts[row], bold) and not _is_bold(sheet.starts[row + 1], bold)


def _is_bold(cells: list[Cell], bold: Container[tuple[int, int]]) -> bool:
    words = [(part.page, word) for cell in cells for part in cell.parts for word in part.words]
    return bool(words) and all(word in bold for word in words)


def _with_spanning_cells(sheet: Sheet, depth: int) -> int:
    """The depth with the rows that a header cell spans, as long as these hold no figures."""
    if not depth:
        return 0
    reach = max((cell.row + cell.row_span for row in range(depth) for cell in sheet.starts[row]), default=depth)
    if not depth < reach <= min(depth + 2, sheet.n_rows - 1):
        return depth
    below = [text_to_content(cell.text) for row in range(depth, reach) for cell in sheet.starts[row]]
    return depth if any(content in VALUES for content in below) else reach
