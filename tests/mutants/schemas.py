"""A database for each trial: a copy of one with the whole schema, or with what comes before a migration."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from healthvault.core.migrate import ROOT, migrate
from healthvault.core.wrapping import hold_master
from healthvault.vault.catalogue import sync_catalogue
from tests.databases import Server
from tests.mutants.registry import MUTANTS

_VERSIONS = "alembic/versions/"
_WHOLE, _GROWING = "whole", "growing"


class Schemas:
    """Databases that stand ready to be copied, by the number of the migration that comes next."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._numbers = itertools.count(1)
        broken = {_number(mutant.file) for mutant in MUTANTS.values() if mutant.file.startswith(_VERSIONS)}
        server.make(_GROWING)
        before = ""
        for number in sorted(path.name[:4] for path in (ROOT / _VERSIONS).glob("[0-9]*.py")):
            if number in broken:
                if before:
                    migrate(server.address(_GROWING), before)
                server.make(f"before_{number}", like=_GROWING)
            before = number
        migrate(server.address(_GROWING))
        sync_catalogue(server.address(_GROWING))
        hold_master(server.address(_GROWING))
        server.make(_WHOLE, like=_GROWING)

    @contextmanager
    def database(self, *, without: str) -> Iterator[str]:
        """The name of a new database; without the schema of a migration, where that is the changed file, and
        what follows it.
        """
        name = f"trial_{next(self._numbers)}"
        like = f"before_{_number(without)}" if without.startswith(_VERSIONS) else _WHOLE
        self._server.make(name, like=like)
        try:
            yield name
        finally:
            self._server.drop(name)


def _number(file: str) -> str:
    """Of `alembic/versions/0011_sealed_and_audited.py`: 0011."""
    return PurePath(file).name[:4]
