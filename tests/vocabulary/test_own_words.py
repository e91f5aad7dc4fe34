from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from docextract.vocabulary import OWN_WORDS, load
from docextract.vocabulary.amount_words import AmountWords


def test_a_councils_own_words_are_added_by_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not load("amounts", AmountWords).is_option.search("Choice B")
    (tmp_path / "amounts.yaml").write_text("option: [choice]\n", encoding="utf-8")
    monkeypatch.setenv(OWN_WORDS, str(tmp_path))
    words = load("amounts", AmountWords)
    assert words.is_option.search("Choice B")
    assert words.is_option.search("Option 2")


def test_an_unknown_key_in_a_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "amounts.yaml").write_text("optoin: [choice]\n", encoding="utf-8")
    monkeypatch.setenv(OWN_WORDS, str(tmp_path))
    with pytest.raises(ValidationError, match="optoin"):
        load("amounts", AmountWords)


def test_the_examples_of_the_documentation_work(root: Path, tmp_path: Path) -> None:
    page = (root / "docs/vocabulary.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n# (\w+\.yaml)(.*?)```", page, re.DOTALL)
    for name, example in examples:
        (tmp_path / name).write_text(f"#{example}", encoding="utf-8")
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "from docextract.parse.reference import references_in\n"
            "from docextract.vocabulary.amount_words import amount_words\n"
            "from docextract.vocabulary.council_words import domain_to_publisher\n"
            "print([found.reference for found in references_in('see SAV-1234')], domain_to_publisher('wexmoor.example'),"
            " [kind for kind, words in amount_words().kind_patterns if words.search('Give-ups')])",
        ],
        env={**os.environ, OWN_WORDS: str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(examples) == 3
    assert said.stdout.strip() == "['SAV-1234'] Wexmoor County Council ['saving']"
