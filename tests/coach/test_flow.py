import itertools
import json

from hypothesis import given
from hypothesis import strategies as st

from healthvault.coach.flow import ADVANCE_BYTES, BLOCK, MESSAGE_BYTES, PRICE, TAIL, Flow


class Screen:
    """What a browser holds, and what came over the wire to it."""

    def __init__(self):
        self.settled, self.block, self.tail, self.bytes, self.messages = "", "", "", 0, 0

    def take(self, shown):
        if shown is None:
            return
        self.settled = self.settled if shown.settled is None else shown.settled
        self.block = self.block if shown.block is None else shown.block
        self.tail = shown.tail
        parts = [part for part in (shown.settled, shown.block, shown.tail) if part is not None]
        self.bytes += MESSAGE_BYTES + sum(len(json.dumps(part)) for part in parts)
        self.messages += 1

    @property
    def text(self):
        return self.settled + self.block + self.tail


def streamed(words, *, every_s):
    flow, screen = Flow(), Screen()
    for at, word in enumerate(words):
        flow.add(word)
        screen.take(flow.show(at * every_s))
    screen.take(flow.show(len(words) * every_s, at_once=True))
    return screen


@given(st.lists(st.text(min_size=1), max_size=80), st.sampled_from([0.0, 0.02, 0.1, 1.0]))
def test_whatever_comes_is_on_the_screen_at_the_end(words, every_s):
    assert streamed(words, every_s=every_s).text == "".join(words)


def test_four_thousand_tokens_cost_less_than_their_budget_at_any_speed():
    words = ["word "] * 3200  # 4,000 tokens are about 16,000 characters.
    for every_s in (0.002, 0.02, 0.1, 0.5):
        screen = streamed(words, every_s=every_s)
        assert screen.bytes <= 19 * len("".join(words))


def test_nothing_is_shown_more_than_twelve_times_a_second():
    assert streamed(["word "] * 1000, every_s=0.001).messages <= 14


def test_the_first_words_come_at_once():
    flow = Flow()
    flow.add("Seven")
    assert flow.show(0.0).tail == "Seven"


def test_without_news_nothing_is_sent():
    flow = Flow()
    flow.add("Seven")
    flow.show(0.0)
    assert flow.show(9.0) is None
    assert flow.show(9.0, at_once=True) is None


def test_an_ordinary_answer_flows_at_full_speed():
    words = ["word "] * 400  # 500 tokens in ten seconds, a word every third of a showing.
    assert streamed(words, every_s=0.025).messages >= 95


def test_the_parts_stay_small_but_the_first():
    flow = Flow()
    for at in itertools.count():
        flow.add("word ")
        shown = flow.show(at * 0.1)
        if shown:
            assert len(shown.tail) <= TAIL
            assert len(shown.block or "") <= BLOCK
        if at > 2000:
            break


def test_the_purse_is_under_the_budget():
    assert PRICE + ADVANCE_BYTES / 16_000 <= 20
