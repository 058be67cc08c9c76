"""Where mutants are tried: copies of the tree, with a fault at a time, and the tests that must notice."""

import multiprocessing
import queue
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.migrate import migrate
from healthvault.core.wrapping import hold_master
from healthvault.vault.catalogue import sync_catalogue
from tests.mutants import trial
from tests.mutants.mutant import Mutant

ROOT = Path(__file__).resolve().parents[2]
_NEEDED = ("healthvault", "alembic", "tests", "deploy", "assets", "docs")
_PATIENCE_S = 600.0
_SCHEMA = "alembic/"
_LOADED = [
    "pytest",
    "pytest_asyncio.plugin",
    "hypothesis",
    "sqlalchemy.ext.asyncio",
    "sqlmodel",
    "psycopg",
    "alembic.command",
    "procrastinate",
    "fastapi",
    "httpx",
    "numpy",
    "argon2",
    "cryptography.hazmat.primitives.ciphers.aead",
    "psutil",
    "prometheus_client",
    "pyotp",
    "reflex",
]
"""What nearly every run needs, loaded once: a run begins as a copy of the process that has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What some tests said of a tree."""

    passed: bool
    noticed: bool
    """Whether a test failed: no collection, no fixture and no import that broke."""
    words: str


class Bench:
    """Trees to break, as many as are tried at once, and homes with and without a schema that runs copy."""

    def __init__(self, folder: Path, trees: int) -> None:
        self._folder = folder
        self._free: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(trees):
            self._free.put(_copy(folder / f"tree-{number}"))
        self._empty, self._migrated = _homes(folder)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_LOADED)

    def judge(self, mutant: Mutant) -> Verdict:
        """What the tests that should notice say of a mutant."""
        tree = self._free.get()
        home = self._empty if mutant.file.startswith(_SCHEMA) else self._migrated
        try:
            with mutant.applied(tree):
                return self._asked(tree, home, mutant.tests)
        finally:
            self._free.put(tree)

    def judge_sound(self, tests: tuple[str, ...]) -> Verdict:
        """What tests say of the tree as it is."""
        tree = self._free.get()
        try:
            return self._asked(tree, self._migrated, tests)
        finally:
            self._free.put(tree)

    def _asked(self, tree: Path, home: Path, tests: tuple[str, ...]) -> Verdict:
        log = self._folder / f"{tree.name}.log"
        left = log.with_suffix(".code")
        left.unlink(missing_ok=True)
        process = self._context.Process(target=trial.run, args=(tree, home, tests, log))
        process.start()
        process.join(_PATIENCE_S)
        if process.is_alive():
            process.kill()
        process.join()
        words = log.read_text(errors="replace") if log.exists() else ""
        failed = re.search(r"\b\d+ failed\b", words) is not None
        # Not the process's own: a server of forks that is asked by two at once may lose it.
        code = int(left.read_text()) if left.exists() else process.exitcode
        return Verdict(passed=code == 0, noticed=code == 1 and failed, words=f"{code}: {words[-3000:]}")


def _copy(tree: Path) -> Path:
    """A copy with the compiled modules of the original: Python takes them where a file is as old as there."""
    for name in _NEEDED:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("mutants", "node_modules"))
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy2(path, tree)
    return tree


def _homes(folder: Path) -> tuple[Path, Path]:
    """A home whose database has no schema yet, and one that has."""
    empty, migrated = folder / "empty", folder / "migrated"
    empty.mkdir(mode=0o711)
    server = EmbeddedPostgres(empty)
    server.start()
    server.stop()
    # The link into root's place, where there is one, must not be shared by the two.
    migrated.mkdir(mode=0o711)
    server = EmbeddedPostgres(migrated)
    server.start()
    migrate(server.url())
    sync_catalogue(server.url())
    hold_master(server.url())
    server.stop()
    return empty, migrated
