"""Running text: headings, paragraphs, bullets, and fields with a label and a value."""

from __future__ import annotations

from .sheet import Printed, Sheets, Type, wrap

BODY = Type(size=10.5)
LEAD = 1.28  # distance between lines, as a share of the type size


def lines(sheets: Sheets, text: str, type: Type, x: float, width: float) -> Printed:
    """Print a text down the page in lines of `width`, over the page end where it must."""
    step = type.size * LEAD
    pieces = []
    for line in wrap(text, type, width):
        sheets.need(step)
        sheets.y += step
        pieces.append(sheets.write(x, sheets.y - 0.3 * type.size, line, type))
    return Printed(pieces)


def heading(sheets: Sheets, text: str, size: float = 12.5, before: float = 10.0, keep: float = 60.0) -> Printed:
    """A heading, kept together with at least `keep` points of what follows."""
    sheets.need(before + size * LEAD + keep)
    sheets.y += before
    printed = lines(sheets, text, Type(size=size).bold, sheets.left, sheets.right - sheets.left)
    sheets.y += 3
    return printed


def paragraph(sheets: Sheets, text: str, type: Type = BODY, after: float = 6.0, indent: float = 0.0) -> Printed:
    """A paragraph over the width of the page."""
    sheets.need(2 * type.size * LEAD)
    printed = lines(sheets, text, type, sheets.left + indent, sheets.right - sheets.left - indent)
    sheets.y += after
    return printed


def hanging(sheets: Sheets, mark: str, text: str, indent: float = 34.0, x: float = 0.0, after: float = 6.0) -> Printed:
    """A paragraph with its number or bullet standing in the margin to its left."""
    sheets.need(2 * BODY.size * LEAD)
    sheets.write(sheets.left + x, sheets.y + 0.98 * BODY.size, mark, BODY)
    return paragraph(sheets, text, after=after, indent=x + indent)


def bullet(sheets: Sheets, text: str, x: float = 14.0) -> Printed:
    return hanging(sheets, "•", text, indent=14.0, x=x, after=3.0)


def field_line(sheets: Sheets, label: str, value: str, type: Type = BODY, after: float = 5.0) -> Printed:
    """`Label: value` on one line, the label in bold; the value goes on below the label where it is long."""
    return field_row(sheets, [(label, value, sheets.left)], type, after)[0]


def field_row(
    sheets: Sheets, fields: list[tuple[str, str, float]], type: Type = BODY, after: float = 5.0
) -> list[Printed]:
    """Several fields beside each other on one line, each at its own x; only the last may be long."""
    sheets.need(2 * type.size * LEAD)
    top, out = sheets.y, []
    for label, value, x in fields:
        sheets.y = top
        gap = type.bold.width(label + " ") if label else 0.0
        sheets.write(x, sheets.y + type.size * (LEAD - 0.3), label, type.bold)
        first = wrap(value, type, sheets.right - x - gap)[0]
        head = lines(sheets, first, type, x + gap, 10_000.0)
        rest = value[len(first) :].strip()
        tail = lines(sheets, rest, type, x, sheets.right - x).pieces if rest else []
        out.append(Printed([*head.pieces, *tail]))
    sheets.y += after
    return out


def two_columns(
    sheets: Sheets, rows: list[tuple[str, list[str]]], width: float = 120.0, after: float = 8.0
) -> list[list[Printed]]:
    """Labels on the left in bold, and beside each its values, one paragraph each."""
    out = []
    for label, values in rows:
        sheets.need(40)
        top = sheets.y
        lines(sheets, label, BODY.bold, sheets.left, width - 8)
        low, sheets.y = sheets.y, top
        printed = []
        for value in values:
            printed.append(lines(sheets, value, BODY, sheets.left + width, sheets.right - sheets.left - width))
            sheets.y += 2
        sheets.y = max(low, sheets.y) + after
        out.append(printed)
    return out
