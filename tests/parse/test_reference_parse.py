"""References by their declared shapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from docextract.parse.reference import references_in
from docextract.vocabulary.reference_words import Scheme


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("BP Reference: A/R.6.255", ["A/R.6.255"]),
        ("A/R. 6.255", ["A/R.6.255"]),
        ("a/r.6.255", ["A/R.6.255"]),
        ("A/R 6.255", ["A/R.6.255"]),
        ("A/R.5.020 & A/R.6.310", ["A/R.5.020", "A/R.6.310"]),
        ("B/R.7.001 [and B/R.7.002]", ["B/R.7.001", "B/R.7.002"]),
        ("A/R.6.176/177", ["A/R.6.176", "A/R.6.177"]),
        ("A/C.01.001", ["A/C.01.001"]),
        ("Decision no: 24/00109", ["24/00109"]),
        ("24/00109 - Transfer", ["24/00109"]),
        ("Forward Plan ref: 2019/025", ["2019/025"]),
        ("KD2021/051", ["KD2021/051"]),
        ("Ref: CF12, CF13 and CF14", ["CF12", "CF13", "CF14"]),
        ("Ref: 24-25 G&R 3", ["24-25 G&R 3"]),
        ("Savings Ref ASCH001", ["ASCH001"]),
        ("Savings Ref: S/24/05", ["S/24/05"]),
        ("Option no. 2025-ADU-007", ["2025-ADU-007"]),
        ("Ref: E&C1.2", ["E&C1.2"]),
        ("Saving ref: G-01", ["G-01"]),
        ("Ref: ASC-CYP-12", ["ASC-CYP-12"]),
        ("Decision reference number: OD/2026/117", ["OD/2026/117"]),
        ("Ref: CF12/13/14", []),
        ("Project code: ABC1234", ["ABC1234"]),
        ("with reference to 2019", []),
        ("Statutory Instrument 2010/948", []),
        ("Regulation (EU) 2016/679", []),
        ("section 6.255", []),
        ("01223 699999", []),
        ("A/R.6.255.pdf", []),
        ("www.example.org/A/R.6.255", []),
        ("10/21/2024", []),
        ("24/01234/FUL", []),
        ("COVID-19, AB24 and CRR0056", []),
    ],
)
def test_references(text: str, references: list[str]) -> None:
    assert [match.reference for match in references_in(text)] == references


def test_a_columns_label_opens_the_labelled_shapes() -> None:
    assert not references_in("CF12")
    assert not references_in("CF12", label="Title")
    (match,) = references_in(" CF12", label="Saving Ref:")
    assert (match.scheme, match.reference, match.start) == ("bp_reference", "CF12", 1)


@given(
    st.from_regex(r"[A-G]/[RC]\.[1-9]\.[0-9]{3}", fullmatch=True),
    st.sampled_from(["{}", "see {}.", "({})", "{} Title", "{},"]),
)
def test_a_printed_reference_is_read_back(reference: str, form: str) -> None:
    text = form.format(reference)
    (match,) = references_in(text)
    assert match.reference == reference == text[match.start : match.end]


@given(st.text(alphabet="ARab./ 0123456789-&Ref:", max_size=40))
def test_any_text_is_survived(text: str) -> None:
    for match in references_in(text, label="Ref"):
        assert text[match.start : match.end] == match.raw


def test_a_shape_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Scheme(open=("@@[#",))
