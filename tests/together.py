"""Which tests run one after another in one process, where several processes run them.

The marks of `--dist loadgroup` do not do it: pytest-xdist 3.8 adds them to an attribute that pytest 9 no
longer reads.
"""

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

FOLDERS = ("tests/browser/", "tests/mutants/")
"""Their tests share what is dear to make: a built site, a warm database."""
LONG = (*FOLDERS, "tests/faults/", "tests/security/")
"""Few tests that each take long, most of it in waiting: begun last, they would be waited for alone."""


class Together(LoadScopeScheduling):
    """Keeps the tests of a file together, and those of some folders; the long ones come first."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((folder for folder in FOLDERS if file.startswith(folder)), file)

    def _assign_work_unit(self, node: WorkerController) -> None:
        long = [scope for folder in LONG for scope in self.workqueue if scope.startswith(folder)]
        if long:
            self.workqueue.move_to_end(long[0], last=False)
        super()._assign_work_unit(node)
