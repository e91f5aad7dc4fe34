"""The published records, in the order in which their tables are made: what is linked to comes first."""

from __future__ import annotations

from docextract.model.records.base import Extracted, Placed, Record, box_columns
from docextract.model.records.delivery import Benefit, Committee, Milestone, Owner, PersonRecord, Risk
from docextract.model.records.finance import Amount, BpReference, Proposal
from docextract.model.records.grid import TableCellRecord, TableColumnRecord, TableRecord, TableRowRecord
from docextract.model.records.paper import (
    AgendaItemRecord,
    Document,
    EvidenceRecord,
    FieldRecord,
    IssueRecord,
    PageRecord,
    Report,
    SectionRecord,
)
from docextract.model.records.run import Accuracy, Check, CheckInput, Run, RunDocument, SecondReading

RECORDS: tuple[type[Record], ...] = (
    Committee,
    PersonRecord,
    Document,
    PageRecord,
    AgendaItemRecord,
    Report,
    TableRecord,
    TableColumnRecord,
    TableRowRecord,
    TableCellRecord,
    Proposal,
    SectionRecord,
    FieldRecord,
    BpReference,
    Amount,
    Risk,
    Owner,
    Milestone,
    Benefit,
    EvidenceRecord,
    IssueRecord,
    Check,
    CheckInput,
    SecondReading,
    Accuracy,
    Run,
    RunDocument,
)

__all__ = [
    "RECORDS",
    "Accuracy",
    "AgendaItemRecord",
    "Amount",
    "Benefit",
    "BpReference",
    "Check",
    "CheckInput",
    "Committee",
    "Document",
    "EvidenceRecord",
    "Extracted",
    "FieldRecord",
    "IssueRecord",
    "Milestone",
    "Owner",
    "PageRecord",
    "PersonRecord",
    "Placed",
    "Proposal",
    "Record",
    "Report",
    "Risk",
    "Run",
    "RunDocument",
    "SecondReading",
    "SectionRecord",
    "TableCellRecord",
    "TableColumnRecord",
    "TableRecord",
    "TableRowRecord",
    "box_columns",
]
