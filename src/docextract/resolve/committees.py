"""Committees of one publisher: one record for each, with the spellings seen."""

from __future__ import annotations

import json
from collections.abc import Iterable

from docextract.model.identity import text_to_id
from docextract.model.records import Committee
from docextract.vocabulary.committee_words import committee_name


def to_committees(publisher: str | None, spellings: Iterable[str]) -> tuple[list[Committee], dict[str, str]]:
    """The committees that these spellings name, by name, and the id for every spelling given."""
    seen: dict[str, set[str]] = {}
    ids: dict[str, str] = {}
    for spelling in spellings:
        printed = " ".join(spelling.split())
        name = committee_name(printed)
        if not name:
            continue
        seen.setdefault(name, set()).add(printed)
        ids[spelling] = text_to_id("committee", publisher or "", name.casefold())
    records = [
        Committee(
            id=text_to_id("committee", publisher or "", name.casefold()),
            publisher=publisher,
            name=name,
            variants=json.dumps(sorted(variants | {name}), ensure_ascii=False),
        )
        for name, variants in sorted(seen.items())
    ]
    return records, ids
