"""A page that hangs or kills its worker costs that page, not the paper."""

from __future__ import annotations

from pathlib import Path

from nights import actions, assert_sound, put, query, run

from docextract.batch.limits import Limits

READER = "stub_readers:read_pages_stub"
QUICK = Limits(30.0, 400, page_seconds=0.4)


def given_up(folder: Path) -> list[tuple[str, str]]:
    return query(
        folder.parent / "papers.db", "SELECT code, message FROM issues WHERE code = 'page_given_up' ORDER BY message"
    )


def test_pages_that_hang_or_die_are_left_out_and_told(folder: Path) -> None:
    put(folder, "a.pdf", "Anna saves hang Bert die Carl")
    outcomes = run(folder, reader=READER, limits=QUICK)
    assert actions(outcomes) == {"a.pdf": "added"}
    assert query(folder.parent / "papers.db", "SELECT text FROM pages") == [("Anna saves Bert Carl",)]
    assert given_up(folder) == [
        ("page_given_up", "Page 3 left unread: reading page 3 took more than 0.4 s"),
        ("page_given_up", "Page 5 left unread: the process that read it died (signal 9)"),
    ]
    assert_sound(folder.parent / "papers.db")


def test_a_paper_of_many_such_pages_is_given_up_whole(folder: Path) -> None:
    put(folder, "a.pdf", "die die die die die Anna")
    put(folder, "b.pdf", "Bert")
    outcomes = run(folder, reader=READER, limits=QUICK)
    assert actions(outcomes) == {"a.pdf": "failed", "b.pdf": "added"}
    assert query(folder.parent / "papers.db", "SELECT code FROM issues WHERE severity = 'error'") == [("worker_died",)]
    assert "signal 9" in (outcomes["a.pdf"].reason or "")


def test_attempts_share_the_time_of_the_paper(folder: Path) -> None:
    put(folder, "a.pdf", "hang hang hang Anna")
    outcomes = run(folder, reader=READER, limits=Limits(1.0, 400, page_seconds=0.4))
    assert actions(outcomes) == {"a.pdf": "failed"}
    assert (outcomes["a.pdf"].seconds or 0) < 3
