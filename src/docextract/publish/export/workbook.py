"""A table's frames as a workbook of one sheet, within what a sheet can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docextract.publish.export.files import frame_to_rows
from docextract.publish.export.formulas import text_to_cell
from docextract.publish.fields import PublishedField

if TYPE_CHECKING:
    import pandas

MOST_ROWS = 2**20 - 1
"""Of a sheet, its header left out."""
LONGEST = 32_767
"""So many letters a cell takes, counted as UTF-16 does."""
CUT = " [cut here: a cell takes no more; the whole text is in the other formats]"
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML does not take."""


def write_xlsx(path: Path, fields: Sequence[PublishedField], frames: Iterable[pandas.DataFrame]) -> None:
    """One sheet, named after the file; formulas escaped and every text stored as text.

    A text that is too long is cut, and says so at its end; characters that a workbook does not take become U+FFFD.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(path.stem)
    sheet.freeze_panes = "A2"
    sheet.append([field.name for field in fields])

    for frame in frames:
        for row in frame_to_rows(frame):
            cells = [WriteOnlyCell(sheet, text_to_sheet(value) if isinstance(value, str) else value) for value in row]
            for cell, field in zip(cells, fields, strict=True):
                if field.type == "string":
                    cell.data_type = "s"  # or a printed "#N/A" would be an error of the sheet's own
                elif field.is_pounds:
                    cell.number_format = "#,##0.00"
            cells[
                -1
            ].number_format = "0.00"  # a format keeps it in the file where it is empty, and the row at its length
            sheet.append(cells)
    book.save(path)


def text_to_sheet(text: str) -> str:
    """The text as a cell may hold it."""
    cell = text_to_cell(UNFIT.sub("\ufffd", text))
    size = len(cell.encode("utf-16-le")) // 2
    if size <= LONGEST:
        return cell
    kept = cell.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore")
    return kept + CUT
