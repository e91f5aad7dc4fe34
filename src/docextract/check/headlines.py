"""A proposal's headline against its own tables: size, sign, unit and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docextract.check.finding import Finding, Input
from docextract.check.sums import overlap
from docextract.check.wording import label_to_words
from docextract.model.records import Amount, Proposal

RULE, SIGN, UNIT = "headline_breakdown", "sign", "unit"
GAINS = frozenset({"saving", "income"})
THOUSAND = 1_000
NEARLY = 0.01
ROUND = 100_000
"""A thousand pounds in pence."""


def headlines_to_findings(amounts: Sequence[Amount], proposals: Sequence[Proposal]) -> list[Finding]:
    """Every headline of a business case against the figures of its tables for the same kind and year."""
    cases = {proposal.id: proposal for proposal in proposals if proposal.source == "business_case"}
    own: dict[str, list[Amount]] = defaultdict(list)
    for amount in amounts:
        if amount.proposal_id in cases and amount.amount_pence and amount.measure != "previous":
            own[amount.proposal_id].append(amount)
    return [finding for group in own.values() for finding in _case_to_findings(group)]


def _case_to_findings(amounts: Sequence[Amount]) -> Iterator[Finding]:
    headlines = [amount for amount in amounts if amount.source == "field"]
    printed = [amount for amount in amounts if amount.source == "table"]
    for headline in headlines:
        like = [amount for amount in printed if amount.kind == headline.kind or amount.is_total]
        slip = next((amount for amount in like if _slipped(headline, amount)), None)
        finding = _headline_to_finding(headline, headlines, like) or _by_lines(headline, printed)
        if finding and not (slip and finding.outcome != "holds"):
            yield finding
        if slip:
            yield _unit_slip(headline, slip)
    yield from _signs_in_words(amounts)


def _headline_to_finding(headline: Amount, headlines: Sequence[Amount], like: Sequence[Amount]) -> Finding | None:
    same_year = [amount for amount in like if amount.financial_year == headline.financial_year]
    totals = [amount for amount in same_year if amount.is_total]
    agreeing = [amount for amount in (*totals, *same_year) if agree(headline, amount)]
    if agreeing:
        return _agreement(headline, agreeing[0])
    rivals = [a for a in totals if a.kind == headline.kind] or [a for a in same_year if a.kind == headline.kind]
    if headline.financial_year and rivals and not _shared(headline, headlines):
        return _over_years(headline, like) or _disagreement(headline, rivals)
    anywhere = next((amount for amount in like if amount.is_total and agree(headline, amount)), None)
    return _agreement(headline, anywhere) if anywhere and not anywhere.financial_year else None


def agree(headline: Amount, amount: Amount) -> bool:
    """True where both print the same size, as far as the coarser of them is printed."""
    a, b = abs(headline.amount_pence or 0), abs(amount.amount_pence or 0)
    return overlap(a - b, (_step(a, headline.precision_pence, b), _step(b, amount.precision_pence, a)))


def _step(value: int, precision: int | None, other: int) -> int:
    """What the last digit is worth that is no nought of a rounded sum: £496,000 beside £496,452 is in thousands."""
    step = precision or 1
    if step <= 100 and value and value % ROUND == 0 and other % ROUND:
        return ROUND
    return step


def _shared(headline: Amount, headlines: Sequence[Amount]) -> bool:
    """True where several headlines share kind and year: which of them a table breaks down cannot be told."""
    return any(
        other is not headline and other.kind == headline.kind and other.financial_year == headline.financial_year
        for other in headlines
    )


def _slipped(headline: Amount, amount: Amount) -> bool:
    """True for the headline's own figure printed a thousand times too small or too large."""
    if amount.financial_year != headline.financial_year:
        return False
    a, b = sorted((abs(headline.amount_pence or 0), abs(amount.amount_pence or 0)))
    return b > 0 and abs(a * THOUSAND - b) <= b * NEARLY


def _agreement(headline: Amount, amount: Amount) -> Finding:
    opposite = (headline.amount_pence or 0) * (amount.amount_pence or 0) < 0
    note = "; they agree in size, their signs differ" if opposite else "; they agree"
    found = _finding(RULE, "holds", headline, [amount], f"{_said(headline)}, {_said(amount)}{note}")
    return replace(found, signs_differ=opposite)


def _unit_slip(headline: Amount, amount: Amount) -> Finding:
    message = f"{_said(headline)}, {_said(amount)}: a thousand times apart, a unit is missing or too many"
    return _finding(UNIT, "fails", headline, [amount], message)


def _over_years(headline: Amount, like: Sequence[Amount]) -> Finding | None:
    """The headline of one year that is the sum of several years' figures."""
    own = [amount for amount in like if amount.kind == headline.kind and amount.financial_year]
    if len({amount.financial_year for amount in own}) != len(own) or len(own) < 2:
        return None
    size = abs(headline.amount_pence or 0)
    together = sum(abs(amount.amount_pence or 0) for amount in own)
    if not overlap(
        size - together, (_step(size, headline.precision_pence, together), *(a.precision_pence or 1 for a in own))
    ):
        return None
    years = ", ".join(f"{amount.raw} for {amount.financial_year}" for amount in own)
    return _finding(RULE, "fails", headline, own, f"{_said(headline)}, which its table spreads over years: {years}")


def _by_lines(headline: Amount, printed: Sequence[Amount]) -> Finding | None:
    """A table without a total whose lines add up to the headline."""
    columns: dict[tuple[str | None, int | None], list[Amount]] = defaultdict(list)
    for amount in printed:
        columns[(amount.table_id, amount.col)].append(amount)
    size = abs(headline.amount_pence or 0)
    for lines in columns.values():
        together = sum(abs(amount.amount_pence or 0) for amount in lines)
        steps = [amount.precision_pence or 1 for amount in lines]
        if len(lines) > 1 and overlap(size - together, (_step(size, headline.precision_pence, together), *steps)):
            message = f"{_said(headline)}; the {len(lines)} lines of its table add to it"
            return _finding(RULE, "holds", headline, lines, message)
    return None


def _disagreement(headline: Amount, rivals: Sequence[Amount]) -> Finding:
    size = abs(headline.amount_pence or 0)
    nearest = min(rivals, key=lambda amount: abs(abs(amount.amount_pence or 0) - size))
    sure = nearest.is_total and len({abs(amount.amount_pence or 0) for amount in rivals}) == 1
    message = f"{_said(headline)}, {_said(nearest)}; they do not agree"
    if not sure:
        nowhere = f"none of {len(rivals)} figures for that year is the same"
        message = f"{_said(headline)}; {nowhere}, the nearest is {_said(nearest)}"
    return _finding(RULE, "fails" if sure else "unverifiable", headline, [nearest], message)


def _signs_in_words(amounts: Iterable[Amount]) -> Iterator[Finding]:
    """A gain of one size that the headlines or the text of a case print once as a loss."""
    signs: dict[tuple[str, int], dict[bool, Amount]] = defaultdict(dict)
    for amount in sorted(amounts, key=lambda amount: amount.source != "field"):
        if amount.kind in GAINS and amount.source in ("field", "prose"):
            pence = amount.amount_pence or 0
            signs[(amount.kind, abs(pence))].setdefault(pence < 0, amount)
    for both in signs.values():
        if len(both) == 2:
            message = f"{_said(both[True])}, {_said(both[False])}; they agree in size, their signs differ"
            yield _finding(SIGN, "unverifiable", both[True], [both[False]], message)


def _said(amount: Amount) -> str:
    where = {"field": "the headline", "table": "the table", "prose": "the text"}[amount.source]
    year = f" for {amount.financial_year}" if amount.financial_year else ""
    label = f" ('{label_to_words(amount.label)}')" if amount.label and amount.source != "prose" else ""
    return f"{where}{label}{year} says {amount.raw}"


def _finding(rule: str, outcome: str, headline: Amount, others: Sequence[Amount], message: str) -> Finding:
    return Finding(
        rule=rule,
        outcome=outcome,  # type: ignore[arg-type]
        page=headline.page,
        message=message,
        expected=sum(amount.amount_pence or 0 for amount in others),
        found=headline.amount_pence,
        inputs=tuple(Input(a.table_id, a.row, a.col, a.id) for a in (headline, *others)),
    )
