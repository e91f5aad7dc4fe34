"""Decides, from content alone, what is to be done with each file of a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from docextract.batch.folder import Found
from docextract.model.identity import sha256_to_document_id
from docextract.model.records.ledger import Place
from docextract.model.records.run import Action
from docextract.publish.ledger import Known

ON_REQUEST = "read again on request"


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier runs left: documents by sha256, places of this folder by path, ids that lie in other folders."""

    known: Mapping[str, Known]
    places: Mapping[str, Place]
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wishes:
    """`version` of the extractor; which documents are to be read though their content is known.

    `refresh` is all, failed, version (those that another version read), a type of document, or the number of the
    version that read them; None for none.
    """

    version: str
    retry_failed: bool = False
    refresh: str | None = None

    def again(self, known: Known) -> bool:
        """True where a document is to be read again though nothing has changed."""
        if known.status == "failed":
            return self.retry_failed or self.refresh in ("all", "failed") or known.extractor_version != self.version
        if self.refresh == "failed":
            return known.status == "partial"
        if self.refresh == "version":
            return known.extractor_version != self.version
        return self.refresh is not None and self.refresh in ("all", known.doc_type, known.extractor_version)


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with one file. `copies` are further files with the same content, settled together with it."""

    path: str
    action: Action
    reason: str | None = None
    document_id: str | None = None
    found: Found | None = None
    read: bool = False
    copies: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """The decisions, those that need no reading first; `gone` are paths to be taken out of the ledger."""

    settled: list[Decision] = field(default_factory=list)
    to_read: list[Decision] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def files_to_plan(files: Iterable[Found], memory: Memory, wishes: Wishes, *, whole: bool) -> Plan:
    """A decision for each file; and, where the `whole` folder was looked through, for each that is missing."""
    files = list(files)
    plan = Plan()
    by_content: dict[str, list[Found]] = defaultdict(list)
    for found in files:
        if found.sha256 is None:
            refused: Action = "failed" if (found.refusal or "").startswith("it cannot") else "skipped"
            plan.settled.append(Decision(found.path, refused, found.refusal, found=found))
        else:
            by_content[found.sha256].append(found)
    present = {found.path for found in files}
    unseen = set() if whole else set(memory.places) - present
    for sha256, same in by_content.items():
        _decide_content(plan, sha256, same, memory, wishes, unseen)
    if whole:
        _decide_missing(plan, present, {sha256_to_document_id(sha256) for sha256 in by_content}, memory)
    plan.settled.sort(key=lambda decision: decision.path)
    plan.to_read.sort(key=lambda decision: decision.path)
    return plan


def _decide_content(
    plan: Plan, sha256: str, same: list[Found], memory: Memory, wishes: Wishes, unseen: set[str]
) -> None:
    """Decide about all files of one content: the first stands for the document, the others are its copies."""
    known = memory.known.get(sha256)
    document_id = sha256_to_document_id(sha256)
    at_home = [found for found in same if _was_here(memory, found.path, document_id)]
    first = _stand_for(known, at_home or same)
    if known and first in at_home and _lost_its_path(known, first, memory, unseen):
        main = Decision(first.path, "renamed", f"it was {known.path}", document_id, first, read=known.named_by_place)
    elif first in at_home:
        main = _decide_again(first, known, wishes)
    else:
        main = _decide_newcomer(first, known, memory, wishes, document_id, unseen)
    others = [found for found in same if found is not first]
    copies = [found for found in others if found not in at_home]
    for found in at_home:
        if found is not first:
            plan.settled.append(Decision(found.path, "unchanged", f"same content as {first.path}", document_id, found))
    if main.read:
        plan.to_read.append(_with_copies(main, copies))
        return
    plan.settled.append(main)
    for found in copies:
        plan.settled.append(Decision(found.path, "duplicate", f"same content as {first.path}", document_id, found))


def _stand_for(known: Known | None, candidates: list[Found]) -> Found:
    if known:
        for found in candidates:
            if found.path == known.path:
                return found
    return candidates[0]


def _decide_again(found: Found, known: Known | None, wishes: Wishes) -> Decision:
    """A file that lies where it lay, with the same content."""
    if known is None or known.superseded:
        return Decision(found.path, "replaced", "an earlier version is back", None, found, read=True)
    if known.status == "failed":
        if wishes.again(known):
            return Decision(found.path, "added", "tried again", known.id, found, read=True)
        return Decision(found.path, "skipped", f"it could not be read before: {known.error}", known.id, found)
    if wishes.again(known):
        return Decision(found.path, "replaced", ON_REQUEST, known.id, found, read=True)
    return Decision(found.path, "unchanged", None, known.id, found)


def _decide_newcomer(
    found: Found, known: Known | None, memory: Memory, wishes: Wishes, document_id: str, unseen: set[str]
) -> Decision:
    """Content that did not lie at this path before."""
    before = memory.places.get(found.path)
    action: Action = "replaced" if before else "added"
    if known is None:
        return Decision(found.path, action, None, document_id, found, read=True)
    if known.superseded:
        return Decision(found.path, action, "an earlier version is back", document_id, found, read=True)
    homes = [place.path for place in memory.places.values() if place.document_id == document_id]
    kept = sorted(home for home in homes if home in unseen)
    if kept:
        return Decision(found.path, "duplicate", f"same content as {kept[0]}", document_id, found)
    if homes:
        reason = f"it was {', '.join(sorted(homes))}"
        return Decision(found.path, "renamed", reason, document_id, found, read=known.named_by_place)
    if document_id in memory.elsewhere:
        return _decide_again(found, known, wishes)
    return Decision(found.path, "unchanged", f"already read as {known.path}", document_id, found)


def _decide_missing(plan: Plan, present: set[str], still_here: set[str], memory: Memory) -> None:
    for path, place in memory.places.items():
        if path in present:
            continue
        if place.document_id in still_here:
            plan.gone.append(path)
        elif place.missing_since is None:
            plan.settled.append(
                Decision(path, "missing", "no longer in the folder; its records stay", place.document_id)
            )


def _lost_its_path(known: Known, first: Found, memory: Memory, unseen: set[str]) -> bool:
    """True where the file that gave the document its path is gone, while a copy of it still lies here."""
    return known.path != first.path and known.path not in unseen and _was_here(memory, known.path, known.id)


def _with_copies(decision: Decision, copies: list[Found]) -> Decision:
    return replace(decision, copies=tuple(found.path for found in copies))


def _was_here(memory: Memory, path: str, document_id: str) -> bool:
    place = memory.places.get(path)
    return place is not None and place.document_id == document_id
