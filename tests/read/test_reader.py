"""Papers to pages: what people see, where they see it, and what is left out with a word about it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from docextract.model.page import Page
from docextract.read.clipped import paints_outside
from docextract.read.drawings import paths_to_drawings
from docextract.read.pdf import UnreadablePaper, open_paper
from docextract.read.picture import MAX_PIXELS, page_to_png
from docextract.read.vectors import COLLECT, layer_to_drawings


def one_page(path: Path, draw: Callable[[pymupdf.Page], None], **page: float) -> Page:
    document = pymupdf.open()
    leaf = document.new_page(**{"width": 400, "height": 300, **page})
    draw(leaf)
    document.save(path)
    with open_paper(path) as paper:
        return paper.page(1)


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def codes(page: Page) -> list[str]:
    return [trouble.code for trouble in page.troubles]


# -- words and their places --------------------------------------------------------------------------


def test_words_stand_where_the_page_shows_them_turned_and_cropped(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        leaf.insert_text((100, 80), "Savings", fontsize=10)
        leaf.set_cropbox(pymupdf.Rect(50, 40, 350, 260))

    page = one_page(tmp_path / "cropped.pdf", draw)
    (word,) = page.words
    assert (page.width, page.height) == (300, 220)
    assert word.x0 == pytest.approx(50, abs=1)
    assert word.y0 < 40 < word.y1 + 1


@pytest.mark.parametrize(("rotation", "corner"), [(90, (220, 100)), (180, (300, 220)), (270, (80, 300))])
def test_a_turned_page_has_displayed_coordinates(tmp_path: Path, rotation: int, corner: tuple[float, float]) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        leaf.insert_text((100, 80), "Savings", fontsize=10)
        leaf.draw_rect((100, 100, 200, 150), color=None, fill=(1, 0, 0))
        leaf.draw_line((100, 200), (300, 200))
        leaf.set_rotation(rotation)

    page = one_page(tmp_path / "turned.pdf", draw)
    sides = (300, 400) if rotation in (90, 270) else (400, 300)
    assert (page.width, page.height, page.rotation) == (*sides, rotation)
    (word,) = page.words
    assert all(0 <= v <= side for v, side in ((word.x0, sides[0]), (word.x1, sides[0]), (word.y1, sides[1])))
    assert (word.x0 <= corner[0] <= word.x1 + 1 or word.x0 - 1 <= corner[0] <= word.x1) and word.y0 < word.y1
    (fill,) = page.fills
    assert {round(fill.x1 - fill.x0), round(fill.y1 - fill.y0)} == {100, 50}
    (rule,) = page.rules
    assert rule.horizontal is (rotation == 180)


def test_ligatures_come_as_letters_and_words_in_order(tmp_path: Path) -> None:
    page = one_page(
        tmp_path / "lig.pdf", lambda leaf: leaf.insert_htmlbox((50, 50, 350, 90), "the \ufb01rst of\ufb01ce") and None
    )
    assert " ".join(texts(page)) == "the first office"


def test_bold_words_are_known_even_inside_a_line(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        leaf.insert_text((50, 50), "Total", fontname="hebo", fontsize=10)
        leaf.insert_text((80, 50), "of all savings", fontname="helv", fontsize=10)

    page = one_page(tmp_path / "bold.pdf", draw)
    assert [texts(page)[i] for i in sorted(page.bold)] == ["Total"]


# -- what nobody sees --------------------------------------------------------------------------------


CLIPPED_IN_PLACE = b"q 40 90 200 20 re W* n /P <</MCID 3>> BDC BT /helv 10 Tf 1 0 0 1 50 150 Tm (clipped) Tj ET EMC Q"


def paper_with_clipped_text(path: Path, instructions: bytes, pages: int) -> Path:
    """Each page shows a word; the instructions follow."""
    document = pymupdf.open()
    for _ in range(pages):
        leaf = document.new_page(width=400, height=300)
        leaf.insert_text((50, 50), "shown", fontsize=10)
        xref = leaf.get_contents()[-1]
        document.update_stream(xref, document.xref_stream(xref) + instructions)
    document.save(path)
    return path


def test_clipped_text_is_left_out_and_said_on_every_page(tmp_path: Path) -> None:
    with open_paper(paper_with_clipped_text(tmp_path / "clipped.pdf", CLIPPED_IN_PLACE, 5)) as paper:
        pages = list(paper)
    for page in pages:
        assert texts(page) == ["shown"]
        (trouble,) = page.troubles
        assert (trouble.code, trouble.quote, trouble.page) == ("text_clipped", "clipped", page.number)


def test_what_a_page_says_of_clipped_text_does_not_hang_on_the_pages_read_before(tmp_path: Path) -> None:
    far = CLIPPED_IN_PLACE.replace(b"BDC", b"BDC " + b"0 g " * 40)  # text that does not follow its clip at once
    path = paper_with_clipped_text(tmp_path / "clipped.pdf", far, 20)
    with open_paper(path) as paper:
        together = [page.troubles for page in paper]
    for number in (1, 2, 3, 18, 19):
        with open_paper(path) as paper:
            assert paper.page(number).troubles == together[number - 1]
    assert [number for number, troubles in enumerate(together, 1) if troubles] == [2, 18]


@pytest.mark.parametrize(
    "seen", [b"50 95", b"50 89", b"240.5 95"], ids=["inside", "hanging out below", "a space behind its end"]
)
def test_text_within_its_clip_costs_no_second_reading(seen: bytes) -> None:
    assert paints_outside(CLIPPED_IN_PLACE)
    assert not paints_outside(CLIPPED_IN_PLACE.replace(b"50 150", seen))
    assert not paints_outside(CLIPPED_IN_PLACE.replace(b"40 90 200 20", b"/not numbers"))


def test_invisible_text_is_left_out_and_said(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        leaf.insert_text((50, 50), "shown", fontsize=10)
        leaf.insert_text((50, 150), "hidden", fontsize=10, render_mode=3)

    page = one_page(tmp_path / "hidden.pdf", draw)
    assert texts(page) == ["shown"]
    assert codes(page) == ["text_invisible"]


def test_white_text_is_left_out_on_paper_and_kept_on_colour(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        leaf.draw_rect((40, 35, 200, 60), color=None, fill=(0, 0.2, 0.4))
        leaf.insert_text((50, 50), "Heading", fontsize=10, color=(1, 1, 1))
        leaf.insert_text((50, 150), "nothing", fontsize=10, color=(1, 1, 1))
        leaf.insert_text((50, 170), "text", fontsize=10)

    page = one_page(tmp_path / "white.pdf", draw)
    assert texts(page) == ["Heading", "text"]
    assert codes(page) == ["text_white"]
    assert page.troubles[0].quote == "nothing"


def test_the_text_layer_of_a_scan_is_kept_as_ocr(tmp_path: Path) -> None:
    picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 40, 30), False)
    picture.clear_with(200)

    def draw(leaf: pymupdf.Page) -> None:
        leaf.insert_image(leaf.rect, pixmap=picture)
        leaf.insert_text((50, 50), "scanned words", fontsize=10, render_mode=3)

    page = one_page(tmp_path / "scan.pdf", draw)
    assert (texts(page), page.text_source) == (["scanned", "words"], "ocr")


def test_a_page_without_text_says_so(tmp_path: Path) -> None:
    page = one_page(tmp_path / "blank.pdf", lambda leaf: None)
    assert (page.words, page.text_source, codes(page)) == ((), "none", ["page_without_text"])


# -- drawings ----------------------------------------------------------------------------------------


def test_rules_and_fills_keep_place_colour_and_kind(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        leaf.draw_line((50, 50), (250, 50), width=0.5)
        leaf.draw_line((50, 50), (50, 120), width=0.5)
        leaf.draw_rect((50, 200, 250, 200.8), color=None, fill=(0, 0, 0))
        leaf.draw_rect((100, 100, 200, 150), color=None, fill=(1, 0, 0))
        leaf.draw_circle((300, 200), 20, color=(0, 0, 0), fill=(0, 0, 1))
        leaf.draw_line((50, 250), (200, 290))

    page = one_page(tmp_path / "drawn.pdf", draw)
    assert sorted(round(rule.y0) for rule in page.rules if rule.horizontal) == [50, 200]
    assert [round(rule.x0) for rule in page.rules if not rule.horizontal] == [50]
    assert [(tuple(round(v) for v in fill[:4]), fill.colour) for fill in page.fills] == [
        ((100, 100, 200, 150), (1, 0, 0))
    ]


def test_the_text_pass_gives_the_drawings_that_the_drawing_pass_gives() -> None:
    document = pymupdf.open()
    leaf = document.new_page()
    for n in range(5):
        leaf.draw_rect((50, 100 + 20 * n, 250, 120 + 20 * n), color=(0, 0, 0), width=0.4)
        leaf.draw_rect((300, 100 + 20 * n, 400, 120 + 20 * n), color=None, fill=(n / 5, 0.6, 0.2))
    one = layer_to_drawings(leaf.get_textpage(flags=pymupdf.TEXTFLAGS_WORDS | COLLECT))
    other = paths_to_drawings(leaf.get_cdrawings())
    assert one is not None
    assert [[round(v) for v in fill[:4]] for fill in one.fills] == [
        [round(v) for v in fill[:4]] for fill in other.fills
    ]
    assert one.fills[3].colour == pytest.approx(other.fills[3].colour, abs=0.01)
    assert {tuple(round(v) for v in rule) for rule in one.rules} == {
        tuple(round(v) for v in rule) for rule in other.rules
    }


# -- files that cannot be read -----------------------------------------------------------------------


def test_unreadable_papers_say_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of use")
    locked = pymupdf.open()
    locked.new_page()
    locked.save(tmp_path / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="a", owner_pw="b")
    reasons = {}
    for name in ("empty", "broken", "locked", "missing"):
        with pytest.raises(UnreadablePaper) as caught, open_paper(tmp_path / f"{name}.pdf"):
            pass
        assert caught.value.reason and caught.value.remedy and caught.value.path.name == f"{name}.pdf"
        reasons[name] = caught.value.reason
        assert pickle.loads(pickle.dumps(caught.value)).reason == caught.value.reason
    assert "password" in reasons["locked"]
    assert "empty" in reasons["empty"]


def test_nothing_is_printed_about_a_broken_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    document = pymupdf.open()
    document.new_page().insert_text((50, 50), "words")
    data = document.tobytes()
    (tmp_path / "cut.pdf").write_bytes(data[: len(data) - 200])
    with open_paper(tmp_path / "cut.pdf") as paper:
        list(paper)
    assert capfd.readouterr() == ("", "")


def test_pages_count_from_one_whatever_their_labels(tmp_path: Path) -> None:
    document = pymupdf.open()
    for n in range(3):
        document.new_page().insert_text((50, 50), f"page {n}")
    document.set_page_labels([{"startpage": 0, "prefix": "A-", "style": "D", "firstpagenum": 7}])
    document.save(tmp_path / "labelled.pdf")
    with open_paper(tmp_path / "labelled.pdf") as paper:
        pages = list(paper)
    assert [page.number for page in pages] == [1, 2, 3]


def test_a_picture_of_a_page_keeps_within_its_limits(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page(width=14_000, height=14_000)
    document.new_page(width=200, height=100)
    document.save(tmp_path / "large.pdf")
    assert page_to_png(tmp_path / "large.pdf", 2, dpi=72).startswith(b"\x89PNG")
    large = pymupdf.Pixmap(page_to_png(tmp_path / "large.pdf", 1, dpi=300))
    assert 39_000_000 <= large.width * large.height <= MAX_PIXELS
    with pytest.raises(UnreadablePaper, match="no page 3"):
        page_to_png(tmp_path / "large.pdf", 3)


@pytest.mark.parametrize("size", [(1_000_000, 1_000_000), (3_000_000, 20), (14_400, 14_400)])
def test_a_giant_page_is_drawn_as_coarse_as_it_must_be(tmp_path: Path, size: tuple[int, int]) -> None:
    document = pymupdf.open()
    document.new_page(width=size[0], height=size[1])
    document.save(tmp_path / "giant.pdf")
    drawn = pymupdf.Pixmap(page_to_png(tmp_path / "giant.pdf", 1, dpi=110, max_pixels=1_000_000))
    assert 0 < drawn.width * drawn.height <= 1_000_000
