"""The truth beside the papers is true: its words stand where it says, its sums add up, and no sum is missing."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pymupdf
import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = ("agenda-pack", "budget-risk-register", "business-case-pack", "committee-report")
MONEY = re.compile(r"£\s?(?!000(?![\d,.]))(\d[\d,]*(?:\.\d+)?)\s?(k|m|million)?(?![A-Za-z\d])")
SCALE = {"": 1, "k": 1_000, "m": 1_000_000, "million": 1_000_000}

# what is printed in the box of a record of each type
PRINTED = {
    "agenda_items": "title",
    "contents": "title",
    "proposals": "title",
    "amounts": "raw",
    "optional_amounts": "raw",
    "risks": "description",
    "owners": "name",
    "optional_owners": "name",
    "milestones": "task",
    "benefits": "benefit",
    "mentioned_references": "ref",
    "budget_lines": "description",
}

Truth = dict[str, Any]
Page = list[tuple[Any, ...]]


@pytest.fixture(scope="module", params=NAMES)
def paper(request: pytest.FixtureRequest) -> tuple[Truth, list[Page]]:
    """A paper's truth, and the words of each of its pages with their boxes."""
    truth = json.loads((CORPUS / "truth" / f"{request.param}.truth.json").read_text(encoding="utf-8"))
    return truth, [page.get_text("words") for page in pymupdf.open(CORPUS / "papers" / f"{request.param}.pdf")]


def words_in(page: Page, box: list[float]) -> str:
    """The words whose middle is in the box, without white space."""
    x0, y0, x1, y1 = box
    return "".join(
        w[4] for w in page if x0 - 1 <= (w[0] + w[2]) / 2 <= x1 + 1 and y0 - 1 <= (w[1] + w[3]) / 2 <= y1 + 1
    )


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("record_type", PRINTED)
def test_the_words_stand_in_the_box(paper: tuple[Truth, list[Page]], record_type: str) -> None:
    truth, pages = paper
    for record in truth.get(record_type, []):
        wanted = squeezed(record[PRINTED[record_type]] or record["job_title"])
        found = words_in(pages[record["page"] - 1], record["bbox"])
        if record_type == "risks" and found and len(found) < len(wanted):  # goes on on the next page
            assert wanted.startswith(found), record
        else:
            assert wanted in found, record
            if record["bbox"][3] - record["bbox"][1] < 18:  # a box round two lines may take in more than the words
                assert len(found) <= len(wanted) + 3, record  # a bracket or a full stop may stick to the word


def test_the_figure_says_what_is_printed(paper: tuple[Truth, list[Page]]) -> None:
    """The pounds of every sum follow from its words and its table's unit."""
    truth, _ = paper
    units = {
        table["title"]: {"£000": 1_000, "£k": 1_000, "£m": 1_000_000}.get(table["units"], 1)
        for table in truth.get("tables", [])
    }
    for amount in [*truth.get("amounts", []), *truth.get("optional_amounts", [])]:
        number, unit = re.fullmatch(r"[-+(]?£?([\d,.]+)\s?(k|m|million|)\)?", amount["raw"]).groups()  # type: ignore[union-attr]
        scale = SCALE[unit] if "£" in amount["raw"] else units[amount["table"]]
        if amount.get("table") == "Financial Breakdown":  # several tables of that name, in pounds or thousands
            scale = 1_000 if len(number.replace(",", "")) <= 3 else 1
        sign = -1 if amount["raw"][0] in "-(" else 1
        pounds = round(sign * float(number.replace(",", "")) * scale, 2)
        assert amount["amount_gbp"] == pounds, amount


def test_every_sum_with_a_pound_sign_is_told(paper: tuple[Truth, list[Page]]) -> None:
    truth, pages = paper
    told = [*truth.get("amounts", []), *truth.get("optional_amounts", [])]
    for number, page in enumerate(pages, 1):
        text = " ".join(w[4] for w in page)
        wanted = Counter(round(float(n.replace(",", "").rstrip(".")) * SCALE[u], 2) for n, u in MONEY.findall(text))
        found = Counter(round(abs(a["amount_gbp"]), 2) for a in told if a["page"] == number and "£" in a["raw"])
        assert found == wanted, f"page {number}"


def test_the_cells_are_printed_on_the_tables_pages(paper: tuple[Truth, list[Page]]) -> None:
    truth, pages = paper
    for table in truth.get("tables", []):
        text = squeezed("".join(w[4] for page in pages[table["page"] - 1 : table["page_end"]] for w in page))
        counts = {len(row) for row in table["rows"]}
        assert len(counts) == 1, table["title"]
        for cell in {cell for row in table["rows"] for cell in row if " " not in cell}:
            assert cell in text, (table["title"], cell)


def test_budget_lines_add_up_but_for_the_oddities() -> None:
    """Printed lines make the printed subtotals, and where they do not the truth says so."""
    truth = json.loads((CORPUS / "truth" / "agenda-pack.truth.json").read_text(encoding="utf-8"))
    odd = []
    for total in (line for line in truth["budget_lines"] if (line["reference"] or "").endswith(".999")):
        lines = [x for x in truth["budget_lines"] if x["section"] == total["section"] and not x["is_total"]]
        for year, said in total["amounts_gbp"].items():
            if sum(line["amounts_gbp"][year] for line in lines) != said:
                odd.append((total["description"], year))
    assert odd == [("Subtotal Inflation", "2026-27")]
    assert [o["what"] for o in truth["oddities"] if "rounding" in o["what"]]


def test_the_breakdowns_agree_with_the_headlines_but_for_the_wrong_total() -> None:
    truth = json.loads((CORPUS / "truth" / "business-case-pack.truth.json").read_text(encoding="utf-8"))
    for proposal in truth["proposals"]:
        amounts = [a for a in truth["amounts"] if a["proposal"] == proposal["key"] and a["financial_year"]]
        heads = [a for a in amounts if a["source"] == "field" and a.get("measure") != "previous"]
        totals = {(a["kind"], a["financial_year"]): abs(a["amount_gbp"]) for a in amounts if a["is_total"]}
        differ = [
            h["financial_year"]
            for h in heads
            if totals and totals.get((h["kind"], h["financial_year"]), h["amount_gbp"]) != h["amount_gbp"]
        ]
        assert differ == (["2026-27"] if proposal["key"] == "lighting" else []), proposal["title"]
    assert [o["words"] for o in truth["oddities"] if "plainly wrong" in o["what"]] == ["(162)"]


def test_each_oddity_that_was_wanted_is_there() -> None:
    said = " ".join(
        oddity["what"] + " " + oddity["words"]
        for name in NAMES
        for oddity in json.loads((CORPUS / "truth" / f"{name}.truth.json").read_text(encoding="utf-8")).get(
            "oddities", []
        )
    )
    for wanted in ("rounding", "plainly wrong", "Previously", "£k", "N/A", "TBC", "colour alone", "two references"):
        assert wanted in said


def test_every_style_of_table_and_a_table_over_a_page_end_are_there() -> None:
    tables = [
        table
        for name in NAMES
        for table in json.loads((CORPUS / "truth" / f"{name}.truth.json").read_text(encoding="utf-8")).get("tables", [])
    ]
    assert {table["style"] for table in tables} == {"ruled", "shaded", "unruled", "header_rule"}
    over = {table["style"] for table in tables if table["page_end"] > table["page"]}
    assert {"ruled", "unruled"} <= over
