"""The built front end: made from the Python sources when they changed, and only then."""

import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from healthvault.core.config import environment, settings
from healthvault.core.errors import SetUpError
from healthvault.core.supervise import run_to_end
from healthvault.core.toolchain import toolchain

ROOT = Path(__file__).resolve().parents[2]
_SINGLE_INPUTS = ("rxconfig.py", "requirements.txt", "reflex.lock/package.json", "reflex.lock/bun.lock")
_STAMP = "built-from"


class BuildFailedError(SetUpError):
    """The pages could not be built."""


def web_folder() -> Path:
    """The folder in which Reflex builds, absolute."""
    return (ROOT / settings().web_dir).resolve()


def is_built() -> bool:
    """Whether the built pages belong to the sources as they are now."""
    stamp = web_folder() / _STAMP
    return stamp.exists() and stamp.read_text() == sources_digest(ROOT)


def sources_digest(root: Path) -> str:
    """A fingerprint of everything the pages are built from.

    Args:
        root: The project's folder.

    Returns:
        64 hexadecimal digits.
    """
    digest = hashlib.sha256(sys.version.encode())
    for path in _inputs(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root)} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def build() -> None:
    """Build the pages. It asks nobody but the npm registry.

    Raises:
        BuildFailedError: Reflex or its bundler refused; with what they said last.
        SetUpError: the JavaScript tools are not to be had.
    """
    web = web_folder()
    digest = sources_digest(ROOT)
    (web / _STAMP).unlink(missing_ok=True)
    _forget_other_versions(web)
    status, said = run_to_end(
        [sys.executable, "-m", "reflex", "export", "--no-zip", "--frontend-only"],
        env=_build_environment(web),
        cwd=ROOT,
    )
    if status != 0 or not (web / "build" / "client" / "index.html").exists():
        raise BuildFailedError(f"The pages could not be built. {said.strip()[-3000:]}")
    (web / _STAMP).write_text(digest)


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


def _inputs(root: Path) -> Iterator[Path]:
    for folder in ("healthvault", "assets"):
        for path in sorted((root / folder).rglob("*")):
            is_made = "__pycache__" in path.parts or "external" in path.relative_to(root).parts[:2]
            if path.is_file() and not is_made:
                yield path
    for name in _SINGLE_INPUTS:
        if (root / name).exists():
            yield root / name
