from __future__ import annotations

import re
import shutil
import sqlite3
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from drawn_papers import SCRIPT, ask_site, rows

from docextract.web.record_words import record_words

if TYPE_CHECKING:
    from conftest import Site

AMOUNT = "SELECT * FROM amounts WHERE table_id IS NOT NULL AND counts = 1 ORDER BY id LIMIT 1"
TWO_PAGES = """
SELECT record_table AS "table", record_id AS id, min(page) AS first, max(page) AS last FROM evidence
GROUP BY record_table, record_id HAVING first < last ORDER BY record_table = 'risks' DESC LIMIT 1"""


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_sum_is_shown_with_its_box_its_words_and_its_cell(site: Site) -> None:
    (amount,) = rows(site.database, AMOUNT)
    (page,) = ask_site(site.database, f"/-/source/amounts/{amount['id']}", papers=site.papers)
    assert page.status_code == 200
    (x, y, width, height) = map(
        float,
        re.search(
            r'<rect class="field" data-field="raw"[^>]* x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"', page.text
        ).groups(),  # type: ignore[union-attr]
    )
    assert x < amount["x0"] and y < amount["y0"] and x + width > amount["x1"] and y + height > amount["y1"]
    assert f"<q>{amount['raw']}</q>" in page.text
    marked = re.findall(r'<td[^>]*aria-current="true"[^>]*>(.*?)</td>', page.text)
    assert [unescape(cell) for cell in marked] == [amount["raw"]]
    assert f"{abs(amount['amount_gbp']):,.0f}" in text_of(page.text)


def test_every_kind_of_record_has_a_page(site: Site) -> None:
    paths = []
    for table in record_words():
        found = rows(site.database, f'SELECT id FROM "{table}" LIMIT 3')
        paths += [f"/-/source/{table}/{record['id']}" for record in found]
    assert len(paths) > 20
    for path, page in zip(paths, ask_site(site.database, *paths, papers=site.papers), strict=True):
        assert page.status_code == 200, path
        assert 'id="page-picture"' in page.text, path


def test_a_record_over_two_pages_has_boxes_on_each(site: Site) -> None:
    (record,) = rows(site.database, TWO_PAGES)
    address = f"/-/source/{record['table']}/{record['id']}"
    first, last = ask_site(site.database, address, f"{address}?page={record['last']}", papers=site.papers)
    for page, number in ((first, record["first"]), (last, record["last"])):
        assert f"PDF page {number} of" in text_of(page.text)
        assert '<rect class="field"' in page.text
    assert f'href="{address}?page={record["last"]}"' in first.text


def test_the_pages_of_a_paper_lead_to_one_another(site: Site) -> None:
    (paper,) = rows(site.database, "SELECT id, page_count FROM documents WHERE path = 'business-case-pack.pdf'")
    numbers = [1, 2, paper["page_count"]]
    first, second, last = ask_site(
        site.database, *(f"/-/page/{paper['id']}/{number}" for number in numbers), papers=site.papers
    )
    assert 'id="previous-page"' not in first.text and 'id="next-page"' in first.text
    assert f'href="/-/page/{paper["id"]}/3"' in second.text
    assert 'id="next-page"' not in last.text


def test_all_records_of_the_page_are_listed_and_boxed(site: Site) -> None:
    (busy,) = rows(
        site.database,
        "SELECT document_id, page, count(DISTINCT record_id) AS n FROM evidence GROUP BY 1, 2 ORDER BY n DESC LIMIT 1",
    )
    (page,) = ask_site(site.database, f"/-/page/{busy['document_id']}/{busy['page']}", papers=site.papers)
    listed = set(re.findall(r'<a href="[^"]*" data-record="([^"]+)"', page.text))
    boxed = set(re.findall(r'<rect class="other [a-z_]+" data-record="([^"]+)"', page.text))
    of_evidence = rows(
        site.database,
        "SELECT DISTINCT record_table || ':' || record_id AS key FROM evidence WHERE document_id = ? AND page = ?",
        busy["document_id"],
        busy["page"],
    )
    assert {row["key"] for row in of_evidence} <= listed & boxed


def test_what_papers_say_is_shown_as_text(site: Site) -> None:
    (paper,) = rows(site.database, "SELECT id FROM documents WHERE path = 'turned.pdf'")
    (amount,) = rows(site.database, "SELECT id FROM amounts WHERE document_id = ? LIMIT 1", paper["id"])
    pages = ask_site(site.database, f"/-/page/{paper['id']}/1", f"/-/source/amounts/{amount['id']}", papers=site.papers)
    for page in pages:
        assert "<script>alert" not in page.text
        assert SCRIPT in text_of(page.text)


@pytest.mark.parametrize(
    "path",
    [
        "/-/source/amounts/none",
        "/-/source/sqlite_master/1",
        "/-/source/documents/1",
        "/-/source/amounts/x'%20OR%20'1'='1",
        "/-/page/none/1",
        "/-/page/{id}/0",
        "/-/page/{id}/99",
        "/-/page/{id}/999999",
        "/-/page/..%2F..%2Fetc/1",
        "/-/paper/none.pdf",
        "/-/paper/..%2F..%2Fetc%2Fpasswd.pdf",
        "/-/picture/{id}/99-110.png",
        "/-/picture/{id}/1-111.png",
        "/-/picture/none/1-110.png",
        "/-/picture/..%2Fx/1-110.png",
        "/-/crop/amounts/none.png",
        "/-/crop/documents/{id}.png",
    ],
)
def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    (paper,) = rows(site.database, "SELECT id FROM documents WHERE path = 'turned.pdf'")
    (answer,) = ask_site(site.database, path.format(id=paper["id"]), papers=site.papers)
    if answer.status_code == 302:  # Datasette sends addresses with % on to its own way of writing them
        (answer,) = ask_site(site.database, answer.headers["location"], papers=site.papers)
    assert answer.status_code == 404


def test_own_pages_load_nothing_from_elsewhere_and_no_script_of_the_page(site: Site) -> None:
    (amount,) = rows(site.database, AMOUNT)
    own, datasettes = ask_site(
        site.database, f"/-/source/amounts/{amount['id']}", "/council/amounts", papers=site.papers
    )
    assert "'unsafe-inline'" not in own.headers["content-security-policy"]
    assert "default-src 'none'" in own.headers["content-security-policy"]
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=", own.text)
    assert not re.search(r'<(?!a )[^>]*(?:src|href)="(?:https?:)?//', own.text)
    for page in (own, datasettes):
        assert page.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'self'" in page.headers["content-security-policy"]


def test_what_was_inferred_and_where_the_unit_stands_is_said(site: Site, tmp_path: Path) -> None:
    database = tmp_path / "council.db"
    shutil.copy(site.database, database)
    (amount,) = rows(database, "SELECT * FROM amounts WHERE budget_effect_pence IS NOT NULL AND page > 1 LIMIT 1")
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE amounts SET unit_raw = '£000', unit_page = 1 WHERE id = ?", (amount["id"],))
    (page,) = ask_site(database, f"/-/source/amounts/{amount['id']}", papers=site.papers)
    inferred = page.text.split('<dl class="inferred">')[1].split("</dl>")[0]
    assert "Effect on the net budget" in inferred
    assert "Effect on the net budget" not in page.text.split('<dl class="inferred">')[0]
    assert re.search(rf'id="unit-page"[^>]* href="/-/page/{amount["document_id"]}/1">printed on page 1<', page.text)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("same characters", "The same characters were seen by a second reader (other)"),
        ("other characters", "saw other characters: 57O"),
        ("nothing there", "saw nothing at this place"),
    ],
)
def test_a_second_reading_is_not_called_more_than_it_is(site: Site, tmp_path: Path, outcome: str, said: str) -> None:
    database = tmp_path / "council.db"
    shutil.copy(site.database, database)
    (amount,) = rows(database, AMOUNT)
    with sqlite3.connect(database) as connection:
        connection.execute(
            "INSERT INTO second_readings (record_table, record_id, engine, document_id, outcome, text) VALUES ('amounts', ?, 'other', ?, ?, '57O')",
            (amount["id"], amount["document_id"], outcome),
        )
    (page,) = ask_site(database, f"/-/source/amounts/{amount['id']}", papers=site.papers)
    assert said in text_of(page.text)
    assert "verified" not in page.text.casefold()


def test_the_citation_names_what_a_reader_needs_to_find_the_page(site: Site, tmp_path: Path) -> None:
    database = tmp_path / "council.db"
    shutil.copy(site.database, database)
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE pages SET label = '82' WHERE page = 2")
    (paper,) = rows(database, "SELECT * FROM documents WHERE path = 'business-case-pack.pdf'")
    (page,) = rows(database, "SELECT * FROM pages WHERE document_id = ? AND page = 2", paper["id"])
    (shown,) = ask_site(database, f"/-/page/{paper['id']}/{page['page']}", papers=site.papers)
    citation = unescape(re.search(r'<p id="citation"[^>]*>(.*?)</p>', shown.text).group(1))  # type: ignore[union-attr]
    for part in (paper["publisher"], paper["title"], f"p. {page['label']} (PDF page {page['page']})", paper["sha256"]):
        assert part in citation
    assert f"/-/page/{paper['id']}/{page['page']}" in citation
    assert f'href="/-/paper/{paper["id"]}.pdf#page={page["page"]}"' in shown.text
    assert "printed page 82" in text_of(shown.text)


def test_rows_lead_to_their_pages(site: Site) -> None:
    (amount,) = rows(site.database, AMOUNT)
    sql = "select+id+as+amount_id,+page+from+amounts+limit+1"
    listed, row, query, issues = ask_site(
        site.database,
        f"/council/amounts?id={amount['id']}",
        f"/council/amounts/{amount['id']}",
        f"/council?sql={sql}",
        "/council/issues",
        papers=site.papers,
    )
    for page in (listed, row):
        assert f'href="/-/source/amounts/{amount["id"]}"' in page.text
        assert f'<img class="crop" src="/-/crop/amounts/{amount["id"]}.png" alt="" loading="lazy">' in page.text
    assert 'href="/-/source/amounts/' in query.text
    assert issues.status_code == 200


def test_below_another_address_all_links_have_its_prefix(site: Site) -> None:
    import asyncio

    from datasette.app import Datasette

    (amount,) = rows(site.database, AMOUNT)

    async def ask() -> str:
        settings = {"base_url": "/papers/"}
        datasette = Datasette(
            [str(site.database)], settings=settings, metadata={"plugins": {"docextract": {"papers": str(site.papers)}}}
        )
        await datasette.invoke_startup()
        return str((await datasette.client.get(f"/-/source/amounts/{amount['id']}")).text)

    html = asyncio.run(ask())
    assert 'id="page-picture"' in html
    addresses = re.findall(r'(?:src|href|data-large)="(/[^"]*)"', html)
    assert len(addresses) > 10
    assert not [address for address in addresses if not address.startswith("/papers/")]


def test_an_unknown_address_is_not_found_and_no_failure(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    page, data = ask_site(site.database, "/-/nothing", "/-/nothing.json")
    assert page.status_code == data.status_code == 404
    assert data.json()["status"] == 404
    assert "Traceback" not in "".join(capfd.readouterr())
