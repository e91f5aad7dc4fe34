"""Fits what each method's confidence is worth, from papers with truth, into the vocabulary that the pipeline applies.

    python benchmarks/confidence.py PAPERS:TRUTH [PAPERS:TRUTH ...] [--out FILE] [--dry-run]

PAPERS is a folder of PDFs, TRUTH a truth file or a folder of them. Each paper is read anew, for the extractors' own
estimates. Prints how far the confidences are from the observed shares, before and after; "after" is measured on papers
that were left out of the fit, one at a time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import yaml

from docextract.pipeline import pages_to_bundle
from docextract.read.pdf import open_paper
from docextract.score.calibration import confidence_to_yaml_dict, verdicts_to_confidence
from docextract.score.comparison import truth_to_sheet
from docextract.score.published import bundle_to_published
from docextract.score.sheet import Sheet, Verdict
from docextract.score.truth import Truth, paths_to_truths

OUT = Path(__file__).parents[1] / "src/docextract/vocabulary/confidence.yaml"
HEADER = """\
# What each method's confidence has been worth: made by `make confidence`, not by hand.
# Table -> method -> steps: from which of the extractor's own estimates upwards (above), the share of judged records
# that were right (worth), and how many were judged (n).
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print, write. 1 where no paper with truth could be found."""
    options = _parser().parse_args(arguments)
    sheets = [sheet for papers, truth in options.pairs for sheet in read_pair(papers, truth)]
    if not sheets:
        print("no paper with truth found", file=sys.stderr)
        return 1
    verdicts = [verdict for sheet in sheets for verdict in sheet.verdicts]
    fitted = verdicts_to_confidence(verdicts)
    left_out = [guess for sheet in sheets for guess in guesses_without(sheet, sheets)]
    print(f"{len(sheets)} papers, {len(verdicts)} records judged")
    print(f"estimates are off by {gap((v.confidence, v.right) for v in verdicts):.3f} on average, by bands of a tenth")
    print(f"calibrated, each paper by the others, by {gap(left_out):.3f}")
    if not options.dry_run:
        text = yaml.safe_dump(confidence_to_yaml_dict(fitted), sort_keys=False, default_flow_style=None, width=100)
        options.out.write_text(HEADER + text, encoding="utf-8")
        print(f"wrote {options.out}")
    return 0


def read_pair(papers: Path, truth: Path) -> Iterable[Sheet]:
    """The sheets of the papers below `papers` that have truth; the others are named and left out."""
    for one in paths_to_truths([truth]):
        path = next((p for p in sorted(papers.rglob("*.pdf")) if f"/{p.as_posix()}".endswith(f"/{one.document}")), None)
        if path is None:
            print(f"no such paper in {papers}: {one.document}", file=sys.stderr)
        else:
            yield read_one(path, one)


def read_one(path: Path, truth: Truth) -> Sheet:
    """One paper, read with the extractors' estimates and held against its truth."""
    with open_paper(path) as paper:
        pages = tuple(paper)
    bundle = pages_to_bundle(pages, relative=truth.document, sha256=sha256(path.read_bytes()).hexdigest())
    return truth_to_sheet(truth, bundle_to_published(bundle))


def guesses_without(sheet: Sheet, sheets: Sequence[Sheet]) -> Iterable[tuple[float, bool]]:
    """The confidences that the other papers alone would give this one's records, and whether those are right."""
    others: list[Verdict] = [verdict for other in sheets if other is not sheet for verdict in other.verdicts]
    words = verdicts_to_confidence(others)
    return [(words.worth(v.record_type, v.method, v.confidence), v.right) for v in sheet.verdicts]


def gap(guesses: Iterable[tuple[float, bool]]) -> float:
    """How far stated and observed shares lie apart in bands of a tenth, weighted by the records in each."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in guesses:
        bands.setdefault(min(int(confidence * 10), 9), []).append((confidence, right))
    total = sum(map(len, bands.values()))
    return sum(abs(sum(c for c, _ in band) - sum(right for _, right in band)) for band in bands.values()) / total


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=_pair, metavar="PAPERS:TRUTH")
    parser.add_argument("--out", type=Path, default=OUT, help="the vocabulary file")
    parser.add_argument("--dry-run", action="store_true", help="only print")
    return parser


def _pair(text: str) -> tuple[Path, Path]:
    papers, colon, truth = text.partition(":")
    if not colon:
        raise argparse.ArgumentTypeError(f"{text}: say PAPERS:TRUTH")
    return Path(papers), Path(truth)


if __name__ == "__main__":
    sys.exit(main())
