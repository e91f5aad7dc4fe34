"""From judged records to what an estimate of confidence is worth, method by method."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docextract.score.sheet import Verdict
from docextract.vocabulary.confidence_words import ConfidenceWords, Step

GRAIN = 0.05
"""Estimates are looked at in grains of this width: finer differences are not worth telling apart."""

DOUBT = 2.0
"""As many imagined records, right half of the time, join each pool: three right of three are not yet certainty."""


@dataclass(slots=True)
class _Pool:
    """Grains that are taken together. `above` is the lowest estimate in it."""

    above: float
    right: int
    n: int

    @property
    def worth(self) -> float:
        return (self.right + DOUBT / 2) / (self.n + DOUBT)


def verdicts_to_confidence(verdicts: Iterable[Verdict]) -> ConfidenceWords:
    """The calibration that the verdicts ask for, their confidences being the extractors' own estimates."""
    judged: dict[str, dict[str, list[Verdict]]] = defaultdict(lambda: defaultdict(list))
    for verdict in verdicts:
        judged[verdict.record_type][verdict.method].append(verdict)
    return ConfidenceWords(
        methods={
            table: {method: verdicts_to_steps(found) for method, found in sorted(methods.items())}
            for table, methods in sorted(judged.items())
        }
    )


def verdicts_to_steps(verdicts: Sequence[Verdict]) -> tuple[Step, ...]:
    """The rising steps that fit one method's verdicts best, pools that would fall being merged with the one below.

    Raises ValueError without verdicts.
    """
    if not verdicts:
        raise ValueError("no verdicts to fit")
    pools: list[_Pool] = []
    for grain in _grains(verdicts):
        pools.append(grain)
        while len(pools) > 1 and pools[-1].worth <= pools[-2].worth:
            upper = pools.pop()
            pools[-1] = _Pool(pools[-1].above, pools[-1].right + upper.right, pools[-1].n + upper.n)
    pools[0].above = 0.0
    return tuple(Step(above=pool.above, worth=round(pool.worth, 3), n=pool.n) for pool in pools)


def confidence_to_yaml_dict(confidence: ConfidenceWords) -> Mapping[str, object]:
    """As plain lists and dictionaries, ready to be dumped."""
    return confidence.model_dump(mode="json")


def _grains(verdicts: Sequence[Verdict]) -> list[_Pool]:
    grains: dict[int, _Pool] = {}
    for verdict in verdicts:
        number = int(verdict.confidence / GRAIN + 1e-9)
        grain = grains.setdefault(number, _Pool(round(number * GRAIN, 2), 0, 0))
        grain.right += verdict.right
        grain.n += 1
    return [grains[number] for number in sorted(grains)]
