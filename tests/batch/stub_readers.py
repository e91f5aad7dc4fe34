"""Readers that stand in for the pipeline: each line of the "PDF" says what it yields or what goes wrong."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

from docextract.model.allowance import UNLIMITED, Allowance
from docextract.model.bundle import Bundle
from docextract.model.identity import sha256_to_document_id, text_to_id
from docextract.model.records import Amount, Committee, Document, IssueRecord, Owner, PageRecord, PersonRecord, Record


class UnreadableStub(Exception):
    """Speaks as the real reader does."""

    reason = "it is locked by a password"
    remedy = "save a copy without the password"


def read_stub(path: Path, *, relative: str, sha256: str, allowance: Allowance = UNLIMITED) -> Bundle:
    """Obeys the word after "%PDF-": die, hang, slow, hog, locked, broken, contradict; anything else is the paper's text."""
    text = path.read_text("utf-8").removeprefix("%PDF-").strip()
    word = text.split()[0] if text else ""
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "hang":
        time.sleep(600)
    if word == "slow":
        time.sleep(0.05)
    if word == "hog":
        hog = bytearray(300 * 1024 * 1024)
        hog[::4096] = b"x" * len(hog[::4096])
        time.sleep(600)
    if word == "locked":
        raise UnreadableStub
    if word == "broken":
        raise ValueError(f"no sense in {path}")
    bundle = text_to_bundle(text, relative=relative, sha256=sha256)
    return Bundle(bundle.document, (*bundle.records, bundle.records[0])) if word == "contradict" else bundle


def text_to_bundle(text: str, *, relative: str, sha256: str) -> Bundle:
    """A document of one page, a sum that counts, a doubt, a committee and a person for each capitalised word."""
    document_id = sha256_to_document_id(sha256)
    committee = text_to_id("committee", "Anyshire", "finance committee")
    document = Document(
        id=document_id,
        name=f"Paper {relative}",
        sha256=sha256,
        file_name=f"Paper {relative}",
        path=relative,
        title=text[:40] or None,
        publisher="Anyshire",
        committee="Finance Committee",
        committee_id=committee,
        page_count=1,
        meta_source=json.dumps({"title": "file_name" if "byname" in text else "print"}),
        text_sha256=text_to_id(text.casefold()),
        status="ok",
        ingested_at="2026-01-01T00:00:00+00:00",
        extractor_version="0.1.0",
    )
    people = [word for word in dict.fromkeys(text.split()) if word.istitle()]
    records: list[Record] = [
        PageRecord(document_id=document_id, page=1, width=595, height=842, rotation=0, text=text, text_source="native"),
        amount(document_id, 0, 60_000_000),
        IssueRecord(
            id=text_to_id(document_id, "issue"),
            document_id=document_id,
            page=1,
            stage="extract",
            code="doubt",
            severity="info",
            message="a doubt",
        ),
        Committee(
            id=committee, publisher="Anyshire", name="Finance Committee", variants=json.dumps([f"FC {text[:3]}"])
        ),
    ]
    for number, name in enumerate(people):
        person = text_to_id("person", "Anyshire", name.casefold())
        records.append(PersonRecord(id=person, publisher="Anyshire", name=name, variants=json.dumps([name])))
        records.append(
            Owner(
                id=text_to_id(document_id, "owner", number),
                document_id=document_id,
                page=1,
                person_id=person,
                name=name,
                relation="sponsor",
                quote=name,
                method="stub",
                confidence=1,
            )
        )
    return Bundle(document, tuple(records))


def amount(document_id: str, number: int, pence: int) -> Amount:
    return Amount(
        id=text_to_id(document_id, "amount", number),
        document_id=document_id,
        page=1,
        kind="saving",
        measure="planned",
        financial_year="2022-23",
        amount_pence=pence,
        precision_pence=100,
        budget_effect_pence=-pence,
        raw="£600k",
        label="Saving",
        counts=True,
        source="field",
        method="stub",
        confidence=1,
    )


def read_pages_stub(path: Path, *, relative: str, sha256: str, allowance: Allowance = UNLIMITED) -> Bundle:
    """Each word is a page of the paper; the pages "hang" and "die" do so, unless they are given up."""
    text = path.read_text("utf-8").removeprefix("%PDF-").strip()
    read, issues = [], []
    for number, word in enumerate(text.split(), start=1):
        refusal = allowance.refusal("read", number)
        if refusal:
            issues.append(refusal)
            continue
        if word == "hang":
            time.sleep(600)
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        read.append(word)
    bundle = text_to_bundle(" ".join(read), relative=relative, sha256=sha256)
    troubles = [
        IssueRecord(
            id=text_to_id(bundle.document.id, "trouble", number),
            document_id=bundle.document.id,
            page=1,
            stage=trouble.stage,
            code=trouble.code,
            severity=trouble.severity,
            message=trouble.message,
        )
        for number, trouble in enumerate(issues)
    ]
    return Bundle(bundle.document, (*bundle.records, *troubles))
