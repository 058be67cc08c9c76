"""A database with a home of its own, and commands that know no master key but the one in that home."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg

from healthvault.core.config import environment
from healthvault.core.frontend import ROOT
from healthvault.core.postmaster import SUPERUSER
from tests.databases import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """A database and its home."""

    url: str
    home: Path

    @property
    def name(self) -> str:
        return self.url.partition("@/")[2].partition("?")[0]

    @property
    def key_file(self) -> Path:
        return self.home / "master.key"

    def names(self) -> list[str]:
        """What lies in the home."""
        return sorted(path.name for path in self.home.iterdir())

    def run(self, *argv: str, key: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command of Health Vault: its master key is in the home, unless `key` is set."""
        return self.python("-m", "healthvault", *argv, key=key)

    def python(self, *argv: str, key: str = "") -> subprocess.CompletedProcess[str]:
        """Run Python with the same settings."""
        settings = {"DATABASE_URL": self.url, "HEALTHVAULT_HOME": str(self.home)}
        return subprocess.run(
            [sys.executable, *argv],
            cwd=ROOT,
            env=environment(**settings, HEALTHVAULT_MASTER_KEY=key),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def all_powerful(self) -> psycopg.Connection:
        """Whoever controls the database: no policy holds them."""
        return psycopg.connect(self.url.replace("://@", f"://{SUPERUSER}@"), autocommit=True)


@contextmanager
def a_vault(embedded: Server, home: Path, *, like: Vault | None = None) -> Iterator[Vault]:
    """A vault beside all others: empty, or a copy of another one that nobody uses."""
    name = f"keyed_{uuid4().hex[:12]}"
    embedded.make(name, like=like.name if like else "")
    if like:
        shutil.copy2(like.key_file, home)
    yield Vault(url=embedded.address(name), home=home)
    embedded.drop(name)
