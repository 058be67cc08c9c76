"""One seeded fault: a line of the running code or of the schema as a careless change would leave it."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class StaleMutantError(AssertionError):
    """The text that a mutant changes is not in the source any more, or no longer once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """What is changed, and the tests that must notice.

    `before` stands exactly once in `file`; `tests` are node ids, the quickest that fail.
    """

    name: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]

    @contextmanager
    def applied(self, tree: Path) -> Iterator[None]:
        """Change a copy of the tree, and change it back.

        Raises:
            StaleMutantError: the source has moved on; the mutant must follow it.
        """
        path = tree / self.file
        source = path.read_text(encoding="utf-8")
        path.write_text(self.changed(source), encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(source, encoding="utf-8")

    def changed(self, source: str) -> str:
        """The source with the fault in it."""
        found = source.count(self.before)
        if found != 1:
            raise StaleMutantError(f"{self.name}: {self.file} holds this {found} times: {self.before!r}")
        changed = source.replace(self.before, self.after)
        ast.parse(changed)  # A mutant that is no Python would be noticed by anything.
        return changed
