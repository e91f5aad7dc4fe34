"""What is drawn on a page, from the pass that reads its text: a third of what asking for the drawings costs.

MuPDF's text device can note the boxes of vector graphics among the blocks of text. Their places are read from its
blocks; their colours, which its bindings do not show, from its own JSON, in the same order.
"""

from __future__ import annotations

import re
from typing import Any

from docextract.read.drawings import THIN, Area, Drawings, area_to_drawings
from docextract.read.engine import mupdf, pymupdf

COLLECT = pymupdf.TEXT_COLLECT_VECTORS
"""The flag that makes a text page note vectors."""
VECTOR = re.compile(rb'"type":"vector",[^{}]*?"argb":(-?\d+),"stroked":(\d),"rectangle":(\d)')
FAINT = 6
"""An alpha value below this is invisible."""


def layer_to_drawings(layer: Any) -> Drawings | None:
    """The drawings of a text page read with COLLECT; None where places and colours do not match."""
    boxes = _boxes(layer.this)
    out = Drawings([], [], [])
    if all(x1 - x0 <= THIN or y1 - y0 <= THIN for x0, y0, x1, y1 in boxes):
        for box in boxes:  # lines only: their colour makes no difference
            area_to_drawings(box, None, True, out)
        return out
    paints = VECTOR.findall(_json(layer.this))
    if len(paints) != len(boxes):
        return None
    for box, (argb, stroked, rectangle) in zip(boxes, paints, strict=True):
        paint = int(argb) & 0xFFFFFFFF
        if paint >> 24 < FAINT:
            continue
        if rectangle == b"0":
            if stroked == b"0":
                out.shapes.append(box)
        elif stroked == b"1":
            area_to_drawings(box, None, True, out)
        else:
            colour = ((paint >> 16 & 255) / 255, (paint >> 8 & 255) / 255, (paint & 255) / 255)
            area_to_drawings(box, colour, False, out)
    return out


def _boxes(page: Any) -> list[Area]:
    vector = mupdf.FZ_STEXT_BLOCK_VECTOR
    boxes: list[Area] = []
    block = page.m_internal.first_block
    while block:
        if block.type == vector:
            box = block.bbox
            boxes.append((box.x0, box.y0, box.x1, box.y1))
        block = block.next
    return boxes


def _json(page: Any) -> bytes:
    buffer = mupdf.FzBuffer(1 << 15)
    output = mupdf.FzOutput(buffer)
    mupdf.fz_print_stext_page_as_json(output, page, 1.0)
    output.fz_close_output()
    return bytes(pymupdf.JM_BinFromBuffer(buffer))
