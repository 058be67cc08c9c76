"""The page of a visit pack: A4, in the app's own type, its charts drawn as lines and not as pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import groupby

from fpdf import FPDF

from healthvault.charts.sparkline import HEIGHT, WIDTH, spark_bars, spark_pair, sparkline
from healthvault.custody.visit_type import FAMILY, UNPRINTED, is_printed, printed, set_type
from healthvault.custody.visit_words import (
    METHODS,
    NOTHING,
    change_words,
    day_words,
    gap_words,
    middle_words,
    range_words,
    source_words,
    span_words,
)
from healthvault.insights.points import broken, day_points
from healthvault.insights.span import Resolution, Span
from healthvault.insights.visit import DAYS, Measured, Visit
from healthvault.metrics.metric import Daily, Domain
from healthvault.metrics.unit import UnitSystem
from healthvault.metrics.words import quantity

_LEFT_MM, _RIGHT_MM, _TOP_MM, _BOTTOM_MM = 16.0, 194.0, 15.0, 282.0
_NAME_MM, _CHART_MM, _DATE_MM = 41.0, 58.0, 22.0
_CHART_HIGH_MM = _CHART_MM * HEIGHT / WIDTH
_WORDS_MM = _LEFT_MM + _NAME_MM + _CHART_MM + 12
_ROW_MM = 29.0
_INK, _SOFT, _HAIRLINE, _BRAND = "#14201D", "#47554F", "#D8D4C8", "#0F6B5C"
_HUES = {Domain.HEART: "#C2415B", Domain.SLEEP: "#5257B8", Domain.ACTIVITY: "#A3600C", Domain.BODY: "#25789D"}
"""As on the screen, on white paper."""
_LONGEST_NOTE, _NOTES_MM = 220, 46.0
"""In signs, and the room that is kept at the foot for notes."""
_ROWS = (
    ("Blood pressure", ("bp_systolic", "bp_diastolic")),
    ("Resting heart rate", ("resting_heart_rate",)),
    ("Weight", ("weight",)),
    ("Sleep", ("sleep_duration",)),
    ("Steps and exercise", ("steps", "exercise_time")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above: the person's name and year of birth where they want it there; when it was made."""

    name: str
    birth_year: int | None
    made_at: datetime
    system: UnitSystem
    with_notes: bool = True


def paper(visits: Sequence[Visit], heading: Heading) -> bytes:
    """One page for each ninety days, as PDF."""
    page = _Page(heading)
    for visit in visits:
        page.draw(visit, of=len(visits))
    return bytes(page.pdf.output())


class _Page:
    """A pen on paper."""

    def __init__(self, heading: Heading) -> None:
        self.heading, self.is_cut = heading, False
        self.pdf = FPDF(format="A4")
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.c_margin = 0
        self.pdf.set_margins(_LEFT_MM, _TOP_MM, 210 - _RIGHT_MM)
        set_type(self.pdf)
        self.pdf.set_creation_date(heading.made_at)
        self.pdf.set_title("Health summary for a visit")
        self.pdf.set_creator("Health Vault")
        self.pdf.set_lang("en")

    def draw(self, visit: Visit, *, of: int) -> None:
        """One whole page."""
        self.pdf.add_page()
        self.is_cut = False
        y = self._head(visit)
        for title, slugs in _ROWS:
            y = self._row(y, title, [visit.measured[slug] for slug in slugs if slug in visit.measured], visit)
        y = self._lab(y, visit)
        self._notes(y, visit)
        self._foot(of)

    def _head(self, visit: Visit) -> float:
        said = self.heading
        self._say(_LEFT_MM, _TOP_MM, "Health summary for a visit", size=17, bold=True)
        dates = f"{DAYS} days: {span_words(visit.span.first, visit.span.last)}"
        self._say(_LEFT_MM, _TOP_MM + 9, dates, size=10.5)
        made = f"Made on {day_words(said.made_at.date())} with Health Vault"
        self._say(_RIGHT_MM - 80, _TOP_MM + 9, made, size=8.5, hue=_SOFT, width=80, align="R")
        if not said.name:
            return _TOP_MM + 18
        if said.birth_year:
            born = f"Born {said.birth_year}"
            self._say(_RIGHT_MM - 30, _TOP_MM + 15.7, born, size=8.5, hue=_SOFT, width=30, align="R")
        self._font(10.5, bold=True, hue=_INK)
        self.pdf.set_xy(_LEFT_MM, _TOP_MM + 15.5)
        self.pdf.multi_cell(
            _RIGHT_MM - _LEFT_MM - 32, 4.8, self._printed(said.name), align="L", new_x="LMARGIN", new_y="NEXT"
        )
        return self.pdf.get_y() + 3

    def _row(self, y: float, title: str, told: Sequence[Measured], visit: Visit) -> float:
        self._rule(y)
        self._say(_LEFT_MM, y + 3, title, size=10.5, bold=True)
        if not told:
            self._say(_LEFT_MM + _NAME_MM, y + 3, NOTHING, size=9, hue=_SOFT)
            return y + 12
        self._numbers(y + 9, told)
        self._chart(_LEFT_MM + _NAME_MM, y + 4, told, visit)
        return max(y + _ROW_MM + (2 if len(told) > 1 else 0), self._words(y + 3, told, visit) + 2.5)

    def _numbers(self, y: float, told: Sequence[Measured]) -> None:
        """The medians: of a pair one number over the other, of two things one line each."""
        system = self.heading.system
        parts = [middle_words(each, system) for each in told]
        if told[0].metric.slug == "bp_systolic":
            parts = [("/".join(number for number, _ in parts), parts[0][1])]
        for at, (number, unit) in enumerate(parts):
            self._say(_LEFT_MM, y + at * 8, number, size=17, bold=True)
            wide = self.pdf.get_string_width(number)
            self._say(_LEFT_MM + wide + 1.5, y + at * 8 + 2.4, unit or "steps", size=9, hue=_SOFT)
        self._say(_LEFT_MM, y + len(parts) * 8 + 0.5, "median of the measured days", size=7.5, hue=_SOFT)

    def _chart(self, x: float, y: float, told: Sequence[Measured], visit: Visit) -> None:
        """The days from left to right, the lowest and the highest written beside them."""
        shape = BytesIO(_svg(told, visit.span).encode())
        self.pdf.image(shape, x=x, y=y, w=_CHART_MM, h=_CHART_HIGH_MM)
        self.pdf.set_draw_color(_HAIRLINE)
        self.pdf.set_line_width(0.15)
        under = y + _CHART_HIGH_MM + 0.6
        self.pdf.line(x, under, x + _CHART_MM, under)
        self._say(x, under + 1.2, _short(visit.span.first), size=7, hue=_SOFT)
        self._say(x, under + 1.2, _short(visit.span.last), size=7, hue=_SOFT, width=_CHART_MM, align="R")
        shown = told[:2] if told[0].metric.slug == "bp_systolic" else told[:1]
        low = 0.0 if told[0].metric.daily is Daily.SUM else min(each.low for each in shown)
        for value, at in ((max(each.high for each in shown), y), (low, y + _CHART_HIGH_MM - 2.6)):
            number = quantity(told[0].metric, value, self.heading.system).number if value else "0"
            self._say(x + _CHART_MM + 1, at, number, size=7, hue=_SOFT)

    def _words(self, y: float, told: Sequence[Measured], visit: Visit) -> float:
        """What is said of a row; where the words end."""
        system = self.heading.system
        said = [change_words(told[0], system), range_words(told[0], system), gap_words(told[0])]
        if told[0].metric.slug == "steps" and len(told) > 1:
            said.insert(2, f"Exercise: {change_words(told[1], system)}")
        if told[0].metric.slug == "bp_systolic" and len(told) > 1:
            early, late, low, high = (
                _pair(told, which, system) for which in ("early", "late", "low", "high")
            )
            said[:2] = [f"First 30 days {early}, last 30 days {late}", f"Lowest {low}, highest {high}"]
        sources = source_words(told[0].sources, visit.kinds)
        lines = [*said, *([sources] if sources else []), METHODS[told[0].metric.slug]]
        self.pdf.set_xy(_WORDS_MM, y)
        for line in lines:
            self._font(7.8, bold=False, hue=_INK if line in said else _SOFT)
            self.pdf.set_x(_WORDS_MM)
            self.pdf.multi_cell(
                _RIGHT_MM - _WORDS_MM, 3.4, self._printed(line), align="L", new_x="LEFT", new_y="NEXT"
            )
        return self.pdf.get_y()

    def _lab(self, y: float, visit: Visit) -> float:
        if not visit.lab:
            return y
        self._rule(y)
        self._say(_LEFT_MM, y + 3, "Laboratory", size=10.5, bold=True)
        self.pdf.set_y(y + 10)
        told = groupby(visit.lab, key=lambda each: each[1].day)
        left = 0
        for day, values in reversed([(day, list(values)) for day, values in told]):
            if self.pdf.get_y() > _BOTTOM_MM - _NOTES_MM:
                left += len(values)
                continue
            said = (f"{row.name} {quantity(row, at.value, self.heading.system)}" for row, at in values)
            self._dated(day, "; ".join(said))
        if left:
            self._left_out(f"{left} earlier values are in the FHIR file.")
        return self.pdf.get_y() + 3

    def _notes(self, y: float, visit: Visit) -> None:
        self._rule(y)
        self._say(_LEFT_MM, y + 3, "Notes in the person’s own words", size=10.5, bold=True)
        self.pdf.set_y(y + 10)
        if not visit.notes:
            none = (
                "None were written in these days." if self.heading.with_notes else "They were to be left out."
            )
            self._say(_LEFT_MM, y + 10, none, size=9, hue=_SOFT)
        for at, note in enumerate(reversed(visit.notes)):
            words = " ".join(note.note.split())
            cut = words if len(words) <= _LONGEST_NOTE else f"{words[: _LONGEST_NOTE - 1].rstrip()}…"
            if self.pdf.get_y() > _BOTTOM_MM - 16:
                self._left_out(f"{len(visit.notes) - at} earlier ones are in the FHIR file.")
                break
            self._dated(note.at.date(), cut)

    def _dated(self, day: date, words: str) -> None:
        """What was of a day, beside it: apart, so that words from right to left keep their own direction."""
        y = self.pdf.get_y()
        self._say(_LEFT_MM, y + 0.3, day_words(day), size=8.2, hue=_SOFT)
        self._font(8.2, bold=False, hue=_INK)
        self.pdf.set_xy(_LEFT_MM + _DATE_MM, y)
        self.pdf.multi_cell(
            _RIGHT_MM - _LEFT_MM - _DATE_MM, 4, self._printed(words), align="L", new_x="LMARGIN", new_y="NEXT"
        )

    def _left_out(self, words: str) -> None:
        self._say(_LEFT_MM, self.pdf.get_y() + 0.3, words, size=8, hue=_SOFT)
        self.pdf.set_y(self.pdf.get_y() + 4)

    def _foot(self, of: int) -> None:
        said = (
            "From the person’s own devices and entries, at home. Days that were not measured are left out, "
            "never filled in. It shows what was measured and judges nothing; it is no medical record."
        )
        if self.is_cut:
            said += f" {UNPRINTED} stands for signs that this page cannot print; the FHIR file has them."
        self._font(7.5, bold=False, hue=_SOFT)
        self.pdf.set_xy(_LEFT_MM, _BOTTOM_MM - 4)
        self.pdf.multi_cell(_RIGHT_MM - _LEFT_MM - 24, 3.6, said, align="L")
        if of > 1:
            at = f"Page {self.pdf.page_no()} of {of}"
            self._say(_RIGHT_MM - 24, _BOTTOM_MM - 4, at, size=7.5, hue=_SOFT, width=24, align="R")

    def _rule(self, y: float) -> None:
        self.pdf.set_draw_color(_HAIRLINE)
        self.pdf.set_line_width(0.25)
        self.pdf.line(_LEFT_MM, y, _RIGHT_MM, y)

    def _say(
        self, x: float, y: float, words: str, *, size: float, bold: bool = False, hue: str = _INK,
        width: float = 0, align: str = "L",
    ) -> None:  # fmt: skip
        self._font(size, bold=bold, hue=hue)
        self.pdf.set_xy(x, y)
        self.pdf.cell(width, size * 0.42, self._printed(words), align=align)

    def _printed(self, words: str) -> str:
        """What is printed of the words; that something of them is not is said at the foot."""
        self.is_cut = self.is_cut or not is_printed(words)
        return printed(words)

    def _font(self, size: float, *, bold: bool, hue: str) -> None:
        self.pdf.set_font(FAMILY, "B" if bold else "", size)
        self.pdf.set_text_color(hue)


def _points(told: Measured, span: Span) -> list[tuple[float, float | None]]:
    """The measured days from 0 to 1, the line broken where the silence is longer than usual."""
    points = broken(day_points(told.days), Resolution.DAY)
    return [((point.day - span.first).days / (DAYS - 1), point.value) for point in points]


def _svg(told: Sequence[Measured], span: Span) -> str:
    """A drawing of the first metric, or of a pair; of what adds up, a bar a day."""
    metric, lines = told[0].metric, [_points(each, span) for each in told]
    hue = _HUES[metric.domain]
    if metric.daily is Daily.SUM:
        shape = f'<path d="{spark_bars(lines[0], DAYS)}" fill="{hue}" stroke="none"/>'
    else:
        drawn = spark_pair(lines[0], lines[1]) if len(told) > 1 else sparkline(lines[0])
        shape = (
            f'<path d="{drawn.line}" fill="none" stroke="{hue}" stroke-width="1.5" stroke-linecap="round" '
            'stroke-linejoin="round"/>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{shape}</svg>'


def _pair(told: Sequence[Measured], which: str, system: UnitSystem) -> str:
    values = [getattr(each, which) for each in told]
    if None in values:
        return "not measured"
    return "/".join(
        quantity(each.metric, value, system).number for each, value in zip(told, values, strict=True)
    )


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
