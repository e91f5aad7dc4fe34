"""What a verification found, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docextract.batch.summary import printable
from docextract.batch.verification import Difference, Verified

MOST_REASONS = 3  # pages of a paper that could not be read again and are named


def verified_to_text(verified: Sequence[Verified], *, differences: bool = False) -> str:
    """A line for each paper that is not wholly the same, one for each that was not read, and the share of all."""
    lines: list[str] = []
    for one in verified:
        lines += _paper(one, differences)
    return "\n".join([*lines, _closing(verified)])


def _paper(one: Verified, differences: bool) -> Iterable[str]:
    name = printable(one.path)
    if one.reason:
        yield f"not read: {name}: {printable(one.reason)}"
        return
    if one.other or one.nothing or one.unread:
        yield f"{name}: {one.read:,} read again, {_counts(one)}"
    yield from (f"  {printable(reason)}" for reason in one.reasons[:MOST_REASONS])
    if differences:
        yield from map(_difference, one.differences)


def _difference(one: Difference) -> str:
    seen = repr(one.seen) if one.seen else "nothing"
    return f"  page {one.page}, {one.record_table}: published {one.printed!r}, seen {seen}"


def _counts(one: Verified) -> str:
    parts = [(one.other, "with other characters"), (one.nothing, "with nothing there"), (one.unread, "not read")]
    return ", ".join(f"{count:,} {what}" for count, what in parts if count)


def _closing(verified: Sequence[Verified]) -> str:
    read = [one for one in verified if one.read]
    total = sum(one.read for one in read)
    if not total:
        return "no published figure was read again"
    same = sum(one.same for one in read)
    other, nothing = sum(one.other for one in read), sum(one.nothing for one in read)
    unread = sum(one.unread for one in verified)
    skipped = sum(1 for one in verified if one.reason)
    share = f"{total:,} figures in {len(read)} {'paper' if len(read) == 1 else 'papers'} read again by another engine: "
    share += f"{same / total:.2%} the same characters, {other:,} other characters, {nothing:,} nothing there"
    more = [f"{unread:,} on pages it could not read"] if unread else []
    more += [f"{skipped} {'paper' if skipped == 1 else 'papers'} not read"] if skipped else []
    return "; ".join([share, *more])
