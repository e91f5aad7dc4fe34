"""Tables whose columns go on beside them on a facing page, with the rows' names repeated there."""

from __future__ import annotations

from typing import NamedTuple

from docextract.tables.strand import Piece, Strand, squash

ALIKE = 0.9
FEWEST_ROWS = 2


class Facing(NamedTuple):
    """`shared` leading columns repeat the strand's; `rows` gives the strand's row for every row of the piece."""

    shared: int
    rows: dict[int, int]


def rows_beside(strand: Strand, piece: Piece) -> Facing | None:
    """How the piece lies beside the strand; None where its rows are not the strand's, or its columns no further ones.

    The last rows of either (notes) may be missing in the other, but not where they have words in the piece.
    """
    upper, lower = strand.last.sheet, piece.sheet
    if not piece.depth or len(strand.pieces) > 1 or strand.depth != piece.depth:
        return None
    common = min(upper.n_rows, lower.n_rows)
    if common - piece.depth < FEWEST_ROWS or any(lower.starts[row] for row in range(common, lower.n_rows)):
        return None
    shared = _shared_columns(strand, piece, common)
    rest = {words for words in piece.header[shared:] if words}
    if not shared or shared >= lower.n_cols or not rest or rest & set(strand.first.header[shared:]):
        return None
    return Facing(shared, {row: row for row in range(common)})


def _shared_columns(strand: Strand, piece: Piece, common: int) -> int:
    """Number of leading columns with the same words row for row."""
    upper, lower = strand.last.sheet, piece.sheet
    for col in range(min(upper.n_cols, lower.n_cols)):
        pairs = [(squash(upper.text(r, col)), squash(lower.text(r, col))) for r in range(piece.depth, common)]
        told = [pair for pair in pairs if pair[0] or pair[1]]
        if not told or sum(a == b for a, b in told) < ALIKE * len(told):
            return col
    return min(upper.n_cols, lower.n_cols)
