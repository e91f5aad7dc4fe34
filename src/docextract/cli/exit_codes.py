"""What the program's exit codes mean, and which error has which."""

from __future__ import annotations

import sys

DONE, SOME_FAILED, USAGE, LOCKED, DATABASE, BROKEN, NOT_WRITTEN, NOT_ADDING_UP, INTERRUPTED = (
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    130,
)

IN_WORDS = """\
exit codes:
  0    done
  1    done, but some papers could not be read; `issues` and `run_documents` in the database say why
  2    the command was not understood, or a path is not there
  3    another run is writing to the database
  4    the database cannot be opened or written
  5    docextract is not installed whole
  6    the database is complete, but the report, the copy or the export could not be written
  7    with check --strict: some paper does not add up
  130  interrupted; what was published so far is complete, the next run goes on
"""


def complain(message: str, code: int) -> int:
    """Tell the user on standard error what is wrong. Returns the code."""
    print(f"docextract: {message}", file=sys.stderr)
    return code


def error_to_exit_code(error: Exception) -> int | None:
    """Tell the user of an error that any command may meet; None, and nothing is said, where it is none of these.

    What is imported here is heavy, and needed only once a command has failed.
    """
    from docextract.batch.pool import NoReader
    from docextract.publish.lock import Locked
    from docextract.publish.store import StoreError

    if isinstance(error, FileNotFoundError):
        return complain(f"{error.filename or error}: there is no such file or folder; check the path", USAGE)
    if isinstance(error, Locked):
        return complain(str(error), LOCKED)
    if isinstance(error, StoreError):
        return complain(str(error), DATABASE)
    if isinstance(error, NoReader):
        return complain(f"docextract is not whole ({error}); install it anew", BROKEN)
    return None
