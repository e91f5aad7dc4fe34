"""What each method's confidence has been worth: from the extractors' own estimate to the share that was right."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Annotated

from pydantic import Field, model_validator

from docextract.vocabulary import Words, load

Ratio = Annotated[float, Field(ge=0, le=1)]


class Step(Words):
    """From the estimate `above` (0 to 1, included) upwards the confidence is `worth`; `n` judged records say so."""

    above: Ratio
    worth: Ratio
    n: Annotated[int, Field(ge=1)]


class ConfidenceWords(Words):
    """`methods`: published table -> method -> steps, rising in both."""

    methods: dict[str, dict[str, tuple[Step, ...]]]

    @model_validator(mode="after")
    def _rises(self) -> ConfidenceWords:
        for table, methods in self.methods.items():
            for method, steps in methods.items():
                if not steps or steps[0].above != 0:
                    raise ValueError(f"{table}.{method}: the first step must be above 0")
                for low, high in pairwise(steps):
                    if high.above <= low.above or high.worth < low.worth:
                        raise ValueError(f"{table}.{method}: steps must rise")
        return self

    def worth(self, table: str, method: str, estimate: float) -> float:
        """The confidence for an estimate, 0 to 1; the estimate itself where no truth has judged the method."""
        reached = (
            step.worth for step in reversed(self.methods.get(table, {}).get(method, ())) if estimate >= step.above
        )
        return next(reached, estimate)


@lru_cache(maxsize=4096)
def calibrate(table: str, method: str, estimate: float) -> float:
    """The confidence to publish for an extractor's estimate. It never falls where the estimate rises."""
    return load("confidence", ConfidenceWords).worth(table, method, estimate)
