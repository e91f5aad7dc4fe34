"""The paper as a whole: what it is, and its agenda."""

from __future__ import annotations

from docextract.score.likeness import SAME_TEXT, alike, pair, plain, rest
from docextract.score.places import score_place
from docextract.score.published import Published
from docextract.score.sheet import Sheet
from docextract.score.truth import Row, Truth

META = ("doc_type", "publisher", "committee", "meeting_date", "decision_reference")
NOT_PRINTED = "not printed"


def score_meta(truth: Truth, published: Published, sheet: Sheet) -> None:
    """What the truth says of the document itself. What is not printed in the paper is not asked for."""
    sources = truth.content.get("meta_source") or {}
    for name in META:
        value = truth.content.get(name)
        if not value or NOT_PRINTED in str(sources.get(name, "")):
            continue
        right = {plain(value), *map(plain, truth.content.get(f"{name}_alt", []))}
        got = published.document.get(name)
        sheet.check("documents.meta", plain(got) in right, None, f"{name} is {got!r}, not {value!r}")


def score_agenda(truth: Truth, published: Published, sheet: Sheet) -> None:
    """Items of the agenda by their titles."""
    wanted, found = truth.rows("agenda_items"), published.rows("agenda_items")
    if not wanted:
        return
    pairs = pair(wanted, found, _same_title)
    sheet.add("agenda_items", len(pairs), len(wanted), len(found))
    for one in pairs:
        sheet.judge("agenda_items", found[one.found], True)
        score_place(sheet, wanted[one.wanted], found[one.found], wanted[one.wanted].get("title"))
    for row in rest(wanted, {one.wanted for one in pairs}):
        sheet.miss("agenda_items", "missing", row.get("page"), f"{row.get('number')} {row.get('title')}")
    for row in rest(found, {one.found for one in pairs}):
        sheet.judge("agenda_items", row, False)
        sheet.miss("agenda_items", "spare", row.get("page"), f"{row.get('number')} {row.get('title')}")


def _same_title(wanted: Row, found: Row) -> float:
    likeness = alike(wanted.get("title"), found.get("title"))
    return likeness if likeness >= SAME_TEXT else 0.0
