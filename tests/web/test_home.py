"""The home page, and the pages of papers, proposals and people."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from datasette.app import Datasette
from drawn_papers import ask_site, rows

from docextract.publish.views import VIEWS
from docextract.web.browsing import load_browsing
from docextract.web.person_page import LISTS
from docextract.web.server import database_to_datasette

if TYPE_CHECKING:
    from conftest import Site

ADDRESS = re.compile(r'(?:href|src|action)="([^"#]+)')


def addresses(text: str) -> set[str]:
    return {address.replace("&amp;", "&") for address in ADDRESS.findall(text)}


def some_id(site: Site, sql: str) -> str:
    return str(rows(site.database, sql)[0]["id"])


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    """The plugin's pages by name."""
    named = {
        "home": "/",
        "savings": "/-/savings",
        "paper": "/-/paper/" + some_id(site, "SELECT id FROM documents WHERE path = 'business-case-pack.pdf'"),
        "turned": "/-/paper/" + some_id(site, "SELECT id FROM documents WHERE path = 'turned.pdf'"),
        "proposal": "/-/proposal/"
        + some_id(site, "SELECT proposal_id AS id FROM risks WHERE proposal_id IS NOT NULL LIMIT 1"),
        "person": "/-/person/"
        + some_id(site, "SELECT person_id AS id FROM owners WHERE proposal_id IS NOT NULL AND person_id IS NOT NULL"),
        "search": "/-/search?q=savings",
    }
    answers = ask_site(site.database, *named.values())
    assert [answer.status_code for answer in answers] == [200] * len(named)
    return dict(zip(named, (answer.text for answer in answers), strict=True))


def test_home_says_what_is_there(pages: dict[str, str], site: Site) -> None:
    (found,) = rows(site.database, "SELECT count(*) AS papers, sum(page_count) AS pages FROM documents")
    assert f"<b>{found['papers']}</b> papers" in pages["home"]
    assert f"{found['pages']} pages" in pages["home"]
    for query in load_browsing().queries.values():
        assert query.title in pages["home"]


def test_the_chart_adds_up_what_counts(pages: dict[str, str], site: Site) -> None:
    by_year = rows(
        site.database,
        """SELECT financial_year, -sum(budget_effect_pence) / 100 AS saved FROM amounts
        JOIN documents ON documents.id = amounts.document_id
        WHERE counts = 1 AND kind = 'saving' AND documents.path = 'business-case-pack.pdf' GROUP BY 1""",
    )
    assert by_year
    for row in by_year:
        assert f"£{row['saved']:,}" in pages["home"]


def test_every_address_leads_somewhere(pages: dict[str, str], site: Site) -> None:
    found = {address for text in pages.values() for address in addresses(text) if address.startswith("/")}
    wanted = sorted(found)[:: max(1, len(found) // 120)] + [a for a in found if a.startswith("/council/")][:40]
    answers = ask_site(site.database, *wanted, papers=site.papers)
    assert not [(a, r.status_code) for a, r in zip(wanted, answers, strict=True) if r.status_code not in (200, 302)]


def test_nothing_comes_from_elsewhere(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        outside = {address for address in addresses(text) if "//" in address and "datasette.io" not in address}
        assert not outside, name


def test_what_papers_say_is_text(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert "<script>alert" not in text, name
        assert " style=" not in text, name
    assert "&lt;script&gt;alert" in pages["turned"]


def test_a_proposal_shows_its_risks_and_its_reference(pages: dict[str, str]) -> None:
    for heading in ("Money", "Risks", "Who answers for it", "Where its reference is printed"):
        assert f">{heading}</h2>" in pages["proposal"]


def test_a_paper_shows_what_was_read_of_it(pages: dict[str, str]) -> None:
    for heading in ("Money that counts", "Proposals", "Risks", "Tables", "Outline"):
        assert f">{heading}</h2>" in pages["paper"]


def test_ids_that_nothing_has_are_not_found(site: Site) -> None:
    answers = ask_site(site.database, "/-/paper/none", "/-/proposal/%3Cb%3E", "/-/person/none")
    assert [answer.status_code for answer in answers] == [404] * 3


def test_datasettes_tables_lead_to_the_pages(site: Site) -> None:
    amounts, papers, people = ask_site(
        site.database, "/council/amounts?proposal_id__notblank=1", "/council/documents", "/council/people"
    )
    assert "/-/proposal/" in amounts.text and "/-/paper/" in amounts.text
    assert "/-/paper/" in papers.text and "/-/person/" in people.text


def test_figures_are_new_when_the_database_is(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    path.write_bytes(site.database.read_bytes())

    async def before_and_after() -> tuple[str, str]:
        datasette = database_to_datasette(path, VIEWS)
        await datasette.invoke_startup()
        before = await datasette.client.get("/")
        with sqlite3.connect(path) as connection:
            connection.execute("DELETE FROM risks")
        await asyncio.sleep(1)  # no sooner than asking took, many times over
        return before.text, (await datasette.client.get("/")).text

    before, after = asyncio.run(before_and_after())
    assert "<b>0</b> risks" not in before
    assert "<b>0</b> risks" in after


def test_an_empty_database_has_a_home_page(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    with sqlite3.connect(site.database) as full, sqlite3.connect(path) as empty:
        for (sql,) in full.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
        ):
            empty.execute(sql)
    home, savings, search = ask_site(path, "/", "/-/savings", "/-/search?q=saving")
    assert [home.status_code, savings.status_code, search.status_code] == [200] * 3
    assert "No savings have been read yet" in home.text


def test_other_databases_keep_datasettes_home_page(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE shops (name TEXT)")

    async def home() -> tuple[int, str]:
        datasette = Datasette([str(path)])
        await datasette.invoke_startup()
        answer = await datasette.client.get("/")
        return answer.status_code, answer.text

    status, text = asyncio.run(home())
    assert status == 200
    assert "/other/shops" in text


def test_a_persons_portfolio_is_what_the_view_says(site: Site) -> None:
    sql = LISTS["portfolio"].replace(":id", "?")
    people = rows(site.database, "SELECT DISTINCT person_id AS id FROM owner_portfolio")
    assert people
    columns = "relation, proposals, risks, red_risks, saved_gbp"
    for person in people:
        shown = rows(site.database, sql, person["id"])
        view = rows(site.database, f"SELECT {columns} FROM owner_portfolio WHERE person_id = ?", person["id"])
        assert sorted(map(str, shown)) == sorted(map(str, view))


def test_a_paper_that_could_not_be_read_offers_no_pages(site: Site, tmp_path: Path) -> None:
    database = tmp_path / "council.db"
    shutil.copy(site.database, database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE documents SET status = 'failed', error = 'it is locked', page_count = NULL")
        (paper,) = connection.execute("SELECT id FROM documents LIMIT 1").fetchone()
    (page,) = ask_site(database, f"/-/paper/{paper}")
    assert page.status_code == 200
    assert "Not read: it is locked" in page.text
    assert not {address for address in addresses(page.text) if "/1" in address or address.endswith(".pdf")}
