from __future__ import annotations

import shutil
import sqlite3
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf
import pytest
from drawn_papers import CROPPED, TURNS, ask_site, rows

from docextract.web import drawing
from docextract.web.drawing import CannotDraw, Draughtsman
from docextract.web.picture_cache import PictureCache

if TYPE_CHECKING:
    from conftest import Site

DPI = 110


def dark_pixels(png: bytes) -> list[tuple[float, float]]:
    """The places of dark pixels, in points."""
    picture = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.Pixmap(png))
    scale = 72 / DPI
    return [
        ((place % picture.width) * scale, (place // picture.width) * scale)
        for place, grey in enumerate(picture.samples)
        if grey < 128
    ]


@pytest.mark.parametrize("page", range(1, CROPPED + 1))
def test_the_words_are_where_their_box_is_however_the_page_is_turned(site: Site, page: int) -> None:
    (paper,) = rows(site.database, "SELECT id FROM documents WHERE path = 'turned.pdf'")
    (amount,) = rows(site.database, "SELECT * FROM amounts WHERE document_id = ? AND page = ?", paper["id"], page)
    picture, crop = ask_site(
        site.database,
        f"/-/picture/{paper['id']}/{page}-{DPI}.png",
        f"/-/crop/amounts/{amount['id']}.png",
        papers=site.papers,
    )
    assert picture.headers["content-type"] == "image/png"
    dark = dark_pixels(picture.content)
    inside = [
        (x, y) for x, y in dark if amount["x0"] - 1 <= x <= amount["x1"] and amount["y0"] - 1 <= y <= amount["y1"]
    ]
    share = (amount["x1"] - amount["x0"]) * (amount["y1"] - amount["y0"])
    assert len(inside) * (72 / DPI) ** 2 > 0.08 * share  # full of letters
    xs, ys = [x for x, _ in inside], [y for _, y in inside]
    along = max(xs) - min(xs) if page == CROPPED or TURNS[page - 1] in (0, 180) else max(ys) - min(ys)
    length = max(amount["x1"] - amount["x0"], amount["y1"] - amount["y0"])
    assert along > 0.9 * length  # from end to end
    assert dark_pixels(crop.content)


def test_a_picture_is_not_drawn_twice_nor_sent_twice(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    (paper,) = rows(site.database, "SELECT id FROM documents WHERE path = 'turned.pdf'")
    address = f"/-/picture/{paper['id']}/1-55.png"
    (first,) = ask_site(site.database, address, papers=site.papers)
    monkeypatch.setattr(Draughtsman, "draw", lambda *_: pytest.fail("drawn again"))
    (second,) = ask_site(site.database, address, papers=site.papers)
    assert second.content == first.content
    assert first.headers["etag"] == second.headers["etag"]


def test_a_missing_or_changed_file_is_told_with_the_place_where_it_was_expected(site: Site, tmp_path: Path) -> None:
    (paper,) = rows(site.database, "SELECT id, sha256 FROM documents WHERE path = 'turned.pdf'")
    empty, changed = tmp_path / "empty", tmp_path / "changed"
    for folder in (empty, changed):
        folder.mkdir()
    (changed / "turned.pdf").write_bytes((site.papers / "turned.pdf").read_bytes() + b"\n")
    for folder, said in ((empty, "is not there"), (changed, "its content has changed")):
        page, picture, file = ask_site(
            site.database,
            f"/-/page/{paper['id']}/1",
            f"/-/picture/{paper['id']}/1-110.png",
            f"/-/paper/{paper['id']}.pdf",
            papers=folder,
        )
        assert page.status_code == 200
        assert 'id="missing-file"' in page.text
        assert said in page.text
        assert "<code>turned.pdf</code>" in page.text
        assert paper["sha256"] in page.text
        assert str(folder) not in page.text  # a folder of the machine is nobody's business
        assert picture.status_code == file.status_code == 404


def test_without_a_named_folder_papers_are_found_where_they_were_read(site: Site, tmp_path: Path) -> None:
    database = tmp_path / "council.db"
    shutil.copy(site.database, database)
    (paper,) = rows(database, "SELECT id FROM documents WHERE path = 'turned.pdf'")
    place = "INSERT INTO places (root, path, document_id, current_id) VALUES (?, ?, ?, ?)"
    with sqlite3.connect(database) as connection:
        connection.execute(place, (str(site.papers), "turned.pdf", paper["id"], paper["id"]))
        connection.execute(place, (str(tmp_path), "../../etc/passwd", paper["id"], paper["id"]))
    (picture,) = ask_site(database, f"/-/picture/{paper['id']}/1-110.png")
    assert picture.status_code == 200


def test_the_paper_itself_is_sent_as_it_is(site: Site) -> None:
    (paper,) = rows(site.database, "SELECT id FROM documents WHERE path = 'turned.pdf'")
    with sqlite3.connect(site.database) as connection:
        connection.execute("UPDATE documents SET file_name = ? WHERE id = ?", ('a "b"\r\nX: é.pdf', paper["id"]))
    (file,) = ask_site(site.database, f"/-/paper/{paper['id']}.pdf", papers=site.papers)
    assert file.content == (site.papers / "turned.pdf").read_bytes()
    assert file.headers["content-type"] == "application/pdf"
    assert file.headers["content-disposition"].startswith('inline; filename="a _b___X_ _.pdf"; filename*=UTF-8')
    assert "x" not in {name.lower() for name in file.headers}


def test_a_page_that_hangs_or_kills_is_given_up_and_the_next_is_drawn(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub, asked = tmp_path / "stub.py", tmp_path / "asked"
    stub.write_text(
        textwrap.dedent("""
        import json, os, sys, time
        for line in sys.stdin.buffer:
            page = json.loads(line)["page"]
            with open(sys.argv[1], "a") as asked: print(page, file=asked)
            if page == 1: time.sleep(60)
            if page == 2: os._exit(1)
            sys.stdout.buffer.write(b'{"length": 3, "error": null}\\npng'); sys.stdout.buffer.flush()
        """)
    )
    monkeypatch.setattr(drawing, "COMMAND", (sys.executable, str(stub), str(asked)))
    draughtsman = Draughtsman(seconds=0.5)
    try:
        for page, said in ((1, "longer than"), (2, "fail")):
            with pytest.raises(CannotDraw, match=said):
                draughtsman.draw(Path("any.pdf"), page, 110)
        assert draughtsman.draw(Path("any.pdf"), 3, 110) == b"png"
        with pytest.raises(CannotDraw, match="longer than"):
            draughtsman.draw(Path("any.pdf"), 1, 55)
        assert asked.read_text().split() == ["1", "2", "3"], "what cost the process its life is tried again"
    finally:
        draughtsman.close()


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 no more")
    draughtsman = Draughtsman()
    try:
        with pytest.raises(CannotDraw):
            draughtsman.draw(broken, 1, 110)
    finally:
        draughtsman.close()


def test_pictures_used_longest_ago_go_first(tmp_path: Path) -> None:
    kept = PictureCache(tmp_path, most_bytes=1000)
    for number in range(8):
        kept.put(f"aa/{number}.png", bytes(200))
        (tmp_path / "aa" / f"{number}.png").touch()
    assert kept.get("aa/0.png") is not None  # used again
    kept.sweep()
    left = sorted(path.name for path in (tmp_path / "aa").iterdir())
    assert "0.png" in left and "7.png" in left and "1.png" not in left
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.png")) <= 900
    assert kept.get("aa/1.png") is None


def test_where_nothing_can_be_kept_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    kept = PictureCache(tmp_path / "file")
    kept.put("aa/1.png", b"png")
    assert kept.get("aa/1.png") is None
