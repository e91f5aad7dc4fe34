"""The shapes of printed references, and the labels before them (references.yaml)."""

from __future__ import annotations

import re
from functools import cache, cached_property

from pydantic import field_validator

from docextract.vocabulary import Words, load
from docextract.vocabulary.sum_words import any_of

NUMBER_OF = r"(?:\s?(?:no|nos|number|numbers|code|id|\(s\)|s))?"
NOTHING = "(?!)"
SHAPE = re.compile(r"(?:[^\[\]]|\[[^\[\]]+(?:\[[^\[\]]+\])*\])+")


class Scheme(Words):
    """A kind of reference: its shapes, and when they are taken for it."""

    open: tuple[str, ...] = ()
    labelled: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    loose: bool = False

    @field_validator("open", "labelled")
    @classmethod
    def _readable(cls, shapes: tuple[str, ...]) -> tuple[str, ...]:
        for shape in shapes:
            if not SHAPE.fullmatch(shape) or "#" not in shape:
                raise ValueError(f"shape {shape!r} wants a digit (#) and closed brackets")
        return shapes

    @cached_property
    def open_pattern(self) -> re.Pattern[str] | None:
        return _shapes_to_pattern(self.open, self.loose)

    @cached_property
    def labelled_pattern(self) -> re.Pattern[str] | None:
        return _shapes_to_pattern(self.labelled, self.loose, any_case=False)

    @cached_property
    def is_label(self) -> re.Pattern[str] | None:
        """Matches a whole label, without its colon: "BP Ref", "Decision No."."""
        if not self.labels:
            return None
        return re.compile(rf"\s*(?:{any_of(self.labels)}){NUMBER_OF}\.?\s?[:\-\u2013]?\s*", re.IGNORECASE)

    @cached_property
    def label_before(self) -> re.Pattern[str] | None:
        """Finds a label with what parts it from its reference, inside a text; a label of one word wants a colon."""
        if not self.labels:
            return None
        long = any_of(tuple(label for label in self.labels if " " in label)) or NOTHING
        short = any_of(tuple(label for label in self.labels if " " not in label)) or NOTHING
        return re.compile(
            rf"(?<![\w/])(?:(?:{long}){NUMBER_OF}\.?(?:\s?[:#\u2013]\s?|\s-\s|\s)|(?:{short}){NUMBER_OF}\.?\s?[:#]\s?)",
            re.IGNORECASE,
        )

    @cached_property
    def is_refused(self) -> re.Pattern[str] | None:
        if not self.refuse:
            return None
        return re.compile(rf"(?<!\w)(?:{any_of(self.refuse)})[\s.:]*$", re.IGNORECASE)


class ReferenceWords(Words):
    """The vocabulary file references.yaml: every scheme by its name."""

    schemes: dict[str, Scheme]


def _shapes_to_pattern(shapes: tuple[str, ...], loose: bool, any_case: bool = True) -> re.Pattern[str] | None:
    if not shapes:
        return None
    longest_first = sorted(shapes, key=len, reverse=True)
    inner = "|".join(_shape_to_regex(shape, loose) for shape in longest_first)
    shorthand = r"(?!\d{3}\b)" if loose and any_case else ""  # "A/R.6.176/177"
    ahead = rf"(?![\w\\@]|/{shorthand})(?!\.\d)(?!,\d{3})(?!\.(?:pdf|docx?|xlsx?|html?)\b)"
    return re.compile(rf"(?<![\w£$/.\-])(?:{inner}){ahead}", re.IGNORECASE if any_case else 0)


def _shape_to_regex(shape: str, loose: bool) -> str:
    out = []
    for position, char in enumerate(shape):
        in_choice = _choice_at(shape, position)
        if char == "@":
            out.append("[A-Z]")
        elif char == "#":
            out.append(r"\d")
        elif char == "[":
            out.append("(?:")
        elif char == "]":
            out.append(")?")
        elif in_choice:
            out.append(in_choice if shape[position - 1] == "[" else "")
        elif char == "." and loose:
            out.append(r"(?:\s?\.\s?|\s)")
        elif char in "/&" and loose:
            out.append(rf"\s?{re.escape(char)}\s?")
        else:
            out.append(re.escape(char))
    return "".join(out)


def _choice_at(shape: str, position: int) -> str | None:
    """The character class of a bracket that holds nothing but punctuation ("[-/ ]"), seen from inside it."""
    opening, closing = shape.rfind("[", 0, position), shape.find("]", position)
    inside = shape[opening + 1 : closing] if 0 <= opening < position < closing else ""
    return f"[{re.escape(inside)}]" if inside and not any(c.isalnum() or c in "@#[" for c in inside) else None


@cache
def reference_words() -> ReferenceWords:
    """The vocabulary, loaded once."""
    return load("references", ReferenceWords)
