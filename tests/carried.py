"""What numba compiled of Apple's reader, for copies of the tree: it takes twenty seconds of a core."""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

from numba.core.caching import _CacheLocator

from healthvault.providers.apple_health import kept

ROOT = Path(__file__).resolve().parents[1]
_WARM = "from healthvault.providers.apple_health.scan import warm; warm()"


def carry_compiled(tree: Path) -> None:
    """Put it beside the code of a copy, where numba looks for it; it is compiled first if it never was."""
    here = kept.cache_folder()
    if here is None:
        return
    mine = here / _by_path(ROOT)
    with (here / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Who comes second finds it.
        if not list(mine.glob("scan.scan-*.nbi")):
            subprocess.run([sys.executable, "-c", _WARM], cwd=ROOT, check=True)
    shutil.copytree(mine, tree / here.relative_to(ROOT) / _by_path(tree), dirs_exist_ok=True)


def _by_path(tree: Path) -> str:
    """The folder that numba names after where the code lies."""
    return _CacheLocator.get_suitable_cache_subpath(str(tree / Path(kept.__file__).relative_to(ROOT)))
