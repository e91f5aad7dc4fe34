"""The second reader sees a page where people see it, as the first one does, though it shares no code with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from docextract.model.geometry import Box
from docextract.read.pdf import open_paper
from docextract.read.second import open_second_reader
from docextract.read.unreadable import UnreadablePaper

Draw = Callable[[pymupdf.Page], object]


def saved(path: Path, draw: Draw, **options: object) -> Path:
    document = pymupdf.open()
    leaf = document.new_page(width=400, height=300)
    draw(leaf)
    document.save(path, **options)
    return path


def words_seen_twice(path: Path) -> list[tuple[str, str]]:
    """Each word of page 1 by the first reader, with what the second reads in its box."""
    with open_paper(path) as paper:
        words = paper.page(1).words
    with open_second_reader(path, [1]) as reader:
        return [(word.text, reader.text_at(1, Box(*word[:4]))) for word in words]


def some_text(leaf: pymupdf.Page) -> None:
    leaf.insert_text((100, 80), "Savings of £1,250k", fontsize=10)
    leaf.insert_text((100, 94), "(570) -570 1.5%", fontsize=7)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (60, 30, 350, 260)])
def test_both_readers_agree_on_places(tmp_path: Path, rotation: int, crop: tuple[int, ...] | None) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        some_text(leaf)
        if crop:
            leaf.set_cropbox(pymupdf.Rect(*crop))
        leaf.set_rotation(rotation)

    seen = words_seen_twice(saved(tmp_path / "turned.pdf", draw))
    assert len(seen) == 6
    assert all(first == second for first, second in seen)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_media_box_away_from_the_origin_and_a_larger_unit(tmp_path: Path, rotation: int) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        some_text(leaf)
        leaf.parent.xref_set_key(leaf.xref, "MediaBox", "[-40 -20 380 310]")
        leaf.parent.xref_set_key(leaf.xref, "CropBox", "[20 10 900 290]")
        leaf.parent.xref_set_key(leaf.xref, "UserUnit", "2")
        leaf.set_rotation(rotation)

    seen = words_seen_twice(saved(tmp_path / "moved.pdf", draw))
    assert len(seen) == 6
    assert all(first == second for first, second in seen)


def test_what_is_printed_over_itself_is_read_once(tmp_path: Path) -> None:
    def draw(leaf: pymupdf.Page) -> None:
        leaf.insert_text((100, 80), "1,111k", fontsize=10)
        leaf.insert_text((100.3, 80), "1,111k", fontsize=10)

    path = saved(tmp_path / "bold.pdf", draw)
    with open_second_reader(path, [1]) as reader:
        assert reader.text_at(1, Box(95, 65, 150, 85)) == "1,111k"


def test_text_within_a_form_and_lines_in_order(tmp_path: Path) -> None:
    inner = pymupdf.open()
    some_text(inner.new_page(width=400, height=300))
    path = saved(tmp_path / "form.pdf", lambda leaf: leaf.show_pdf_page(leaf.rect, inner, 0))
    with open_second_reader(path, [1]) as reader:
        assert reader.text_at(1, Box(90, 60, 300, 100)) == "Savingsof£1,250k(570)-5701.5%"


def test_nothing_there_and_no_such_page(tmp_path: Path) -> None:
    path = saved(tmp_path / "plain.pdf", some_text)
    with open_second_reader(path, [1, 9]) as reader:
        assert reader.text_at(1, Box(300, 200, 350, 220)) == ""
        assert reader.text_at(9, Box(90, 60, 300, 100)) == ""


def test_a_locked_paper_opens_with_one_of_the_passwords(tmp_path: Path) -> None:
    path = saved(tmp_path / "locked.pdf", some_text, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open sesame")
    with pytest.raises(UnreadablePaper, match="cannot open"), open_second_reader(path, [1]):
        pass
    with open_second_reader(path, [1], ["wrong", "open sesame"]) as reader:
        assert reader.text_at(1, Box(90, 60, 300, 85)) == "Savingsof£1,250k"


def test_a_broken_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing more")
    with pytest.raises(UnreadablePaper), open_second_reader(path, [1]):
        pass
