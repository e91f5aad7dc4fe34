"""The site in a real browser: from a figure to its page, by mouse, keyboard and on a telephone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from boxes_seen import boxes_seen, is_drawn, page_size, surrounds_ink, words_below
from drawn_papers import CROPPED, SCRIPT, TURNS, rows

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from conftest import Served

pytestmark = pytest.mark.browser

RISK_OVER_TWO_PAGES = """
SELECT record_id AS id, path, min(evidence.page) AS first, max(evidence.page) AS last
FROM evidence JOIN documents ON documents.id = evidence.document_id WHERE record_table = 'risks'
GROUP BY record_id HAVING first < last LIMIT 1"""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SERIOUS = ("serious", "critical")
TELEPHONE = {"width": 375, "height": 740}
SCREEN = {"width": 1280, "height": 900}


def record_of(served: Served, table: str, record_id: str) -> dict[str, Any]:
    (record,) = rows(
        served.database,
        f"SELECT record.*, path FROM {table} AS record JOIN documents ON documents.id = document_id WHERE record.id = ?",
        record_id,
    )
    return record


def assert_boxes_hold_their_words(
    page: Page, served: Served, paper: Path, table: str, record_id: str, number: int
) -> None:
    """By the PDF's text and by pixels: each box on the page surrounds the words that the record quotes there."""
    quotes = rows(
        served.database,
        "SELECT field, quote FROM evidence WHERE record_table = ? AND record_id = ? AND page = ? ORDER BY field, ordinal",
        table,
        record_id,
        number,
    )
    seen = boxes_seen(page, *page_size(paper, number))
    assert sorted(box.field for box in seen) == [row["field"] for row in quotes]
    for field in {row["field"] for row in quotes}:
        boxes = [box for box in seen if box.field == field]
        words = [word for box in boxes for word in words_below(paper, number, box.points)]
        quoted = [word for row in quotes if row["field"] == field for word in row["quote"].split()]
        assert words == quoted, field
        for box in boxes:
            assert is_drawn(page, box) and surrounds_ink(page, box), box


def test_from_a_saving_in_the_list_to_the_page_it_is_printed_on(page: Page, served: Served) -> None:
    page.goto("/")
    page.click("text=sums of money")
    page.click(".facet-results a:text-is('saving')")
    first = page.locator("a.source").first
    crop = first.locator("img.crop")
    crop.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 5", arg=crop.element_handle())
    first.click()
    page.wait_for_url("**/-/source/amounts/*")
    amount = record_of(served, "amounts", page.url.rsplit("/", 1)[1])
    assert amount["kind"] == "saving"
    assert page.locator("#legend [data-field=raw] q").inner_text() == amount["raw"]
    assert_boxes_hold_their_words(page, served, served.papers / amount["path"], "amounts", amount["id"], amount["page"])


@pytest.mark.parametrize("number", range(1, CROPPED + 1), ids=[*(f"turned {turn}" for turn in TURNS), "cropped"])
def test_boxes_stand_right_on_pages_that_are_turned_or_cropped(page: Page, served: Served, number: int) -> None:
    (amount,) = rows(
        served.database,
        "SELECT amounts.id FROM amounts JOIN documents ON documents.id = document_id WHERE path = 'turned.pdf' AND page = ?",
        number,
    )
    page.goto(f"/-/source/amounts/{amount['id']}")
    assert_boxes_hold_their_words(page, served, served.papers / "turned.pdf", "amounts", amount["id"], number)


def test_a_box_in_the_wrong_place_would_be_noticed(page: Page, served: Served) -> None:
    (amount,) = rows(served.database, "SELECT id, page FROM amounts WHERE raw LIKE '£570%' AND page = 1 LIMIT 1")
    paper = served.papers / "turned.pdf"
    page.goto(f"/-/source/amounts/{amount['id']}")
    (box,) = (box for box in boxes_seen(page, *page_size(paper, 1)) if box.field == "raw")
    assert surrounds_ink(page, box)
    for down in (12, 60):
        assert not surrounds_ink(page, box, down) and not is_drawn(page, box, down), down
    x0, y0, x1, y1 = box.points
    assert words_below(paper, 1, (x0, y0 + 60, x1, y1 + 60)) == []
    assert words_below(paper, 1, (x0 + 60, y0, x1 + 60, y1)) != words_below(paper, 1, box.points)


def test_a_risk_over_two_pages_has_its_boxes_on_both(page: Page, served: Served) -> None:
    (risk,) = rows(served.database, RISK_OVER_TWO_PAGES)
    paper = served.papers / risk["path"]
    page.goto(f"/-/source/risks/{risk['id']}")
    assert_boxes_hold_their_words(page, served, paper, "risks", risk["id"], risk["first"])
    page.click(f"#record .runs a:text-is('{risk['last']}')")
    assert f"PDF page {risk['last']}" in page.locator("nav.turn").inner_text()
    assert_boxes_hold_their_words(page, served, paper, "risks", risk["id"], risk["last"])


def test_searching_for_a_sum_leads_to_its_page(page: Page, served: Served) -> None:
    page.goto("/")
    page.fill("#q", "£420k")
    page.press("#q", "Enter")
    page.wait_for_url("**/-/search?q=*")
    page.locator("section[aria-labelledby=sums] a.hit").first.click()
    page.wait_for_url("**/-/source/amounts/*")
    amount = record_of(served, "amounts", page.url.rsplit("/", 1)[1])
    assert abs(amount["amount_gbp"]) == 420_000
    assert_boxes_hold_their_words(page, served, served.papers / amount["path"], "amounts", amount["id"], amount["page"])


def test_words_found_are_marked(page: Page, served: Served) -> None:
    page.goto("/-/search?q=telecare")
    marks = page.locator("mark").all_inner_texts()
    assert marks and all(mark.lower().startswith("telecare") for mark in marks)


def test_everything_can_be_reached_by_keyboard(page: Page, served: Served) -> None:
    (paper,) = rows(served.database, "SELECT id FROM documents WHERE path = 'business-case-pack.pdf'")
    page.goto(f"/-/page/{paper['id']}/2")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/-/page/{paper['id']}/3")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/-/page/{paper['id']}/2")
    page.focus("#on-page a[data-record^=amounts]")
    lit = page.locator("#boxes rect.lit")
    assert lit.count() == 1
    wanted = str(lit.get_attribute("data-record")).replace(":", "/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/-/source/{wanted}")


def test_arrow_keys_scroll_the_sheet_where_it_has_the_focus(page: Page, served: Served) -> None:
    (paper,) = rows(served.database, "SELECT id FROM documents WHERE path = 'business-case-pack.pdf'")
    page.goto(f"/-/page/{paper['id']}/2")
    page.click("#zoom")
    page.focus("#sheet")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.getElementById('sheet').scrollLeft > 0")
    assert page.url.endswith("/2")


def test_a_box_and_its_entry_light_up_together(page: Page, served: Served) -> None:
    (risk,) = rows(served.database, RISK_OVER_TWO_PAGES)
    page.goto(f"/-/source/risks/{risk['id']}")
    page.hover("#legend [data-field=owner]")
    assert page.locator("#boxes rect.field.lit").get_attribute("data-field") == "owner"
    other = page.locator("#on-page li:not(:has([aria-current])) a[data-record^=risks]").first
    other.hover()
    lit = {rect.get_attribute("data-record") for rect in page.locator("#boxes rect.other.lit").all()}
    assert lit == {other.get_attribute("data-record")}


def test_the_citation_is_copied(page: Page, served: Served) -> None:
    (amount,) = rows(
        served.database, "SELECT amounts.id, sha256 FROM amounts JOIN documents ON documents.id = document_id LIMIT 1"
    )
    page.goto(f"/-/source/amounts/{amount['id']}")
    page.click("#copy-citation")
    page.wait_for_selector("#copied:text-is('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert amount["sha256"] in copied and copied.endswith(f"{served.address}/-/source/amounts/{amount['id']}")


def test_a_paper_called_by_a_script_shows_it_as_text(page: Page, served: Served) -> None:
    (paper,) = rows(served.database, "SELECT id FROM documents WHERE path = 'turned.pdf'")
    for path in (f"/-/paper/{paper['id']}", f"/-/page/{paper['id']}/1", "/council/documents", "/-/search?q=savings"):
        page.goto(path)
        assert SCRIPT in page.locator("body").inner_text(), path
    page.goto(f"/-/paper/{paper['id']}")
    assert page.title() == SCRIPT


@pytest.fixture(scope="module")
def paths(served: Served) -> dict[str, str]:
    """A page of each kind by its name."""
    (risk,) = rows(served.database, RISK_OVER_TWO_PAGES)
    (case,) = rows(
        served.database,
        "SELECT id, document_id, page FROM proposals WHERE id IN (SELECT proposal_id FROM milestones) LIMIT 1",
    )
    (amount,) = rows(served.database, "SELECT id FROM amounts WHERE table_id IS NOT NULL AND counts = 1 LIMIT 1")
    (person,) = rows(
        served.database,
        "SELECT person_id AS id FROM owners WHERE risk_id IS NOT NULL AND person_id IS NOT NULL LIMIT 1",
    )
    return {
        "home": "/",
        "savings": "/-/savings",
        "search": "/-/search?q=savings",
        "amounts": "/council/amounts?kind=saving&_size=5",
        "risks": "/council/risks?_size=5",
        "question": "/council/red_risks_and_owners",
        "row": f"/council/amounts/{amount['id']}",
        "paper": f"/-/paper/{case['document_id']}",
        "proposal": f"/-/proposal/{case['id']}",
        "person": f"/-/person/{person['id']}",
        "amount": f"/-/source/amounts/{amount['id']}",
        "risk": f"/-/source/risks/{risk['id']}",
        "page": f"/-/page/{case['document_id']}/{case['page']}",
    }


def test_nothing_serious_stands_in_the_way_of_any_reader(page: Page, paths: dict[str, str]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = []
    for name in ("home", "search", "amounts", "question", "paper", "proposal", "person", "amount", "page"):
        page.goto(paths[name])
        for finding in Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]}).response["violations"]:
            if finding["impact"] in SERIOUS:
                found.append((name, finding["id"], finding["nodes"][0]["html"]))
    assert found == []


def test_pages_fit_a_telephone(page: Page, paths: dict[str, str]) -> None:
    page.set_viewport_size(TELEPHONE)  # type: ignore[arg-type]
    widths = {}
    for name, path in paths.items():
        page.goto(path)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(paths, TELEPHONE["width"])


@pytest.mark.parametrize("screen", [TELEPHONE, SCREEN], ids=["telephone", "desk"])
def test_the_boxed_words_are_in_sight_at_once(page: Page, paths: dict[str, str], screen: dict[str, int]) -> None:
    page.set_viewport_size(screen)  # type: ignore[arg-type]
    for path in (paths["amount"], paths["risk"]):
        page.goto(path, wait_until="load")
        seen = page.evaluate(
            """() => ["#sheet", "#boxes rect.field"].map((one) => document.querySelector(one).getBoundingClientRect().toJSON())"""
        )
        sheet, box = seen
        assert sheet["left"] <= box["left"] and box["right"] <= sheet["right"], path
        assert sheet["top"] <= box["top"] and box["bottom"] <= sheet["bottom"], path
        assert box["bottom"] <= screen["height"], path
