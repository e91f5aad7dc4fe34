from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docextract import __version__, cli
from docextract.publish.store import Store


def test_help_shows_examples_and_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["ingest", "--help"]):
        with pytest.raises(SystemExit) as stopped:
            cli.main(arguments)
        assert stopped.value.code == 0
        assert "examples:" in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, docextract.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: pass\nprint(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    for heavy in ("pydantic", "pymupdf", "numpy", "sqlite3", "datasette", "rich", "spacy", "yaml"):
        assert f"'{heavy}'" not in loaded


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out.strip() == f"docextract {__version__}"


def test_no_command_and_a_wrong_one_are_usage_errors() -> None:
    assert cli.main([]) == cli.USAGE
    for wrong in (["digest"], ["ingest"], ["ingest", "x", "--workers", "0"]):
        with pytest.raises(SystemExit) as stopped:
            cli.main(wrong)
        assert stopped.value.code == cli.USAGE


def test_a_path_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ingest", str(tmp_path / "none"), "--db", str(tmp_path / "a.db")]) == cli.USAGE
    assert str(tmp_path / "none") in capsys.readouterr().err
    assert not (tmp_path / "a.db").exists()


def test_a_folder_of_other_files_is_settled_and_summarised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "notes.txt").write_text("notes")
    arguments = ["ingest", str(papers), "--db", str(tmp_path / "a.db")]
    assert cli.main(arguments) == cli.DONE
    shown = capsys.readouterr()
    assert "skipped: notes.txt: .txt files are not read yet" in shown.out
    assert "1 file: 1 skipped" in shown.out
    assert shown.err == ""
    assert cli.main([*arguments, "--quiet"]) == cli.DONE
    assert capsys.readouterr().out == ""


def test_a_paper_that_cannot_be_read_gives_its_own_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert cli.main(["ingest", str(tmp_path / "empty.pdf"), "--db", str(tmp_path / "a.db")]) == cli.SOME_FAILED
    assert "failed: empty.pdf: " in capsys.readouterr().out


def test_a_database_in_use_or_unfit_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "a.db"
    with Store(database):
        assert cli.main(["ingest", str(tmp_path), "--db", str(database)]) == cli.LOCKED
    (tmp_path / "text.db").write_text("words" * 1000)
    assert cli.main(["ingest", str(tmp_path), "--db", str(tmp_path / "text.db")]) == cli.DATABASE
    assert cli.main(["serve", "--db", str(tmp_path / "none.db")]) == cli.DATABASE
    assert cli.main(["serve", "--db", str(tmp_path / "text.db")]) == cli.DATABASE
    assert "docextract ingest" in capsys.readouterr().err


def test_schemas_writes_the_folder(tmp_path: Path) -> None:
    assert cli.main(["schemas", str(tmp_path / "out")]) == cli.DONE
    assert (tmp_path / "out" / "database.sql").exists()
