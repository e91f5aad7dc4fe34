"""A record as people read it: its title, and each field with its value, by where the value comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docextract.web.addresses import Addresses
from docextract.web.asking import Row, ask
from docextract.web.money_display import pounds
from docextract.web.record_words import ORIGINS, Origin, record_words

if TYPE_CHECKING:
    from datasette.database import Database

YES_OR_NO = {"is_total", "counts"}
CODES = {"kind", "measure", "change_type", "basis", "counts_reason", "budget_effect_rule", "relation", "role", "scheme"}
"""Fields whose values are words of ours, with _ for a space."""
NAMES = {
    "proposal_id": ("proposals", "title"),
    "duplicate_of": ("proposals", "title"),
    "committee_id": ("committees", "name"),
    "person_id": ("people", "name"),
    "risk_id": ("risks", "coalesce(title, description)"),
}
"""Fields that stand for another row: its table, and what to call it."""
LONGEST_NAME = 110


@dataclass(frozen=True)
class Line:
    """A field: its column, its plain name, its value for people, and where the value leads, if anywhere."""

    column: str
    name: str
    value: str
    href: str | None = None


async def record_to_lines(database: Database, to: Addresses, table: str, record: Row) -> dict[Origin, list[Line]]:
    """The fields that have a value, by origin."""
    words = record_words()[table]
    linked = await _linked_names(database, record)
    return {
        origin: [
            _line(to, column, name, record, linked)
            for column, name in words.of(origin).items()
            if record[column] not in (None, "")
        ]
        for origin in ORIGINS
    }


def record_to_title(table: str, record: Mapping[str, Any]) -> str:
    """One line that tells the record from others on its page."""
    words = record_words()[table]
    name = next((str(record[column]) for column in words.name if record[column]), words.one)
    if table == "amounts":
        return f"{record['raw']}, {shortened(name)}" if name != words.one else str(record["raw"])
    if table == "fields":
        return f"{shortened(name)}: {shortened(record['value'])}"
    return shortened(name)


def record_to_heading(table: str, record: Mapping[str, Any]) -> str:
    """The heading of a record's own page: what it says, then what it is."""
    title = record_to_title(table, record)
    if table != "amounts" or record["amount_gbp"] is None:
        return title
    said = [pounds(record["amount_gbp"]), record["label"] or record["column_label"], record["financial_year"]]
    return ", ".join(shortened(str(part)) for part in said if part)


def shortened(text: str) -> str:
    """At most LONGEST_NAME characters, cut between words."""
    if len(text) <= LONGEST_NAME:
        return text
    return text[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"


def _line(to: Addresses, column: str, name: str, record: Row, linked: Mapping[str, str]) -> Line:
    value = record[column]
    if column in linked:
        return Line(column, name, shortened(linked[column]), _href(to, column, value))
    if column == "unit_raw" and record["unit_page"]:
        return Line(column, name, value, None)
    return Line(column, name, _value_to_text(column, value))


def _value_to_text(column: str, value: Any) -> str:
    if column in YES_OR_NO:
        return "yes" if value else "no"
    if column.endswith("_gbp"):
        return pounds(value)
    if column in CODES:
        return str(value).replace("_", " ")
    if column in ("kinds", "doubts"):
        return ", ".join(_json_to_words(value))
    return str(value)


def _json_to_words(text: str) -> Sequence[str]:
    import json

    try:
        words = json.loads(text)
    except ValueError:
        return [text]
    return [str(word).replace("_", " ") for word in words] if isinstance(words, list) else [text]


async def _linked_names(database: Database, record: Row) -> dict[str, str]:
    """Column to the name of the row that it stands for."""
    found = {}
    for column, (table, name) in NAMES.items():
        if record.get(column):
            rows = await ask(database, f'SELECT {name} AS name FROM "{table}" WHERE id = :id', {"id": record[column]})
            if rows:
                found[column] = str(rows[0]["name"])
    return found


def _href(to: Addresses, column: str, value: str) -> str:
    table, _ = NAMES[column]
    if table == "proposals":
        return to.proposal(value)
    if table == "people":
        return to.person(value)
    if table == "risks":
        return to.source("risks", value)
    return to.table("amounts", committee_id=value)
