"""Which group rows stand above a row: a group ends at its own total, or where a group like it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docextract.vocabulary.column_words import column_words, text_to_plain

COMMON = frozenset("total subtotal sub of the and for a in to net gross & / service services directorate".split())  # noqa: SIM905
STEM = 5
ALIKE = 0.6
SHORT = 6


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that names a group. `col` is where its words stand; `numbered` where they begin with a number."""

    row: int
    label: str
    col: int
    numbered: bool

    def is_like(self, other: GroupRow) -> bool:
        """True for groups of one level: in one column, both or neither numbered, both or neither in capitals.

        Short names ("C&P") are in capitals for other reasons.
        """
        if self.numbered != other.numbered or (self.col != other.col and not self.numbered):
            return False
        return self._capitals() is None or other._capitals() is None or self._capitals() == other._capitals()

    def _capitals(self) -> bool | None:
        letters = [c for c in self.label if c.isalpha()]
        return None if len(letters) < SHORT else all(c.isupper() for c in letters)


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row that sums up; `grand` where it closes the whole table or a great part of it."""

    row: int
    label: str
    grand: bool = False


def rows_to_group_paths(groups: Sequence[GroupRow], totals: Sequence[TotalRow], n_rows: int) -> dict[int, str]:
    """For every row inside a group, the groups above it, " / " between them, the outermost first.

    A group row that has figures of its own counts as inside its group; a group's own total does too.
    """
    ends = _ends(groups, totals, n_rows)
    inside: dict[int, list[str]] = {}
    for group, end in zip(groups, ends, strict=True):
        for row in range(group.row + 1, end):
            inside.setdefault(row, []).append(_clean(group.label))
    return {row: " / ".join(labels) for row, labels in inside.items()}


def _clean(label: str) -> str:
    return re.sub(r"\s*[-–(]?\s*\(?\b(?:continued|cont(?:'?d|\.)?)\)?\s*$", "", label, flags=re.IGNORECASE) or label


def _ends(groups: Sequence[GroupRow], totals: Sequence[TotalRow], n_rows: int) -> list[int]:
    """The row after each group's last."""
    closers = _own_totals(groups, totals)
    ends: list[int] = []
    for place, group in enumerate(groups):
        closer = closers[place]
        end = closer + 1 if closer is not None else _end_without_total(place, group, groups, closers, totals, n_rows)
        for outer, outer_end, outer_closer in zip(groups[:place], ends, closers[:place], strict=True):
            if outer.row < group.row < outer_end:
                end = min(end, outer_end if outer_closer is None else outer_closer)
        ends.append(end)
    return ends


def _end_without_total(
    place: int,
    group: GroupRow,
    groups: Sequence[GroupRow],
    closers: Sequence[int | None],
    totals: Sequence[TotalRow],
    n_rows: int,
) -> int:
    """Where a group without a total of its own ends: before a group like it, or after a total that nobody claims.

    A group that another follows at once holds that one; it ends where the next such group begins.
    """
    end = n_rows
    holds = _holds_groups(groups, place) and not _runs_on(groups, place)
    for number in range(place + 1, len(groups)):
        other = groups[number]
        if other.is_like(group) and (not holds or (number > place + 1 and _holds_groups(groups, number))):
            end = other.row
            break
    claimed = {closer for closer in closers if closer is not None}
    for total in totals:
        if group.row < total.row < end and total.row not in claimed:
            return total.row if total.grand else total.row + 1
    return end


def _holds_groups(groups: Sequence[GroupRow], place: int) -> bool:
    """True where the next row is a group too."""
    return place + 1 < len(groups) and groups[place + 1].row == groups[place].row + 1


def _runs_on(groups: Sequence[GroupRow], place: int) -> bool:
    """True where three groups of one style follow each other: a list of empty groups, not a nest."""
    rows = groups[place : place + 3]
    return len(rows) == 3 and rows[2].row == rows[0].row + 2 and rows[2].is_like(rows[0])


def _own_totals(groups: Sequence[GroupRow], totals: Sequence[TotalRow]) -> list[int | None]:
    """Each group's total: the one that has its words; a bare "Subtotal" closes the first group since the last total."""
    closers = [_own_total(group, totals) for group in groups]
    claimed = {closer for closer in closers if closer is not None}
    before = -1
    for total in totals:
        if total.row not in claimed and not _words(total.label):
            place = next((n for n, group in enumerate(groups) if before < group.row < total.row), None)
            if place is not None and closers[place] is None:
                closers[place] = total.row
        before = total.row
    return closers


def _own_total(group: GroupRow, totals: Sequence[TotalRow]) -> int | None:
    """The first total below that has the group's words."""
    words = _words(group.label)
    if not words:
        return None
    best: tuple[float, int] | None = None
    for total in totals:
        if total.row <= group.row:
            continue
        other = _words(total.label)
        share = len(words & other) / len(words | other) if other else 0.0
        share += 0.01 * len(_common(group.label) & _common(total.label))
        if share >= ALIKE and (best is None or share > best[0]):
            best = (share, total.row)
    return best[1] if best else None


def _common(label: str) -> frozenset[str]:
    return COMMON & frozenset(text_to_plain(label).split())


def _words(label: str) -> frozenset[str]:
    plain = column_words().continued_pattern.sub("", text_to_plain(label))
    return frozenset(word[:STEM] for word in plain.split() if word not in COMMON and not word.isdigit())
