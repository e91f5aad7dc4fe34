"""The benchmark on a paper of one page: what it writes down and prints. How fast anything is, is not tested."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pymupdf
import pytest

BEGIN, END = "<!-- figures: written by benchmarks/speed.py -->", "<!-- end of figures -->"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper of one page in a subfolder, and a file that is no PDF."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "cabinet").mkdir()
    with pymupdf.open() as document:
        page = document.new_page()
        for row, texts in enumerate([("Saving", "2024/25"), ("Libraries", "-120"), ("Total", "-120")]):
            for column, text in enumerate(texts):
                page.draw_rect(pymupdf.Rect(100 + 150 * column, 100 + 20 * row, 250 + 150 * column, 120 + 20 * row))
                page.insert_text((105 + 150 * column, 114 + 20 * row), text)
        document.save(folder / "cabinet" / "savings.pdf")
    (folder / "broken.pdf").write_text("not a PDF")
    return folder


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "benchmarks" / "speed.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture(scope="module")
def done(root: Path, papers: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """What was printed and what was written, with one peer and one step of growth."""
    out = tmp_path_factory.mktemp("outputs") / "new" / "benchmark.json"
    page = out.parents[1] / "page.md"
    page.write_text(f"Before\n{BEGIN}\nold figures\n{END}\nAfter\n")
    some = ("--repeats", "2", "--peers", "find_tables", "--growth", "3", "--update", str(page))
    ran = run(root, str(papers), "--json", str(out), *some)
    assert ran.returncode == 0, ran.stderr
    assert page.read_text().startswith(f"Before\n{BEGIN}\n\nMeasured ")
    assert page.read_text().endswith(f"|\n\n{END}\nAfter\n")
    assert "old figures" not in page.read_text()
    return ran.stdout, json.loads(out.read_text(encoding="utf-8"))


def test_papers_go_by_their_names(papers: Path, done: tuple[str, dict[str, Any]]) -> None:
    printed, document = done
    assert [(paper["name"], paper["pages"], paper["sample"]) for paper in document["papers"]] == [
        ("cabinet/savings.pdf", 1, [1])
    ]
    assert set(document["left_out"]) == {"broken.pdf"}
    assert "left out: broken.pdf" in printed
    assert str(papers) not in json.dumps(document)


def test_everybody_is_timed(done: tuple[str, dict[str, Any]]) -> None:
    timed = {(line["name"], line["on"]) for line in done[1]["contenders"]}
    ours = {("words", "all pages"), ("reading", "all pages"), ("tables", "all pages"), ("whole", "all pages")}
    assert timed == ours | {("words", "sample"), ("reading", "sample"), ("tables", "sample"), ("find_tables", "sample")}
    assert done[1]["failures"] == []
    for line in done[1]["contenders"]:
        spread = line["seconds_per_page"]
        assert 0 < spread["low"] <= spread["median"] <= spread["high"]


def test_ratios_are_of_speeds(done: tuple[str, dict[str, Any]]) -> None:
    printed, document = done
    ratios = {(line["speed_of"], line["against"]): line for line in document["ratios"]}
    assert set(ratios) == {
        ("reading", "words"),
        ("tables", "words"),
        ("whole", "words"),
        ("tables", "find_tables"),
    }
    assert all(0 < line["low"] <= line["median"] <= line["high"] for line in ratios.values())
    assert "tables against find_tables" in printed


def test_memory_and_growth(done: tuple[str, dict[str, Any]]) -> None:
    document = done[1]
    assert set(document["memory"]) == {"words", "tables", "whole"}
    assert all(cost["peak_mb"] > 10 for cost in document["memory"].values())
    assert [step["pages"] for step in document["growth"]] == [3]
    assert all(cost["seconds_per_page"] > 0 for cost in document["growth"][0]["costs"].values())


def test_what_it_cannot_do_is_said(root: Path, papers: Path, tmp_path: Path) -> None:
    nothing = run(root, str(papers / "broken.pdf"), "--json", str(tmp_path / "x.json"))
    assert nothing.returncode == 1
    assert "no readable PDF" in nothing.stderr
    unknown = run(root, str(papers), "--json", str(tmp_path / "x.json"), "--peers", "excalibur")
    assert unknown.returncode != 0
    assert "no such peer: excalibur" in unknown.stderr


@pytest.fixture
def growth(root: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    import growth

    return growth


@pytest.mark.parametrize(
    ("pages", "wanted", "sample"),
    [(1, 3, (1,)), (3, 3, (1, 2, 3)), (10, 3, (1, 5, 10)), (9, 1, (5,)), (100, 4, (1, 34, 67, 100))],
)
def test_a_sample_is_spread_over_the_paper(growth: Any, pages: int, wanted: int, sample: tuple[int, ...]) -> None:
    assert growth.spread(pages, wanted) == sample


def test_pages_are_repeated_in_turn(growth: Any, tmp_path: Path) -> None:
    with pymupdf.open() as document:
        for number in range(1, 5):
            document.new_page().insert_text((72, 72), f"page {number}")
        document.save(tmp_path / "four.pdf")
    growth.repeat_pages(tmp_path / "four.pdf", 10, tmp_path / "ten.pdf")
    with pymupdf.open(tmp_path / "ten.pdf") as made:
        texts = [page.get_text().strip() for page in made]
    assert texts == [f"page {1 + n % 4}" for n in range(10)]
