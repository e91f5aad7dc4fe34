"""Places whose words run over lines: a box for each run, where one box would hold strange words or miss its own."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.model.evidence import Evidence
from docextract.model.geometry import Box, union
from docextract.model.page import Word

Part = tuple[int, str]
"""A word's index in `Page.words`, and as much of it as is quoted."""


def place_to_runs(words: Sequence[Word], place: Evidence) -> list[Evidence]:
    """The place as it is where its box holds its words and no others; else the runs of its lines, first to last.

    `words` are those of its page. A place whose quote is not found from its first word onwards stays as it is.
    """
    if place.word < 0 or " " not in place.quote:
        return [place]
    parts = _quoted_parts(words, place)
    rows = _rows(words, parts)
    if len(rows) < 2 or _inside(words, place.box) == {index for index, _ in parts}:
        return [place]
    return [
        Evidence(place.page, _box(words, run), " ".join(text for _, text in run), run[0][0])
        for run in _rows_to_runs(words, rows)
    ]


def _quoted_parts(words: Sequence[Word], place: Evidence) -> list[Part]:
    """The words quoted; brackets and commas that cling to the first and the last are left off. Empty if not found."""
    quoted = place.quote.replace(" ", "")
    begin = max(words[place.word].text.find(place.quote.split(" ", 1)[0]), 0)
    parts: list[Part] = []
    done = 0
    for index in range(place.word, len(words)):
        text = words[index].text[begin : begin + len(quoted) - done]
        if not quoted.startswith(text, done):
            return []
        parts.append((index, text))
        done, begin = done + len(text), 0
        if done == len(quoted):
            return parts
    return []


def _rows(words: Sequence[Word], parts: Sequence[Part]) -> list[list[Part]]:
    rows: list[list[Part]] = []
    for part in parts:
        word = words[part[0]]
        if rows and abs(words[rows[-1][-1][0]].y0 - word.y0) <= (word.y1 - word.y0) * 0.6:
            rows[-1].append(part)
        else:
            rows.append([part])
    return rows


def _rows_to_runs(words: Sequence[Word], rows: Sequence[list[Part]]) -> list[list[Part]]:
    """Lines put together as long as the box round them holds nothing else."""
    runs = [list(rows[0])]
    for row in rows[1:]:
        joined = runs[-1] + row
        if _inside(words, _box(words, joined)) == {index for index, _ in joined}:
            runs[-1] = joined
        else:
            runs.append(list(row))
    return runs


def _box(words: Sequence[Word], parts: Sequence[Part]) -> Box:
    return union(words[index].box for index, _ in parts)


def _inside(words: Sequence[Word], box: Box) -> set[int]:
    x0, y0, x1, y1 = box
    return {
        index
        for index, word in enumerate(words)
        if y0 <= (word[1] + word[3]) / 2 <= y1 and x0 <= (word[0] + word[2]) / 2 <= x1
    }
