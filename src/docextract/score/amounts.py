"""Sums of money: those of fields and tables with kind and year, budget lines, and every sum with a pound sign."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from docextract.score.likeness import alike, bag, pair, rest
from docextract.score.places import overlap, score_place
from docextract.score.published import Published
from docextract.score.sheet import Sheet
from docextract.score.truth import Row, Truth

CHANGES = ("saving", "investment", "pressure", "income")
"""Kinds that claim something: a spare figure of such a kind is a mistake, another may be out of the truth's scope."""

SUM = re.compile(
    r"£\s?(?P<figure>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>thousand|million|billion|bn|k|m)?(?![a-z\d])", re.IGNORECASE
)
UNIT_CAPTION = re.compile(r"£\s?000(?![\d,.])")
SCALE = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
LABEL_WORDS = 4


def score_amounts(truth: Truth, published: Published, sheet: Sheet) -> None:
    """Sums by page and value; `amounts.strict` asks for kind and year too."""
    wanted = [row for row in truth.rows("amounts") if row.get("amount_gbp") is not None]
    if not wanted:
        return
    found = [row for row in published.rows("amounts") if row.get("amount_pence") is not None]
    pairs = pair(wanted, found, _likeness, _page_and_pence)
    strict = 0
    for one in pairs:
        amount, got = wanted[one.wanted], found[one.found]
        right = _same_kind(amount, got) and _same_year(amount, got)
        strict += right
        sheet.judge("amounts", got, right)
        score_place(sheet, amount, got, amount.get("raw"))
        if not right:
            words = f"{_named(amount)} is {got.get('kind')} {got.get('financial_year')}"
            sheet.miss("amounts.strict", "wrong", amount.get("page"), words)
    for row in rest(wanted, {one.wanted for one in pairs}):
        sheet.miss("amounts", "missing", row.get("page"), _named(row))
    spare = _judge_rest(truth, rest(found, {one.found for one in pairs}), sheet)
    sheet.add("amounts", len(pairs), len(wanted), len(pairs) + spare)
    sheet.add("amounts.strict", strict, len(wanted), len(pairs) + spare)


def _judge_rest(truth: Truth, found: Sequence[Row], sheet: Sheet) -> int:
    """How many of the figures that no truth asks for claim to change the budget. Optional truth forgives them."""
    optional = [row for row in truth.rows("optional_amounts") if row.get("amount_gbp") is not None]
    optional += [row for row in truth.rows("amounts_extended") if row.get("amount_gbp") is not None]
    pairs = pair(optional, found, _likeness, _page_and_pence)
    for one in pairs:
        wanted, got = optional[one.wanted], found[one.found]
        sheet.judge("amounts", got, _same_kind(wanted, got) and _same_year(wanted, got))
    claims = [
        row
        for row in rest(found, {one.found for one in pairs})
        if row.get("kind") in CHANGES and row.get("source") in ("field", "table")
    ]
    for row in claims:
        sheet.judge("amounts", row, False)
        words = f"{row.get('raw')} {row.get('kind')} {row.get('financial_year')} [{row.get('label')}]"
        sheet.miss("amounts", "spare", row.get("page"), words)
    return len(claims)


def score_money(truth: Truth, published: Published, sheet: Sheet) -> None:
    """Every sum with a pound sign in the text of the pages is an amount of its page, whatever its kind."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for row in published.rows("amounts"):
        if row.get("amount_pence") is not None:
            found[row["page"]][abs(row["amount_pence"])] += 1
    for page in published.rows("pages"):
        wanted = text_to_sums(page.get("text") or "")
        hits = (wanted & found[page["page"]]).total()
        sheet.add("money", hits, wanted.total(), hits)
        for pence, times in (wanted - found[page["page"]]).items():
            sheet.miss("money", "missing", page["page"], f"£{pence / 100:,.2f}" + (f" x{times}" if times > 1 else ""))


def text_to_sums(text: str) -> Counter[int]:
    """The sums in a text, in pence without sign. Read apart from the extractor's own parser, which is under test."""
    sums: Counter[int] = Counter()
    for match in SUM.finditer(UNIT_CAPTION.sub(" ", re.sub(r"\s+", " ", text))):
        figure = float(match["figure"].replace(",", ""))
        sums[round(figure * SCALE[(match["unit"] or "").lower()] * 100)] += 1
    return sums


def score_budget_lines(truth: Truth, published: Published, sheet: Sheet) -> None:
    """Each year's figure of a budget line is an amount of that page, year and value, named after its line."""
    found: dict[tuple[int, str | None, int | None], list[Row]] = defaultdict(list)
    for row in published.rows("amounts"):
        found[row["page"], row.get("financial_year"), row.get("amount_pence")].append(row)
    for line in truth.rows("budget_lines"):
        name = line.get("headline") or line.get("description") or line.get("category")
        for year, pounds in (line.get("amounts_gbp") or {}).items():
            if pounds is None or not any(sign.isdigit() for sign in str(line["amounts"][year])):
                continue  # a dash is no figure
            rows = found[line["page"], year, round(pounds * 100)]
            place = next((n for n, row in enumerate(rows) if _is_named(row, name)), None)
            sheet.check("budget_lines", place is not None, line["page"], f"{name} {year} {pounds:,}")
            if place is not None:
                del rows[place]


def _is_named(row: Row, name: object) -> bool:
    said = bag(row.get("label"))
    return all(word in said for word in list(bag(name))[:LABEL_WORDS])


def _page_and_pence(row: Row) -> Hashable:
    pence = row.get("amount_pence")
    return row.get("page"), round(row["amount_gbp"] * 100) if pence is None else pence


def _likeness(wanted: Row, found: Row) -> float:
    """Of figures with the same page and value: by what they are said to be, then by where they stand."""
    box = wanted.get("bbox")
    at_place = box is not None and overlap(box, [found.get(side) for side in ("x0", "y0", "x1", "y1")]) > 0
    return (
        1.0
        + 2.0 * at_place
        + _same_kind(wanted, found)
        + _same_year(wanted, found)
        + 0.5 * alike(wanted.get("label"), found.get("label"))
    )


def _same_kind(wanted: Row, found: Row) -> bool:
    return found.get("kind") in (wanted.get("kind"), *wanted.get("kind_alt", ()))


def _same_year(wanted: Row, found: Row) -> bool:
    return found.get("financial_year") in (wanted.get("financial_year"), *wanted.get("financial_year_alt", ()))


def _named(row: Row) -> str:
    return f"{row.get('raw')} {row.get('kind')} {row.get('financial_year')} [{row.get('label')}]"
