"""Records of the runs: what came, what was done with it; and of trust: checks, second readings, accuracy."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from docextract.model.records.base import DOCUMENT_ID, TO_DOCUMENT, TO_TABLE, Record

Action = Literal["added", "unchanged", "renamed", "replaced", "duplicate", "failed", "missing", "skipped"]


class Run(Record):
    """A run over a folder."""

    table_name: ClassVar[str] = "runs"
    label_column: ClassVar[str | None] = "started_at"

    id: str = Field(description="Id of the run.")
    root: str = Field(description="The ingested folder.")
    started_at: str = Field(description="UTC, ISO.")
    finished_at: str | None = Field(default=None, description="UTC, ISO; null while it runs or where it was killed.")
    outcome: Literal["running", "ok", "with_failures", "interrupted"] = Field(description="How it ended.")
    extractor_version: str = Field(description="Version of docextract.")


class RunDocument(Record):
    """What a run did with a file."""

    table_name: ClassVar[str] = "run_documents"
    key: ClassVar[tuple[str, ...]] = ("run_id", "path")
    links: ClassVar = {"run_id": ("runs", "id"), **TO_DOCUMENT}
    indexes: ClassVar = (("document_id",), ("action",))

    run_id: str = Field(description="The run.")
    path: str = Field(description="The file, relative to the ingested folder.")
    document_id: str | None = Field(default=None, description="The document it holds.")
    action: Action = Field(description="What was done.")
    reason: str | None = Field(default=None, description="Why, where it is not plain.")
    seconds: float | None = Field(default=None, description="Seconds it took.")


class Check(Record):
    """A test of the paper against itself or another."""

    table_name: ClassVar[str] = "checks"
    links: ClassVar = {**TO_DOCUMENT, **TO_TABLE}
    indexes: ClassVar = (("document_id", "page"), ("outcome",), ("rule",), ("table_id",))
    label_column: ClassVar[str | None] = "message"

    id: str = Field(description="Stable id.")
    document_id: str = DOCUMENT_ID
    page: int | None = Field(default=None, description="Page of the PDF, from 1.")
    rule: str = Field(description="The rule that was applied.")
    outcome: Literal["holds", "fails", "unverifiable"] = Field(
        description="holds, fails, or unverifiable for want of evidence."
    )
    expected_gbp: float | None = Field(default=None, description="What follows from the parts, pounds.")
    found_gbp: float | None = Field(default=None, description="What is printed, pounds.")
    difference_gbp: float | None = Field(default=None, description="found less expected, pounds.")
    message: str = Field(description="What was compared with what.")
    table_id: str | None = Field(default=None, description="The table.")
    row: int | None = Field(default=None, description="Row of the printed total.")
    col: int | None = Field(default=None, description="Column of the printed total.")


class CheckInput(Record):
    """A figure that a check took."""

    table_name: ClassVar[str] = "check_inputs"
    key: ClassVar[tuple[str, ...]] = ("check_id", "ordinal")
    links: ClassVar = {"check_id": ("checks", "id"), "amount_id": ("amounts", "id"), **TO_TABLE}

    check_id: str = Field(description="The check.")
    ordinal: int = Field(ge=0, description="Its place among the inputs.")
    amount_id: str | None = Field(default=None, description="The amount taken.")
    table_id: str | None = Field(default=None, description="Its table.")
    row: int | None = Field(default=None, description="Its row.")
    col: int | None = Field(default=None, description="Its column.")
    sign: int = Field(description="1 added, -1 taken away.")


class SecondReading(Record):
    """A published value read again by another engine."""

    table_name: ClassVar[str] = "second_readings"
    key: ClassVar[tuple[str, ...]] = ("record_table", "record_id", "engine")
    links: ClassVar = TO_DOCUMENT
    indexes: ClassVar = (("outcome",),)

    document_id: str = DOCUMENT_ID
    record_table: str = Field(description="The table of the record.")
    record_id: str = Field(description="The record's id.")
    engine: str = Field(description="The engine that read it again.")
    outcome: Literal["same characters", "other characters", "nothing there"] = Field(
        description="What it saw; unit, year and kind are not covered."
    )
    text: str | None = Field(default=None, description="What it read at the box.")


class Accuracy(Record):
    """How right the records are where the truth is known."""

    table_name: ClassVar[str] = "accuracy"
    key: ClassVar[tuple[str, ...]] = ("document_id", "record_type", "measure", "extractor_version")
    links: ClassVar = TO_DOCUMENT

    document_id: str = DOCUMENT_ID
    publisher: str | None = Field(default=None, description="The council.")
    record_type: str = Field(description="The record type.")
    measure: str = Field(description="precision, recall, f1 ...")
    value: float = Field(description="The figure, 0 to 1.")
    n: int = Field(ge=0, description="How many records it rests on.")
    extractor_version: str = Field(description="Version of docextract that was measured.")
