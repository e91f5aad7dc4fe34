"""A frame and the page's words to a grid of cells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

import numpy as np

from docextract.model.geometry import Box
from docextract.model.page import Fill, Page
from docextract.model.table import Cell, CellPart
from docextract.tables.edges import boxes_to_array
from docextract.tables.figures import is_figure
from docextract.tables.frame import Bools, Frame
from docextract.tables.textlines import Ints, PageText, words_in_lines
from docextract.tables.wording import SOFT, lines_to_text

SPACE = 0.36
"""Words on one line with a gap of less than so many letter heights belong together, whatever stands between."""
INTO = 1.5
"""A word crosses a line where it reaches so many points beyond it."""


@dataclass(slots=True)
class Area:
    """A cell to be: the rows and columns from `row`, `col` to before `row_end`, `col_end`."""

    row: int
    col: int
    row_end: int
    col_end: int
    words: list[int] = field(default_factory=list)


def frame_to_cells(frame: Frame, words: Ints, text: PageText, page: Page) -> tuple[Cell, ...]:
    """Every word of `words` (indexes into the page's words, all within the frame) in exactly one cell, row by row."""
    rows = _slots(frame.ys, text.boxes[words, 1], text.boxes[words, 3])
    cols = _slots(frame.xs, text.boxes[words, 0], text.boxes[words, 2])
    crossed = _crossings(frame, words, rows, text)
    for row, first, end in frame.spans:
        crossed[row, first + 1 : end] = True
    areas = _areas(frame, rows, cols, crossed)
    at = {(r, c): area for area in areas for r in range(area.row, area.row_end) for c in range(area.col, area.col_end)}
    for word, row, col in zip(words.tolist(), rows.tolist(), cols.tolist(), strict=True):
        at[row, col].words.append(word)
    colours = _colours(frame, areas, page.fills)
    xs, ys = frame.xs.tolist(), frame.ys.tolist()
    return tuple(_cell(xs, ys, area, colour, text, page.number) for area, colour in zip(areas, colours, strict=True))


def _slots(bounds: np.ndarray, low: np.ndarray, high: np.ndarray) -> Ints:
    """The slot in which the middle of each stretch lies."""
    middles = (low + high) / 2
    slots: Ints = np.clip(np.searchsorted(bounds, middles, side="right") - 1, 0, len(bounds) - 2)
    return slots


def _crossings(frame: Frame, words: Ints, rows: Ints, text: PageText) -> Bools:
    """[r, j]: the text of row r runs across xs[j], where no line is drawn, in as many lines as it keeps clear of it."""
    over = np.zeros(frame.walls.shape, np.intp)
    across = np.zeros(frame.walls.shape, np.intp)
    clear = np.zeros(frame.walls.shape, np.intp)
    if not len(words):
        return across > 0
    order = np.lexsort((text.boxes[words, 0], text.line[words], rows))
    boxes, line, row = text.boxes[words[order]], text.line[words[order]], rows[order]
    inner = frame.xs[1:-1]
    left = np.searchsorted(inner, boxes[:, 0] + INTO)
    right = np.searchsorted(inner, boxes[:, 2] - INTO)
    _count(over, row, left, right)
    gap = boxes[1:, 0] - boxes[:-1, 2]
    pair = (line[1:] == line[:-1]) & (row[1:] == row[:-1]) & (left[1:] > right[:-1])
    near = gap < SPACE * (boxes[1:, 3] - boxes[1:, 1])
    for i in np.flatnonzero(pair & near).tolist():
        # However near to one another, two sums are two texts.
        near[i] = not (_is_sum(text.texts[words[order[i]]]) and _is_sum(text.texts[words[order[i + 1]]]))
    for which, counts in ((pair & near, across), (pair & ~near, clear)):
        _count(counts, row[1:][which], right[:-1][which], left[1:][which])
    # A word over the place shows more than a space between two words that happens to lie there.
    return (over + across > np.where(over > 0, clear - 1, clear)) & ~frame.walls


def _is_sum(word: str) -> bool:
    return ("," in word or "." in word) and is_figure(word)


def _count(counts: Ints, rows: Ints, first: Ints, end: Ints) -> None:
    """Add one, in each row, to the inner bounds from `first` to before `end`."""
    some = end > first
    change = np.zeros((counts.shape[0], counts.shape[1] + 1), np.intp)
    np.add.at(change, (rows[some], first[some] + 1), 1)
    np.add.at(change, (rows[some], end[some] + 1), -1)
    counts += change.cumsum(axis=1)[:, :-1]


def _areas(frame: Frame, rows: Ints, cols: Ints, crossed: Bools) -> list[Area]:
    """The cells: merged where no line parts them, row by row from the left."""
    filled = np.zeros((frame.n_rows, frame.n_cols), np.bool_)
    filled[rows, cols] = True
    if frame.soft:
        return sorted(_merged(replace(frame, walls=~crossed)), key=lambda a: (a.row, a.col))
    areas: list[Area] = []
    for area in _merged(frame):
        if area.row_end - area.row == 1 and area.col_end - area.col > 1:
            areas.extend(_parted(area, filled[area.row], crossed[area.row]))
        else:
            areas.append(area)
    return sorted(areas, key=lambda a: (a.row, a.col))


def _runs(crossed: Bools) -> list[tuple[int, int]]:
    """Columns (first, end) of one row, joined where its text runs across."""
    bounds = np.flatnonzero(~crossed[1:-1]) + 1
    starts = [0, *bounds.tolist()]
    return list(zip(starts, [*starts[1:], len(crossed) - 1], strict=True))


def _parted(area: Area, filled: Bools, crossed: Bools) -> list[Area]:
    """A wide cell without lines inside is one, unless it holds several texts that keep to the columns."""
    inside = crossed[area.col : area.col_end + 1].copy()
    inside[0] = inside[-1] = False
    runs = [(area.col + a, area.col + b) for a, b in _runs(inside)]
    if sum(bool(filled[a:b].any()) for a, b in runs) < 2:
        return [area]
    return [Area(area.row, a, area.row_end, b) for a, b in runs]


def _merged(frame: Frame) -> list[Area]:
    """Cells of the lattice, merged where no line is drawn; what would not be a rectangle is merged by row only."""
    n_rows, n_cols = frame.n_rows, frame.n_cols
    if frame.walls[:, 1:-1].all() and frame.floors[1:-1].all():
        return [Area(r, c, r + 1, c + 1) for r in range(n_rows) for c in range(n_cols)]
    if frame.floors[1:-1].all():
        return [Area(r, a, r + 1, b) for r in range(n_rows) for a, b in _runs(~frame.walls[r])]
    root = list(range(n_rows * n_cols))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for r, j in np.argwhere(~frame.walls[:, 1:-1]).tolist():
        root[find(r * n_cols + j + 1)] = find(r * n_cols + j)
    for i, c in np.argwhere(~frame.floors[1:-1]).tolist():
        root[find((i + 1) * n_cols + c)] = find(i * n_cols + c)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(root)):
        groups[find(i)].append(i)
    areas: list[Area] = []
    for members in groups.values():
        rows, cols = [i // n_cols for i in members], [i % n_cols for i in members]
        area = Area(min(rows), min(cols), max(rows) + 1, max(cols) + 1)
        if (area.row_end - area.row) * (area.col_end - area.col) == len(members):
            areas.append(area)
        else:
            areas.extend(_row_by_row(frame, members))
    return areas


def _row_by_row(frame: Frame, members: list[int]) -> list[Area]:
    areas: list[Area] = []
    for i in sorted(members):
        r, c = divmod(i, frame.n_cols)
        last = areas[-1] if areas else None
        if last and last.row == r and last.col_end == c and not frame.walls[r, c]:
            last.col_end = c + 1
        else:
            areas.append(Area(r, c, r + 1, c + 1))
    return areas


def _colours(frame: Frame, areas: list[Area], fills: tuple[Fill, ...]) -> list[tuple[float, float, float] | None]:
    """The colour behind each cell: that of the last fill painted over its middle; None for white paper."""
    if not fills:
        return [None] * len(areas)
    boxes = boxes_to_array(fills)
    xs, ys = frame.xs, frame.ys
    x = np.array([(xs[a.col] + xs[a.col_end]) / 2 for a in areas])[:, None]
    y = np.array([(ys[a.row] + ys[a.row_end]) / 2 for a in areas])[:, None]
    over = (boxes[:, 0] < x) & (x < boxes[:, 2]) & (boxes[:, 1] < y) & (y < boxes[:, 3])
    last = np.where(over.any(axis=1), over.shape[1] - 1 - over[:, ::-1].argmax(axis=1), -1).tolist()
    return [None if i < 0 or min(fills[i].colour) > 0.985 else fills[i].colour for i in last]


def _cell(
    xs: list[float],
    ys: list[float],
    area: Area,
    colour: tuple[float, float, float] | None,
    text: PageText,
    page: int,
) -> Cell:
    box = Box(xs[area.col], ys[area.row], xs[area.col_end], ys[area.row_end])
    if len(area.words) < 2:
        ordered = tuple(area.words)
        wording = text.texts[ordered[0]].replace(SOFT, "-") if ordered else ""
    else:
        lines = words_to_lines(area.words, text)
        ordered = tuple([word for line in lines for word in line])
        wording = lines_to_text([[text.texts[word] for word in line] for line in lines], text)
    if not wording.isascii():
        wording = " ".join(wording.split())  # spaces that no line breaks at, at a word's end
    part = CellPart(page, box, ordered, _text_box(ordered, text))
    return Cell(area.row, area.col, area.row_end - area.row, area.col_end - area.col, wording, (part,), False, colour)


def _text_box(words: tuple[int, ...], text: PageText) -> Box | None:
    if not words:
        return None
    if len(words) == 1:
        return Box(*text.rows[words[0]])
    x0s, y0s, x1s, y1s = zip(*[text.rows[word] for word in words], strict=True)
    return Box(min(x0s), min(y0s), max(x1s), max(y1s))


def words_to_lines(words: list[int], text: PageText) -> list[list[int]]:
    """A cell's words in lines from the top, each from the left; upright ones in the order of the text layer."""
    rows, numbers = text.rows, text.line_numbers
    if text.turned and not text.turned.isdisjoint(words):
        return [sorted(words)]
    if all(numbers[word] == numbers[words[0]] for word in words):
        return [sorted(words, key=lambda word: rows[word][0])]
    lines = words_in_lines(words, text.middles, text.halves)
    return [sorted(line, key=lambda word: rows[word][0]) if len(line) > 1 else line for line in lines]
