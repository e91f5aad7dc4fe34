"""A run over folders: every file accounted for, each document in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from docextract import __version__
from docextract.batch.across import check_across_papers
from docextract.batch.failure import Failure, failure_to_bundle, unread_kind
from docextract.batch.folder import Found, Root, paths_to_roots, root_to_files, still_as_found
from docextract.batch.limits import Limits
from docextract.batch.outcome import COUNTED, Outcome, decision_to_outcome
from docextract.batch.plan import Decision, Memory, Plan, Wishes, files_to_plan
from docextract.batch.pool import Pool
from docextract.batch.preparation import PAPER_READER
from docextract.batch.stretches import LEAST_BYTES, LONG, STRETCH, LongJob, read_papers
from docextract.batch.worker import Job, Result
from docextract.model.records.ledger import Place
from docextract.model.records.run import Action
from docextract.publish.ledger import Ledger
from docextract.publish.rows import Rows, bundle_to_rows
from docextract.publish.store import Contradiction, Store, StoreError

Listener = Callable[[Outcome], None]
"""Called for each file as it is done with."""


@dataclass(frozen=True, slots=True)
class Options:
    """`workers`: how many processes read. `reader` names the reading function as module:function.

    `refresh`: see docextract.batch.plan.Wishes. `passwords` are tried on locked papers; they are stored nowhere.
    `stretch`: pages that a worker reads at a time of a long paper, one of more than four stretches.
    """

    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    retry_failed: bool = False
    refresh: str | None = None
    passwords: tuple[str, ...] = field(default=(), repr=False)
    reader: str = PAPER_READER
    stretch: int = STRETCH

    @property
    def wishes(self) -> Wishes:
        return Wishes(__version__, self.retry_failed, self.refresh)


def run_paths(
    paths: Iterable[Path],
    database: Path,
    options: Options,
    *,
    listener: Listener = lambda outcome: None,
    announce: Callable[[int], None] = lambda files: None,
) -> list[Outcome]:
    """Read what is new or changed in the given files and folders into the database; one run a folder.

    `announce` is told how many files there are before the first is read. Returns an outcome for every file. Raises
    FileNotFoundError for a path that is not there; StoreError and Locked where the database fails, with
    everything that was published so far in it.
    """
    roots = [(root, root_to_files(root)) for root in paths_to_roots(paths)]
    announce(sum(len(files) for _, files in roots))
    outcomes: list[Outcome] = []
    with Store(database) as store, Pool(options.reader, options.workers, options.limits, options.passwords) as pool:
        for root, files in roots:
            outcomes += _FolderRun(root, files, store, options, listener).carry_out(pool)
        check_across_papers(store)
    return outcomes


class _FolderRun:
    """One run over one folder."""

    def __init__(self, root: Root, files: Sequence[Found], store: Store, options: Options, listener: Listener) -> None:
        self.root, self.files, self.store, self.options = root, files, store, options
        self.ledger = Ledger(store, root.folder.as_posix())
        self.listener = listener
        self.outcomes: list[Outcome] = []
        self.run = ""
        self.readable: set[str] = set()
        """Ids of the documents that were read, in this run or before."""
        self.places: dict[str, Place] = {}

    def carry_out(self, pool: Pool) -> list[Outcome]:
        self.run = self.ledger.start(__version__)
        outcome = "interrupted"
        try:
            plan = self._plan()
            self._settle(plan)
            self._read(plan.to_read, pool)
            outcome = "with_failures" if any(one.action == "failed" for one in self.outcomes) else "ok"
        finally:
            try:
                self.ledger.finish(self.run, outcome)
            except StoreError:  # the error that brought us here says more
                if outcome != "interrupted":
                    raise
        return self.outcomes

    def _plan(self) -> Plan:
        known = self.ledger.known()
        self.readable = {one.id for one in known.values() if one.status != "failed"}
        self.places = self.ledger.places()
        memory = Memory(known, self.places, frozenset(self.ledger.placed_elsewhere()))
        return files_to_plan(self.files, memory, self.options.wishes, whole=self.root.files is None)

    def _settle(self, plan: Plan) -> None:
        """Write down, in one transaction, what needs no reading."""
        outcomes = [decision_to_outcome(decision) for decision in plan.settled]
        with self.store.transaction():
            for decision in plan.settled:
                self._settle_one(decision)
            for path in plan.gone:
                self.ledger.forget(path)
            self.ledger.note([outcome.record(self.run) for outcome in outcomes])
        self._tell(outcomes)

    def _settle_one(self, decision: Decision) -> None:
        if decision.document_id is None:
            return
        if decision.action == "missing":
            self.ledger.miss(decision.path, self.run)
            return
        readable = decision.document_id in self.readable
        if decision.action in ("unchanged", "skipped") and self._stands(decision, readable):
            return
        self.ledger.put(decision.path, decision.document_id, readable=readable)
        if decision.action == "renamed":
            self.ledger.rename(decision.document_id, decision.path)

    def _stands(self, decision: Decision, readable: bool) -> bool:
        """True where the ledger says already what this decision would write."""
        place = self.places.get(decision.path)
        if place is None or place.missing_since or place.document_id != decision.document_id:
            return False
        return not readable or place.current_id == decision.document_id

    def _read(self, decisions: Sequence[Decision], pool: Pool) -> None:
        """Read files, the large ones first so that no worker is left with one at the end."""
        jobs: dict[Job, Decision] = {}
        for decision in sorted(decisions, key=lambda one: (-_found(one).size, one.path)):
            unread = unread_kind(_found(decision))
            if unread:
                self._publish_failure(decision, unread)
            else:
                jobs[self._job(decision)] = decision
        for job, result in read_papers(pool, jobs):
            self._publish(jobs[job], result)

    def _job(self, decision: Decision) -> Job:
        found, stretch = _found(decision), self.options.stretch
        of_file = (found.file, decision.path, found.sha256 or "")
        long = self.options.workers > 1 and found.size > LONG * stretch * LEAST_BYTES
        return LongJob(*of_file, stretch) if long and self.options.reader == PAPER_READER else Job(*of_file)

    def _publish(self, decision: Decision, result: Result) -> None:
        if not still_as_found(_found(decision)):
            self._pass_over(decision, "it was changed while it was read; the next run takes it")
        elif result.failure or result.rows is None:
            failure = result.failure or Failure("unexpected_error", "the reader gave nothing")
            self._publish_failure(decision, failure, result)
        else:
            self._publish_rows(decision, result)

    def _publish_rows(self, decision: Decision, result: Result) -> None:
        rows = result.rows
        assert rows is not None
        counts = {table: rows.count(table) for table in COUNTED}
        plain = decision_to_outcome(decision)
        outcome = replace(plain, counts=counts, seconds=result.seconds, megabytes=result.megabytes)
        try:
            self._write(decision, rows, outcome, readable=True)
        except Contradiction as error:
            reason = f"its records contradict one another ({error})"
            failure = Failure("contradiction", reason, "Please report this with the file.")
            self._publish_failure(decision, failure, result)

    def _publish_failure(self, decision: Decision, failure: Failure, result: Result | None = None) -> None:
        """A failed document; one that was read before keeps its records, and only the run says that this failed."""
        action: Action = "skipped" if failure.code == "not_read_yet" else "failed"
        outcome = Outcome(decision.path, action, failure.message, decision.document_id)
        if result:
            outcome = replace(outcome, counts={"issues": 1}, seconds=result.seconds, megabytes=result.megabytes)
        kept = decision.document_id in self.readable
        rows = None if kept else bundle_to_rows(failure_to_bundle(_found(decision), failure))
        self._write(decision, rows, outcome, readable=kept)

    def _write(self, decision: Decision, rows: Rows | None, outcome: Outcome, *, readable: bool) -> None:
        """One transaction: the records, where the document lies, and what the run did."""
        assert decision.document_id is not None
        reason = f"same content as {decision.path}"
        copies = [Outcome(path, "duplicate", reason, decision.document_id) for path in decision.copies]
        with self.store.transaction():
            if rows is not None:
                self.store.write(rows)
            for path in (decision.path, *decision.copies):
                self.ledger.put(path, decision.document_id, readable=readable)
            self.ledger.note([one.record(self.run) for one in (outcome, *copies)])
        self._tell([outcome, *copies])

    def _pass_over(self, decision: Decision, reason: str) -> None:
        outcomes = [Outcome(path, "skipped", reason) for path in (decision.path, *decision.copies)]
        with self.store.transaction():
            self.ledger.note([one.record(self.run) for one in outcomes])
        self._tell(outcomes)

    def _tell(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self.outcomes.append(outcome)
            self.listener(outcome)


def _found(decision: Decision) -> Found:
    assert decision.found is not None
    return decision.found
