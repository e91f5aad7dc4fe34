"""What a notebook works with: the records of a database, or of one paper, as pandas frames."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docextract.notebook.grid import rows_to_grid
from docextract.notebook.sources import Locate
from docextract.notebook.wishes import TABLES, Wanted, name_to_record, wishes_to_values
from docextract.publish.fields import record_to_fields
from docextract.publish.frames import answer_to_frame, field_to_dtype, rows_to_frame
from docextract.publish.selection import ask, select
from docextract.publish.snapshot import Opened

if TYPE_CHECKING:
    import pandas

SOURCE, FOUND_IN = "source", "found_in"
"""The column with the address of a record's source; and the name that a table's own column `source` gives way to."""


class Records:
    """The records of a database, or of one paper. `open` and `read` of docextract make it.

    Every frame has a row for each record, in reading order, with the table's columns and `source`: the address of the
    page that shows it. Texts are `string`, whole numbers `Int64`, others `Float64`, truth `boolean`, so that what is
    missing is `pandas.NA` and whole numbers stay whole. `columns` says what each column means.

    Each method takes what the rows are to have: `kind="saving"`, or `kind=["saving", "income"]`, and so on for any
    column of the table. They raise ValueError for a column or value that cannot be, and say which can.
    """

    def __init__(self, name: str, opened: Opened, locate: Locate) -> None:
        self._name, self._opened, self._locate = name, opened, locate

    def __repr__(self) -> str:
        with self._opened() as connection:
            counted = ask(connection, "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM amounts)", {})
        papers, amounts = counted[1][0]
        return f"<docextract records of {self._name}: {papers:,} documents, {amounts:,} amounts>"

    def amounts(
        self, *, kind: Wanted = None, year: Wanted = None, counts: bool | None = None, **columns: Wanted
    ) -> pandas.DataFrame:
        """Sums of money. Sum only those with `counts=True`: a saving is printed many times, and they hold it once.

        `amount_pence` is exact, `amount_gbp` the same in pounds.
        """
        return self.records("amounts", kind=kind, year=year, counts=counts, **columns)

    def proposals(self, *, kind: Wanted = None, **columns: Wanted) -> pandas.DataFrame:
        """What is put forward to change the budget: business cases, and lines of budget tables."""
        return self.records("proposals", kind=kind, **columns)

    def risks(self, *, rag: Wanted = None, **columns: Wanted) -> pandas.DataFrame:
        """Risks; `rag` is their rating."""
        return self.records("risks", rag=rag, **columns)

    def owners(self, *, name: Wanted = None, relation: Wanted = None, **columns: Wanted) -> pandas.DataFrame:
        """People, posts and teams, each in a capacity."""
        return self.records("owners", name=name, relation=relation, **columns)

    def milestones(self, **columns: Wanted) -> pandas.DataFrame:
        """Steps of timetables."""
        return self.records("milestones", **columns)

    def documents(self, **columns: Wanted) -> pandas.DataFrame:
        """The papers."""
        return self.records("documents", **columns)

    def tables(self, *, kind: Wanted = None, **columns: Wanted) -> pandas.DataFrame:
        """The tables that were found, a row for each; `table` gives one of them."""
        return self.records("tables", kind=kind, **columns)

    def issues(self, *, code: Wanted = None, **columns: Wanted) -> pandas.DataFrame:
        """What could not be read or is doubtful."""
        return self.records("issues", code=code, **columns)

    def records(self, table: str, **columns: Wanted) -> pandas.DataFrame:
        """The rows of any published table, such as `checks` or `bp_references`."""
        record = name_to_record(table)
        values = wishes_to_values(record, {SOURCE if name == FOUND_IN else name: w for name, w in columns.items()})
        with self._opened() as connection:
            rows = select(connection, record, values)
        frame = rows_to_frame(rows, record_to_fields(record)).rename(columns={SOURCE: FOUND_IN})
        frame[SOURCE] = _texts([self._locate(record, dict(row)) for row in rows])
        return frame

    def table(self, table_id: str) -> pandas.DataFrame:
        """One table as it is printed, by its `id`: a row for each of its rows below the header.

        The columns are named by their headers; then come `row_kind` (line, total ...), `row_group`, `page` and
        `source`. The index is the row's number. A merged cell stands once, at its top left. Raises ValueError where
        there is no such table.
        """
        with self._opened() as connection:
            parts = {
                name: select(connection, TABLES[name], {"id" if name == "tables" else "table_id": [table_id]})
                for name in ("tables", "table_columns", "table_rows", "table_cells")
            }
        if not parts["tables"]:
            raise ValueError(f"there is no table {table_id!r}; the column `id` of tables() has those there are")
        frame = rows_to_grid(parts["table_columns"], parts["table_rows"], parts["table_cells"])
        record = TABLES["table_cells"]
        places = [{"table_id": table_id, "page": page} for page in frame["page"]]
        frame[SOURCE] = _texts([self._locate(record, place) for place in places], frame.index)
        frame.attrs = {name: parts["tables"][0][name] for name in ("title", "kind", "document_id", "page", "page_end")}
        return frame

    def sql(self, question: str, parameters: Mapping[str, Any] | None = None) -> pandas.DataFrame:
        """The answer to a question in SQL, such as "SELECT * FROM savings_by_year"; `:name` takes a parameter.

        Raises ValueError where the database does not understand it.
        """
        with self._opened() as connection:
            return answer_to_frame(*ask(connection, question, parameters or {}))

    def columns(self, table: str) -> pandas.DataFrame:
        """What the columns of a table's frame are: `name`, `dtype`, `description`."""
        import pandas

        described = [
            (FOUND_IN if field.name == SOURCE else field.name, field_to_dtype(field), field.description)
            for field in record_to_fields(name_to_record(table))
        ]
        described.append((SOURCE, "string", "The address of the page that shows where it is printed."))
        return pandas.DataFrame(described, columns=["name", "dtype", "description"], dtype="string")


def _texts(values: list[str | None], index: pandas.Index[Any] | None = None) -> pandas.Series[str]:
    import pandas

    return pandas.Series(values, dtype="string", index=index)
