from __future__ import annotations

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
