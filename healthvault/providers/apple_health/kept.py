"""Where the compiled reader is kept between processes, and getting it there before anybody needs it."""

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

_HERE = Path(__file__).parent
_SOURCES = ("columns.py", "lexeme.py", "record.py", "row.py", "scan.py", "tag.py", "words.py")


def cache_folder() -> Path | None:
    """A folder named after the sources' content, as numba would miss a change in a function that it inlined.

    None where the code cannot be written beside; numba then keeps its own folder in the person's home.
    """
    digest = hashlib.sha256(b"".join((_HERE / name).read_bytes() for name in _SOURCES)).hexdigest()[:16]
    folder = _HERE / "__pycache__" / f"compiled-{digest}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def is_kept() -> bool:
    """Whether this Python has compiled these sources before."""
    folder = cache_folder()
    version = f"py{sys.version_info.major}{sys.version_info.minor}"
    return folder is not None and any(folder.rglob(f"scan.scan-*.{version}.nbi"))


def compile_apart() -> None:
    """Compile the reader in a process of its own, unless it is kept already. Nobody waits for it.

    It takes twenty seconds of one core and 150 MB, which the first import would otherwise spend.
    """
    if not is_kept():
        process = subprocess.Popen(
            [sys.executable, "-c", "from healthvault.providers.apple_health.scan import warm; warm()"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=process.wait, name="compile apart", daemon=True).start()
