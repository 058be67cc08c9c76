"""The live panel of the landing page: one morning of a sample person, drawn as static SVG at build time."""

from dataclasses import dataclass
from itertools import accumulate

import reflex as rx

from healthvault.charts.hypnogram import Hypnogram, hypnogram
from healthvault.charts.sparkline import HEIGHT, WIDTH, Sparkline
from healthvault.charts.sparkline import spark_bars as bars_path
from healthvault.charts.sparkline import sparkline as line_path
from healthvault.metrics.metric import SleepStage
from healthvault.ui.card import number
from healthvault.ui.hypnogram import stages
from healthvault.ui.icon import icon
from healthvault.ui.sparkline import figure, sparkline


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some minutes of one sleep stage."""

    stage: SleepStage
    minutes: int


_AWAKE, _REM, _CORE, _DEEP = SleepStage.AWAKE, SleepStage.REM, SleepStage.CORE, SleepStage.DEEP

NIGHT: tuple[Stretch, ...] = tuple(
    Stretch(stage=stage, minutes=minutes)
    for stage, minutes in (
        (_AWAKE, 9), (_CORE, 24), (_DEEP, 41), (_CORE, 22), (_REM, 12), (_CORE, 37), (_DEEP, 29),
        (_CORE, 18), (_AWAKE, 4), (_REM, 21), (_CORE, 46), (_DEEP, 14), (_CORE, 25), (_REM, 31),
        (_CORE, 38), (_AWAKE, 6), (_CORE, 17), (_REM, 35), (_CORE, 22),
    )
)  # fmt: skip
"""One night of the sample person, from 23:08."""

RESTING_BPM: tuple[int, ...] = (
    57, 56, 58, 57, 57, 59, 58, 56, 57, 56, 55, 57, 58, 60, 63,
    62, 60, 58, 57, 56, 56, 57, 55, 56, 55, 54, 55, 56, 55, 54,
)  # fmt: skip
"""Thirty mornings of the sample person, with a cold in the middle."""

USUAL_BPM = (55.0, 58.0)
"""The sample person's usual range."""

STEPS: tuple[int, ...] = (9120, 7480, 10240, 6890, 11320, 13480, 5210)
"""A week of the sample person."""


def asleep_min() -> int:
    """Minutes asleep in the night that is drawn."""
    return sum(stretch.minutes for stretch in NIGHT if stretch.stage is not SleepStage.AWAKE)


def night() -> Hypnogram:
    """The night, drawn."""
    ends = list(accumulate(stretch.minutes for stretch in NIGHT))
    starts = [0, *ends[:-1]]
    return hypnogram(
        [
            (start / ends[-1], end / ends[-1], stretch.stage)
            for start, end, stretch in zip(starts, ends, NIGHT, strict=True)
        ]
    )


def mornings() -> Sparkline:
    """The mornings, drawn."""
    return line_path([(at / (len(RESTING_BPM) - 1), bpm) for at, bpm in enumerate(RESTING_BPM)], USUAL_BPM)


def week() -> str:
    """The week's steps, drawn."""
    return bars_path([(at / (len(STEPS) - 1), steps) for at, steps in enumerate(STEPS)], len(STEPS))


def panel() -> rx.Component:
    """The panel: last night, this morning's heart, the week's steps, and one exchange with the coach."""
    hours, minutes = divmod(asleep_min(), 60)
    drawn = mornings()
    return rx.el.div(
        _part(
            "sleep", "text-sleep", "Asleep", "last night", number(f"{hours} h {minutes:02d}", "min"), _night()
        ),
        rx.el.div(
            _part(
                "heart",
                "text-heart",
                "Resting heart rate",
                "today",
                number(str(RESTING_BPM[-1]), "bpm"),
                sparkline(
                    drawn.line,
                    band=drawn.band,
                    last=drawn.last,
                    label="Thirty mornings: mostly 55 to 58, up to 63 during a cold.",
                    class_name="mt-3 text-heart",
                ),
                _reading("Your usual: 55–58"),
            ),
            _part(
                "steps",
                "text-activity",
                "Steps",
                "so far",
                number(f"{STEPS[-1]:,}"),
                _week(),
                _reading("Watch and phone, counted once"),
            ),
            class_name="grid gap-px bg-hairline sm:grid-cols-2",
        ),
        _exchange(),
        class_name="grid gap-px overflow-hidden rounded-card border border-hairline bg-hairline",
    )


def _week() -> rx.Component:
    return figure(
        rx.el.path(d=week(), class_name="fill-current"),
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        label="Steps on seven days, most on Saturday.",
        preserve_aspect_ratio="none",
        class_name="mt-3 h-12 w-full text-activity",
    )


def _night() -> rx.Component:
    ends = rx.el.div(
        *[rx.el.span(time) for time in ("23:08", "01:00", "03:00", "05:00", "06:39")],
        class_name="mt-1 flex justify-between text-small text-faint",
    )
    return rx.el.div(
        stages(
            night(),
            label="Last night by sleep stage: four cycles, most of the deep sleep before two in the morning.",
            class_name="h-24 w-full text-sleep",
        ),
        ends,
        class_name="mt-3",
    )


def _part(symbol: str, hue: str, name: str, when: str, *children: rx.Component) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            icon(symbol, size=18, class_name=hue),
            rx.el.span(name, class_name="font-medium"),
            rx.el.span(when, class_name="ml-auto text-faint"),
            class_name="mb-1 flex items-center gap-2 text-small text-soft",
        ),
        *children,
        class_name="bg-card p-5 min-w-0",
    )


def _reading(text: str) -> rx.Component:
    return rx.el.p(text, class_name="mt-2 text-small text-soft")


def _exchange() -> rx.Component:
    return rx.el.div(
        rx.el.p(
            "Is my resting heart rate up?",
            class_name="w-fit rounded-control bg-wash px-3 py-2 text-small font-medium",
        ),
        rx.el.p(
            "No. It was 54 this morning, below your usual 55 to 58. Two weeks ago it rose to 63 for a while, "
            "then came back.",
            class_name="mt-3 text-small text-soft",
        ),
        class_name="bg-card p-5",
    )
