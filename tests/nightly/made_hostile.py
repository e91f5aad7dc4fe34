"""Small files that mean harm, made here: what each is, and how it must end."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

MEGABYTE = 1024 * 1024


def pdf(objects: Sequence[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start))


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), extra, content)


def page(content: bytes, *, extra: bytes = b"", box: bytes = b"0 0 595 842", more: Sequence[bytes] = ()) -> bytes:
    """A paper of one page with this content stream; `more` are further objects, from 6 on."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>" % (box, extra),
            content,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *more,
        ]
    )


def text(words: bytes) -> bytes:
    return stream(b"BT /F 11 Tf 50 700 Td (%s) Tj ET" % words)


def deflated(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter[%s]" % (b"/FlateDecode" * times))


def zeros(megabytes: int) -> bytes:
    """So many megabytes of blanks, packed without ever holding them unpacked."""
    packer = zlib.compressobj(9)
    blanks = b" " * MEGABYTE
    return b"".join(packer.compress(blanks) for _ in range(megabytes)) + packer.flush()


def bomb() -> bytes:
    return page(stream(zeros(700), b"/Filter/FlateDecode"))


def packed_bomb() -> bytes:
    return page(stream(zlib.compress(zeros(700), 9), b"/Filter[/FlateDecode/FlateDecode]"))


def form_that_draws_itself() -> bytes:
    form = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    return page(stream(b"/X Do"), extra=b"/XObject<</X 6 0 R>>", more=[form])


def billion_laughs() -> bytes:
    """Forms that draw the next one ten times, twelve deep."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(6, 18)
    ]
    last = stream(b"0 0 m 1 1 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return page(stream(b"/X Do"), extra=b"/XObject<</X 6 0 R>>", more=[*forms, last])


def pages_in_a_ring() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 5/Parent 3 0 R>>",
            b"<</Type/Pages/Kids[2 0 R]/Count 5/Parent 2 0 R>>",
        ]
    )


def nested_arrays() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R/Deep " + b"[" * 200_000 + b"]" * 200_000 + b">>", b"<<>>"])


def claims_many_pages() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        ]
    )


def many_objects() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            *[b"null"] * 300_000,
        ]
    )


def many_lines() -> bytes:
    lines = b"".join(b"%d %d m %d %d l S\n" % (x, y, x + 9, y) for x in range(0, 590, 10) for y in range(0, 840, 1))
    return page(deflated(lines * 3))


def image_bomb() -> bytes:
    image = stream(
        zeros(300),
        b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode",
    )
    return page(stream(b"595 0 0 842 0 0 cm /X Do"), extra=b"/XObject<</X 6 0 R>>", more=[image])


FILES: dict[str, tuple[bytes, str]] = {
    "zero.pdf": (b"", "failed"),
    "nulls.pdf": (bytes(5000), "failed"),
    "head-only.pdf": (b"%PDF-1.7\n", "failed"),
    "a-zip.pdf": (b"PK\x03\x04" + bytes(300), "failed"),
    "a-picture.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(300), "failed"),
    "a-page.pdf": (b"<!doctype html><p>Savings of GBP 600k</p>", "failed"),
    "a-paper.docx": (page(text(b"A saving of 600k")), "added"),
    "no-extension": (page(text(b"A saving of 601k")), "added"),
    "junk-before.pdf": (b"GIF89a" + bytes(200) + page(text(b"A saving of 602k")), "added"),
    "cut-off.pdf": (page(text(b"A saving of 603k"))[:-200], "any"),
    "wrong-xref.pdf": (page(text(b"A saving of 604k")).replace(b"0000000", b"9999999"), "added"),
    "controls.pdf": (page(text(b"Saving \\000\\001\\033[31m\\177 of 605k")), "added"),
    "formula.pdf": (page(text(b"=HYPERLINK\\(1\\)")), "added"),
    "ring.pdf": (pages_in_a_ring(), "any"),
    "nested.pdf": (nested_arrays(), "failed"),
    "claims.pdf": (claims_many_pages(), "any"),
    "self.pdf": (form_that_draws_itself(), "added"),
    "laughs.pdf": (billion_laughs(), "any"),
    "objects.pdf": (many_objects(), "added"),
    "lines.pdf": (many_lines(), "added"),
    "huge-page.pdf": (page(text(b"A saving of 606k"), box=b"0 0 99999999 99999999"), "added"),
    "no-size.pdf": (page(text(b"A saving of 607k"), box=b"0 0 0 0"), "added"),
    "line\nbreak.pdf": (page(text(b"A saving of 608k")), "added"),
    "\u202egnp.pdf": (page(text(b"A saving of 609k")), "added"),
    "=cmd|calc!A1.pdf": (page(text(b"A saving of 610k")), "added"),
    "bomb.pdf": (bomb(), "any"),
    "packed-bomb.pdf": (packed_bomb(), "any"),
    "image-bomb.pdf": (image_bomb(), "any"),
}


def write_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (content, _) in FILES.items():
        (folder / name).write_bytes(content)
