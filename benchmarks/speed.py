"""Times reading, tables and the whole pipeline against bare PyMuPDF and the libraries that find tables.

    python benchmarks/speed.py PAPERS --json FILE [--repeats 5] [--pages-per-paper 3] [--peers ...] [--growth ...]
                               [--update docs/performance.md]

PAPERS is a PDF or a folder of them. Whole papers are read by the fast contenders, a sample of pages by the slow ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pymupdf
from contenders import OURS, PEERS, Contender
from figures import update_page
from growth import Step, grow, spread
from report import to_document, to_lines
from stopwatch import Paper, time_contenders
from worker import Cost, measure

GROWTH = (10, 50, 100, 250, 500)
GROWTH_REPEATS = 3
IN_PROCESSES = ("words", "tables", "whole")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write the JSON. 1 where no paper can be read."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    options = _parser().parse_args(arguments)
    papers, left_out = find_papers(options.papers, options.pages_per_paper)
    if not papers:
        print(f"no readable PDF in {options.papers}", file=sys.stderr)
        return 1
    contenders = _contenders(options.peers)
    memory = _memory(papers)  # first, while this process is small
    steps = _growth(papers, options.growth, min(options.repeats, GROWTH_REPEATS))
    times = time_contenders(papers, contenders, options.repeats, _say)
    settings = {key: getattr(options, key) for key in ("repeats", "pages_per_paper", "peers", "growth")}
    document = to_document(papers, left_out, contenders, times, memory, steps, settings)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.update:
        update_page(options.update, document)
    print("\n".join(to_lines(document)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path, help="a PDF, or a folder of them (with its subfolders)")
    parser.add_argument("--json", type=Path, default=Path("outputs/benchmark.json"), help="where to write the figures")
    parser.add_argument("--update", type=Path, metavar="PAGE", help="a page of Markdown to put the figures into")
    parser.add_argument("--repeats", type=_positive, default=5)
    parser.add_argument("--pages-per-paper", type=_positive, default=3, help="pages a paper for the slow contenders")
    parser.add_argument("--peers", nargs="*", default=[peer.name for peer in PEERS], metavar="PEER")
    parser.add_argument("--growth", nargs="*", type=_positive, default=list(GROWTH), metavar="PAGES")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def find_papers(place: Path, pages_per_paper: int) -> tuple[list[Paper], dict[str, str]]:
    """The papers that PyMuPDF can open, and the others with the reason why not."""
    files = [place] if place.is_file() else sorted(place.rglob("*.pdf"))
    papers, left_out = [], {}
    for path in files:
        name = path.name if place.is_file() else path.relative_to(place).as_posix()
        try:
            with pymupdf.open(path) as document:
                pages = 0 if document.needs_pass else document.page_count
        except Exception as error:  # MuPDF raises whatever the file makes it raise
            left_out[name] = str(error).replace(str(path), name)
            continue
        if pages:
            papers.append(Paper(path, name, pages, spread(pages, pages_per_paper)))
        else:
            left_out[name] = "locked or without pages"
    return papers, left_out


def _contenders(peers: Sequence[str]) -> list[Contender]:
    unknown = set(peers) - {peer.name for peer in PEERS}
    if unknown:
        raise SystemExit(f"no such peer: {', '.join(sorted(unknown))}; known: {', '.join(p.name for p in PEERS)}")
    wanted = [peer for peer in PEERS if peer.name in peers]
    for peer in wanted:
        if not peer.installed:
            _say(f"{peer.title}: not installed, left out")
    return [*OURS, *(peer for peer in wanted if peer.installed)]


def _memory(papers: Sequence[Paper]) -> dict[str, Cost]:
    """Each contender once over all papers, in a process of its own."""
    _say("memory")
    return {name: measure(name, [paper.path for paper in papers], 1) for name in IN_PROCESSES}


def _growth(papers: Sequence[Paper], sizes: Sequence[int], repeats: int) -> list[Step]:
    longest = max(papers, key=lambda paper: paper.pages)
    return grow(longest.path, IN_PROCESSES, sizes, repeats, _say)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
