"""When a growing answer is shown, and how, so that showing it costs hardly more than the answer itself.

A screen's state sends a whole variable when any of it changes, so a growing text costs its square. Here the
text is three variables, read one after the other: `settled` grows seldom, `block` now and then, `tail`
at each showing. And there is a purse: a showing waits until the text so far has paid for it.
"""

import json
from dataclasses import dataclass

SOONEST_S = 1 / 12
"""Seconds between two showings; more often nobody can read."""
TAIL, BLOCK = 250, 2_500
"""How many characters the last part may reach, and the middle one."""
MESSAGE_BYTES = 220
"""What a showing costs besides the text: the names of state and variables, and the framing.

Source: measured by benchmarks/coach_stream.py.
"""
PRICE, ADVANCE_BYTES = 16, 32_000
"""Bytes that each byte of an answer may cost on its way, and those that are spent before any was earned.

The budget is 25 times an answer of 16,000 bytes; the rest is for what is sent besides.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The answer in three parts; one that did not change is None."""

    settled: str | None
    block: str | None
    tail: str


@dataclass(slots=True)
class Flow:
    """An answer on its way to a screen."""

    _settled: str = ""
    _block: str = ""
    _tail: str = ""
    _has_news: bool = False
    _shown_s: float = float("-inf")
    _spent: int = 0
    _length: int = 0

    def add(self, text: str) -> None:
        """More of the answer."""
        self._tail += text
        self._length += len(text.encode())
        self._has_news = True

    def show(self, now_s: float, *, at_once: bool = False) -> Shown | None:
        """What to show now; None when nothing is new, or it is too soon, or not paid for yet.

        Args:
            now_s: A clock that only goes forward, in seconds.
            at_once: Show what is left, whatever it costs.
        """
        if not self._has_news or not (at_once or now_s - self._shown_s >= SOONEST_S):
            return None
        shown = self._next()
        cost = MESSAGE_BYTES + sum(_wire(part) for part in (shown.settled, shown.block, shown.tail))
        if not at_once and self._spent + cost > ADVANCE_BYTES + PRICE * self._length:
            return None
        self._settled = self._settled if shown.settled is None else shown.settled
        self._block = self._block if shown.block is None else shown.block
        self._tail, self._has_news, self._shown_s = shown.tail, False, now_s
        self._spent += cost
        return shown

    def _next(self) -> Shown:
        if len(self._tail) <= TAIL:
            return Shown(settled=None, block=None, tail=self._tail)
        block = self._block + self._tail
        if len(block) <= BLOCK:
            return Shown(settled=None, block=block, tail="")
        return Shown(settled=self._settled + block, block="", tail="")


def _wire(part: str | None) -> int:
    return 0 if part is None else len(json.dumps(part))
