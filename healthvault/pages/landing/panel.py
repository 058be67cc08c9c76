"""The live panel of the landing page: one morning of the sample person, drawn as static SVG at build time."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

import reflex as rx

from healthvault.ui.card import number
from healthvault.ui.icon import icon
from healthvault.ui.sparkline import HEIGHT, WIDTH, figure, sparkline

_STAGE_Y = {"awake": 6, "rem": 26, "core": 46, "deep": 66}
_ROW_PX = 14
_NIGHT_X = 480


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some minutes of one sleep stage."""

    stage: str
    minutes: int


NIGHT: tuple[Stretch, ...] = tuple(
    Stretch(stage=stage, minutes=minutes)
    for stage, minutes in (
        ("awake", 9), ("core", 24), ("deep", 41), ("core", 22), ("rem", 12), ("core", 37), ("deep", 29),
        ("core", 18), ("awake", 4), ("rem", 21), ("core", 46), ("deep", 14), ("core", 25), ("rem", 31),
        ("core", 38), ("awake", 6), ("core", 17), ("rem", 35), ("core", 22),
    )
)  # fmt: skip
"""One night of the sample person, from 23:08."""

RESTING_BPM: tuple[int, ...] = (
    57, 56, 58, 57, 57, 59, 58, 56, 57, 56, 55, 57, 58, 60, 63,
    62, 60, 58, 57, 56, 56, 57, 55, 56, 55, 54, 55, 56, 55, 54,
)  # fmt: skip
"""Thirty mornings of the sample person, with a cold in the middle."""

STEPS: tuple[int, ...] = (9120, 7480, 10240, 6890, 11320, 13480, 5210)
"""A week of the sample person."""


def asleep_min() -> int:
    """Minutes asleep in the night that is drawn."""
    return sum(stretch.minutes for stretch in NIGHT if stretch.stage != "awake")


def line(values: tuple[int, ...], low: float, high: float) -> str:
    """The `d` of a line through `values`, on the sparkline's grid."""
    step = WIDTH / (len(values) - 1)
    points = [f"{at * step:.1f} {_y(value, low, high):.1f}" for at, value in enumerate(values)]
    return "M" + " L".join(points)


def _y(value: float, low: float, high: float) -> float:
    return HEIGHT - (value - low) / (high - low) * HEIGHT


def _hypnogram() -> rx.Component:
    scale = _NIGHT_X / sum(stretch.minutes for stretch in NIGHT)
    starts = [0, *accumulate(stretch.minutes for stretch in NIGHT)]
    bars = [
        rx.el.rect(
            x=f"{start * scale:.1f}",
            y=str(_STAGE_Y[stretch.stage]),
            width=f"{max(stretch.minutes * scale, 3):.1f}",
            height=str(_ROW_PX),
            rx="3",
            class_name=f"stage-{stretch.stage}",
        )
        for start, stretch in zip(starts, NIGHT, strict=False)
    ]
    joins = "".join(
        f"M{end * scale:.1f} {_STAGE_Y[one.stage] + _ROW_PX / 2}V{_STAGE_Y[other.stage] + _ROW_PX / 2}"
        for end, (one, other) in zip(starts[1:], pairwise(NIGHT), strict=False)
    )
    return figure(
        rx.el.path(d=joins, class_name="stage-join"),
        *bars,
        view_box=f"0 0 {_NIGHT_X} 86",
        label="Last night by sleep stage: four cycles, most of the deep sleep before two in the morning.",
        preserve_aspect_ratio="none",
        class_name="h-24 w-full text-sleep",
    )


def _bars() -> rx.Component:
    top, step = max(STEPS), WIDTH / len(STEPS)
    bars = [
        rx.el.rect(
            x=f"{at * step + 5:.1f}",
            y=f"{HEIGHT - value / top * HEIGHT:.1f}",
            width=f"{step - 10:.1f}",
            height=f"{value / top * HEIGHT:.1f}",
            rx="3",
            class_name="fill-current" if at == len(STEPS) - 1 else "fill-current opacity-35",
        )
        for at, value in enumerate(STEPS)
    ]
    return figure(
        *bars,
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        label="Steps on seven days, most on Saturday.",
        preserve_aspect_ratio="none",
        class_name="mt-3 h-12 w-full text-activity",
    )


def panel() -> rx.Component:
    """The panel: last night, this morning's heart, the week's steps, and one exchange with the coach."""
    hours, minutes = divmod(asleep_min(), 60)
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
                    line(RESTING_BPM, 52, 64),
                    band=f"M0 {_y(58, 52, 64)}H{WIDTH}V{_y(55, 52, 64)}H0Z",
                    last=f"M{WIDTH} {_y(RESTING_BPM[-1], 52, 64):.1f}h0",
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
                _bars(),
                _reading("Watch and phone, counted once"),
            ),
            class_name="grid gap-px bg-hairline sm:grid-cols-2",
        ),
        _exchange(),
        class_name="grid gap-px overflow-hidden rounded-card border border-hairline bg-hairline",
    )


def _night() -> rx.Component:
    ends = rx.el.div(
        *[rx.el.span(time) for time in ("23:08", "01:00", "03:00", "05:00", "06:39")],
        class_name="mt-1 flex justify-between text-small text-faint",
    )
    return rx.el.div(_hypnogram(), ends, class_name="mt-3")


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
