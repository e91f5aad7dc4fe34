"""Mutated papers: however damaged, each ends with a reason and the batch goes on."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def fuzzing(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", root / "benchmarks" / "fuzz.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module
    spec.loader.exec_module(module)
    return module


def test_some_mutations_of_the_corpus(fuzzing: ModuleType, corpus: Path) -> None:
    ends, wrong = fuzzing.fuzz(fuzzing.papers_below([corpus / "papers"]), 40, seed=7)
    assert wrong == []
    assert sum(ends.values()) == 40
    assert ends["added"], "nothing could be read: the mutations are too rough"


@pytest.mark.slow
def test_many_mutations(fuzzing: ModuleType, corpus: Path) -> None:
    folders = [corpus / "papers"]
    if os.environ.get("DOCEXTRACT_SHARED"):
        folders.append(Path(os.environ["DOCEXTRACT_SHARED"]) / "papers" / "hostile")
    _, wrong = fuzzing.fuzz(fuzzing.papers_below(folders), 3000, seed=1)
    assert wrong == []
