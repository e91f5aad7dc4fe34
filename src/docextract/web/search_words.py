"""What a reader types into the search box, turned into questions that cannot go wrong."""

from __future__ import annotations

import re
from decimal import Decimal

MOST_WORDS = 12
PHRASE_OR_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
MONEY = re.compile(
    r"[(\N{MINUS SIGN}-]?\s*£?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*(k|m|bn|thousand|million|billion)?\)?", re.IGNORECASE
)
POWERS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
REFERENCE = re.compile(r"(?=.*\d)[^\s\"]*[/.\-\d][^\s\"]*")
MOST_PENCE = 2**63 - 1


def words_to_match(text: str, *, beginnings: bool = False) -> str | None:
    """A full-text expression that asks for every word and "phrase in quotes"; None where there is no word.

    Each word is quoted, so operators and signs mean nothing: A/R.6.255 is asked for as its parts in a row. With
    `beginnings` words that only begin so are found as well.
    """
    parts = [phrase or word for phrase, word in PHRASE_OR_WORD.findall(text)]
    words = [part.replace("\0", " ") for part in parts if any(map(str.isalnum, part))]
    end = "*" if beginnings else ""
    return " ".join(f'"{word}"{end}' for word in words[:MOST_WORDS]) or None


def words_to_pence(text: str) -> int | None:
    """£1.2m, 570,000 or (£25k) in pence, the sign left off; None where the whole text is no sum."""
    found = MONEY.fullmatch(text.strip())
    if not found:
        return None
    pence = Decimal(found[1].replace(",", "")) * 10 ** (POWERS.get((found[2] or "").lower(), 0) + 2)
    return int(pence) if pence == int(pence) and pence <= MOST_PENCE else None


def words_to_references(text: str) -> list[str]:
    """The words that may be references (with a digit: A/R.6.255, 24/00096), in capitals."""
    return [word.strip(".,;:()").upper() for word in text.split()[:MOST_WORDS] if REFERENCE.fullmatch(word)]
