"""Records known by a text: risks, milestones, benefits."""

from __future__ import annotations

from dataclasses import dataclass

from docextract.score.likeness import SAME_TEXT, alike, near, pair, rest
from docextract.score.places import score_place
from docextract.score.published import Published
from docextract.score.sheet import Sheet
from docextract.score.truth import Row, Truth

WHOLE_FIELD = 0.9


@dataclass(frozen=True, slots=True)
class Sort:
    """`text` is the field by which a record is known; `never_invented` must be empty where the truth has null."""

    name: str
    text: str
    fields: tuple[str, ...]
    never_invented: tuple[str, ...] = ()


SORTS = (
    Sort(
        "risks",
        "description",
        (
            *("mitigation", "rag", "likelihood", "impact", "score", "owner", "title", "cause", "consequence"),
            *("exposure_annual_gbp", "exposure_lifetime_gbp"),
        ),
        ("mitigation", "rag", "owner"),
    ),
    Sort("milestones", "task", ("start", "end", "owner"), ("owner",)),
    Sort("benefits", "benefit", ("measure", "baseline", "target")),
)


def score_texts(truth: Truth, published: Published, sheet: Sheet) -> None:
    """Risks, milestones and benefits by their text; then the fields of those that were found."""
    for sort in SORTS:
        wanted = [row for row in truth.rows(sort.name) if row.get(sort.text)]
        if wanted:
            optional = [row for row in truth.rows(f"optional_{sort.name}") if row.get(sort.text)]
            _score_sort(sort, wanted, optional, published.rows(sort.name), sheet)


def _score_sort(sort: Sort, wanted: list[Row], optional: list[Row], found: list[Row], sheet: Sheet) -> None:
    def likeness(one: Row, other: Row) -> float:
        if not near(one, other):
            return 0.0
        text = alike(one[sort.text], other.get(sort.text))
        if text < SAME_TEXT:
            return 0.0
        agree = [alike(one[name], other.get(name)) for name in sort.fields if one.get(name)]
        return text + (sum(agree) / len(agree) if agree else 0.0)

    pairs = pair(wanted, found, likeness)
    spare = rest(found, {one.found for one in pairs})
    forgiven = pair(optional, spare, likeness)
    spare = rest(spare, {one.found for one in forgiven})
    sheet.add(sort.name, len(pairs), len(wanted), len(pairs) + len(spare))
    for one in pairs:
        right = _score_fields(sort, wanted[one.wanted], found[one.found], sheet)
        sheet.judge(sort.name, found[one.found], right)
        score_place(sheet, wanted[one.wanted], found[one.found], wanted[one.wanted][sort.text])
    for row in rest(wanted, {one.wanted for one in pairs}):
        sheet.miss(sort.name, "missing", row.get("page"), str(row[sort.text])[:90])
    for row in spare:
        sheet.judge(sort.name, row, False)
        sheet.miss(sort.name, "spare", row.get("page"), str(row.get(sort.text))[:90])


def _score_fields(sort: Sort, wanted: Row, found: Row, sheet: Sheet) -> bool:
    """Whether all fields that the truth speaks of are right."""
    outcomes = []
    for name in sort.fields:
        value, got = wanted.get(name), found.get(name)
        if value in (None, ""):
            if name not in sort.never_invented or name not in wanted or wanted.get(f"{name}_raw"):
                continue
            right = got in (None, "")
        else:
            right = same_value(value, got)
        outcomes.append(right)
        words = f"{str(wanted[sort.text])[:40]}: {name} is {str(got)[:50]!r}, not {str(value)[:50]!r}"
        sheet.check(f"{sort.name}.fields", right, wanted.get("page"), words)
    return all(outcomes)


def same_value(wanted: object, found: object) -> bool:
    """Numbers by value, texts by their words."""
    if isinstance(wanted, (int, float)):
        try:
            return abs(float(wanted) - float(str(found))) < 0.005
        except ValueError:
            return False
    return alike(wanted, found) >= WHOLE_FIELD
