"""Confidence: fitted from judged records, never falling where the estimate rises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from docextract.score.bands import confidence_to_band
from docextract.score.calibration import verdicts_to_confidence, verdicts_to_steps
from docextract.score.sheet import Verdict
from docextract.vocabulary import load
from docextract.vocabulary.confidence_words import ConfidenceWords, calibrate


def verdicts(estimate: float, right: int, wrong: int) -> list[Verdict]:
    return [Verdict("amounts", "made", estimate, n < right) for n in range(right + wrong)]


def test_what_was_mostly_right_is_worth_that() -> None:
    fitted = verdicts_to_confidence([*verdicts(0.95, 60, 40), *verdicts(0.5, 10, 90)])
    assert fitted.worth("amounts", "made", 0.97) == pytest.approx(0.6, abs=0.01)
    assert fitted.worth("amounts", "made", 0.6) == pytest.approx(0.1, abs=0.02)
    assert fitted.worth("amounts", "made", 0.1) == fitted.worth("amounts", "made", 0.5)


def test_estimates_that_mislead_are_pooled() -> None:
    steps = verdicts_to_steps([*verdicts(0.9, 10, 90), *verdicts(0.5, 90, 10)])
    assert [(step.above, step.n) for step in steps] == [(0.0, 200)]
    assert steps[0].worth == pytest.approx(0.5)


def test_few_records_are_not_certainty() -> None:
    assert verdicts_to_steps(verdicts(0.9, 3, 0))[0].worth == pytest.approx(0.8)


def test_a_method_that_nobody_judged_keeps_its_estimate() -> None:
    assert ConfidenceWords(methods={}).worth("amounts", "made", 0.42) == 0.42
    assert calibrate("amounts", "no such method", 0.42) == 0.42


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_confidence_never_falls_where_the_estimate_rises(judged: list[tuple[float, bool]]) -> None:
    fitted = verdicts_to_confidence(Verdict("risks", "made", estimate, right) for estimate, right in judged)
    worth = [fitted.worth("risks", "made", n / 50) for n in range(51)]
    assert worth == sorted(worth)
    assert sum(step.n for step in fitted.methods["risks"]["made"]) == len(judged)


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [{"above": 0.5, "worth": 0.5, "n": 1}],
        [{"above": 0, "worth": 0.9, "n": 1}, {"above": 0.5, "worth": 0.5, "n": 1}],
        [{"above": 0, "worth": 0.5, "n": 1}, {"above": 0, "worth": 0.9, "n": 1}],
    ],
)
def test_steps_that_do_not_rise_are_refused(steps: list[dict[str, float]]) -> None:
    with pytest.raises(ValidationError):
        ConfidenceWords.model_validate({"methods": {"amounts": {"made": steps}}})


def test_the_shipped_calibration_loads_and_covers_the_main_records() -> None:
    shipped = load("confidence", ConfidenceWords)
    assert {"amounts", "bp_references", "owners", "proposals", "risks", "tables"} <= set(shipped.methods)


def test_bands() -> None:
    assert [confidence_to_band(value) for value in (0.0, 0.49, 0.5, 0.9, 1.0)] == [
        *("0.0-0.5", "0.0-0.5", "0.5-0.7", "0.9-1.0", "0.9-1.0")
    ]
