"""What is timed: every contender takes a paper and the numbers of its pages (from 1) and does its work on them."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

Work = Callable[[Path, Sequence[int]], None]


def _nothing() -> None:
    """No preparation."""


@dataclass(frozen=True, slots=True)
class Contender:
    """`needs` is the module without which it cannot run; `slow` ones are run on a sample of the pages only.

    `prepare` is called before the work, outside the time taken.
    """

    name: str
    title: str
    work: Work
    needs: str
    slow: bool = False
    prepare: Callable[[], None] = _nothing

    @property
    def installed(self) -> bool:
        return find_spec(self.needs) is not None


def words(path: Path, numbers: Sequence[int]) -> None:
    """The bare reading of words with PyMuPDF: the yardstick."""
    import pymupdf

    with pymupdf.open(path) as document:
        for number in numbers:
            document[number - 1].get_text("words")


def reading(path: Path, numbers: Sequence[int]) -> None:
    """Our pages: words, drawn lines and areas, bold words, hidden text told apart."""
    from docextract.read.pdf import open_paper

    with open_paper(path) as paper:
        for number in numbers:
            paper.page(number)


def tables(path: Path, numbers: Sequence[int]) -> None:
    """Our pages and the tables on each, cell by cell."""
    from docextract.read.pdf import open_paper
    from docextract.tables.finder import find_grids

    with open_paper(path) as paper:
        for number in numbers:
            find_grids(paper.page(number))


class Whole:
    """The whole pipeline, from the file to rows committed in a database; always on all pages of the paper."""

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()

    def prepare(self) -> None:
        """Make a new database, in the place of the one before."""
        from docextract.publish.store import Store

        self._open.close()
        folder = self._open.enter_context(tempfile.TemporaryDirectory())
        self._store = self._open.enter_context(Store(Path(folder) / "scratch.db"))

    def __call__(self, path: Path, numbers: Sequence[int]) -> None:
        from docextract.pipeline import read_paper

        bundle = read_paper(path, relative=path.name, sha256=sha256(path.read_bytes()).hexdigest())
        self._store.publish(bundle)


def pdfplumber_tables(path: Path, numbers: Sequence[int]) -> None:
    """pdfplumber's tables with its default settings, on a freshly opened file."""
    import pdfplumber

    with pdfplumber.open(path, pages=list(numbers)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def pymupdf_tables(path: Path, numbers: Sequence[int]) -> None:
    """PyMuPDF's find_tables with its default settings, and the text of every table."""
    import pymupdf

    with pymupdf.open(path) as document, contextlib.redirect_stdout(io.StringIO()):  # it advertises on stdout
        for number in numbers:
            for table in document[number - 1].find_tables().tables:
                table.extract()


def camelot_tables(path: Path, numbers: Sequence[int]) -> None:
    """camelot's lattice reader with its default settings."""
    import camelot

    camelot.read_pdf(str(path), pages=",".join(map(str, numbers)), flavor="lattice", suppress_stdout=True)


_WHOLE = Whole()
OURS = (
    Contender("words", "bare PyMuPDF words", words, "pymupdf"),
    Contender("reading", "our reading", reading, "docextract"),
    Contender("tables", "our reading and tables", tables, "docextract"),
    Contender("whole", "our whole pipeline, to committed rows", _WHOLE, "docextract", prepare=_WHOLE.prepare),
)
PEERS = (
    Contender("pdfplumber", "pdfplumber extract_tables", pdfplumber_tables, "pdfplumber", slow=True),
    Contender("find_tables", "PyMuPDF find_tables, extract", pymupdf_tables, "pymupdf", slow=True),
    Contender("camelot", "camelot lattice", camelot_tables, "camelot", slow=True),
)
