"""The checks of one paper against another, through the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from stub_readers import text_to_bundle

from docextract.batch.across import check_across_papers
from docextract.model.bundle import Bundle
from docextract.model.records import Amount, Committee, Proposal, Record, TableColumnRecord, TableRecord, TableRowRecord
from docextract.publish.store import Store

Row = tuple[str, str | None, int]
"""Name, category of a budget line, thousands."""
LINES: list[Row] = [("Teachers", "Pay", 120), ("Nurses", "Pay", 80), ("Energy", "Prices", 300), ("Cuts", "Policy", -70)]
SUMMARY: list[Row] = [("Pay", None, 200), ("Prices", None, 300), ("Policy", None, -70)]


def paper(name: str, rows: list[Row], day: str = "2025-01-30") -> Bundle:
    stub = text_to_bundle(name, relative=f"{name}.pdf", sha256=name.encode().hex())
    document = stub.document.model_copy(update={"meeting_date": day})
    own = {"document_id": document.id, "page": 1, "method": "made", "confidence": 1.0}
    records: list[Record] = [
        *(record for record in stub.records if isinstance(record, Committee)),
        TableRecord(id=name, kind="budget", page_end=1, n_rows=len(rows), n_cols=2, **own),
        TableColumnRecord(table_id=name, col=1, path="2025-26", role="year_amount", financial_year="2025-26"),
    ]
    for row, (label, category, thousands) in enumerate(rows):
        proposal = f"{name}/{row}" if category else None
        if proposal:
            records.append(
                Proposal(id=proposal, page_end=1, title=label, category=category, source="budget_line", **own)
            )
        records.append(TableRowRecord(table_id=name, row=row, kind="line"))
        records.append(
            Amount(
                id=f"{name}-{row}", kind="pressure", financial_year="2025-26", amount_pence=thousands * 100_000,
                precision_pence=10_000, raw=str(thousands), label=label, column_label="2025-26", source="table",
                proposal_id=proposal, table_id=name, row=row, col=1, **own,
            )
        )  # fmt: skip
    return Bundle(document, (*records,))


def checks(store: Store) -> list[tuple[str, str, str]]:
    return store.connection.execute("SELECT rule, outcome, table_id FROM checks ORDER BY row").fetchall()


HOLDS = ("lines_of_another_paper", "holds", "summary")


def test_a_summary_is_held_against_the_lines_of_another_paper_of_its_meeting(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        for bundle in (paper("summary", SUMMARY), paper("list", LINES)):
            store.publish(bundle)
        check_across_papers(store)
        assert checks(store) == [HOLDS] * 3
        taken = store.connection.execute("SELECT amount_id FROM check_inputs ORDER BY amount_id").fetchall()
        assert taken == [("list-0",), ("list-1",), ("list-2",), ("list-3",)]
        check_across_papers(store)
        assert checks(store) == [HOLDS] * 3
        assert store.faults() == []


@pytest.mark.parametrize(("day", "found"), [("2025-01-30", 3), ("2025-02-13", 0)])
def test_only_papers_of_one_meeting_are_compared(tmp_path: Path, day: str, found: int) -> None:
    with Store(tmp_path / "a.db") as store:
        store.publish(paper("summary", SUMMARY, day))
        store.publish(paper("list", LINES))
        check_across_papers(store)
        assert len(checks(store)) == found


def test_a_paper_read_anew_may_lose_the_figures_that_were_taken(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        store.publish(paper("summary", SUMMARY))
        store.publish(paper("list", LINES))
        check_across_papers(store)
        store.publish(paper("list", LINES[:1]))
        check_across_papers(store)
        assert checks(store) == []
        assert store.faults() == []
