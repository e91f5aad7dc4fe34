"""People, posts and teams in their capacities."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docextract.score.likeness import alike, near, pair, plain, rest
from docextract.score.places import score_place
from docextract.score.published import Published
from docextract.score.sheet import Sheet
from docextract.score.truth import Row, Truth

HONORIFIC = re.compile(r"^(?:(?:councillor|cllr|dr|mrs|mr|ms|miss|prof(?:essor)?|sir|dame|lord|baroness)\.? )+")
SAME_NAME = 0.95
SAME_POST = 0.9


def score_owners(truth: Truth, published: Published, sheet: Sheet) -> None:
    """Who in which capacity on which page; `owners.fields` asks for the post of those found.

    However many cells repeat it, one person in one capacity on one page is one fact. Truth names a person once per
    proposal and capacity, so the same fact again on another page is no mistake.
    """
    wanted = _facts(truth.rows("owners"))
    if not wanted:
        return
    every = published.rows("owners")
    found = _facts(every)
    pairs = pair(wanted, found, _likeness)
    known = {(who(row), relation) for row in wanted for relation in _relations(row)}
    optional = {who(row) for row in truth.rows("optional_owners")}
    spare = [
        row
        for row in rest(found, {one.found for one in pairs})
        if (who(row), row.get("relation")) not in known and who(row) not in optional
    ]
    sheet.add("owners", len(pairs), len(wanted), len(pairs) + len(spare))
    for one in pairs:
        _score_fields(wanted[one.wanted], found[one.found], sheet)
    for row in rest(wanted, {one.wanted for one in pairs}):
        sheet.miss("owners", "missing", row.get("page"), f"{who(row)} as {row.get('relation')}")
    for row in spare:
        sheet.judge("owners", row, False)
        sheet.miss("owners", "spare", row.get("page"), f"{who(row)} as {row.get('relation')}")


def who(row: Row) -> str:
    """The name without honorific, or else the post or team."""
    return HONORIFIC.sub("", plain(row.get("name"))) or plain(row.get("job_title"))


def _facts(rows: Iterable[Row]) -> list[Row]:
    facts = {(who(row), row.get("relation"), row.get("page")): row for row in reversed(list(rows)) if who(row)}
    return list(facts.values())


def _relations(row: Row) -> tuple[object, ...]:
    return row.get("relation"), *row.get("relation_alt", ())


def _likeness(wanted: Row, found: Row) -> float:
    if not near(wanted, found) or found.get("relation") not in _relations(wanted):
        return 0.0
    name = alike(who(wanted), who(found))
    if name < SAME_NAME:
        return 0.0
    same_page = wanted.get("page") == found.get("page")
    return name + same_page + 0.5 * alike(wanted.get("job_title"), found.get("job_title"))


def _score_fields(wanted: Row, found: Row, sheet: Sheet) -> None:
    right = True
    if wanted.get("job_title") and wanted.get("name"):
        right = alike(wanted["job_title"], found.get("job_title")) >= SAME_POST
        words = f"{who(wanted)}: job_title is {found.get('job_title')!r}, not {wanted['job_title']!r}"
        sheet.check("owners.fields", right, wanted.get("page"), words)
    sheet.judge("owners", found, right)
    score_place(sheet, wanted, found, who(wanted))
