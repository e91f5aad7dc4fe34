from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from stub_readers import text_to_bundle

from docextract.publish.schema import STORED, record_to_columns
from docextract.publish.store import Store
from docextract.publish.views import VIEWS
from docextract.web.browsing import load_browsing
from docextract.web.metadata import record_to_columns as described_columns
from docextract.web.server import CannotServe, _check_port, database_to_datasette


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("web") / "papers.db"
    with Store(path) as store:
        store.publish(text_to_bundle("A/R.6.255 Anna saves", relative="a.pdf", sha256="aa"))
    yield path


def get(database: Path, *paths: str) -> list[httpx.Response]:
    async def ask() -> list[httpx.Response]:
        datasette = database_to_datasette(database, VIEWS)
        await datasette.invoke_startup()
        return [await datasette.client.get(path) for path in paths]

    return asyncio.run(ask())


def test_every_table_view_and_question_has_a_page(database: Path) -> None:
    names = [record.table_name for record in STORED] + [view.name for view in VIEWS] + list(load_browsing().queries)
    for name, response in zip(names, get(database, *(f"/papers/{name}" for name in names)), strict=True):
        assert response.status_code == 200, name
        assert "Error" not in response.text, name


def test_the_tables_to_start_with_are_there(database: Path) -> None:
    linked = get(database, *(f"/papers/{name}" for name in load_browsing().start))
    assert all(page.status_code == 200 for page in linked)


def test_questions_answer(database: Path) -> None:
    savings, search = get(
        database,
        "/papers/savings_by_committee_and_year.json?committee=Finance&_shape=array",
        "/papers/pages.json?_search=A/R.6.255&_shape=array",
    )
    assert savings.json()[0]["saved_gbp"] == 600000
    assert len(search.json()) == 1


def test_links_between_tables_read_as_names(database: Path) -> None:
    (response,) = get(database, "/papers/amounts.json?_labels=on&_shape=array")
    assert response.json()[0]["document_id"]["label"] == "Paper a.pdf"


def test_the_database_is_served_read_only(database: Path) -> None:
    (response,) = get(database, "/papers.json?sql=delete+from+amounts")
    assert response.status_code == 400
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM amounts").fetchone() == (1,)


def test_every_column_is_described() -> None:
    for record in STORED:
        described = described_columns(record)
        for column in record_to_columns(record):
            assert described.get(column.name), (record.table_name, column.name)


def test_what_is_shown_exists() -> None:
    browsing = load_browsing()
    columns = {record.table_name: {column.name for column in record_to_columns(record)} for record in STORED}
    assert set(browsing.tables) == set(columns)
    for name, table in browsing.tables.items():
        wanted = {*table.facets, *filter(None, (table.sort, table.sort_desc))}
        assert wanted <= columns[name], name


def test_what_cannot_be_served_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CannotServe, match="docextract ingest"):
        database_to_datasette(tmp_path / "none.db", VIEWS)
    with pytest.raises(CannotServe, match="--port"):
        _check_port("127.0.0.1", 700000)
