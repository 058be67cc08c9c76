"""`import`: read a file into somebody's vault."""

import argparse
import gc
import sys
from pathlib import Path
from typing import Any

from healthvault.cli.database import with_database
from healthvault.cli.output import answer
from healthvault.cli.person import person_of
from healthvault.core.errors import InvalidInputError
from healthvault.ingest.importing import Receipt, import_file
from healthvault.metrics.sample import Progress

_BAR_WIDTH = 30
_GARBAGE_AT = 50_000
"""New objects until one looks for garbage: with Python's 700 it takes 0.14 s of a million records."""


class NoFileError(InvalidInputError):
    """There is no such file."""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("import", help="read a file into somebody's vault")
    parser.add_argument("file", type=Path, help="an Apple Health export.zip, or a table saved as CSV")
    parser.add_argument("--email", required=True, help="whose vault")
    parser.add_argument("--dry-run", action="store_true", help="say what it would add, store nothing")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    path: Path = arguments.file
    if not path.is_file():
        raise NoFileError(f"There is no file {path}.")
    gc.set_threshold(_GARBAGE_AT)
    receipt = with_database(lambda: _import(path, arguments.email, dry_run=arguments.dry_run))
    answer(
        {
            "batch": str(receipt.status.id),
            "records_read": receipt.status.records_read,
            "samples_new": receipt.status.samples_new,
            "samples_duplicate": receipt.status.samples_duplicate,
            "rejected": receipt.status.rejected,
            "seconds": round(receipt.seconds, 3),
        },
        as_json=arguments.json,
        sentence=_sentence(receipt, dry_run=arguments.dry_run),
    )
    return 0


async def _import(path: Path, email: str, *, dry_run: bool) -> Receipt:
    person = await person_of(email)
    try:
        return await import_file(person, path, name=path.name, dry_run=dry_run, on_progress=_draw)
    finally:
        _clear()


async def _draw(progress: Progress) -> None:
    if sys.stderr.isatty() and progress.total_bytes:
        share = min(1.0, progress.done_bytes / progress.total_bytes)
        bar = ("█" * round(share * _BAR_WIDTH)).ljust(_BAR_WIDTH, "░")
        sys.stderr.write(f"\r{bar} {share:4.0%}  {progress.records_read:,} records")
        sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _sentence(receipt: Receipt, *, dry_run: bool) -> str:
    status = receipt.status
    verb = "would be" if dry_run else "are"
    counts = f"{status.samples_new:,} {verb} new, {status.samples_duplicate:,} were here already"
    lines = [
        f"Read {status.records_read:,} records in {receipt.seconds:.1f} s: {counts},",
        f"{status.rejected:,} were not taken.",
    ]
    for each in status.refusals:
        example = f" ({each.example})" if each.example else ""
        lines.append(f"  not taken: {each.count:,} {each.what}, {each.reason}{example}")
    lines += [f"  seen: {each}" for each in status.recognised]
    if status.same_as_at is not None:
        lines.append(f"This is the same file as the import of {status.same_as_at:%Y-%m-%d %H:%M} UTC.")
    if not dry_run:
        lines.append(f"To take it back: python -m healthvault undo {status.id} --email …")
    return "\n".join(lines)
