"""Initials that stand for people whom the paper names with them: "Will Patten (WP)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docextract.model.reading import Found, Reading
from docextract.model.records import Owner
from docextract.parse.name import cell_to_people
from docextract.parse.name_words import initials_of, is_initials

DEFINED = re.compile(r"((?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+) \(([A-Z]{2,4})\)")


def with_initials(reading: Reading, found: Sequence[Found[Owner]]) -> list[Found[Owner]]:
    """The owners, those printed as initials with the name that the paper gives these; `resolved_from` says so."""
    if not any(_initials(one.record) for one in found):
        return list(found)
    names = _defined(reading)
    out = []
    for one in found:
        printed = _initials(one.record)
        name = names.get(printed) if printed else None
        if name:
            update = {"name": name, "job_title": None, "resolved_from": printed}
            one = Found(one.record.model_copy(update=update), one.places)
        out.append(one)
    return out


def _initials(owner: Owner) -> str | None:
    if owner.name is None and owner.job_title and is_initials(owner.job_title):
        return owner.job_title
    return None


def _defined(reading: Reading) -> dict[str, str]:
    """Names by the initials printed after them, where the letters are those of the name and of no other."""
    names: dict[str, set[str]] = {}
    for laid in reading.layout.pages:
        for line in laid.body:
            if ")" not in line.text:
                continue
            for match in DEFINED.finditer(line.text):
                people = cell_to_people(match[1])
                if len(people) == 1 and people[0].name and initials_of(people[0].name) == match[2]:
                    names.setdefault(match[2], set()).add(people[0].name)
    return {letters: next(iter(own)) for letters, own in names.items() if len(own) == 1}
