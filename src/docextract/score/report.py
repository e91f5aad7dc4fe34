"""Score sheets for people: a table by record type, one by paper, the bands of confidence, and the misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docextract.score.bands import verdicts_to_bands
from docextract.score.sheet import Sheet, Tally, add_up


def sheets_to_text(sheets: Sequence[Sheet], misses: int = 0) -> str:
    """The whole report; at most `misses` lines of misses for each record type and paper."""
    total = add_up(sheets)
    parts = [_totals(total)]
    if len(sheets) > 1:
        parts.append(_papers(sheets, list(total)))
    parts.append(_bands(sheets))
    if misses:
        parts.append(_misses(sheets, misses))
    absent = [f"not in the database: {sheet.document}" for sheet in sheets if sheet.document_id is None]
    return "\n\n".join("\n".join(part) for part in (*parts, absent) if part)


def sheets_to_figures(sheets: Sequence[Sheet]) -> dict[str, object]:
    """The same as data: {"total": {record type: {precision, recall, f1, wanted, found}}, "documents": {...}}."""
    return {
        "total": {record_type: _figures(tally) for record_type, tally in add_up(sheets).items()},
        "documents": {
            sheet.document: {record_type: _figures(tally) for record_type, tally in sorted(sheet.tallies.items())}
            for sheet in sheets
        },
        "confidence": {
            f"{record_type} {band}": {"precision": _rounded(tally.precision), "n": tally.found}
            for (record_type, band), tally in _all_bands(sheets).items()
        },
    }


def _totals(total: dict[str, Tally]) -> list[str]:
    lines = [f"{'record type':<18} {'precision':>9} {'recall':>7} {'F1':>6} {'truth':>6} {'found':>6}"]
    lines += [
        f"{record_type:<18} {_share(tally.precision):>9} {_share(tally.recall):>7} {_share(tally.f1):>6}"
        f" {tally.wanted:>6} {tally.found:>6}"
        for record_type, tally in total.items()
    ]
    return lines


def _papers(sheets: Sequence[Sheet], record_types: Sequence[str]) -> list[str]:
    """F1: a row a record type, a column a paper, the papers numbered below."""
    lines = [f"{'F1 by paper':<18}{' '.join(f'{n:>5}' for n in range(1, len(sheets) + 1))}"]
    for record_type in record_types:
        shares = (_share(sheet.tallies[record_type].f1 if record_type in sheet.tallies else None) for sheet in sheets)
        lines.append(f"{record_type:<18}{' '.join(f'{share:>5}' for share in shares)}")
    return [*lines, *(f"{n:>3}  {sheet.document}" for n, sheet in enumerate(sheets, 1))]


def _bands(sheets: Sequence[Sheet]) -> list[str]:
    bands = _all_bands(sheets)
    lines = [
        f"{record_type:<18} {band:<8} {_share(t.precision):>6} {t.found:>6}" for (record_type, band), t in bands.items()
    ]
    return [f"{'confidence':<18} {'band':<8} {'right':>6} {'of':>6}", *lines] if lines else []


def _all_bands(sheets: Iterable[Sheet]) -> dict[tuple[str, str], Tally]:
    return verdicts_to_bands(verdict for sheet in sheets for verdict in sheet.verdicts)


def _misses(sheets: Sequence[Sheet], most: int) -> list[str]:
    return [line for sheet in sheets for line in _paper_misses(sheet, most)]


def _paper_misses(sheet: Sheet, most: int) -> Iterator[str]:
    shown: dict[str, int] = {}
    for miss in sorted(sheet.misses, key=lambda miss: (miss.record_type, miss.page or 0)):
        shown[miss.record_type] = shown.get(miss.record_type, 0) + 1
        if shown[miss.record_type] <= most:
            page = f" p{miss.page}" if miss.page else ""
            yield f"{miss.fault} {miss.record_type}: {sheet.document}{page}: {miss.words}"
    for record_type, count in shown.items():
        if count > most:
            yield f"... {record_type}: {sheet.document}: {count - most} more"


def _figures(tally: Tally) -> dict[str, float | int | None]:
    return {
        "precision": _rounded(tally.precision),
        "recall": _rounded(tally.recall),
        "f1": _rounded(tally.f1),
        "wanted": tally.wanted,
        "found": tally.found,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
