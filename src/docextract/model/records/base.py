"""What every published record shares: frozen models that say which table, key and links they stand for."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypedDict

from pydantic import BaseModel, ConfigDict, Field

from docextract.model.geometry import Box

Ratio = Annotated[float, Field(ge=0, le=1)]
PageNumber = Annotated[int, Field(ge=1)]

DOCUMENT_ID = Field(description="The document it is printed in.")
PAGE = Field(description="Page of the PDF, counted from 1.")
X0 = Field(
    default=None, description="Left edge of the words it was read from, in points from the left of the displayed page."
)
Y0 = Field(default=None, description="Top edge, in points from the top of the displayed page.")
X1 = Field(default=None, description="Right edge, in points from the left of the displayed page.")
Y1 = Field(default=None, description="Bottom edge, in points from the top of the displayed page.")
METHOD = Field(description="The rule or model that found it.")
CONFIDENCE = Field(
    description="How sure the reading is, 0 to 1: the share of the method's records that were right where the truth is known, or its own estimate where none was judged. `accuracy` has what was measured."
)


class Record(BaseModel):
    """A row of the published database.

    The class variables say how it is stored: table name, key columns, foreign keys (column -> table, column),
    columns with an index, columns in the full-text index, and the column that names a row to a reader.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    table_name: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ("id",)
    links: ClassVar[dict[str, tuple[str, str]]] = {}
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = ()
    search: ClassVar[tuple[str, ...]] = ()
    label_column: ClassVar[str | None] = None


class Placed(Record):
    """A record with a place: one page, one box around the value."""

    id: str = Field(description="Stable id, derived from the content; the same on every machine and run.")
    document_id: str = DOCUMENT_ID
    page: PageNumber = PAGE
    x0: float | None = X0
    y0: float | None = Y0
    x1: float | None = X1
    y1: float | None = Y1


class Extracted(Placed):
    """A placed record that a rule or model found."""

    method: str = METHOD
    confidence: Ratio = CONFIDENCE


class BoxColumns(TypedDict):
    """The box of a record as its four columns, in points; all None without a box."""

    x0: float | None
    y0: float | None
    x1: float | None
    y1: float | None


def box_columns(box: Box | None) -> BoxColumns:
    """The four box columns of a record, rounded to a hundredth of a point; all None without a box."""
    x0, y0, x1, y1 = box.rounded() if box else (None, None, None, None)
    return {"x0": x0, "y0": y0, "x1": x1, "y1": y1}


TO_DOCUMENT: dict[str, tuple[str, str]] = {"document_id": ("documents", "id")}
TO_REPORT: dict[str, tuple[str, str]] = {"report_id": ("reports", "id")}
TO_PROPOSAL: dict[str, tuple[str, str]] = {"proposal_id": ("proposals", "id")}
TO_TABLE: dict[str, tuple[str, str]] = {"table_id": ("tables", "id")}
