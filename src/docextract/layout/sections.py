"""The outline of a paper: headings with the body lines up to the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docextract.layout.headings import Style, paragraph_to_heading, usual_style
from docextract.layout.paragraphs import lines_to_paragraphs, usual_pitch
from docextract.model.geometry import Box
from docextract.model.layout import Heading, Line, PageLayout, Section


def sections(layout_pages: Sequence[PageLayout], table_boxes: Iterable[tuple[int, Box]]) -> tuple[Section, ...]:
    """All sections in reading order. The words of tables (`(page, box)`) are neither headings nor body text."""
    boxes: dict[int, list[Box]] = {}
    for number, box in table_boxes:
        boxes.setdefault(number, []).append(box)
    bodies = [_outside(page.body, boxes.get(page.page.number, [])) for page in layout_pages]
    everything = [line for body in bodies for line in body]
    if not everything:
        return ()
    style, pitch = usual_style(everything), usual_pitch(everything)
    out: list[Section] = []
    heading: Heading | None = None
    text: list[Line] = []
    for body in bodies:
        for part, found in _page_parts(body, style, pitch):
            if found is not None:
                if heading is not None or text:
                    out.append(_section(heading, text))
                heading, text = found, []
            else:
                text.extend(part)
    if heading is not None or text:
        out.append(_section(heading, text))
    return tuple(out)


def _page_parts(body: Sequence[Line], style: Style, pitch: float) -> list[tuple[tuple[Line, ...], Heading | None]]:
    return [(paragraph.lines, paragraph_to_heading(paragraph, style)) for paragraph in lines_to_paragraphs(body, pitch)]


def _section(heading: Heading | None, text: Sequence[Line]) -> Section:
    lines = [*(heading.lines if heading else ()), *text]
    return Section(heading, tuple(text), lines[0].page, lines[-1].page)


def _outside(lines: Sequence[Line], boxes: Sequence[Box]) -> list[Line]:
    if not boxes:
        return list(lines)
    return [line for line in lines if not any(box.holds(*line.box.centre) for box in boxes)]
