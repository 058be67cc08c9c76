"""The built front end: made from the Python sources when they changed, and only then."""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from healthvault.core.config import environment, settings
from healthvault.core.errors import SetUpError
from healthvault.core.supervise import run_to_end
from healthvault.core.toolchain import toolchain

ROOT = Path(__file__).resolve().parents[2]
_SOURCES = ("healthvault", "assets", "rxconfig.py", "requirements.txt")
_LOCK = ("reflex.lock",)
_STAMP = "built-from"


class BuildFailedError(SetUpError):
    """The pages could not be built."""


def web_folder() -> Path:
    """The folder in which Reflex builds, absolute."""
    return (ROOT / settings().web_dir).resolve()


def is_built() -> bool:
    """Whether the built pages belong to the sources as they are now."""
    stamp = web_folder() / _STAMP
    return stamp.exists() and stamp.read_text() == digest(ROOT, _SOURCES) + digest(ROOT, _LOCK)


def digest(root: Path, names: Sequence[str]) -> str:
    """A fingerprint of files and folders, of their names and contents.

    Args:
        root: The project's folder.
        names: What to look at, relative to it; what is made by a build or by Python is left out.

    Returns:
        64 hexadecimal digits.
    """
    seen = hashlib.sha256(sys.version.encode())
    for name in names:
        for path in sorted(_files(root / name)):
            content = path.read_bytes()
            seen.update(f"{path.relative_to(root)} {len(content)}\n".encode())
            seen.update(content)
    return seen.hexdigest()


def build() -> None:
    """Build the pages. It asks nobody but the npm registry.

    The stamp holds the sources as they were before the build, and the lock as it is after: a build completes
    the lock.

    Raises:
        BuildFailedError: Reflex or its bundler refused; with what they said last.
        SetUpError: the JavaScript tools are not to be had.
    """
    web = web_folder()
    sources = digest(ROOT, _SOURCES)
    (web / _STAMP).unlink(missing_ok=True)
    _forget_other_versions(web)
    command = [sys.executable, "-m", "reflex", "export", "--no-zip", "--frontend-only"]
    with _same_wording(ROOT / "reflex.lock" / "package.json"):
        status, said = run_to_end(command, env=_build_environment(web), cwd=ROOT)
    if status != 0 or not (web / "build" / "client" / "index.html").exists():
        raise BuildFailedError(f"The pages could not be built. {said.strip()[-3000:]}")
    (web / _STAMP).write_text(sources + digest(ROOT, _LOCK))


def serving_environment(**additions: str) -> dict[str, str]:
    """The environment in which the app serves the built pages and compiles nothing.

    The two names with underscores are Reflex's own, set by its command line for the same purpose.
    """
    return environment(
        REFLEX_WEB_WORKDIR=str(web_folder()),
        REFLEX_DIR=str(web_folder() / "reflex-home"),
        REFLEX_ENV_MODE="prod",
        REFLEX_TELEMETRY_ENABLED="false",
        __REFLEX_SKIP_COMPILE="true",
        __REFLEX_MOUNT_FRONTEND_COMPILED_APP="true",
        # A tab that lost its connection is noticed in twenty seconds, not in two and a half minutes.
        REFLEX_SOCKET_INTERVAL="10",
        REFLEX_SOCKET_TIMEOUT="10",
        **additions,
    )


def _build_environment(web: Path) -> dict[str, str]:
    """Every way in which Reflex would call somebody else is off; the registry is the machine's own."""
    tools = toolchain(settings().home.resolve())
    return tools.env | {
        "PATH": f"{tools.bin}:{tools.env.get('PATH', '/usr/bin:/bin')}",
        "HOME": tools.env.get("HOME", str(web)),
        "REFLEX_WEB_WORKDIR": str(web),
        "REFLEX_DIR": str(web / "reflex-home"),
        "REFLEX_USE_SYSTEM_BUN": "true",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "REFLEX_HTTP_CLIENT_BIND_ADDRESS": "0.0.0.0",  # noqa: S104  Nothing is bound: it spares Reflex a probe of the internet.
        "REFLEX_TELEMETRY_ENABLED": "false",
        "NEXT_TELEMETRY_DISABLED": "1",
    }


def _forget_other_versions(web: Path) -> None:
    """Pages compiled earlier and since removed must not be built again."""
    for name in ("app/routes", "build"):
        shutil.rmtree(web / name, ignore_errors=True)


@contextmanager
def _same_wording(path: Path) -> Iterator[None]:
    """Reflex writes the same JSON now in one line, now in many; a tracked file changes only when its meaning
    does.
    """
    before = path.read_text() if path.exists() else "null"
    yield
    if path.exists() and json.loads(path.read_text()) == json.loads(before):
        path.write_text(before)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir() and path.name not in {"__pycache__", "external"}:
        for child in path.iterdir():
            yield from _files(child)
