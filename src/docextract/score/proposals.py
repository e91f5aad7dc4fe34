"""Proposals and the references that are printed."""

from __future__ import annotations

from docextract.score.likeness import SAME_TEXT, alike, pair, plain, rest
from docextract.score.places import score_place
from docextract.score.published import Published
from docextract.score.sheet import Sheet
from docextract.score.truth import Row, Truth

WHOLE_TEXT = 0.95
"""Likeness from which a title or a committee's name is complete."""


def score_references(truth: Truth, published: Published, sheet: Sheet) -> None:
    """References by page. Spare ones count only on pages for which the truth has any."""
    wanted = {
        (reference, row.get("page")) for row in truth.rows("proposals") for reference in row.get("bp_references") or ()
    }
    wanted |= {(row.get("ref") or row.get("reference"), row.get("page")) for row in truth.rows("mentioned_references")}
    if not wanted:
        return
    pages = {page for _, page in wanted}
    found = {(row["reference"], row["page"]) for row in published.rows("bp_references") if row["page"] in pages}
    sheet.add("references", len(wanted & found), len(wanted), len(found))
    for reference, page in sorted(wanted - found, key=str):
        sheet.miss("references", "missing", page, str(reference))
    for reference, page in sorted(found - wanted, key=str):
        sheet.miss("references", "spare", page, str(reference))
    for row in published.rows("bp_references"):
        if row["page"] in pages:
            sheet.judge("bp_references", row, (row["reference"], row["page"]) in wanted)


def score_proposals(truth: Truth, published: Published, sheet: Sheet) -> None:
    """Proposals by title; then the fields that the truth gives."""
    wanted = [row for row in truth.rows("proposals") if row.get("title")]
    found = published.rows("proposals")
    if not wanted:
        return
    pairs = pair(wanted, found, _likeness)
    sheet.add("proposals", len(pairs), len(wanted), len(found))
    for one in pairs:
        _score_fields(wanted[one.wanted], found[one.found], sheet)
    for row in rest(wanted, {one.wanted for one in pairs}):
        sheet.miss("proposals", "missing", row.get("page"), row["title"])
    for row in rest(found, {one.found for one in pairs}):
        sheet.judge("proposals", row, False)
        sheet.miss("proposals", "spare", row.get("page"), str(row.get("title")))


def _likeness(wanted: Row, found: Row) -> float:
    likeness = alike(wanted["title"], found.get("title"))
    if likeness < SAME_TEXT:
        return 0.0
    same_page = wanted.get("page") == found.get("page")
    same_reference = found.get("bp_reference") in (wanted.get("bp_references") or ())
    return likeness + 0.5 * same_page + 0.5 * same_reference


def _score_fields(wanted: Row, found: Row, sheet: Sheet) -> None:
    checks = {
        "title": alike(wanted["title"], found.get("title")) >= WHOLE_TEXT,
        "page": wanted.get("page") == found.get("page"),
    }
    if wanted.get("bp_references"):
        checks["bp_reference"] = found.get("bp_reference") in wanted["bp_references"]
    if wanted.get("committee"):
        checks["committee"] = alike(wanted["committee"], found.get("committee")) >= WHOLE_TEXT
    if wanted.get("version_date"):
        checks["version_date"] = plain(wanted["version_date"]) == plain(found.get("version_date"))
    if wanted.get("kind"):
        checks["kind"] = found.get("kind") in wanted["kind"]
    for field, right in checks.items():
        words = f"{wanted['title'][:40]}: {field} is {found.get(field)!r}"
        sheet.check("proposals.fields", right, wanted.get("page"), words)
    sheet.judge("proposals", found, all(checks.get(name, True) for name in ("page", "bp_reference", "kind")))
    score_place(sheet, wanted, found, wanted["title"])
