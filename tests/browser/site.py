"""The whole product for the browser tests: a snapshot of the tree, built and served by the real `serve`."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from healthvault.core.config import environment, settings
from tests.carried import carry_compiled

ROOT = Path(__file__).resolve().parents[2]
_PARTS = (
    "healthvault",
    "assets",
    "alembic",
    "deploy",
    "reflex.lock",
    "rxconfig.py",
    "alembic.ini",
    "requirements.txt",
)
_COLD_START_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A running Health Vault with a home of its own."""

    url: str
    root: Path
    env: dict[str, str]
    server: subprocess.Popen[str]
    log: Path

    def command(self, *arguments: str, said: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run `python -m healthvault …` beside the server; `said` goes to its standard input."""
        argv = [sys.executable, "-m", "healthvault", *arguments]
        return subprocess.run(
            argv,
            cwd=self.root,
            env=self.env,
            input=said,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def stop(self) -> int:
        """Ask it to stop, as Ctrl-C would; its exit status."""
        self.server.send_signal(signal.SIGTERM)
        return self.server.wait(30)


def start_site(folder: Path, **settings_of_its_own: str) -> Site:
    """Serve a snapshot of the tree on a free port; returns when the pages are there.

    Args:
        folder: Where its home and its log are.
        settings_of_its_own: What is set beside the port and the home.

    Raises:
        RuntimeError: it did not start, with everything it said.
    """
    root = folder / "tree"
    root.mkdir()
    for name in _PARTS:
        _copy(ROOT / name, root / name)
    carry_compiled(root)
    port = _free_port()
    env = environment(
        HEALTHVAULT_HOME=str(folder / "home"),
        HEALTHVAULT_PORT=str(port),
        REFLEX_WEB_WORKDIR=str(_web_folder()),
        DATABASE_URL="",
        HEALTHVAULT_PUBLIC_URL="",
        DUST_API_KEY="",
        OPENAI_API_KEY="",
        PYTHONDONTWRITEBYTECODE="1",
        **settings_of_its_own,
    )
    log = folder / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "healthvault", "serve"],
            cwd=root,
            env=env,
            stdout=output,
            stderr=output,
            text=True,
        )
    site = Site(url=f"http://127.0.0.1:{port}", root=root, env=env, server=server, log=log)
    _wait_until_ready(site)
    return site


def _wait_until_ready(site: Site) -> None:
    ends_s = time.monotonic() + _COLD_START_S
    while "is ready at" not in site.log.read_text():
        if site.server.poll() is not None or time.monotonic() > ends_s:
            site.server.terminate()
            raise RuntimeError(f"The site did not start: {site.log.read_text()}")
        time.sleep(0.1)


def _web_folder() -> Path:
    """Kept between runs and apart from the one that ./run serves: unchanged pages stay built."""
    web = (ROOT / settings().web_dir).resolve()
    return web.with_name(web.name + "-test")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "external"))
    else:
        shutil.copy2(source, target)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
