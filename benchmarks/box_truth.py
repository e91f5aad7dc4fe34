"""Holds the boxes that the source page draws against the papers: are the words below them those that the record quotes?

    python benchmarks/box_truth.py DATABASE PAPERS [--records 200] [--seed 1] [--all] [--misses 20]

Records are drawn at random from all that have evidence and whose file lies in PAPERS unchanged. A record is right when
on every page the words whose middle lies in the boxes of a field, as they are drawn, are the words quoted there, all of
them and no others. The words are MuPDF's, taken anew from the file. Exits with 1 below 99.5 %.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

import pymupdf

from docextract.web.overlay import MARGIN

WANTED = 0.995
RECORDS = """
SELECT DISTINCT record_table, record_id, evidence.document_id, path, sha256 FROM evidence
JOIN documents ON documents.id = evidence.document_id ORDER BY record_table, record_id
"""
PLACES = """
SELECT field, page, x0, y0, x1, y1, quote FROM evidence WHERE record_table = ? AND record_id = ? AND quote <> ''
ORDER BY field, ordinal
"""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Miss:
    """A box with other words below it than the record quotes."""

    record: str
    paper: str
    page: int
    field: str
    quoted: str
    found: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share of records that are right, by table, and the misses."""
    options = _parser().parse_args(arguments)
    with closing(sqlite3.connect(f"file:{options.database}?mode=ro", uri=True)) as database:
        records = [row for row in database.execute(RECORDS) if is_the_file(options.papers / row[3], row[4])]
        if not options.all:
            random.Random(options.seed).shuffle(records)
            records = records[: options.records]
        records.sort(key=lambda row: row[3])
        judged: defaultdict[str, list[bool]] = defaultdict(list)
        misses: list[Miss] = []
        for table, record_id, _, path, _ in records:
            wrong = list(record_to_misses(database, table, record_id, options.papers, path))
            judged[table].append(not wrong)
            misses += wrong
    for table, verdicts in sorted(judged.items()):
        print(f"{table:15} {sum(verdicts):7,} of {len(verdicts):7,}")
    for miss in misses[: options.misses]:
        print(f"{miss.record} {miss.field}, page {miss.page} of {miss.paper}: {miss.quoted!r}, below it {miss.found!r}")
    right, count = sum(map(sum, judged.values())), sum(map(len, judged.values()))
    print(f"{right:,} of {count:,} records are right: {right / count if count else 0:.2%}")
    return 0 if count and right / count >= WANTED else 1


def record_to_misses(
    database: sqlite3.Connection, table: str, record_id: str, papers: Path, path: str
) -> Iterator[Miss]:
    """The boxes of a record with other words below them, a field's boxes of one page taken together."""
    quotes: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    boxes: defaultdict[tuple[str, int], list[Box]] = defaultdict(list)
    for field, page, x0, y0, x1, y1, quote in database.execute(PLACES, (table, record_id)):
        quotes[field, page].append(quote)
        boxes[field, page].append((x0 - MARGIN, y0 - MARGIN, x1 + MARGIN, y1 + MARGIN))
    for (field, page), quoted in quotes.items():
        found = words_below(papers / path, page, boxes[field, page])
        if not are_the_words(quoted, found):
            yield Miss(f"{table} {record_id}", path, page, field, " ".join(quoted), " ".join(found))


def words_below(paper: Path, page: int, boxes: Sequence[Box]) -> list[str]:
    """The words of a page, from 1, whose middle lies in one of the boxes, in points of the page as displayed."""
    return [
        text
        for x, y, text in page_to_words(paper, page)
        if any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes)
    ]


@lru_cache(maxsize=64)
def page_to_words(paper: Path, page: int) -> list[tuple[float, float, str]]:
    """Each word of the page with its middle, in points of the page as displayed."""
    with pymupdf.open(paper) as document:
        leaf = document[page - 1]
        middles = (((x0 + x1) / 2, (y0 + y1) / 2, text) for x0, y0, x1, y1, text, *_ in leaf.get_text("words"))
        shown = ((pymupdf.Point(x, y) * leaf.rotation_matrix, text) for x, y, text in middles)
        return [(point.x, point.y, text) for point, text in shown]


def are_the_words(quoted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether these are the words quoted; brackets, commas and the like may cling to the first and the last.

    Where nothing clings, the order in which the file has the words does not count.
    """
    quote, words = letters(quoted), [letters([word]) for word in found]
    if sorted(quote) == sorted("".join(words)):
        return True
    start = "".join(words).find(quote)
    if start < 0 or not words:
        return False
    left_over = len("".join(words)) - start - len(quote)
    return start < len(words[0]) and left_over < len(words[-1])


def letters(words: Sequence[str]) -> str:
    """Their letters without white space, ligatures taken apart."""
    return "".join(unicodedata.normalize("NFKC", "".join(words)).split())


def is_the_file(path: Path, digest: str) -> bool:
    """Whether the file is there, unchanged."""
    return _digest(path) == digest


@cache
def _digest(path: Path) -> str | None:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("papers", type=Path, help="the folder that the papers were read from")
    parser.add_argument("--records", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="judge every record")
    parser.add_argument("--misses", type=int, default=20, help="so many are printed")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
