"""Labels of fields, and what councils call them (labels.yaml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from pydantic import model_validator

from docextract.vocabulary import Words, load

YEAR = r"(?:(?:fy\s?)?20\d\d\s?[-/\u00ad\u2010-\u2014]\s?(?:20)?\d\d)"
ValueShape = Literal["short", "list", "long"]


class LabelForms(Words):
    """How one label is printed, and what its value looks like. `role`: an office, which may itself stand in a list."""

    forms: tuple[str, ...]
    value: ValueShape = "short"
    bare: bool = False
    role: bool = False


class LabelWords(Words):
    """All labels by their canonical name."""

    labels: dict[str, LabelForms]

    @model_validator(mode="after")
    def _one_name_a_form(self) -> LabelWords:
        names: dict[str, str] = {}
        for name, label in self.labels.items():
            for form in label.forms:
                if names.setdefault(form.casefold(), name) != name:
                    raise ValueError(f"label {form!r} stands under {names[form.casefold()]} and under {name}")
        return self


class KnownLabel(NamedTuple):
    """A label of the vocabulary."""

    name: str
    value: ValueShape
    bare: bool
    role: bool


class LabelIndex(NamedTuple):
    """The vocabulary ready for look-up: `by_form` by `label_key`, `beginnings` the first words of longer labels."""

    by_form: dict[str, KnownLabel]
    beginnings: frozenset[str]
    bare_firsts: frozenset[str]
    """First words of the labels that are taken without a colon."""


YEAR_IN_LABEL = re.compile(YEAR, re.IGNORECASE)
SPACES = re.compile(r"\s+")


def label_key(text: str) -> str:
    """A printed label as it is looked up: lower case, without a financial year, and no colon or dot at its ends."""
    key = text.casefold().replace("\u00ad", "-").replace("\u2019", "'")
    key = YEAR_IN_LABEL.sub(" ", key)
    return SPACES.sub(" ", key).strip(" :.*")


@cache
def labels() -> LabelIndex:
    """The labels of labels.yaml. Raises ValueError where a form stands under two names."""
    words = load("labels", LabelWords)
    by_form: dict[str, KnownLabel] = {}
    for name, label in words.labels.items():
        for form in label.forms:
            by_form[label_key(form.replace("{year}", " "))] = KnownLabel(name, label.value, label.bare, label.role)
    beginnings = {" ".join(parts[:n]) for form in by_form for parts in [form.split()] for n in range(1, len(parts))}
    bare_firsts = frozenset(form.split()[0] for form, known in by_form.items() if known.bare and form)
    return LabelIndex(by_form, frozenset(beginnings), bare_firsts)


def known_label(text: str) -> KnownLabel | None:
    """The label of the vocabulary that this printed label is, or None."""
    return labels().by_form.get(label_key(text))
