from __future__ import annotations

from pathlib import Path

import yaml


def test_files_are_read_alike_without_the_library_in_c(root: Path) -> None:
    """Where PyYAML was built without libyaml its own parser reads them, which takes fewer things for words."""
    files = sorted((root / "src/docextract").rglob("*.yaml"))
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in files]
    assert len(texts) > 20
    for name, text in texts:
        assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader), name
