"""Every printed reference: of business plans, decisions, forward plans, projects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docextract.extract.flow import words_to_flow
from docextract.model.reading import Found, Reading
from docextract.model.records import BpReference, Proposal, box_columns
from docextract.parse.reference import references_in
from docextract.parse.text import has_digit


def reading_to_references(reading: Reading, proposals: Sequence[Found[Proposal]]) -> list[Found[BpReference]]:
    """A record for every place where a reference is printed.

    It defines its proposal where it stands among the proposal's own places, else it mentions.
    """
    defining = _defining_words(proposals)
    labels = _labels(reading)
    out = []
    for laid in reading.layout.pages:
        for line in (*laid.body, *laid.furniture):
            if not has_digit(line.text):
                continue
            flow = words_to_flow(line.page, laid.page.words, line.words)
            for match in references_in(flow.text, label=labels.get((line.page, line.words[0]))):
                at = flow.evidence(match.start, match.end)
                proposal = next(
                    (defining[key] for i in flow.span(match.start, match.end) if (key := (line.page, i)) in defining),
                    None,
                )
                record = BpReference(
                    id=reading.identities.mint("bp_references", at.page, at.word),
                    document_id=reading.document_id,
                    page=at.page,
                    scheme=match.scheme,
                    reference=match.reference,
                    role="defines" if proposal else "mentions",
                    proposal_id=proposal,
                    quote=at.quote,
                    method="pattern",
                    confidence=0.97,
                    **box_columns(at.box),
                )
                out.append(Found(record, (("reference", at),)))
    return out


def _labels(reading: Reading) -> dict[tuple[int, int], str]:
    """(page, word) -> the label over it, for words of reference columns and of labelled references.

    Codes that look like anything ("CF12") are references only there.
    """
    labels: dict[tuple[int, int], str] = {}
    for table in reading.tables:
        if table.kind == "risk_register":
            continue  # the number of a risk is no reference to a proposal
        columns = {column.col for column in table.columns_with("reference")}
        for cell in table.cells:
            if cell.col in columns and not cell.is_header:
                labels.update(((part.page, word), "Reference") for part in cell.parts for word in part.words)
    for field in reading.fields:
        if field.name and field.name.endswith(("_reference", "_number", "_ref")):
            labels.update(((line.page, word), field.label) for line in field.value_lines for word in line.words)
    return labels


def _defining_words(proposals: Iterable[Found[Proposal]]) -> dict[tuple[int, int], str]:
    """(page, word) of each proposal's reference, by which the printed place is told to define it."""
    return {
        (place.page, place.word + step): found.record.id
        for found in proposals
        for field, place in found.places
        if field == "bp_reference"
        for step in range(len(place.quote.split()))
    }
