"""`python -m corpus.make [--to FOLDER]`: draw every paper, write its truth and the manifest."""

from __future__ import annotations

import argparse
from pathlib import Path

from .manifest import write_manifest
from .papers import PAPERS


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m corpus.make", description=__doc__)
    parser.add_argument("--to", type=Path, default=Path(__file__).parents[1], help="folder to write into (corpus/)")
    folder: Path = parser.parse_args().to
    for part in ("papers", "truth"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for paper in PAPERS:
        paper.make(folder)
    for line in write_manifest(folder):
        print(line)


if __name__ == "__main__":
    main()
