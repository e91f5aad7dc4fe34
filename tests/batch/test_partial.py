"""A paper of which a page was given up is partial, and is read again with those that failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from docextract.batch.plan import Wishes
from docextract.model.allowance import Allowance
from docextract.pipeline import read_paper
from docextract.publish.ledger import Known


def status(paper: Path, allowance: Allowance) -> str:
    return read_paper(paper, relative=paper.name, sha256="0" * 64, allowance=allowance).document.status


def test_a_paper_is_partial_where_a_page_was_given_up(corpus: Path) -> None:
    paper = min((corpus / "papers").glob("*.pdf"), key=lambda path: path.stat().st_size)
    assert status(paper, Allowance()) == "ok"
    assert status(paper, Allowance(given_up={("tables", 1): "it took too long"})) == "partial"


@pytest.mark.parametrize(("refresh", "again"), [(None, False), ("failed", True), ("version", False), ("all", True)])
def test_partial_papers_are_read_again_with_those_that_failed(refresh: str | None, again: bool) -> None:
    known = Known("d", "a.pdf", "partial", None, "1", "minutes", False, False)
    assert Wishes("1", refresh=refresh).again(known) is again
