"""People: spellings of one name brought together, never on a surname alone."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from docextract.model.records import Owner
from docextract.resolve.committees import to_committees
from docextract.resolve.people import link_people, name_to_key


def owner(name: str | None, number: int = 0) -> Owner:
    return Owner(
        id=f"o{number}{name}",
        document_id="d",
        page=1,
        name=name,
        job_title=None if name else "Finance",
        relation="responsible",
        quote=name or "Finance",
        method="m",
        confidence=0.9,
    )


def link(*names: str | None) -> list[set[str]]:
    """The groups of spellings that were taken for one person."""
    people, owners = link_people([owner(name, n) for n, name in enumerate(names)], "A Council")
    assert {o.person_id for o in owners if o.person_id} == {person.id for person in people}
    return sorted((set(json.loads(person.variants)) for person in people), key=sorted)


def test_an_initial_is_the_only_full_name_with_it() -> None:
    assert link("Will Patten", "W Patten") == [{"Will Patten", "W Patten"}]
    assert link("Dan Ash", "Daniel Ash", "D Ash") == [{"Dan Ash", "Daniel Ash", "D Ash"}]


def test_two_candidates_are_no_link() -> None:
    assert link("Will Patten", "Wendy Patten", "W Patten") == [{"W Patten"}, {"Wendy Patten"}, {"Will Patten"}]


def test_a_surname_alone_is_never_linked() -> None:
    people, owners = link_people([owner("Anna Bailey"), owner("Bailey", 1), owner(None, 2)], "A Council")
    assert [person.name for person in people] == ["Anna Bailey"]
    assert [bool(o.person_id) for o in owners] == [True, False, False]


def test_other_surnames_and_first_names_stay_apart() -> None:
    assert len(link("John Smith", "Jane Smith", "John Smyth")) == 3


def test_particles_belong_to_the_surname() -> None:
    assert name_to_key("Susan Van de Ven") == ("susan", "vandeven")
    assert link("S Van de Ven", "Susan Van De Ven") == [{"S Van de Ven", "Susan Van De Ven"}]


def test_the_publisher_makes_the_person() -> None:
    ids = {link_people([owner("Ann Elm")], publisher)[0][0].id for publisher in ("A Council", "B Council", None)}
    assert len(ids) == 3


@given(st.lists(st.sampled_from(["Ann Elm", "A Elm", "Anne Elm", "Andrew Elm", "B Elm", "Elm"]), max_size=8))
def test_order_and_repeats_make_no_difference(names: list[str]) -> None:
    first, _ = link_people([owner(name, n) for n, name in enumerate(names)], None)
    again, _ = link_people([owner(name, n) for n, name in enumerate(reversed([*names, *names]))], None)
    assert first == again


def test_committees_in_one_spelling() -> None:
    spellings = ["Adults Committee", "ADULTS COMMITTEE", "Adults", "Children & Young People Committee"]
    records, ids = to_committees("A Council", spellings)
    assert set(ids) == set(spellings)
    assert ids["Adults Committee"] == ids["ADULTS COMMITTEE"]
    assert ids["Adults Committee"] != ids["Children & Young People Committee"]
    assert {record.id for record in records} == set(ids.values())
