"""People of one publisher: the spellings of one name brought together, never on a surname alone."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from docextract.model.identity import text_to_id
from docextract.model.records import Owner, PersonRecord
from docextract.vocabulary.person_words import same_first_name

PARTICLES = frozenset({"da", "de", "del", "di", "du", "la", "le", "van", "von", "den", "der", "ter", "mac", "mc"})
NOT_NAME = re.compile(r"[^\w'\- ]+")

Key = tuple[str, ...]
"""A name's parts in lower case, the last being the surname with its particles."""


def link_people(owners: Sequence[Owner], publisher: str | None) -> tuple[list[PersonRecord], list[Owner]]:
    """One record a person, and the owners with `person_id` filled in.

    "W Patten" is linked to "Will Patten" where that is the only full name with this initial and surname, and "Dan" to
    "Daniel" likewise. A surname alone ("Councillor Bailey") stays unlinked: `person_id` None.
    """
    spellings: dict[Key, set[str]] = defaultdict(set)
    for owner in owners:
        key = name_to_key(owner.name or "")
        if len(key) > 1:
            spellings[key].add(" ".join((owner.name or "").split()))
    full = _keys_to_full(spellings)
    people: dict[Key, set[str]] = defaultdict(set)
    for key, seen in spellings.items():
        people[full[key]] |= seen
    records = {key: _record(publisher, key, spellings[key], seen) for key, seen in people.items()}
    linked = [_linked(owner, full, records) for owner in owners]
    return sorted(records.values(), key=lambda record: (record.name, record.id)), linked


def name_to_key(name: str) -> Key:
    """The parts of a name by which spellings are compared: first names, then the surname with its particles."""
    parts = NOT_NAME.sub(" ", name.casefold().replace("\u2019", "'")).split()
    if len(parts) < 2:
        return tuple(parts)
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in PARTICLES:
        at -= 1
    return (*parts[:at], "".join(parts[at:]))


def _keys_to_full(keys: Iterable[Key]) -> dict[Key, Key]:
    """For every name the fullest name that is certainly the same person."""
    by_surname: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_surname[key[-1]].append(key)
    out: dict[Key, Key] = {}
    for family in by_surname.values():
        for key in family:
            fuller = [other for other in family if other != key and _fuller(other, key)]
            top = [other for other in fuller if not any(_fuller(more, other) for more in fuller if more != other)]
            out[key] = top[0] if len(top) == 1 else key
    return out


def _fuller(full: Key, short: Key) -> bool:
    """True where `full` may be `short` written out: the same surname, and first names that agree as far as they go."""
    first, other = full[:-1], short[:-1]
    if _size(full) <= _size(short):
        return False
    return all(_agree(a, b) for a, b in zip(first, other, strict=False))


def _agree(full: str, short: str) -> bool:
    if len(short) == 1:
        return full[:1] == short
    return full == short or (len(full) > 1 and same_first_name(full, short))


def _size(key: Key) -> tuple[int, int]:
    return sum(1 for part in key[:-1] if len(part) > 1), sum(map(len, key[:-1]))


def _record(publisher: str | None, key: Key, own: set[str], seen: set[str]) -> PersonRecord:
    return PersonRecord(
        id=text_to_id("person", publisher or "", " ".join(key)),
        publisher=publisher,
        name=max(sorted(own), key=lambda name: (not name.isupper(), len(name))),
        variants=json.dumps(sorted(seen), ensure_ascii=False),
    )


def _linked(owner: Owner, full: dict[Key, Key], records: dict[Key, PersonRecord]) -> Owner:
    key = name_to_key(owner.name or "")
    return owner.model_copy(update={"person_id": records[full[key]].id}) if key in full else owner
