"""Which rows a total takes: the readings that a table's structure admits, and those that a search adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from docextract.check.figures import FigureTable
from docextract.vocabulary.check_words import check_words

LETTERS = re.compile(r"[^a-z0-9]+")
PLURAL = re.compile(r"(?<=[a-z]{3})s\b")
MANY = 8
SIGNED = 4
"""So many rows at most are tried with signs turned."""
SELECTING = frozenset({"category", "directorate", "funding", "committee", "service_area", "cabinet_member", "title"})


class Part(NamedTuple):
    """A row that a total takes: added (1) or taken away (-1)."""

    row: int
    sign: int = 1


class Reading(NamedTuple):
    """A way to read a total. `pops`: how many rows of the stack it uses up; `sure` where the structure says it."""

    parts: tuple[Part, ...]
    how: str
    pops: int
    sure: bool


@dataclass
class Standing:
    """What stands above a row: rows that no total has taken yet, every line, and the lines of each total."""

    stack: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    leaves: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    grand: set[int] = field(default_factory=set)

    def push_line(self, row: int) -> None:
        self.stack.append(row)
        self.lines.append(row)

    def take(self, row: int, reading: Reading | None) -> None:
        """Put a total on the stack in place of the rows that it takes."""
        parts = reading.parts if reading else ()
        if reading and reading.pops:
            del self.stack[-reading.pops :]
        self.leaves[row] = tuple(
            Part(leaf.row, leaf.sign * part.sign)
            for part in parts
            for leaf in self.leaves.get(part.row, (Part(part.row),))
        )
        self.stack.append(row)

    def lines_of(self, part: Part) -> tuple[Part, ...]:
        """The lines behind a part; the part itself where it is a line."""
        return tuple(Part(leaf.row, leaf.sign * part.sign) for leaf in self.leaves.get(part.row, (Part(part.row),)))


def structural_readings(sheet: FigureTable, row: int, standing: Standing, *, called_total: bool) -> list[Reading]:
    """The readings that headings, subtotals and labels admit for the total in this row, the likeliest first.

    Only a row that is `called_total` may stand above its lines.
    """
    own = list(_own_group(sheet, row, standing))
    trailing = _trailing(standing)
    since_total = [r for r in (_since_grand(standing, inclusive=False), _since_grand(standing, inclusive=True)) if r]
    groups = [_suffix(standing, standing_count, "since the heading") for standing_count in _group_counts(standing)]
    whole = [_suffix(standing, len(standing.stack), "all above")]
    if sheet.kinds.get(row) == "total":
        ordered = [*own, *since_total, *whole, *trailing, *groups]
    else:
        ordered = [*own, *trailing, *groups, *since_total, *whole]
    below = _following(sheet, row, standing) if called_total else []
    whole_rows = (one for reading in ordered for one in (*_without_asides(sheet, reading), reading))
    return list(_distinct([*whole_rows, *_repeat(standing), *below]))


def other_readings(sheet: FigureTable, row: int, standing: Standing) -> Iterator[Reading]:
    """Readings that only agreeing figures make believable: rows picked by a word, all lines, any run, turned signs."""
    yield from _selected(sheet, row, standing)
    yield from _all_lines(standing)
    for count in range(1, len(standing.stack) + 1):
        yield _suffix(standing, count, "the rows before it")
    yield from _signed(sheet, row, standing)
    yield from _changes(sheet, row, standing)
    yield from _some_totals(standing)
    if sheet.kinds.get(row) == "memo":
        yield from _runs_of_memo(sheet, row, standing)


def core_of_label(label: str) -> str:
    """A total's label without the words that make it one: "Total - Mental Health" -> "mentalhealth"."""
    return _letters(check_words().is_total_word.sub(" ", label))


def _letters(text: str) -> str:
    return LETTERS.sub("", PLURAL.sub("", text.casefold().replace("&", " and ")))


def _suffix(standing: Standing, count: int, how: str, sure: bool = True) -> Reading:
    rows = standing.stack[-count:] if count else []
    return Reading(tuple(Part(row) for row in rows), how, len(rows), sure)


def _without_asides(sheet: FigureTable, reading: Reading) -> Iterator[Reading]:
    """The rows without those that split the one above them ("of which schools")."""
    is_aside = check_words().is_aside
    parts = tuple(part for part in reading.parts if not is_aside.search(sheet.labels.get(part.row, "")))
    if 0 < len(parts) < len(reading.parts):
        yield reading._replace(parts=parts, how=f"{reading.how}, without those that split others")


def _own_group(sheet: FigureTable, row: int, standing: Standing) -> Iterator[Reading]:
    """Rows since the heading that bears the total's own name."""
    core = core_of_label(sheet.labels.get(row, ""))
    if len(core) < 3:
        return
    for group in reversed(standing.groups):
        name = core_of_label(sheet.labels.get(group, ""))
        if len(name) >= 3 and (name in core or core in name):
            count = sum(1 for other in standing.stack if other > group)
            yield _suffix(standing, count, "since the heading of its name")


def _trailing(standing: Standing) -> list[Reading]:
    """Lines since the last total."""
    count = 0
    for row in reversed(standing.stack):
        if row in standing.leaves:
            break
        count += 1
    return [_suffix(standing, count, "lines since the last total")]


def _group_counts(standing: Standing) -> Iterator[int]:
    for group in reversed(standing.groups):
        yield sum(1 for other in standing.stack if other > group)


def _since_grand(standing: Standing, inclusive: bool) -> Reading | None:
    for place in range(len(standing.stack) - 1, -1, -1):
        if standing.stack[place] in standing.grand:
            count = len(standing.stack) - place - (0 if inclusive else 1)
            return _suffix(standing, count, "from the last total on" if inclusive else "since the last total")
    return None


def _repeat(standing: Standing) -> list[Reading]:
    """The total printed once more."""
    if standing.stack and standing.stack[-1] in standing.leaves:
        return [_suffix(standing, 1, "printed again", sure=False)]
    return []


def _following(sheet: FigureTable, row: int, standing: Standing) -> list[Reading]:
    """The lines below a total that stands above them."""
    if standing.stack and standing.stack[-1] not in standing.leaves:
        return []
    rows: list[int] = []
    for other in sorted(sheet.kinds):
        if other <= row:
            continue
        if sheet.kinds[other] not in ("line", "note"):
            break
        if sheet.figures.get(other):
            rows.append(other)
    return [Reading(tuple(Part(other) for other in rows), "the lines below it", 0, False)] if len(rows) > 1 else []


def _selected(sheet: FigureTable, row: int, standing: Standing) -> Iterator[Reading]:
    """Lines of which a column of words says the total's own name ("CORE": the lines that are core funded)."""
    core = core_of_label(sheet.labels.get(row, ""))
    if len(core) < 3:
        return
    for column in sheet.table.columns:
        if column.role not in SELECTING:
            continue
        rows = [line for line in standing.lines if _says(sheet, line, column.col, core)]
        if 1 < len(rows) < len(standing.lines):
            yield Reading(tuple(Part(line) for line in rows), f"the lines of this {column.role}", 0, True)


def _says(sheet: FigureTable, row: int, col: int, core: str) -> bool:
    cell = sheet.cells.get(row, {}).get(col)
    return cell is not None and _letters(cell.text) == core


def _all_lines(standing: Standing) -> Iterator[Reading]:
    """Every line, whatever subtotals stand between; and every line since each heading."""
    starts = [-1, *standing.groups, *standing.leaves]
    for start in sorted(set(starts)):
        rows = [line for line in standing.lines if line > start]
        if len(rows) > 1:
            pops = sum(1 for other in standing.stack if other > start)
            yield Reading(tuple(Part(line) for line in rows), "the lines alone", pops, False)


def _signed(sheet: FigureTable, row: int, standing: Standing) -> Iterator[Reading]:
    """Rows of which some are taken away ("Net savings" is the gross ones less their costs)."""
    words = check_words()
    net = bool(words.is_net.search(sheet.labels.get(row, "")))
    for count in range(2, min(SIGNED, len(standing.stack)) + 1):
        rows = standing.stack[-count:]
        for mask in range(1, 2 ** (count - 1)):
            signs = [1, *(-1 if mask >> place & 1 else 1 for place in range(count - 1))]
            taken = [other for other, sign in zip(rows, signs, strict=True) if sign < 0]
            named = all(words.is_taken_away.search(sheet.labels.get(other, "")) for other in taken)
            parts = tuple(Part(other, sign) for other, sign in zip(rows, signs, strict=True))
            yield Reading(parts, "with rows taken away", count, net and named)


def _changes(sheet: FigureTable, row: int, standing: Standing) -> Iterator[Reading]:
    """How far the last row before this one is from the first, or what stands between them."""
    if not check_words().is_change.search(sheet.labels.get(row, "")) or not standing.stack or not standing.lines:
        return
    first, last = standing.lines[0], standing.stack[-1]
    if first != last:
        yield Reading((Part(last), Part(first, -1)), "last less first", 0, True)
    between = tuple(Part(line) for line in standing.lines[1:] if line != last)
    if len(between) > 1:
        yield Reading(between, "the rows between first and last", 0, True)


def _some_totals(standing: Standing) -> Iterator[Reading]:
    """Some of the subtotals above, where others are memoranda or repeat them."""
    totals = [row for row in standing.stack if row in standing.leaves][-MANY:]
    for size in range(2, min(len(totals), SIGNED + 1)):
        for rows in combinations(totals, size):
            yield Reading(tuple(Part(row) for row in rows), "some of the subtotals", 0, False)


def _runs_of_memo(sheet: FigureTable, row: int, standing: Standing) -> Iterator[Reading]:
    """Any run of the memorandum's rows before this one, the totals among them passed over."""
    rows: list[int] = []
    for other in range(row - 1, -1, -1):
        if sheet.kinds.get(other) == "group" or sheet.kinds.get(other) != "memo":
            break
        if other not in standing.leaves and sheet.figures.get(other):
            rows.insert(0, other)
    for first in range(len(rows)):
        for last in range(first + 2, len(rows) + 1):
            yield Reading(tuple(Part(other) for other in rows[first:last]), "part of the memorandum", 0, False)


def _distinct(readings: list[Reading]) -> Iterator[Reading]:
    seen: set[tuple[Part, ...]] = set()
    for reading in readings:
        if reading.parts and reading.parts not in seen:
            seen.add(reading.parts)
            yield reading


def rows_by_kind(kinds: Mapping[int, str]) -> list[int]:
    """Rows in their order, without headers and notes."""
    return [row for row in sorted(kinds) if kinds[row] not in ("header", "note")]
