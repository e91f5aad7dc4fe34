"""What a business case says: the shape of the facts, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from .council import Person
from .money import Sum, pounds_k


@dataclass(frozen=True)
class Who:
    """Somebody named in a cell: a person, with or without the post, or only a post or team."""

    name: str | None
    post: str | None = None

    @property
    def printed(self) -> str:
        return ", ".join(part for part in (self.name, self.post) if part)


@dataclass(frozen=True)
class Say:
    """A paragraph (or bullet) with the sums that it names."""

    text: str
    sums: tuple[Sum, ...] = ()
    bulleted: bool = False


@dataclass(frozen=True)
class Step:
    task: str
    start: str
    end: str
    who: tuple[Who, ...]


@dataclass(frozen=True)
class Benefit:
    benefit: str
    measure: str
    baseline: str
    target: str


@dataclass(frozen=True)
class Risk:
    risk: str
    mitigation: str
    rag: str
    who: tuple[Who, ...]


@dataclass(frozen=True)
class Line:
    """A line of a financial breakdown: pounds by year; `printed` overrides what is printed for a year."""

    label: str
    kind: str
    pounds: dict[str, int]
    is_total: bool = False
    basis: str | None = None
    kind_alt: tuple[str, ...] = ()
    printed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Headline:
    """A field with one or more sums in its value: `before`, the sums, `after` make up the words printed."""

    label: str
    value: str
    sums: tuple[Sum, ...]


@dataclass(frozen=True)
class Case:
    """A business case. `layout` says how its fields stand: lines, grid or below; `style` how its tables are drawn."""

    key: str
    form: str
    title: str
    committee: str
    references: tuple[str, ...]
    reference_printed: str
    kinds: tuple[str, ...]
    version: str
    version_printed: str
    headlines: tuple[Headline, ...]
    sponsors: tuple[Person, ...]
    sponsor_posts: bool
    brief: str
    answers: dict[str, tuple[Say, ...]]
    lines: tuple[Line, ...] = ()
    line_years: tuple[str, ...] = ()
    line_show: str = "thousands"
    steps: tuple[Step, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    risks: tuple[Risk, ...] = ()
    layout: str = "lines"
    style: str = "ruled"


def sentence(text: str, *sums: Sum) -> Say:
    return Say(text, sums)


def point(text: str, *sums: Sum) -> Say:
    return Say(text, sums, bulleted=True)


def headline(label: str, kind: str, year: str, value: int, suffix: str = "") -> Headline:
    """A field such as "2026-27 Savings Amount: £420k"."""
    printed = pounds_k(value)
    return Headline(label, f"{printed} {suffix}".strip(), (Sum(value, printed, kind, year, label),))


def person(holder: Person, with_post: bool = False) -> Who:
    return Who(holder.name, holder.post if with_post else None)


def team(name: str) -> Who:
    return Who(None, name)
