"""What a paper says about itself: title, publisher, committee, date, kind, decision, plan and author."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from docextract.extract.meeting import committee_of, meeting_date_of, text_to_committee
from docextract.extract.publisher import publisher_of
from docextract.model.agenda import AgendaItem
from docextract.model.evidence import Evidence
from docextract.model.field import Field
from docextract.model.geometry import union
from docextract.model.layout import Layout, Line, line_to_evidence
from docextract.model.meta import MetaSource, PaperMeta
from docextract.parse.year import years_in
from docextract.vocabulary.council_words import council_words, is_council
from docextract.vocabulary.document_words import (
    document_words,
    is_case,
    is_front_matter,
    phrase_pattern,
    title_to_stage,
    title_to_type,
)

Found = tuple[str, MetaSource, Evidence | None]

DECISION = re.compile(r"(?<![\d/])(\d{2})[-/](\d{5})(?!\d)")
RUN_TOGETHER = re.compile(r"(?<!\d)(2\d)(00\d{3})(?!\d)")
SLUG_NOISE = re.compile(r"^(?:src-)?(?:[a-z]+-\d+_)?", re.IGNORECASE)
CLASSES = re.compile(r"(?:un)?restricted|official(?:[- ]sensitive)?|exempt|confidential", re.IGNORECASE)
PROPOSED_BY = re.compile(r"^Proposed by:?\s+(.{3,60})$", re.IGNORECASE)
NO_PLAN = frozenset({"agenda_pack", "agenda", "minutes", "consultancy_report"})
SEVERAL_YEARS = re.compile(r"(?<!\d)(20\d\d)\s?[-/\u2013]\s?(?:20)?(\d\d)(?!\d)")
MOST_YEARS = 10
LONG_VALUE = 120
MINUTES = re.compile(r"(?:draft\s+)?minutes\b", re.IGNORECASE)
HELD = re.compile(r"\s+held\b|\s+on\s+(?:\w+day|\d)", re.IGNORECASE)
ITEM = re.compile(r"agenda\s+(?:item|was|is)\b", re.IGNORECASE)
HEADED = re.compile(r"\b(?:committee|cabinet|board|panel|council|executive)\b[\s.]*$", re.IGNORECASE)
BUDGET = re.compile(
    r"budget|mtf[ps]\b|revenue|capital|financial plan|financial strategy|savings|spending", re.IGNORECASE
)
SHORT_ANSWER = re.compile(r"(?:yes|no|n/?a|not|non|key|this is|it is)\b", re.IGNORECASE)
LARGER = 1.15
TITLE_WORDS = 20
HEAD_LINES = 5
REPORT_BY = re.compile(r"(?:joint )?report (?:by|of|from)\b", re.IGNORECASE)
DENSE = 0.35
"""From this share of words in figures a paper of few pages is a budget table."""


def paper_meta(layout: Layout, fields: Sequence[Field], items: Sequence[AgendaItem], path: str) -> PaperMeta:
    """All that is known about a paper as a whole. `path` is relative to the ingested folder, "/" between its parts."""
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    doc_type = _doc_type(layout, fields, items, stem)
    title = _title(layout, fields, items, doc_type, stem)
    firm = publisher_of(layout, path)
    found: dict[str, Found | None] = {
        "title": title,
        "publisher": (firm[0], firm[1], line_to_evidence(firm[2]) if firm[2] else None) if firm else None,
        "committee": None if doc_type == "business_case_pack" else committee_of(layout, fields, path),
        "meeting_date": None if doc_type == "business_case_pack" else meeting_date_of(layout, fields, path),
        "decision_reference": _decision(layout, fields, items, doc_type, stem),
        "plan_cycle": _plan_cycle(fields, title[0], stem) if doc_type not in NO_PLAN else None,
        "proposed_by": _proposed_by(layout, fields, title[0], stem),
        "classification": _classification(layout, fields),
        "key_decision": None if items else _first_value(fields, "key_decision", SHORT_ANSWER),
        "author": None if items else _author(fields),
    }
    if firm and firm[0] in council_words().consultancies and doc_type in ("other", "committee_report"):
        doc_type = "consultancy_report"
    values = {name: value[0] for name, value in found.items() if value}
    return PaperMeta(
        **values,
        doc_type=doc_type,
        stage=_stage(doc_type, f"{title[0]} {stem}"),
        sources={name: value[1] for name, value in found.items() if value},
        places={name: value[2] for name, value in found.items() if value and value[2]},
    )


def _doc_type(layout: Layout, fields: Sequence[Field], items: Sequence[AgendaItem], stem: str) -> str:
    if items:
        last = max(item.at.page for item in items)
        return "agenda_pack" if any(item.report_page for item in items) or len(layout.pages) > last + 4 else "agenda"
    printed = layout.reports[0].doc_type if layout.reports else "other"
    per_page: dict[int, set[str]] = {}
    for field in fields:
        if field.name:
            per_page.setdefault(field.page, set()).add(field.name)
    if sum(1 for names in per_page.values() if is_case(names)) >= 1 and printed in ("other", "business_case_pack"):
        return "business_case_pack"
    named = title_to_type(stem.replace("_", " "))
    if printed != "other":
        return printed
    if is_front_matter({field.name for field in fields if field.name and field.page == 1}):
        return "committee_report"
    return named or ("budget_table" if _is_figures(layout) else "other")


def _is_figures(layout: Layout) -> bool:
    words = [word.text for page in layout.pages[:6] for word in page.page.words]
    figures = sum(1 for text in words if text.strip("()-+£.,%").replace(",", "").replace(".", "").isdigit())
    return len(words) > 50 and figures > DENSE * len(words)


def _title(layout: Layout, fields: Sequence[Field], items: Sequence[AgendaItem], doc_type: str, stem: str) -> Found:
    if doc_type in ("agenda", "agenda_pack"):
        return _agenda_title(layout, items)
    if doc_type == "minutes":
        found = _minutes_title(layout)
        if found:
            return found
    elif doc_type != "business_case_pack":
        for name in ("report_title", "project_title", "amendment_title"):
            field = next((f for f in fields if f.name == name and f.page <= 2 and f.value_at), None)
            if field:
                return field.value, "print", field.value_at
    if layout.reports and layout.reports[0].title and not is_council(layout.reports[0].title):
        report = layout.reports[0]
        lines = [line for line in report.title_lines if line.page == report.page]
        return report.title or stem, "print", _place(lines)
    head = _head_line(layout)
    if head:
        return head.text, "print", line_to_evidence(head)
    return re.sub(r"[-_ ]+", " ", SLUG_NOISE.sub("", stem)).strip(), "file_name", None


def _head_line(layout: Layout) -> Line | None:
    """The first line below the names of council, committee and officer, set larger than what follows or in bold."""
    body = layout.pages[0].body if layout.pages else ()
    at = next((n for n, line in enumerate(body[:HEAD_LINES]) if not _is_masthead(line.text)), None)
    if at is None or at + 1 >= len(body):
        return None
    line = body[at]
    stands_out = line.size > LARGER * max(other.size for other in body[at + 1 :]) or (at > 0 and line.bold)
    return line if stands_out and 1 <= line.text.count(" ") < TITLE_WORDS and line.text[0].isupper() else None


def _is_masthead(text: str) -> bool:
    return is_council(text) or text_to_committee(text) is not None or REPORT_BY.match(text) is not None


def _minutes_title(layout: Layout) -> Found | None:
    """ "Minutes of a meeting of the Cabinet", without where and when it was held."""
    body = layout.pages[0].body[:20] if layout.pages else ()
    for line, below in zip(body, [*body[1:], None], strict=True):
        if not MINUTES.match(line.text):
            continue
        if below is not None and not HELD.search(line.text) and _same_type(line, below) and HEADED.search(below.text):
            return f"{line.text} {below.text}", "print", _place([line, below])
        return HELD.split(line.text)[0], "print", line_to_evidence(line)
    return None


def _same_type(line: Line, below: Line) -> bool:
    """True where both lines are set alike, as far as the height of their letters tells."""
    return abs(line.size - below.size) < 0.05 * line.size and line.bold == below.bold


def _place(lines: Sequence[Line]) -> Evidence | None:
    if not lines:
        return None
    quote = " ".join(line.text for line in lines)
    return Evidence(lines[0].page, union(line.box for line in lines), quote, lines[0].words[0])


def _agenda_title(layout: Layout, items: Sequence[AgendaItem]) -> Found:
    """ "AGENDA", with the committee's name where it stands right below in the same type."""
    for page in layout.pages[:3]:
        body = page.body[:30]
        for line, below in zip(body, [*body[1:], None], strict=True):
            if not line.text.casefold().startswith("agenda") or len(line.text) > 60 or ITEM.match(line.text):
                continue
            if below is not None and below.text.isupper() and below.text.count(" ") < 7:
                return f"{line.text} {below.text}", "print", _place([line, below])
            return line.text, "print", line_to_evidence(line)
    return items[0].title, "print", items[0].at


def _decision(
    layout: Layout, fields: Sequence[Field], items: Sequence[AgendaItem], doc_type: str, stem: str
) -> Found | None:
    if items and doc_type == "agenda":
        return None
    field = next((f for f in fields if f.name == "decision_number" and f.page <= 3 and re.search(r"\d", f.value)), None)
    if field and field.value_at:
        match = DECISION.search(field.value)
        return (f"{match[1]}/{match[2]}" if match else field.value.strip(" .")), "print", field.value_at
    match = DECISION.search(stem) or RUN_TOGETHER.search(stem)
    if match is None:
        return None
    number = f"{match[1]}/{match[2]}"
    for page in layout.pages[:2]:
        for line in page.body:
            if number in line.text:
                return number, "print", line_to_evidence(line)
    return number, "file_name", None


def _plan_cycle(fields: Sequence[Field], title: str, stem: str) -> Found | None:
    """The financial year of the plan: the first that the title names, the headline fields' own, or the file name's."""
    first = _first_year(title)
    if first:
        return first, "print", None
    votes = Counter(
        str(match.year) for f in fields if f.name and f.name.endswith("_amount") for match in years_in(f.label)[:1]
    )
    if votes:
        return votes.most_common(1)[0][0], "print", None
    named = _first_year(stem)
    return (named, "file_name", None) if named else None


def _first_year(text: str) -> str | None:
    """The first financial year named; of a plan for several years ("2025-28") its first."""
    years = years_in(text)
    if years:
        return str(years[0].year)
    for match in SEVERAL_YEARS.finditer(text) if BUDGET.search(text) else ():
        start = int(match[1])
        if 1 < int(match[2]) - start % 100 <= MOST_YEARS:
            return f"{start}-{(start + 1) % 100:02d}"
    return None


def _stage(doc_type: str, words: str) -> str:
    stage = title_to_stage(words.replace("_", " "))
    if stage is None and doc_type == "finance_monitoring":
        return "monitoring"
    if stage is None and doc_type == "business_case_pack":
        return "proposed"
    return stage or "other"


def _proposed_by(layout: Layout, fields: Sequence[Field], title: str, stem: str) -> Found | None:
    """Who moves an amendment or an alternative budget: a party's group, else the person named."""
    words = f"{title} {stem}".replace("_", " ")
    if title_to_stage(words) != "alternative":
        return None
    party = phrase_pattern(document_words().parties).search(words)
    if party:
        group = re.search(rf"{re.escape(party[0])}s?\s+Group", words, re.IGNORECASE)
        return (group[0] if group else party[0]), "print" if party[0] in title else "file_name", None
    field = next((f for f in fields if f.name == "proposed_by" and f.value_at), None)
    if field:
        return field.value, "print", field.value_at
    for line in layout.pages[0].body[:20] if layout.pages else ():
        match = PROPOSED_BY.match(line.text)
        if match:
            return match[1], "print", line_to_evidence(line)
    return None


def _classification(layout: Layout, fields: Sequence[Field]) -> Found | None:
    found = _first_value(fields, "classification")
    if found:
        return found
    for page in layout.pages[:1]:
        for line in (*page.body[:30], *page.furniture):
            if CLASSES.fullmatch(line.text.strip()):
                return line.text.strip(), "print", line_to_evidence(line)
    return None


def _first_value(fields: Sequence[Field], name: str, shape: re.Pattern[str] | None = None) -> Found | None:
    for field in fields:
        wanted = field.name == name and field.value_at and len(field.value) <= LONG_VALUE
        if wanted and (shape is None or shape.match(field.value)):
            return field.value, "print", field.value_at
    return None


def _author(fields: Sequence[Field]) -> Found | None:
    """The first line of the first author's details, where the name stands."""
    field = next((f for f in fields if f.name == "author" and f.value_lines), None)
    if field is None:
        return None
    return field.value_lines[0].text, "print", line_to_evidence(field.value_lines[0])
