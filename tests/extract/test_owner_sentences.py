"""Who has which capacity in running text, by spaCy's rules, and that spaCy stays out where nothing hints at one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from docextract.extract import owner_prose
from docextract.extract.owner_prose import HINT, prose_owners
from docextract.extract.owner_sentences import text_to_said
from docextract.model.reading import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is led by J. Smith. The Senior Responsible Owner is Cllr. J. Smith-Jones.",
            [
                ("senior_responsible_owner", "Cllr. J. Smith-Jones", None),
                ("responsible", "J. Smith", None),
            ],
        ),
        (
            "The Senior Responsible Owner (SRO) for the new bridge will be Dr. Ann O'Neill, Director of Place.",
            [("senior_responsible_owner", "Dr. Ann O'Neill", "Director of Place")],
        ),
        ("Ann Elm, Head of Bridges, is the project manager.", [("responsible", "Ann Elm", "Head of Bridges")]),
        (
            "Scheme No. 4 will be managed by the Head of Parks and Open Spaces with support.",
            [("responsible", "the Head of Parks and Open Spaces", None)],
        ),
        ("Works at St. Mary's are overseen by Jan de Wit who left.", [("responsible", "Jan de Wit", None)]),
        ("Ann Elm, Bridge Works, is the lead officer.", [("responsible", "Ann Elm", "Bridge Works")]),
        ("Jo Elm (Highways and Transport) is the sponsor.", [("sponsor", "Jo Elm", "Highways and Transport")]),
        ("Ann Elm is the lead partner/SRO.", [("senior_responsible_owner", "Ann Elm", "lead partner")]),
        ("In Kent, Ann Elm is the SRO.", [("senior_responsible_owner", "Ann Elm", None)]),
        ("Ann Elm, , is the lead officer.", []),
        ("The board () is the sponsor.", []),
        ("The SRO will be responsible for costs.", []),
        ("They will be led by Ann Elm's findings of 2021 report.", []),
    ],
)
def test_who_has_which_capacity(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert HINT.search(text)
    assert text_to_said(text).stated == expected


def test_contributors_end_with_their_sentence() -> None:
    said = text_to_said("Key contributors include: Cllr. Ann Elm, J. Ash and Jo Fir. The Board met.")
    assert said.contributors == ["Cllr. Ann Elm, J. Ash and Jo Fir"]


def test_spacy_is_loaded_by_the_first_text_only() -> None:
    program = (
        "import sys, docextract.pipeline\n"
        "from docextract.extract.owner_sentences import text_to_said\n"
        "before = 'spacy' in sys.modules\n"
        "text_to_said('It is led by Ann Elm.')\n"
        "print(before, 'spacy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_paragraphs_without_a_hint_are_not_shown_to_spacy(
    make_reading: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(owner_prose, "text_to_said", lambda text: asked.append(text) or text_to_said(text))
    plain = (60.0, 104.0, "Ann Elm opened the bridge.")
    hinted = (60.0, 134.0, "The works are led by Ann Elm.")
    assert not list(prose_owners(make_reading([plain]), frozenset()))
    assert asked == []
    assert [one.record.name for one in prose_owners(make_reading([plain, hinted]), frozenset())] == ["Ann Elm"]
    assert asked == [hinted[2]]
