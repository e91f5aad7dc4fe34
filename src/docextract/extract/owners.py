"""Owners: every person, post or team that the paper names in a capacity."""

from __future__ import annotations

from collections.abc import Sequence

from docextract.extract.initials import with_initials
from docextract.extract.owner_contacts import contact_owners
from docextract.extract.owner_fields import field_owners
from docextract.extract.owner_prose import prose_owners
from docextract.extract.owner_records import without_repeats
from docextract.extract.owner_tables import tabled_owners
from docextract.model.reading import Found, Reading
from docextract.model.records import Owner, Risk


def reading_to_owners(reading: Reading, risks: Sequence[Found[Risk]]) -> list[Found[Owner]]:
    """Every owner, in the order of the paper. `risks` are the paper's: a risk's owner carries its id.

    `person_id`, `proposal_id`, `report_id` and `bp_reference` are left for resolving.
    """
    contacts, spent = contact_owners(reading)
    found = [
        *tabled_owners(reading, risks),
        *contacts,
        *field_owners(reading, spent),
        *prose_owners(reading, spent),
    ]
    own = with_initials(reading, without_repeats(found))
    return sorted(own, key=lambda one: (one.record.page, one.record.y0 or 0.0, one.record.x0 or 0.0))
