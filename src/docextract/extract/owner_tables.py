"""Owners in tables: of risks, of steps, of actions; and the officers who cleared a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from docextract.extract.cells import RoleRow, role_rows
from docextract.extract.milestones import timetable_roles
from docextract.extract.owner_fields import OPEN_END, begins_person
from docextract.extract.owner_records import person_to_owner, text_to_owners
from docextract.extract.passage import cell_to_passage, passage_lines
from docextract.extract.risk_forms import table_to_form
from docextract.extract.risk_tables import risk_roles
from docextract.extract.spelling import Spelling
from docextract.model.reading import Found, Reading
from docextract.model.records import Owner, Risk
from docextract.model.records.delivery import Relation
from docextract.model.table import Cell, Table
from docextract.parse.name import Person, cell_to_people, is_name
from docextract.parse.name_words import is_as_above, is_given
from docextract.parse.rag import text_to_rag
from docextract.vocabulary.owner_words import owner_words

ADDRESS = re.compile(r"(?:e-?mail:?\s*)?\S+@\S*", re.IGNORECASE)
ADDRESS_HEAD = re.compile(r"[a-z0-9]+[._-][a-z0-9._-]*")
ADDRESS_END = re.compile(r"[a-z0-9.-]{1,12}")
LONGEST = 10
"""Words of the longest name of a post or team in a column of owners; more are a sentence."""
TEAM_LETTERS = re.compile(r"[A-Z&]{2,5}")


def tabled_owners(reading: Reading, risks: Sequence[Found[Risk]]) -> Iterator[Found[Owner]]:
    """The owners of every table. `risks` gives each row of a register its risk."""
    spelling = Spelling(reading)
    by_row = {(risk.record.table_id, risk.record.row): risk.record.id for risk in risks}
    for table, table_id in zip(reading.tables, reading.table_ids, strict=True):
        cleared = list(_clearances(reading, table))
        if cleared:
            yield from cleared
            continue
        owner = table_to_form(table).get("owner")
        if owner:
            yield from text_to_owners(
                reading,
                cell_to_passage(reading, owner),
                owner.text,
                "risk_owner",
                method="risk_form",
                confidence=0.9,
                risk_id=next((id_ for (of, _), id_ in by_row.items() if of == table_id), None),
            )
        roles, relation = _owner_roles(table)
        if roles:
            yield from _column_owners(reading, table, table_id, role_rows(table, roles, spelling), relation, by_row)
        members = {c.col: "owner" for c in table.columns if c.role == "cabinet_member"}
        if members:
            yield from _column_owners(
                reading, table, table_id, role_rows(table, members, spelling), "cabinet_member", {}
            )


def _owner_roles(table: Table) -> tuple[dict[int, str], Relation]:
    roles = risk_roles(table)
    if roles:
        return (roles, "risk_owner") if "owner" in roles.values() else ({}, "risk_owner")
    roles = timetable_roles(table) or {c.col: c.role for c in table.columns if c.role}
    return (roles, "responsible") if "owner" in roles.values() else ({}, "responsible")


def _column_owners(
    reading: Reading,
    table: Table,
    table_id: str,
    rows: Iterator[RoleRow],
    relation: Relation,
    by_row: Mapping[tuple[str | None, int | None], str],
) -> Iterator[Found[Owner]]:
    above: str | None = None
    own = [row for row in rows if row.cells.get("owner")]
    if sum(1 for row in own if len((row.text("owner") or "").split()) > 2 * LONGEST) > 0.3 * len(own):
        return
    for row in own:
        cell = row.cells.get("owner")
        text = row.spelling.mend(people_text(reading, cell)) if cell else ""
        if cell is None or not text or row.row.kind not in ("line", "group"):
            continue
        if (row.row.kind == "group" and len(row.cells) < 2) or text_to_rag(text):
            continue
        risk_id = by_row.get((table_id, row.row.row))
        if relation == "risk_owner" and risk_id is None:
            continue
        printed = text if is_as_above(text) else None
        if printed and above is None:
            continue
        named = above if printed and above else text
        found = text_to_owners(
            reading,
            cell_to_passage(reading, cell),
            named,
            relation,
            method="owner_column",
            confidence=round(min(0.95, table.confidence), 3),
            risk_id=risk_id,
            resolved_from=printed,
        )
        yield from (one for one in found if one.record.name or len((one.record.job_title or "").split()) <= LONGEST)
        above = named


def _clearances(reading: Reading, table: Table) -> Iterator[Found[Owner]]:
    words = owner_words()
    for cells in table.row_cells().values():
        row = [cell for _, cell in sorted(cells.items()) if cell.text.strip()]
        if len(row) < 2 or not words.asks_clearance.search(row[0].text):
            continue
        answer = row[-1]
        if not (
            words.answers_clearance.match(answer.text) or any(p.search(answer.text) for p in words.clearance_labels)
        ):
            continue
        person = answer_to_person(reading, answer)
        if person:
            passage = cell_to_passage(reading, answer)
            confidence = round(min(0.95, table.confidence), 3)
            found, _ = person_to_owner(
                reading, passage, person, "cleared_by", method="clearance_table", confidence=confidence
            )
            if found:
                yield found


def answer_to_person(reading: Reading, answer: Cell) -> Person | None:
    """Who cleared it, from "Yes Name of Financial Officer: ..."; the label's post goes first."""
    text = " ".join(answer.text.split())
    words = owner_words()
    for label in words.clearance_labels:
        match = label.search(text)
        if match:
            post = (match.groupdict().get("post") or "").strip()
            people = [p for p in cell_to_people(text[match.end() :].strip(" :;,.-")) if p.name]
            if not people:
                return None
            return people[0]._replace(job_title=post or people[0].job_title)
    rest = words.answers_clearance.sub("", text, count=1).strip(" :;,.-")
    people = [p for p in cell_to_people(rest) if p.name]
    if people:
        return people[0]
    last = [p for p in cell_to_people(passage_lines(reading, cell_to_passage(reading, answer))[-1].text) if p.name]
    return last[0] if last else None


def without_addresses(lines: Sequence[str]) -> list[str]:
    """The lines without e-mail addresses, the end of an address that runs on to the next line ("...gov.u" "k") too."""
    out: list[str] = []
    cut = False
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        if (cut and ADDRESS_END.fullmatch(line)) or (ADDRESS_HEAD.fullmatch(line) and "@" in following):
            cut = False
            continue
        cut = "@" in line
        rest = ADDRESS.sub("", line).strip() if cut else line
        if rest:
            out.append(rest)
    return out


def _is_sure_name(text: str) -> bool:
    first = text.split()[0].strip(".") if text.split() else ""
    return is_name(text) and (len(first) == 1 or is_given(first, (0, len(first))))


def people_text(reading: Reading, cell: Cell) -> str:
    """The text of a cell of people, those who stand on lines of their own parted by " / ".

    A line parts where it is a name and the next begins another, and before a team's letters that stand alone last.
    """
    lines = without_addresses([line.text for line in passage_lines(reading, cell_to_passage(reading, cell))])
    out = ""
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        if not out:
            out = line
        elif out[-1] == "-" and out[-2:-1].isalpha():
            out += line
        elif (_is_sure_name(lines[number - 1]) and begins_person(line)) or (
            last and TEAM_LETTERS.fullmatch(line) and not OPEN_END.search(out)
        ):
            out = f"{out} / {line}"
        else:
            out = f"{out} {line}"
    return out
