"""Where mutants are tried: copies of the tree, with a fault at a time, and the tests that must notice."""

import multiprocessing
import queue
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.carried import carry_compiled
from tests.databases import Server
from tests.mutants import trial
from tests.mutants.mutant import Mutant
from tests.mutants.schemas import Schemas

ROOT = Path(__file__).resolve().parents[2]
_NEEDED = ("healthvault", "alembic", "tests", "deploy", "assets", "docs")
_PATIENCE_S = 600.0
_OF_TESTS = (
    "pytest",
    "pytest_asyncio.plugin",
    "hypothesis",
    "alembic.command",
    "psycopg.types.json",
    "reflex.app",
)
_IMPORTS = re.compile(r"^ *(?:from|import) ([\w.]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What some tests said of a tree."""

    passed: bool
    noticed: bool
    """Whether a test failed: no collection, no fixture and no import that broke."""
    words: str


class Bench:
    """Trees to break, as many as are tried at once, and a server with a database for each trial."""

    def __init__(self, folder: Path, trees: int) -> None:
        self._folder = folder
        self._free: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(trees):
            self._free.put(_copy(folder / f"tree-{number}"))
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_libraries())
        self._server = Server(folder / "home")
        self._server.start()
        self._schemas = Schemas(self._server)

    def close(self) -> None:
        """Stop the server."""
        self._server.stop()

    def judge(self, mutant: Mutant) -> Verdict:
        """What the tests that should notice say of a mutant."""
        with self._a_tree() as tree, mutant.applied(tree):
            return self._asked(tree, mutant.file, mutant.tests)

    def judge_sound(self, tests: tuple[str, ...]) -> Verdict:
        """What tests say of the tree as it is."""
        with self._a_tree() as tree:
            return self._asked(tree, "", tests)

    @contextmanager
    def _a_tree(self) -> Iterator[Path]:
        tree = self._free.get()
        try:
            yield tree
        finally:
            self._free.put(tree)

    def _asked(self, tree: Path, changed: str, tests: tuple[str, ...]) -> Verdict:
        log = self._folder / f"{tree.name}.log"
        left = log.with_suffix(".code")
        left.unlink(missing_ok=True)
        with self._schemas.database(without=changed) as name:
            arguments = (tree, self._server.home, name, tests, log)
            process = self._context.Process(target=trial.run, args=arguments)
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


def _libraries() -> list[str]:
    """What the source imports from elsewhere, loaded once: a run begins as a copy of the process that has it,
    and of nothing of ours.
    """
    named = {
        name
        for path in (ROOT / "healthvault").rglob("*.py")
        for name in _IMPORTS.findall(path.read_text(encoding="utf-8"))
    }
    return [*_OF_TESTS, *sorted(name for name in named if name.partition(".")[0] != "healthvault")]


def _copy(tree: Path) -> Path:
    """A copy with the compiled modules of the original: Python takes them where a file is as old as there."""
    for name in _NEEDED:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("mutants", "node_modules"))
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy2(path, tree)
    carry_compiled(tree)
    return tree
