"""What the columns of a table mean: path, role, unit, financial year, date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docextract.model.table import Cell, Column, Row, Unit
from docextract.parse.unit import text_to_unit
from docextract.parse.year import text_to_year
from docextract.tables.cell_content import (
    Content,
    is_unit,
    text_to_as_at,
    text_to_content,
    without_dates,
    without_years_and_units,
)
from docextract.tables.sheet import Sheet, title_cells
from docextract.vocabulary.column_words import column_words, header_to_role, text_to_plain

MOSTLY = 0.6
LONG_TEXT = 30


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of one column's header cells from the top, with the pages they stand on; full-width titles apart."""

    col: int
    parts: tuple[str, ...]
    pages: tuple[int, ...]

    @property
    def path(self) -> str:
        return " / ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Profile:
    """What stands in a column below its header: the share of each content, and the usual length of its words."""

    n: int
    shares: dict[Content, float]
    length: float

    def share(self, *contents: Content) -> float:
        return sum(self.shares.get(content, 0.0) for content in contents)

    @property
    def numeric(self) -> bool:
        return self.n > 0 and self.share("figure", "percent") >= 0.5


def sheet_to_columns(sheet: Sheet, depth: int, captions: Sequence[tuple[str, int]]) -> tuple[Column, ...]:
    """Columns of a table with `depth` header rows.

    `captions` are lines above the table with their pages, the nearest first: a unit that the header does not give, or
    the year of all figures, may stand there.
    """
    titled = title_cells(sheet, depth)
    headings = [_heading(sheet, col, depth, titled) for col in range(sheet.n_cols)]
    profiles = [_profile(sheet, col, depth) for col in range(sheet.n_cols)]
    titles = [(cell.text, cell.page) for cell in titled]
    columns = [
        Column(
            col=heading.col,
            path=heading.path,
            role=_role(heading, profile),
            unit=_own_unit(heading, profile),
            financial_year=_year(heading) if profile.numeric or not profile.n else _year_of_words(heading),
            as_at=text_to_as_at(heading.path),
        )
        for heading, profile in zip(headings, profiles, strict=True)
    ]
    columns = _with_units_beside(columns, profiles, sheet, depth)
    columns = _with_common_unit(columns, headings, profiles, [*titles, *captions])
    columns = _with_row_totals(_with_inferred_roles(columns, profiles))
    return tuple(_with_common_year(columns, [text for text, _ in (*titles, *captions)]))


def _heading(sheet: Sheet, col: int, depth: int, titled: Sequence[Cell]) -> Heading:
    parts: list[str] = []
    pages: list[int] = []
    last: Cell | None = None
    for row in range(depth):
        cell = sheet.at[row][col]
        if cell is None or cell is last or not cell.text or any(cell is title for title in titled):
            continue
        last = cell
        if not parts or cell.text != parts[-1]:
            parts.append(cell.text)
            pages.append(cell.page)
    return Heading(col, tuple(parts), tuple(pages))


def _profile(sheet: Sheet, col: int, depth: int) -> Profile:
    texts = sheet.column_texts(col, range(depth, sheet.n_rows))
    contents = [text_to_content(text) for text in texts]
    told = [content for content in contents if content != "dash"]
    n = len(told)
    shares: dict[Content, float] = {content: count / n for content, count in Counter(told).items()} if n else {}
    return Profile(n, shares, sum(len(text) for text in texts) / len(texts) if texts else 0.0)


def _role(heading: Heading, profile: Profile) -> str | None:
    role = _named_role(heading)
    words = column_words()
    if role in words.numeric_roles and profile.n >= 2 and profile.share("words") >= 0.7:
        return role if role in ("funding", "amount") and profile.length < LONG_TEXT else None
    if role and role not in words.numeric_roles and _is_sums_of_a_year(heading, profile):
        return "year_amount"  # two headings that run together: "2027-28 Service Area £000s"
    if role == "impact" and profile.length > LONG_TEXT:
        return "consequence"
    if role in ("start", "end") and profile.n >= 2 and profile.share("figure", "percent") > MOSTLY:
        return None
    if role in ("score", "status", "impact") and profile.share("rag") > MOSTLY:
        return "rag"
    if role == "reference" and profile.length > LONG_TEXT:
        return None
    return role


def _is_sums_of_a_year(heading: Heading, profile: Profile) -> bool:
    """True for figures below a heading that names both a year and pounds."""
    return (
        profile.n >= 2
        and profile.share("figure") > MOSTLY
        and any("£" in part for part in heading.parts)
        and _year(heading) is not None
    )


def _named_role(heading: Heading) -> str | None:
    """The role that the lowest header cell with a meaning names, else all header cells together."""
    pattern = column_words().year_only_pattern
    told = []
    for part in heading.parts:
        if is_unit(part):
            if "%" in part:
                told.append("%")
            continue
        plain = text_to_plain(without_dates(without_years_and_units(part)))
        says_more = pattern.sub("", plain).strip(" /") != ""
        if plain and (says_more or (text_to_year(part) is None and header_to_role(plain))):
            told.append(plain)
    for plain in reversed(told):
        role = header_to_role(plain)
        if role:
            return role if not (role == "total" and _year(heading)) else "year_amount"
    role = header_to_role(" ".join(told)) if len(told) > 1 else None
    if role:
        return role
    return "year_amount" if _year(heading) else None


def _year(heading: Heading) -> str | None:
    """The financial year in the lowest header cell that names one."""
    for part in reversed(heading.parts):
        year = text_to_year(part)
        if year:
            return str(year)
    return None


def _year_of_words(heading: Heading) -> str | None:
    """A column of words is of a year only where its own header cell names one, not the span above it."""
    year = text_to_year(heading.parts[-1]) if heading.parts else None
    return str(year) if year else None


def _own_unit(heading: Heading, profile: Profile) -> Unit | None:
    for part, page in zip(reversed(heading.parts), reversed(heading.pages), strict=True):
        unit = text_to_unit(part)
        if unit:
            return Unit(unit[0], unit[1], page)
        if "%" in part and (is_unit(part) or profile.share("figure", "percent") >= MOSTLY):
            return Unit("%", None, page)
    if profile.n and profile.share("percent") >= MOSTLY and heading.pages:
        return Unit("%", None, heading.pages[-1])
    return None


def _with_units_beside(
    columns: Sequence[Column], profiles: Sequence[Profile], sheet: Sheet, depth: int
) -> list[Column]:
    """Columns of figures that stand behind a column of nothing but their unit ("£") take it."""
    out = list(columns)
    for place, (left, right) in enumerate(pairwise(profiles)):
        if left.n > 1 and left.share("unit") == 1.0 and right.numeric and not columns[place + 1].unit:
            text = sheet.column_texts(place, range(depth, sheet.n_rows))[0]
            unit = text_to_unit(text)
            if unit:
                out[place + 1] = replace(columns[place + 1], unit=Unit(unit[0], unit[1], sheet.cells[0].page))
    return out


def _with_common_unit(
    columns: Sequence[Column],
    headings: Sequence[Heading],
    profiles: Sequence[Profile],
    captions: Sequence[tuple[str, int]],
) -> list[Column]:
    """Columns of figures without a unit take the one that a full-width title, a corner cell or a caption gives."""
    corner = [
        (part, page)
        for heading, profile in zip(headings, profiles, strict=True)
        if not profile.numeric
        for part, page in zip(heading.parts, heading.pages, strict=True)
    ]
    found = None
    for text, page in (*corner, *captions):
        unit = text_to_unit(text)
        if unit and (unit[1] != 1 or len(text) < LONG_TEXT * 3):
            found = Unit(unit[0], unit[1], page)
            break
    if found is None:
        return list(columns)
    counts = ("count", "percent", "likelihood", "impact", "score", "reference")
    return [
        column
        if column.unit or not _takes_unit(column, profile) or column.role in counts
        else replace(column, unit=found)
        for column, profile in zip(columns, profiles, strict=True)
    ]


def _takes_unit(column: Column, profile: Profile) -> bool:
    """True for a column of figures, and for one that is named like one but holds none."""
    if profile.n:
        return profile.numeric
    return column.financial_year is not None or column.role in column_words().numeric_roles


def _with_inferred_roles(columns: Sequence[Column], profiles: Sequence[Profile]) -> list[Column]:
    """Columns whose header says nothing get a role from what stands in them."""
    taken = {column.role for column in columns}
    out = list(columns)
    for place, (column, profile) in enumerate(zip(columns, profiles, strict=True)):
        if column.role is None:
            role = _role_of_content(profile)
            if role in ("start", "end"):
                role = "start" if role == "end" and _another_date(columns, profiles, place) else "end"
                role = None if role in taken else role
            if role is None and "title" not in taken and _is_first_words(profiles, place):
                role = "title"
            taken.add(role)
            out[place] = replace(column, role=role)
    return out


def _with_row_totals(columns: Sequence[Column]) -> list[Column]:
    """A "Total cost" beside years is their sum; beside prior years it is a scheme's whole cost."""
    roles = [column.role for column in columns]
    if roles.count("year_amount") < 2 or "prior_years" in roles:
        return list(columns)
    return [replace(column, role="total") if column.role == "total_cost" else column for column in columns]


def _another_date(columns: Sequence[Column], profiles: Sequence[Profile], place: int) -> bool:
    return any(
        columns[other].role is None and _role_of_content(profiles[other]) == "end"
        for other in range(place + 1, len(columns))
    )


def _role_of_content(profile: Profile) -> str | None:
    if not profile.n:
        return None
    if profile.share("rag") >= MOSTLY:
        return "rag"
    if profile.share("date") >= MOSTLY:
        return "end"
    if profile.share("reference") >= MOSTLY and profile.n >= 2:
        return "reference"
    if profile.share("percent") >= MOSTLY:
        return "percent"
    return None


def _is_first_words(profiles: Sequence[Profile], place: int) -> bool:
    """True for the leftmost column of words beside columns of figures."""
    if profiles[place].share("words") < MOSTLY or not any(profile.numeric for profile in profiles):
        return False
    return not any(profiles[other].share("words") >= MOSTLY for other in range(place))


def with_year_of_totals(sheet: Sheet, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Where no column names a year but the table's totals name one ("Total grants 2019/20"), the figures are of it."""
    if any(column.financial_year or column.role == "year_amount" for column in columns):
        return tuple(columns)
    labels = [sheet.starts[row.row][0].text for row in rows if row.kind == "total" and sheet.starts[row.row]]
    years = {str(year) for text in labels if (year := text_to_year(text))}
    if len(years) != 1:
        return tuple(columns)
    common = next(iter(years))
    return tuple(
        replace(column, financial_year=common) if column.unit and column.unit.pounds else column for column in columns
    )


def _with_common_year(columns: Sequence[Column], captions: Sequence[str]) -> list[Column]:
    """Budget, actual, forecast and variance columns without a year are of the one year that the others, or the
    caption, name; columns of a scheme's whole life are not, nor those as at the same day of several years."""
    words = column_words()
    if not any(column.role in ("actual", "forecast", "variance", "balance", "movement") for column in columns):
        return list(columns)
    years = {column.financial_year for column in columns if column.financial_year}
    if not years:
        named = next((found for text in captions if (found := text_to_year(text))), None)
        years = {str(named)} if named else set()
    days = {column.as_at for column in columns if column.as_at and column.as_at[0].isdigit()}
    if len(years) != 1 or len({day[-2:] for day in days}) > 1:
        return list(columns)
    common = next(iter(years))
    return [
        replace(column, financial_year=common)
        if column.financial_year is None
        and column.role in words.in_year
        and not words.whole_life_pattern.search(text_to_plain(column.path))
        else column
        for column in columns
    ]
