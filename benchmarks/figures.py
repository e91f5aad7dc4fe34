"""The measurements as tables of Markdown, put into a page between two marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- figures: written by benchmarks/speed.py -->", "<!-- end of figures -->"
SPREAD = ("median", "low", "high")


def update_page(page: Path, document: dict[str, Any]) -> None:
    """Write the figures between the marks of the page. Raises ValueError where it has no marks."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} has no place for figures: {BEGIN} and {END}")
    page.write_text("\n".join([before + begin, "", *to_markdown(document), "", end + after]), encoding="utf-8")


def to_markdown(document: dict[str, Any]) -> Iterator[str]:
    """The figures, table after table."""
    yield from _measured(document)
    yield ""
    yield "CPU milliseconds a page:"
    yield ""
    yield from _table(("what", "on", *SPREAD), _contenders(document))
    yield ""
    yield "Speed of the first against the second (2 is twice as fast):"
    yield ""
    yield from _table(("speed", "on", *SPREAD), _ratios(document))
    if document["memory"]:
        yield ""
        yield "Peak of resident memory, all papers read one after another by one process:"
        yield ""
        yield from _table(("what", "MB", "spaCy loaded"), _memory(document))
    if document["growth"]:
        yield ""
        yield "CPU milliseconds a page (and peak memory) for papers of more and more pages:"
        yield ""
        yield from _table(("pages", *document["growth"][0]["costs"]), _growth(document))


def _measured(document: dict[str, Any]) -> Iterator[str]:
    machine = document["machine"]
    pages = sum(paper["pages"] for paper in document["papers"])
    sample = sum(len(paper["sample"]) for paper in document["papers"])
    libraries = ", ".join(f"{name} {version}" for name, version in machine["libraries"].items())
    yield f"Measured {document['made_at'][:10]} on {machine['system']}, {machine['cores']} cores,"
    yield f"Python {machine['python']}, {libraries}."
    yield f"Papers: {len(document['papers'])}; pages: {pages}, in the sample: {sample};"
    yield f"repeats: {document['settings']['repeats']}."


def _contenders(document: dict[str, Any]) -> Iterator[Sequence[str]]:
    for line in document["contenders"]:
        spread = line["seconds_per_page"]
        yield line["title"], line["on"], *(f"{1000 * spread[key]:.2f}" for key in SPREAD)


def _ratios(document: dict[str, Any]) -> Iterator[Sequence[str]]:
    for line in document["ratios"]:
        yield f"{line['speed_of']} against {line['against']}", line["on"], *(f"{line[key]:.3g}" for key in SPREAD)


def _memory(document: dict[str, Any]) -> Iterator[Sequence[str]]:
    for name, cost in document["memory"].items():
        yield name, f"{cost['peak_mb']:.0f}", "yes" if cost["spacy"] else "no"


def _growth(document: dict[str, Any]) -> Iterator[Sequence[str]]:
    for step in document["growth"]:
        costs = step["costs"].values()
        yield str(step["pages"]), *(f"{1000 * c['seconds_per_page']:.2f} ({c['peak_mb']:.0f} MB)" for c in costs)


def _table(header: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield _row(header)
    yield _row(["---"] * len(header))
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
