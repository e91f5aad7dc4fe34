"""Does a step end after it starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docextract.check.finding import Finding
from docextract.check.wording import label_to_words
from docextract.model.records import Milestone

RULE = "dates"


def milestones_to_findings(milestones: Sequence[Milestone]) -> Iterator[Finding]:
    """A finding for every milestone of which both dates can be read; dates are compared as exactly as both print."""
    for milestone in milestones:
        start, end = milestone.start_date, milestone.end_date
        if not start or not end:
            continue
        exact = min(len(start), len(end))
        late = start[:exact] > end[:exact]
        said = f"'{label_to_words(milestone.task or '')}': starts {milestone.start}, ends {milestone.end}"
        yield Finding(
            rule=RULE,
            outcome="fails" if late else "holds",
            page=milestone.page,
            message=f"{said}: it ends before it starts" if late else said,
        )
