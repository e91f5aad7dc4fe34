"""A worker's part in verifying a paper: the words at its published figures, by the second reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from docextract.batch.worker import Job
from docextract.model.allowance import Allowance
from docextract.publish.readings import Printed
from docextract.read.second import SecondReader, open_second_reader


@dataclass(frozen=True, slots=True)
class Rereading:
    """`texts[i]` is what was seen at figure i, without white space; None where its page could not be read.

    `reasons` say why pages could not.
    """

    texts: tuple[str | None, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RereadingJob(Job):
    """A paper with the figures to read again, page by page."""

    figures: tuple[Printed, ...]

    def carry_out(self, read: Callable[..., Rereading], allowance: Allowance) -> Rereading:
        return read(self.file, self.figures, allowance)


def read_again(file: Path, figures: Sequence[Printed], allowance: Allowance) -> Rereading:
    """What stands at the figures, which come sorted by page. Raises UnreadablePaper where the paper does not open."""
    texts: list[str | None] = []
    reasons: list[str] = []
    with open_second_reader(file, {figure.page for figure in figures}, allowance.passwords) as reader:
        for page, group in groupby(figures, key=attrgetter("page")):
            seen, reason = _page_again(reader, page, list(group), allowance)
            texts += seen
            reasons += [reason] if reason else []
    return Rereading(tuple(texts), tuple(reasons))


def _page_again(
    reader: SecondReader, page: int, figures: Sequence[Printed], allowance: Allowance
) -> tuple[list[str | None], str | None]:
    refusal = allowance.refusal("read", page)
    if refusal:
        return [None] * len(figures), refusal.message
    try:
        return [reader.text_at(page, figure.box) for figure in figures], None
    except Exception as error:  # pdfminer raises whatever the file makes it raise
        return [None] * len(figures), f"page {page}: {error or type(error).__name__}"
