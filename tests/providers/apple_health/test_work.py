"""How much of a file is looked at: in proportion to its size, whatever its shape."""

import sys
from collections.abc import Callable, Iterator
from types import FrameType

import pytest

from healthvault.providers.apple_health.read import Export
from healthvault.providers.apple_health.tally import Tally
from healthvault.providers.apple_health.window import Window
from tests.providers.apple_health.export import document, record

PIECE = 16 << 10
BLANKS = " \n" * (1 << 20)
SHAPES = {
    "between records": record() + BLANKS + record(),
    "in a record": "<Record " + BLANKS + record().removeprefix("<Record "),
    "in an element": f"<Correlation>{BLANKS}</Correlation>" + record(),
    "in a comment": f"<!--{BLANKS}-->" + record(),
    "in several": (f"<Correlation>{BLANKS[: len(BLANKS) // 4]}</Correlation>" + record()) * 4,
    "behind every record": (record() + BLANKS[:5000]) * 400,
}


def pieces(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), PIECE):
        yield data[at : at + PIECE]


def looked_at_bytes(work: Callable[[], object]) -> int:
    """How many bytes stood in the window, over all the times that it was looked through."""
    seen = 0

    def heard(frame: FrameType, event: str, _: object) -> None:
        nonlocal seen
        if event == "call" and frame.f_code is Window.drop.__code__:
            seen += frame.f_locals["self"].end

    sys.setprofile(heard)
    try:
        work()
    finally:
        sys.setprofile(None)
    return seen


@pytest.mark.parametrize("shape", SHAPES)
def test_a_byte_is_looked_at_a_few_times_at_most(shape):
    data = document(SHAPES[shape])
    export = Export("UTC", Tally(), len(data))
    looked_at = looked_at_bytes(lambda: list(export.arrivals(pieces(data))))

    assert looked_at <= 5 * len(data)
