"""The part of the file that is being scanned: new bytes come in behind, used ones leave in front."""

import numpy as np
from numpy.typing import NDArray

from healthvault.core.errors import InvalidInputError
from healthvault.providers.apple_health.blocks import BLOCK_BYTES

LARGEST_ELEMENT_BYTES = 64 << 20


class EndlessElementError(InvalidInputError):
    """One record in this file goes on for more than 64 MB, which no Health export does, so nothing in it was
    kept.
    """


class Window:
    """Bytes of the file from `base` on; `data[:end]` are valid."""

    def __init__(self) -> None:
        self.base = 0
        self.end = 0
        self.data: NDArray[np.uint8] = np.empty(2 * BLOCK_BYTES, np.uint8)

    def append(self, block: bytes) -> None:
        """Add the next bytes of the file.

        Raises:
            EndlessElementError: More is waiting than the largest element could need.
        """
        if self.end > LARGEST_ELEMENT_BYTES:
            raise EndlessElementError
        end = self.end + len(block)
        if end > len(self.data):
            larger = np.empty(2 * end, np.uint8)
            larger[: self.end] = self.data[: self.end]
            self.data = larger
        self.data[self.end : end] = np.frombuffer(block, np.uint8)
        self.end = end

    def drop(self, count: int) -> None:
        """Forget the first `count` bytes."""
        left = self.end - count
        self.data[:left] = self.data[count : self.end].copy()
        self.base += count
        self.end = left

    def bytes(self, first: int, last: int) -> bytes:
        """A copy of some of the bytes."""
        return self.data[first:last].tobytes()
