"""Which words are figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FIGURE = re.compile(
    r"[-+(£$\u2212\u2013]*\d[\d,]*(?:\.\d+)?(?:%|[kKmM]|bn|p)?\)?%?[*#^]?$|[-\u2013\u2212]$|(?:nil|n/a|N/A)$"
)
STARTS = frozenset("0123456789-+(£$\u2212\u2013nN")
"""A word that begins otherwise is no figure: most are told by this alone."""


def is_figure(word: str) -> bool:
    """True for a sum, a percentage or a dash that stands for nothing."""
    return FIGURE.match(word) is not None


def texts_to_figures(texts: Sequence[str]) -> NDArray[np.bool_]:
    """For each word whether it is a figure."""
    match, starts = FIGURE.match, STARTS
    return np.array([text[:1] in starts and match(text) is not None for text in texts], np.bool_)
