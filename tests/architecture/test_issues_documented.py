"""Every code that `issues` may have stands in its page of the documentation."""

from __future__ import annotations

import re
from pathlib import Path

from docextract.check.paper import DOUBTS

STAGES = {
    "read": r'Trouble\([^"]*"read",\s*"(\w+)"|_left_out\(number, "(\w+)"|Failure\(\s*"(\w+)"|_overrun\("(\w+)"',
    "tables": r'Trouble\([^"]*"tables",\s*"(\w+)"|code = "(\w+)"',
    "extract": r'Trouble\([^"]*"extract",\s*"(\w+)"',
    "sums": r'doubt = "(\w+)"|doubt or "(\w+)"|, "(unit_twice)"|"(digits_apart|plus_or_minus)" if|"(sign_twice)" if'
    r'|return "((?:digit|scale|finer|letters|figure|footnote|bracket|minus)_\w+)"',
}


def test_every_code_is_documented(root: Path) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "src").rglob("*.py")))
    page = (root / "docs/issues.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`(\w+)`", page))
    for stage, pattern in STAGES.items():
        codes = {
            code
            for found in re.findall(pattern, source)
            for code in (found if isinstance(found, tuple) else (found,))
            if code
        }
        assert len(codes) >= 3, stage
        assert codes <= documented, f"{stage}: {sorted(codes - documented)}"
    assert documented >= DOUBTS
