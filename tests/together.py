"""Which tests run one after another in one process, where several processes run them.

The marks of `--dist loadgroup` do not do it: pytest-xdist 3.8 adds them to an attribute that pytest 9 no
longer reads.
"""

from xdist.scheduler import LoadScopeScheduling

FOLDERS = ("tests/browser/", "tests/mutants/")
"""Their tests share what is dear to make: a built site, a warm database."""


class Together(LoadScopeScheduling):
    """Keeps the tests of a file together, and those of some folders."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((folder for folder in FOLDERS if file.startswith(folder)), file)
