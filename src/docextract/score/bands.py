"""What a confidence is worth: the share of records that were right, by band."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from docextract.score.sheet import Tally, Verdict

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)


def verdicts_to_bands(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], Tally]:
    """(record type, band as "0.9-1.0") -> how many judged records were right. An upper edge below 1 is outside."""
    bands: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for verdict in verdicts:
        bands[verdict.record_type, confidence_to_band(verdict.confidence)].add(int(verdict.right), 0, 1)
    return dict(sorted(bands.items()))


def confidence_to_band(confidence: float) -> str:
    """The band that a confidence, 0 to 1, falls into."""
    lower = max(edge for edge in EDGES[:-1] if edge <= max(confidence, 0.0))
    return f"{lower}-{EDGES[EDGES.index(lower) + 1]}"
