"""Where the numbers of an answer come from, and a mark on each that comes from nowhere.

A model may only say what it was told in the same exchange: facts, results of tools, the question. Each number
of its answer is looked for there, with its unit and to the digits that it shows; one that is found leads to
where it was measured, and one that is not is marked, in the words themselves, so that the mark is kept, sent
and exported with them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from healthvault.coach.analyst.names import metrics_named
from healthvault.coach.figures.figure import Amount, Figure
from healthvault.coach.figures.plain import Link, Plain, harmless, plain, unlinked
from healthvault.coach.figures.read import read
from healthvault.coach.figures.units import unit_of
from healthvault.coach.published import PUBLISHED, advised, words_of

MARK = "#not-from-your-data"
"""Where the link of a number leads that is in nothing the model was told; screens show it as a mark."""
_COUNTS = frozenset(
    {"days", "workouts", "times", "readings", "months", "years", "kinds", "percentile", "%", "clock"}
)
"""What counts or places something, and is no measurement itself."""
_JOINED = re.compile(r"\s*(?:–|-|/|to|and|or|bis|und)\s*")
_RANGE = re.compile(r"\s*(?:–|-|/|to)\s*")
_SENTENCE = re.compile(r"[.!?;\n](?:\s|$)")
_SENTENCE_REACH = 240
"""How many characters of a sentence are looked at on either side of a number."""
_DAYS_AHEAD = 7


_MARKED = re.compile(rf"\[([^\[\]]*)\]\({MARK}\)")
_ADVISED = re.compile(rf"\[([^\[\]]*)\]\(({PUBLISHED}[\w-]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    amount: Amount
    link: str
    is_asked: bool


@dataclass(slots=True)
class Evidence:
    """What a model was told in one exchange, number by number; `today` is the person's local date."""

    today: date
    _said: list[tuple[str, str, bool]] = field(default_factory=list)
    _by_unit: dict[str, list[_Told]] = field(default_factory=lambda: defaultdict(list))
    _values: dict[str, list[float]] = field(default_factory=dict)
    _first: date | None = None
    _last: date | None = None

    def tell(self, said: str, *, link: str = "", is_asked: bool = False) -> None:
        """Add what was told; `link` is where its numbers are seen, where they have no link of their own.

        Args:
            said: Words with links, as the analyst writes them.
            link: An address of ours, or empty.
            is_asked: The person said it, so that a number without a unit may be of any.
        """
        self._said.append((said, link, is_asked))

    def span(self, first: date, last: date) -> None:
        """Add dates that were looked at: any in between may be named."""
        self._first = min(self._first or first, first)
        self._last = max(self._last or last, last)

    def source(self, figure: Figure, slugs: tuple[str, ...]) -> str | None:
        """Where a number comes from: a link, empty where nothing is to be seen there; None for nowhere.

        Args:
            figure: The number.
            slugs: The metrics that its sentence names, the nearest first: a bare number is of their units,
                and of several sources that of the first is taken.
        """
        self._listen()
        if figure.days:
            return "" if self._knows(figure) else None
        found = [told for amount in figure.amounts for told in self._alike(amount, slugs)]
        if not found:
            return None
        named = (told.link for slug in slugs for told in found if f"metric={slug}&" in told.link)
        return next(named, None) or next((told.link for told in found if told.link), "")

    def _listen(self) -> None:
        """Read what was told since the last time: not before a number has to be looked for."""
        for said, link, is_asked in self._said:
            words, links = unlinked(said)
            seen, near = plain(words), _Near(link)
            for figure in read(seen.text):
                leads = near.leads(figure, seen, links)
                if leads.startswith(PUBLISHED):
                    continue  # Of nobody: it is told for advice alone, which knows it without.
                for amount in figure.amounts:
                    self._by_unit[amount.unit].append(
                        _Told(amount=amount, link=leads or near.of(amount.unit), is_asked=is_asked)
                    )
                self._date(figure)
            self._values.clear()
        self._said.clear()

    def _alike(self, amount: Amount, slugs: tuple[str, ...]) -> list[_Told]:
        if amount.unit:
            asked = (told for told in self._near("", amount) if told.is_asked)
            return [*self._near(amount.unit, amount), *asked]
        expected = {unit_of(slug) for slug in slugs[:1]}
        units = [unit for unit in self._by_unit if not expected or unit in {"", *expected, *_COUNTS}]
        return [told for unit in units for told in self._near(unit, amount)]

    def _near(self, unit: str, amount: Amount) -> list[_Told]:
        """What was told in a unit and is the same number; those are looked through by their order."""
        if unit not in self._values:
            self._by_unit[unit].sort(key=lambda told: abs(told.amount.value))
            self._values[unit] = [abs(told.amount.value) for told in self._by_unit[unit]]
        values, reach = self._values[unit], amount.step
        low = bisect_left(values, abs(amount.value) - reach)
        high = bisect_right(values, abs(amount.value) + reach)
        return [told for told in self._by_unit[unit][low:high] if amount.rounds(told.amount)]

    def _date(self, figure: Figure) -> None:
        for day in figure.days:
            ends = day.latest(self.today)
            if ends is not None:
                self.span(*ends)

    def _knows(self, figure: Figure) -> bool:
        first, last = self._first or self.today, max(self._last or self.today, self.today)
        last = date.fromordinal(last.toordinal() + _DAYS_AHEAD)
        return any(day.within(first, last) for day in figure.days)


@dataclass(slots=True)
class _Near:
    """Where the numbers of a line lead: one without a link leads where the last in its unit does."""

    otherwise: str
    _line: int = 0
    _links: dict[str, str] = field(default_factory=dict)

    def leads(self, figure: Figure, seen: Plain, links: tuple[Link, ...]) -> str:
        """The link on a number itself, which the rest of its line takes; empty where there is none."""
        line = seen.text.count("\n", 0, figure.start)
        if line != self._line:
            self._line, self._links = line, {}
        place = seen.at[figure.start]
        found = next((each.target for each in links if each.start <= place < each.end), "")
        if found:
            self._links |= {amount.unit: found for amount in figure.amounts}
        return found

    def of(self, unit: str) -> str:
        """The link of the last number of the line in a unit; what only counts has none."""
        return self.otherwise if unit in _COUNTS else self._links.get(unit, self.otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """An answer with the sources of its numbers in it, and how many have none."""

    text: str
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    start: int
    end: int
    link: str


def trace(said: str, evidence: Evidence, *, may_advise: bool = True) -> Traced:
    """An answer of a model with a link at each number that was told, and `MARK` at each that was not.

    Everything in it that leads elsewhere is taken out first (`figures/plain`): the only links are ours. Where
    it `may_advise`, a number of general advice leads to who published it (`coach/published`).
    """
    written = harmless(said)
    seen = plain(written)
    figures = [(figure, _named(seen.text, figure)) for figure in read(seen.text)]
    advice = advised(seen.text, figures) if may_advise else [""] * len(figures)
    found = []
    for (figure, slugs), published in zip(figures, advice, strict=True):
        link = published or evidence.source(figure, slugs)
        found.append(_Found(start=figure.start, end=figure.end, link=MARK if link is None else link))
    joined = [each for each in _joined(seen.text, found) if each.link]
    return Traced(text=_linked(written, seen, joined), unknown=sum(each.link == MARK for each in joined))


def remembered(said: str) -> str:
    """A traced answer as a model may hear it again: without links, and with what is said of its numbers."""
    return unlinked(_MARKED.sub(r"\1 (not from the data)", said))[0]


def spelled_out(said: str) -> str:
    """A traced answer as it is read where nothing can be pressed: without links, each mark in words."""
    marked = _MARKED.sub(r"\1 (not from your data)", said)
    return unlinked(_ADVISED.sub(lambda each: f"{each[1]} ({words_of(each[2])})", marked))[0].strip()


def _named(text: str, figure: Figure) -> tuple[str, ...]:
    """The metrics that the sentence of a number names: before it, the nearest first, else behind it."""
    farthest = max(0, figure.start - _SENTENCE_REACH)
    ends = [match.end() for match in _SENTENCE.finditer(text, farthest, figure.start)]
    begins = ends[-1] if ends else farthest
    before = [slug for slugs in metrics_named(text[begins : figure.start].lower()) for slug in slugs]
    if before:
        return tuple(reversed(before))
    end = _SENTENCE.search(text, figure.end, figure.end + _SENTENCE_REACH)
    after = text[figure.end : end.start() if end else figure.end + _SENTENCE_REACH]
    return tuple(slug for slugs in metrics_named(after.lower()) for slug in slugs)


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """The numbers with those of a range or a pair made one where they have one source, or none."""
    told: list[_Found] = []
    for each in found:
        last = told[-1] if told else None
        if last is not None and each.start == last.start and each.end == last.end:
            if each.link == MARK:
                told[-1] = each
        elif last is not None and _are_one(text, last, each):
            link = MARK if MARK in {last.link, each.link} else each.link
            told[-1] = _Found(start=last.start, end=each.end, link=link)
        else:
            told.append(each)
    return told


def _are_one(text: str, one: _Found, other: _Found) -> bool:
    """Whether two numbers of one source are joined; a range with an end from nowhere is from nowhere."""
    if one.link == other.link:
        return _JOINED.fullmatch(text, one.end, other.start) is not None
    return MARK in {one.link, other.link} and _RANGE.fullmatch(text, one.end, other.start) is not None


def _linked(written: str, seen: Plain, found: list[_Found]) -> str:
    parts: list[str] = []
    done = 0
    for each in found:
        start, end = seen.at[each.start], seen.at[each.end - 1] + 1
        inside = written[start:end]
        moved = _left_open(inside)
        label = seen.text[each.start : each.end]
        parts += [written[done:start], f"[{label}]({each.link})", moved]
        done = end
        if moved and written.startswith(moved, done):
            parts.pop()
            done += len(moved)
    return "".join([*parts, written[done:]])


def _left_open(inside: str) -> str:
    """The marks of Markdown that begin or end within a number: they stand behind its link instead."""
    left: list[str] = []
    for mark in re.findall(r"\*+|_+|~+", inside):
        if left and left[-1] == mark:
            left.pop()
        else:
            left.append(mark)
    return "".join(left)
