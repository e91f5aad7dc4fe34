"""Whether a grid continues the table above it or on the page before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Literal

from docextract.parse.text import has_digit
from docextract.tables.facing import rows_beside
from docextract.tables.strand import Piece, Strand, squash
from docextract.tables.surroundings import Caption
from docextract.vocabulary.column_words import column_words, text_to_plain
from docextract.vocabulary.label_words import known_label

Link = Literal["below", "beside"]
ColumnMap = list[int]
"""For every column of the piece, the strand's column it continues."""

CLOSE = 14.0
"""Points between two grids of one table on one page, at most."""
NOTE = re.compile(r"^\W*(?:\*|\d?\s?notes?\b|source\s*:|continued|cont\b|please turn|\(?see\b)", re.IGNORECASE)
SHIFT = 40.0
SLACK = 12.0
SMALL = 0.93
"""Footnotes are set in letters of no more than this part of the usual height."""
EXACT = 2.5
"""Points by which the borders of the columns of two parts of a ruled table differ at most."""
APART = 40.0
"""Points between a table and rows below it that were found as a table of their own."""


def continues(strand: Strand, piece: Piece, captions: Mapping[int, Sequence[Caption]]) -> tuple[Link, ColumnMap] | None:
    """How the piece goes on with the strand: below its last row or beside its columns; None where it is another table.

    `captions` are the lines outside tables by page.
    """
    step = piece.page - strand.last.page
    if step == 0:
        return _goes_on_below(strand, piece, captions)
    if step == 1:
        return _goes_on_overleaf(strand, piece, captions)
    return None


def _goes_on_below(
    strand: Strand, piece: Piece, captions: Mapping[int, Sequence[Caption]]
) -> tuple[Link, ColumnMap] | None:
    """On one page only a header parted from its body, or a body parted by a hair, belong together."""
    above, below = strand.last.grid.box, piece.grid.box
    gap = below.y0 - above.y1
    if piece.depth or not -3 <= gap <= CLOSE or min(above.x1, below.x1) <= max(above.x0, below.x0):
        return None
    if any(above.y1 - 1 < line.box.centre[1] < below.y0 + 1 for line in captions.get(piece.page, ())):
        return None
    mapped = columns_map(strand.last, piece)
    header_only = strand.depth == strand.n_rows
    if mapped and (header_only or (gap <= 4 and strand.n_cols == piece.grid.n_cols)):
        return "below", mapped
    return None


def _goes_on_overleaf(
    strand: Strand, piece: Piece, captions: Mapping[int, Sequence[Caption]]
) -> tuple[Link, ColumnMap] | None:
    above = _lines_above(piece, captions)
    if not _all_repeat(above, strand, captions):
        return None
    if rows_beside(strand, piece):
        return "beside", []
    if not _ends_its_page(strand, captions):
        return None
    if piece.depth:
        mapped = _same_header(strand, piece) if strand.depth else None
        return ("below", mapped) if mapped else None
    mapped = columns_map(strand.first if strand.sideways else strand.last, piece)
    if _begins_anew(strand, piece):
        return None
    return ("below", mapped) if mapped and not above and _same_contents(strand, piece, mapped) else None


def _lines_above(piece: Piece, captions: Mapping[int, Sequence[Caption]]) -> list[Caption]:
    top = piece.grid.box.y0
    return [
        line for line in captions.get(piece.page, ()) if line.box.y1 <= top + 2 and (not line.running or line.fresh)
    ]


def _ends_its_page(strand: Strand, captions: Mapping[int, Sequence[Caption]]) -> bool:
    """True where nothing but notes and furniture stands below the strand on its last page."""
    bottom = strand.boxes[-1][1].y1
    lines = [line for line in captions.get(strand.last.page, ()) if not line.running]
    below = [line for line in lines if line.box.y0 >= bottom - 2]
    usual = median([line.box.height for line in lines if line.box.y1 < bottom] or [0.0])
    small = all(line.box.height < SMALL * usual for line in below)
    return len(below) <= 6 and (small or all(NOTE.match(line.text) for line in below[:1]))


def _all_repeat(lines: Sequence[Caption], strand: Strand, captions: Mapping[int, Sequence[Caption]]) -> bool:
    """True where every line repeats the strand's own title, or says that the table is continued."""
    if not lines:
        return True
    words = column_words()
    titles = {_title_key(line.text) for page, _ in strand.boxes for line in captions.get(page, ())}
    return all(_title_key(line.text) in titles or _is_continued(words.continued_pattern, line) for line in lines)


def _is_continued(pattern: re.Pattern[str], line: Caption) -> bool:
    return len(line.text) < 120 and pattern.search(text_to_plain(line.text)) is not None


def _title_key(text: str) -> str:
    return squash(column_words().continued_pattern.sub("", text_to_plain(text)))


def with_repeated_header(strand: Strand, piece: Piece) -> Piece:
    """The piece with the strand's number of header rows, where its first rows repeat the strand's header."""
    if not strand.depth or piece.depth == strand.depth or strand.depth > piece.grid.n_rows:
        return piece
    again = piece.with_depth(strand.depth)
    return again if len(again.header) == len(strand.first.header) and again.header == strand.first.header else piece


def _begins_anew(strand: Strand, piece: Piece) -> bool:
    """True where the piece's first label is the one that the strand began with: the next of several forms."""
    first = piece.sheet.text(0, 0)
    return not strand.depth and first == strand.first.sheet.text(0, 0) and known_label(first) is not None


def _same_header(strand: Strand, piece: Piece) -> ColumnMap | None:
    """Columns by their header's words, cut or broken words forgiven; None where the headers differ."""
    one = strand.first.header if strand.n_cols == len(strand.first.header) else strand.last.header
    other = piece.header
    if len(one) != len(other):
        return None
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a or b]
    same = sum(1 for a, b in pairs if a == b or (a and b and (a.endswith(b) or b.endswith(a) or a.startswith(b))))
    return list(range(len(other))) if pairs and same >= 0.8 * len(pairs) else None


def may_be_recut(strand: Strand, piece: Piece, captions: Mapping[int, Sequence[Caption]]) -> bool:
    """True where the piece goes on with the strand in the same width, but was found with other columns."""
    if piece.grid.n_cols == strand.n_cols or strand.depth == strand.n_rows or not strand.depth or strand.sideways:
        return False
    above, below = strand.last.grid.box, piece.grid.box
    if abs(above.x0 - below.x0) > SLACK or abs(above.x1 - below.x1) > SLACK:
        return False
    if piece.page == strand.last.page:
        between = [line for line in captions.get(piece.page, ()) if above.y1 - 1 < line.box.centre[1] < below.y0 + 1]
        return not between and -3 <= below.y0 - above.y1 <= APART and not _names_columns(piece)
    if piece.page != strand.last.page + 1 or not _ends_its_page(strand, captions):
        return False
    if not _all_repeat(_lines_above(piece, captions), strand, captions):
        return False
    return _same_words(strand.first, piece) if piece.depth else not _lines_above(piece, captions)


def _names_columns(piece: Piece) -> bool:
    """True where the piece has a header with years or units of its own."""
    return any(has_digit(words) or "£" in words for words in piece.header)


def _same_words(one: Piece, other: Piece) -> bool:
    """True where two headers have the same words, however these fall into columns."""
    mine, theirs = Counter("".join(sorted(one.header))), Counter("".join(sorted(other.header)))
    return sum((mine & theirs).values()) >= 0.92 * max(sum(mine.values()), sum(theirs.values()))


def columns_map(above: Piece, below: Piece) -> ColumnMap | None:
    """Each column of the lower grid to the upper grid's column it stands under; None where they do not line up.

    The whole may be shifted sideways (odd and even pages); columns of the upper grid may be missing in the lower.
    """
    if below.grid.n_cols > above.grid.n_cols or below.grid.n_cols < 2:
        return None
    shift = below.spans[0][0] - above.spans[0][0] if below.grid.n_cols == above.grid.n_cols else 0.0
    if abs(shift) > SHIFT or not _same_extent(above, below, shift):
        return None
    out: ColumnMap = []
    for left, right in below.spans:
        centre = (left + right) / 2 - shift
        best = max(range(len(above.spans)), key=lambda col: _shared(above.spans[col], left - shift, right - shift))
        inside = above.spans[best][0] - 2 <= centre <= above.spans[best][1] + 2
        if not inside or (out and best <= out[-1]):
            return None
        out.append(best)
    return out


def _same_extent(above: Piece, below: Piece, shift: float) -> bool:
    """True where both are about as wide, and the lower has lost at most some of the columns."""
    if below.grid.n_cols < 0.6 * above.grid.n_cols:
        return False
    one, other = above.grid.box, below.grid.box
    slack = 0.04 * one.width + 6
    return abs(other.x0 - shift - one.x0) <= slack and abs(other.x1 - shift - one.x1) <= slack


def _shared(span: tuple[float, float], left: float, right: float) -> float:
    return min(span[1], right) - max(span[0], left)


def _same_contents(strand: Strand, piece: Piece, mapped: ColumnMap) -> bool:
    """True unless a column of figures would be continued by words, or the other way round.

    Where the lines drawn between several columns stand in the same places, one column that does not clash will do.
    """
    clashes, told = 0, 0
    for col, target in enumerate(mapped):
        upper = strand.holds_figures(target)
        lower = piece.mostly_figures(col)
        if upper is not None and lower is not None:
            told += 1
            clashes += upper != lower
    return clashes <= told / 3 or (clashes < told and _same_walls(strand.last, piece))


def _same_walls(above: Piece, below: Piece) -> bool:
    """True where both are ruled, in three columns or more, with the lines between these in the same places."""
    if above.grid.n_cols != below.grid.n_cols or above.grid.n_cols < 3:
        return False
    if above.grid.method != "ruled" or below.grid.method != "ruled":
        return False
    return all(
        abs(a[0] - b[0]) < EXACT and abs(a[1] - b[1]) < EXACT for a, b in zip(above.spans, below.spans, strict=True)
    )
