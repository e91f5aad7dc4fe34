"""After a run: the papers of each meeting against one another."""

from __future__ import annotations

from docextract.check.across_papers import meeting_to_findings
from docextract.check.finding import findings_to_records
from docextract.model.records import Check, CheckInput
from docextract.publish.meetings import replace_checks_across, store_to_meetings
from docextract.publish.store import Store


def check_across_papers(store: Store) -> None:
    """Make the checks of one paper against another anew, in one transaction. Raises StoreError."""
    checks: list[Check] = []
    inputs: list[CheckInput] = []
    with store.transaction():
        for meeting in store_to_meetings(store):
            for document_id, findings in meeting_to_findings(meeting).items():
                for record in findings_to_records(document_id, findings):
                    if isinstance(record, Check):
                        checks.append(record)
                    else:
                        inputs.append(record)
        replace_checks_across(store, checks, inputs)
