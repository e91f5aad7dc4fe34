"""One paper of a meeting against another: a summary by category against the lines it sums, memoranda against both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from docextract.check.finding import Finding, Input
from docextract.check.sums import TELLING, overlap
from docextract.check.wording import figure_to_words, label_to_words
from docextract.model.meeting import LINES, SAME_LINE, BudgetFigure, Meeting, Printed

TOTAL = re.compile(r"^\W*(?:(?:grand|sub)[- ]?)?totals?\W+(?:for\W+|of\W+)?(?=\w)")
BELIEVED, SHARE = 3, 2 / 3
"""So many telling figures of a column must agree, and such a share of them, before one that does not is held wrong."""
LONG_NAME = 20


class Comparison(NamedTuple):
    """A printed figure with those that should make it up."""

    printed: Printed
    parts: tuple[Printed, ...]

    @property
    def expected(self) -> int:
        return sum(part.value for part in self.parts)

    @property
    def steps(self) -> tuple[int, ...]:
        return (self.printed.step, *(part.step for part in self.parts))

    @property
    def holds(self) -> bool:
        return overlap(self.printed.value - self.expected, self.steps)

    @property
    def telling(self) -> bool:
        return max(abs(self.printed.value), abs(self.expected)) > TELLING * sum(self.steps)


T = TypeVar("T")


def meeting_to_findings(meeting: Meeting) -> dict[str, list[Finding]]:
    """The findings by the document whose figure was tested. Nothing is held wrong before most of its column agrees."""
    extents = {extent for line in meeting.lines for extent in line.extents}
    patterns = {extent: re.compile(rf"(?<!\w){re.escape(extent)}(?!\w)", re.IGNORECASE) for extent in extents}
    own = {line.printed.document_id for line in meeting.lines}
    summaries = [one for one in meeting.others if one.document_id not in own]
    listed = [one for one in meeting.others if one.document_id in own]
    out: dict[str, list[Finding]] = defaultdict(list)
    for comparison in _believed(_by_category(meeting.lines, summaries, patterns), lambda one: one.printed.col):
        out[comparison.printed.document_id].append(_lines_to_finding(comparison))
    for comparison in _same_lines(listed, summaries, patterns):
        out[comparison.printed.document_id].append(_same_line_to_finding(comparison))
    return out


def _name(label: str) -> str:
    """A row's name without "total", regardless of case and spaces."""
    return TOTAL.sub("", " ".join(label.casefold().split()))


def _extents(printed: Printed, patterns: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    return frozenset(extent for extent, pattern in patterns.items() if pattern.search(printed.scope))


def _by_category(
    lines: Sequence[BudgetFigure], summaries: Iterable[Printed], patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[Comparison]:
    """Rows that bear a category's name, each with the lines of that category, year and extent."""
    filed: dict[tuple[str, str], list[BudgetFigure]] = defaultdict(list)
    for line in lines:
        filed[(_name(line.category), line.printed.year)].append(line)
    for printed in summaries:
        among = filed.get((_name(printed.label), printed.year))
        if among:
            extents = _extents(printed, patterns)
            parts = tuple(line.printed for line in among if extents <= line.extents)
            if parts:
                yield Comparison(printed, parts)


def _believed(comparisons: Iterable[Comparison], key: Callable[[Comparison], T]) -> Iterator[Comparison]:
    """Those of columns in which most telling figures agree, and of such a table's lesser columns without a fault."""
    tables: dict[str, dict[T, list[Comparison]]] = defaultdict(lambda: defaultdict(list))
    for one in comparisons:
        tables[one.printed.table_id][key(one)].append(one)
    for columns in tables.values():
        proven = {name for name, own in columns.items() if _agrees(own)}
        for name, own in columns.items():
            if name in proven or (proven and all(one.holds for one in own)):
                yield from own


def _agrees(comparisons: Sequence[Comparison]) -> bool:
    telling = [one for one in comparisons if one.telling]
    agreeing = sum(one.holds for one in telling)
    return agreeing >= BELIEVED and agreeing >= SHARE * len(telling)


def _same_lines(
    listed: Iterable[Printed], summaries: Iterable[Printed], patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[Comparison]:
    """Memoranda of the paper of lines that stand in a summary too; other totals only where they are the same."""
    by_name: dict[tuple[str, str], list[Printed]] = defaultdict(list)
    for printed in summaries:
        by_name[(_name(printed.label), printed.year)].append(printed)
    memoranda: list[Comparison] = []
    for one in listed:
        rivals = by_name.get((_name(one.label), one.year), [])
        extents = _extents(one, patterns)
        like = [rival for rival in rivals if _extents(rival, patterns) == extents]
        if one.kind == "memo" and like:
            memoranda.append(_nearest(one, like))
        elif one.kind in ("total", "subtotal") and rivals and len(one.label) >= LONG_NAME:
            nearest = _nearest(one, rivals)
            if nearest.holds and nearest.telling:
                yield nearest
    yield from _believed(memoranda, lambda one: one.parts[0].table_id)


def _nearest(one: Printed, rivals: Iterable[Printed]) -> Comparison:
    return Comparison(one, (min(rivals, key=lambda rival: abs(rival.value - one.value)),))


def _lines_to_finding(one: Comparison) -> Finding:
    made = f"{len(one.parts)} of '{one.parts[0].paper}' make {figure_to_words(one.expected, True)}"
    return _finding(LINES, one, f"its lines, {made}")


def _same_line_to_finding(one: Comparison) -> Finding:
    (other,) = one.parts
    said = f"{figure_to_words(other.value, True)} on page {other.page} of '{other.paper}'"
    return _finding(SAME_LINE, one, said)


def _finding(rule: str, one: Comparison, said: str) -> Finding:
    printed = one.printed
    name = f"'{label_to_words(printed.label)}', {label_to_words(printed.scope)}"
    return Finding(
        rule=rule,
        outcome="holds" if one.holds else "fails",
        page=printed.page,
        message=f"{name}: printed {figure_to_words(printed.value, True)}; {said}",
        expected=one.expected,
        found=printed.value,
        table_id=printed.table_id,
        row=printed.row,
        col=printed.col,
        inputs=tuple(Input(part.table_id, part.row, part.col, part.amount_id) for part in one.parts),
    )
