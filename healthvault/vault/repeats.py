"""Which readings say again what another one said: the same group, start, length and value, and nothing else.

The group is the carrier and the app. Neither the device's model nor the offset belongs to a reading's
identity: an export made in another country, or after a repair, tells the same readings under another offset
and model.
"""

import numpy as np
from numpy.typing import NDArray

from healthvault.vault.columns import Columns


def originals(columns: Columns, group: NDArray[np.int64]) -> NDArray[np.intp]:
    """The first row that says what each row says, shape (n,); a row that repeats nothing is its own.

    Args:
        columns: Readings of one metric.
        group: The number of each reading's carrier and app, shape (n,).

    Returns:
        Row numbers, none above its own. Exact: nothing is told by a hash.
    """
    original = np.arange(len(columns))
    order = np.argsort(columns.start_ms, kind="stable")
    begins = np.diff(columns.start_ms[order], prepend=np.int64(-1) << 62) != 0
    if begins.all():
        return original
    run = np.cumsum(begins) - 1
    length = np.bincount(run)[run]
    for rows, in_pairs in ((order[length == 2], True), (order[length > 2], False)):
        if not len(rows):
            continue
        if not in_pairs:
            keys = (columns.value[rows], columns.duration_ms[rows], group[rows], columns.start_ms[rows])
            rows = rows[np.lexsort(keys)]  # noqa: PLW2901  The same rows, in another order.
        heads = np.append(True, ~_same(columns, group, rows))
        original[rows] = rows[np.maximum.accumulate(np.where(heads, np.arange(len(rows)), 0))]
    return original


def _same(columns: Columns, group: NDArray[np.int64], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether each of `rows` but the first is identical to the one before it."""
    before, after = rows[:-1], rows[1:]
    same = columns.start_ms[before] == columns.start_ms[after]
    same &= group[before] == group[after]
    same &= columns.duration_ms[before] == columns.duration_ms[after]
    same &= columns.value[before] == columns.value[after]
    return same
