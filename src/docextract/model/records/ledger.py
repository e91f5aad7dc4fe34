"""Records by which the batch and the store remember: where files lie, which names were seen, what was set aside."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from docextract.model.records.base import DOCUMENT_ID, TO_DOCUMENT, Record


class Place(Record):
    """A place in an ingested folder, and what lies there."""

    table_name: ClassVar[str] = "places"
    key: ClassVar[tuple[str, ...]] = ("root", "path")
    links: ClassVar = {
        **TO_DOCUMENT,
        "current_id": ("documents", "id"),
        "missing_since": ("runs", "id"),
    }
    indexes: ClassVar = (("document_id",), ("current_id",))

    root: str = Field(description="The ingested folder.")
    path: str = Field(description="The file, relative to that folder.")
    document_id: str = Field(description="The content that was last seen there.")
    current_id: str | None = Field(
        default=None,
        description="The document that stands for this place: an older one where the newest content could not be read.",
    )
    missing_since: str | None = Field(
        default=None, description="The run that no longer found it; null while it lies there."
    )


class Sighting(Record):
    """A committee or person as one document names them; `committees` and `people` are drawn together from these."""

    table_name: ClassVar[str] = "sightings"
    key: ClassVar[tuple[str, ...]] = ("record_table", "record_id", "document_id")
    links: ClassVar = TO_DOCUMENT

    record_table: str = Field(description="committees or people.")
    record_id: str = Field(description="The committee's or person's id.")
    document_id: str = DOCUMENT_ID
    publisher: str | None = Field(default=None, description="The council; null where the paper does not say.")
    name: str = Field(description="The name in this document.")
    variants: str = Field(description="JSON list of the spellings in this document.")


class SetAside(Record):
    """An amount that would count, were its document not superseded or a copy of another."""

    table_name: ClassVar[str] = "set_aside"
    key: ClassVar[tuple[str, ...]] = ("amount_id",)
    links: ClassVar = {"amount_id": ("amounts", "id"), **TO_DOCUMENT}

    amount_id: str = Field(description="The amount; its own row says why it does not count.")
    document_id: str = DOCUMENT_ID
