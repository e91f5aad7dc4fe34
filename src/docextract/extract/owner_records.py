"""People and posts read from a piece of text, as records of a capacity with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docextract.extract.passage import Passage, places_to_evidence
from docextract.model.evidence import Evidence
from docextract.model.reading import Found, Reading
from docextract.model.records import Owner, box_columns
from docextract.model.records.delivery import Relation
from docextract.parse.date import dates_in
from docextract.parse.name import Person, cell_to_people
from docextract.vocabulary.owner_words import owner_words


def text_to_owners(
    reading: Reading,
    passage: Passage,
    text: str,
    relation: Relation,
    *,
    method: str,
    confidence: float,
    risk_id: str | None = None,
    resolved_from: str | None = None,
) -> Iterator[Found[Owner]]:
    """A record for every person, and for every post or team without one, that `text` of this passage names."""
    after = 0
    for person in cell_to_people(text):
        found, after = person_to_owner(
            reading,
            passage,
            person,
            relation,
            method=method,
            confidence=confidence,
            risk_id=risk_id,
            resolved_from=resolved_from,
            after=after,
        )
        if found:
            yield found


def person_to_owner(
    reading: Reading,
    passage: Passage,
    person: Person,
    relation: Relation,
    *,
    method: str,
    confidence: float,
    risk_id: str | None = None,
    resolved_from: str | None = None,
    after: int = 0,
) -> tuple[Found[Owner] | None, int]:
    """The record, and where in the passage to look for the next; None where there is neither person nor post."""
    person = without_dates(person)
    said = person.name or person.job_title
    if not said or not passage.words:
        return None, after
    at, end = _place(reading, passage, said, after)
    if resolved_from:
        at, end = places_to_evidence(reading, passage.words, passage.text), after
    places = [("name" if person.name else "job_title", at)]
    if person.name and person.job_title:
        words, _ = passage.places_of(person.job_title)
        if words:
            places.append(("job_title", places_to_evidence(reading, words, person.job_title)))
    record = Owner(
        id=reading.identities.mint("owners", at.page, at.word),
        document_id=reading.document_id,
        page=at.page,
        risk_id=risk_id,
        name=person.name,
        job_title=person.job_title,
        relation=relation,
        resolved_from=resolved_from,
        quote=at.quote,
        method=method,
        confidence=confidence,
        **box_columns(at.box),
    )
    return Found(record, tuple(places)), end


def without_dates(person: Person) -> Person:
    """The person without a date of signature behind the post."""
    post = person.job_title
    dates = dates_in(post) if post else []
    if not post or not dates or len(dates[-1].iso) < 10:
        return person
    rest = f"{post[: dates[-1].start]} {post[dates[-1].end :]}"
    return person._replace(job_title=" ".join(rest.split()).strip(" ,;:-–.") or None)


def post_to_relation(job_title: str | None, otherwise: Relation) -> Relation:
    """A cabinet member's post makes a cabinet member."""
    return "cabinet_member" if job_title and owner_words().is_cabinet_post.search(job_title) else otherwise


def without_repeats(found: Sequence[Found[Owner]]) -> list[Found[Owner]]:
    """The records without those that say the same again of the same words, or the same without the post beside it."""
    best: dict[tuple[object, ...], Found[Owner]] = {}
    for one in found:
        record = one.record
        key = (record.page, record.name or record.job_title, record.relation, record.risk_id, round(record.y0 or 0))
        other = best.get(key)
        if other is None or (record.job_title and record.name and not other.record.job_title):
            best[key] = one
    return list(best.values())


def _place(reading: Reading, passage: Passage, text: str, after: int) -> tuple[Evidence, int]:
    words, end = passage.places_of(text, after)
    if not words:
        words, end = passage.places_of(text)
    if not words:
        return places_to_evidence(reading, passage.words, passage.text), after
    return places_to_evidence(reading, words, text), end
