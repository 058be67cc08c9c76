"""One run of tests over one tree, in a process that begins with the libraries loaded and nothing of ours."""

import gc
import os
import sys
from pathlib import Path


def run(tree: Path, home: Path, database: str, tests: tuple[str, ...], log: Path) -> None:
    """Run tests in a tree and leave with pytest's exit code; what is said goes to the log.

    Args:
        tree: A copy of the source; the process works in it from now on.
        home: Where a server runs.
        database: Which of its databases they may use.
        tests: Node ids, below the tree.
        log: The file to write to.
    """
    with log.open("wb") as told:
        for stream in (1, 2):
            os.dup2(told.fileno(), stream)
    for name in [name for name in sys.modules if name.partition(".")[0] in {"tests", "healthvault"}]:
        del sys.modules[name]
    gc.freeze()  # To look through what was loaded before would copy all of it into this process.
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(tree))
    os.chdir(tree)
    import pytest  # It is loaded already; a module above would load it in whoever asks for the run.

    patch = pytest.MonkeyPatch()
    patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    patch.setenv("PYTHONPATH", str(tree))
    # Of the plugins one is needed; to load the others takes as long as the tests.
    options = ["--disable-plugin-autoload", "-p", "pytest_asyncio.plugin", "-x", "-q", "--tb=line"]
    options += [f"--rootdir={tree}", f"--home={home}", f"--database={database}"]
    code = pytest.main([*options, *tests])
    sys.stdout.flush()
    log.with_suffix(".code").write_text(str(int(code)))
    os._exit(code)
