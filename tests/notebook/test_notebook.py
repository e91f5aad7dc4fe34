"""Records in a notebook: the page that explains them is true, frames hold what the database holds, slips are told."""

from __future__ import annotations

import doctest
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest
from datasette.app import Datasette

import docextract
from docextract.model.records import RECORDS
from docextract.notebook.grid import headers_to_names
from docextract.notebook.records import FOUND_IN, SOURCE, Records
from docextract.publish.fields import record_to_fields
from docextract.publish.store import Store, StoreError
from docextract.read.unreadable import UnreadablePaper


@pytest.fixture(scope="module")
def db(corpus_database: Path) -> Records:
    return docextract.open(corpus_database)


@pytest.fixture(scope="module")
def paper(corpus: Path) -> Records:
    return docextract.read(corpus / "papers" / "business-case-pack.pdf")


@pytest.fixture
def connection(corpus_database: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(corpus_database)
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def test_what_the_docs_show_is_what_one_gets(
    root: Path, corpus_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / "docextract.db").symlink_to(corpus_database)
    (tmp_path / "corpus").symlink_to(root / "corpus")
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(str(root / "docs" / "notebook.md"), module_relative=False, optionflags=flags)
    assert result.attempted > 15
    assert result.failed == 0


def test_importing_is_light_and_read_is_a_function_whatever_is_imported() -> None:
    code = (
        "import sys, docextract\n"
        "heavy = {'pandas', 'numpy', 'pydantic', 'sqlite3', 'pymupdf', 'spacy', 'yaml'} & set(sys.modules)\n"
        "import docextract.read.picture\n"
        "print(sorted(heavy), callable(docextract.read), callable(docextract.open))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[] True True"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.table_name)
def test_a_frame_has_every_row_and_cell_of_its_table(record: type, db: Records, connection: sqlite3.Connection) -> None:
    frame = db.records(record.table_name)
    rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{record.table_name}"')]
    keys = list(record.key)
    found = {tuple(row[key] for key in keys): row for row in frame.astype(object).to_dict("records")}
    assert len(frame) == len(rows) == len(found)
    for row in rows:
        have = found[tuple(row[key] for key in keys)]
        for name, value in row.items():
            cell = have[FOUND_IN if name == SOURCE else name]
            assert pandas.isna(cell) if value is None else cell == value, (record.table_name, name)
    described = db.columns(record.table_name)
    assert list(described["name"]) == list(frame.columns)
    assert [str(dtype) for dtype in frame.dtypes] == list(described["dtype"])
    assert described["description"].str.len().min() > 0


def test_rows_are_chosen_by_any_column(db: Records, connection: sqlite3.Connection) -> None:
    def count(condition: str) -> int:
        return int(connection.execute(f"SELECT count(*) FROM amounts WHERE {condition}").fetchone()[0])

    assert len(db.amounts()) == count("1")
    assert len(db.amounts(kind="saving", year="2026-27")) == count("kind = 'saving' AND financial_year = '2026-27'") > 0
    assert len(db.amounts(kind=["saving", "income"])) == count("kind IN ('saving', 'income')")
    assert len(db.amounts(counts=True)) == count("counts = 1") > 0
    assert len(db.amounts(counts=False, is_total=True)) == count("counts = 0 AND is_total = 1") > 0
    assert len(db.amounts(found_in="prose")) == count("source = 'prose'") > 0
    assert len(db.amounts(page=pandas.Series([8, 9]))) == count("page IN (8, 9)") > 0
    assert len(db.amounts(kind=[])) == 0
    for year in ("2026/27", "2026-2027", "FY 2026-27", "26/27"):
        assert db.amounts(year=year).equals(db.amounts(financial_year="2026-27"))


def test_wholes_stay_whole_and_an_empty_answer_keeps_its_types(db: Records) -> None:
    empty = db.amounts(raw="never printed")
    assert len(empty) == 0
    assert list(empty.dtypes) == list(db.amounts().dtypes)
    assert db.amounts()["row"].isna().any() and str(db.amounts()["row"].dtype) == "Int64"
    answer = db.sql("SELECT 1 AS a, NULL AS b, 2.0 AS c, 'x' AS d UNION ALL SELECT NULL, NULL, 3, NULL")
    assert [str(dtype) for dtype in answer.dtypes] == ["Int64", "string", "Float64", "string"]


async def opens(site: Datasette, address: str) -> int:
    response = await site.client.get(address.removeprefix("http://here"))
    return int(response.status_code)


def test_every_source_opens_on_the_site(corpus_database: Path) -> None:
    import asyncio

    records = docextract.open(corpus_database, site="http://here/")
    site = Datasette([str(corpus_database)])

    async def codes() -> dict[str, int]:
        await site.invoke_startup()
        found = {}
        for record in RECORDS:
            frame = records.records(record.table_name)
            if len(frame) and not frame[SOURCE].isna().all():
                found[record.table_name] = await opens(site, frame[SOURCE].iloc[len(frame) // 2])
        grid = records.table(records.tables()["id"].iloc[0])
        found["table"] = await opens(site, grid[SOURCE].iloc[-1])
        return found

    found = asyncio.run(codes())
    assert set(found.values()) == {200}, found
    assert {"amounts", "risks", "owners", "documents", "pages", "people", "table_cells", "checks"} <= set(found)


def test_a_table_looks_as_it_is_printed(db: Records, connection: sqlite3.Connection) -> None:
    for table in db.tables().itertuples():
        frame = db.table(table.id)
        below = [
            row["row"]
            for row in connection.execute(
                "SELECT row FROM table_rows WHERE table_id = ? AND kind <> 'header' ORDER BY row", (table.id,)
            )
        ]
        assert list(frame.index) == below
        assert len(frame.columns) == table.n_cols + 4
        assert frame.columns.is_unique
        cells = connection.execute("SELECT row, col, text FROM table_cells WHERE table_id = ?", (table.id,)).fetchall()
        for row, col, text in cells:
            if row in frame.index:
                assert frame.loc[row].iloc[col] == text
        assert frame.attrs["page"] == table.page


def test_columns_of_one_name_are_told_apart() -> None:
    assert headers_to_names(["Total", "", "Total", "page", "Total (2)", ""]) == [
        *("Total", "column 1", "Total (2)", "page (2)", "Total (2) (2)", "column 5"),
    ]


def test_a_paper_gives_what_the_database_has_of_it(paper: Records, db: Records) -> None:
    document = paper.documents()["id"].iloc[0]
    for name in ("amounts", "proposals", "risks", "owners", "milestones", "table_cells"):
        alone = paper.records(name).drop(columns=SOURCE)
        wanted = {"document_id": document} if "document_id" in alone else {"table_id": list(paper.tables()["id"])}
        assert alone.equals(db.records(name, **wanted).drop(columns=SOURCE)), name
    assert paper.amounts()[SOURCE].str.match(r"file:///.*/business-case-pack\.pdf#page=\d+$").all()
    assert "1 documents" in repr(paper)


def test_a_paper_leaves_no_file_behind(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    docextract.read(corpus / "papers" / "committee-report.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"kind": "savings"}, "did you mean 'saving'"),
        ({"year": "2022-24"}, "write it like '2022-23'"),
        ({"year": 2022}, "write it like '2022-23'"),
        ({"year": "2022-23 and 2023-24"}, "write it like '2022-23'"),
        ({"finacial_year": "2022-23"}, "did you mean 'financial_year'"),
        ({"page": "eight"}, "integer"),
        ({"raw": 5}, "string"),
        ({"measure": ["planned", "plannd"]}, "did you mean 'planned'"),
    ],
)
def test_slips_are_told_with_what_would_do(wishes: dict[str, object], said: str, db: Records) -> None:
    with pytest.raises(ValueError, match=said):
        db.amounts(**wishes)


def test_what_is_not_there_is_told_with_the_remedy(db: Records, paper: Records, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="did you mean 'amounts'"):
        db.records("amount")
    with pytest.raises(ValueError, match="tables\\(\\)"):
        db.table("none")
    for records in (db, paper):
        with pytest.raises(ValueError, match=r"no such column: nope; schemas/"):
            records.sql("SELECT nope")
        with pytest.raises(ValueError, match="readonly"):
            records.sql("DELETE FROM amounts")
    other = tmp_path / "songs.db"
    with sqlite3.connect(other) as made:
        made.execute("CREATE TABLE songs (title)")
    made.close()
    (tmp_path / "text.db").write_text("words " * 1000)
    for path, remedy in {
        tmp_path / "no.db": "ingest",
        other: "ingest",
        tmp_path / "text.db": "docextract has written",
    }.items():
        with pytest.raises(StoreError, match=remedy):
            docextract.open(path)
    for path, remedy in {
        tmp_path / "no.pdf": "check the path",
        tmp_path: "docextract ingest",
        tmp_path / "text.db": "PDF",
    }.items():
        with pytest.raises(UnreadablePaper, match=remedy):
            docextract.read(path)


def test_a_database_may_be_written_to_meanwhile(tmp_path: Path, corpus: Path) -> None:
    path = tmp_path / "live.db"
    with Store(path) as store:
        records = docextract.open(path)
        assert len(records.amounts()) == 0
        with store.transaction() as writing:
            writing.execute("INSERT INTO committees VALUES ('a', NULL, 'Audit', '[]')")
            assert len(records.records("committees")) == 0
        assert list(records.records("committees")["name"]) == ["Audit"]


def test_frames_name_the_columns_of_the_schema() -> None:
    for record in RECORDS:
        assert FOUND_IN not in {field.name for field in record_to_fields(record)}
