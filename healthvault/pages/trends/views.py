"""The sections of the trends page."""

import reflex as rx

from healthvault.pages.trends.options import Choice
from healthvault.pages.trends.rows import ReadOut
from healthvault.pages.trends.state import TrendsState
from healthvault.ui.button import button_link, link
from healthvault.ui.card import card
from healthvault.ui.chart import chart
from healthvault.ui.dialog import dialog, opens
from healthvault.ui.empty import empty
from healthvault.ui.form import CONTROL, choices_box
from healthvault.ui.icon import icon
from healthvault.ui.notice import notice
from healthvault.ui.skeleton import loading, shape
from healthvault.ui.why import asks_why

_PICKER = "metrics"
_PNG = {
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "filename": "health-vault", "scale": 2},
}


def nothing_yet() -> rx.Component:
    """What stands here before anything has arrived."""
    return empty(
        "Trends begin with your data",
        "Bring in an Apple Health export or a spreadsheet, and every metric in it can be drawn here.",
        button_link("Bring in a file", "/sync", kind="primary", symbol="upload"),
        symbol="trends",
    )


def trouble() -> rx.Component:
    """What stands here when the address asks for what there is not, or nothing could be read."""
    return notice(
        TrendsState.problem,
        button_link("Begin again", "/trends", size="small", class_name="mt-3"),
        kind="problem",
    )


def waiting() -> rx.Component:
    """The shape of the page while it is being read."""
    return loading(
        shape("mb-6 h-11 w-72"),
        shape("mb-6 h-11 w-full max-w-column"),
        shape("h-[28rem] w-full rounded-card"),
    )


def choosing() -> rx.Component:
    """Which metric, beside what."""
    return rx.el.div(
        rx.el.button(
            _domain_icon(TrendsState.domain),
            rx.el.span(TrendsState.name, class_name="truncate"),
            icon("down", size=18, class_name="text-faint"),
            type="button",
            aria_label=f"Metric: {TrendsState.name}. Choose another",
            class_name=(
                "flex min-h-11 min-w-0 items-center gap-2 rounded-control border border-edge bg-card px-3 "
                "font-medium hover:bg-sunken"
            ),
            **opens(_PICKER),
        ),
        rx.el.label(
            rx.el.span("Compare with", class_name="only-heard"),
            choices_box(
                rx.foreach(TrendsState.comparisons, lambda one: rx.el.option(one.name, value=one.slug)),
                default_value=TrendsState.compared,
                key=TrendsState.csv,
                on_change=TrendsState.compare,
                class_name="text-soft",
            ),
            class_name="min-w-0 max-w-60",
        ),
        rx.el.div(_picker(), key=TrendsState.csv),
        class_name="mb-4 flex flex-wrap gap-3",
    )


def _picker() -> rx.Component:
    return dialog(
        _PICKER,
        "Choose a metric",
        rx.el.label(
            rx.el.span("Search", class_name="only-heard"),
            rx.el.input(
                type="search",
                placeholder="Search",
                on_change=TrendsState.search.debounce(150),
                auto_complete="off",
                class_name=CONTROL,
            ),
        ),
        rx.el.ul(rx.foreach(TrendsState.metrics, _metric), class_name="mt-3"),
        rx.cond(
            TrendsState.metrics.length() == 0,
            rx.el.p("No metric of yours has that name.", class_name="py-6 text-center text-soft"),
        ),
    )


def _metric(one: rx.Var[Choice]) -> rx.Component:
    return rx.el.li(
        rx.cond(
            one.heading != "", rx.el.p(one.heading, class_name="mt-4 mb-1 text-small font-medium text-faint")
        ),
        link(
            rx.fragment(
                _domain_icon(one.domain),
                rx.el.span(one.name, class_name="min-w-0 flex-1"),
                rx.cond(one.is_chosen, icon("check", size=18, label="chosen", class_name="text-brand")),
                rx.el.span(one.detail, class_name="text-small text-faint"),
            ),
            one.href,
            class_name=(
                "-mx-2 flex flex-wrap items-center gap-x-2 rounded-control px-2 py-2 !text-ink !no-underline "
                "hover:bg-sunken"
            ),
        ),
    )


def steering() -> rx.Component:
    """How far back, and earlier or later."""
    return rx.el.div(
        rx.el.nav(
            rx.foreach(TrendsState.ranges, _range),
            aria_label="Range",
            class_name="flex flex-wrap gap-1 rounded-control bg-sunken p-1",
        ),
        rx.el.div(
            _step("left", "Earlier", TrendsState.earlier),
            rx.el.p(TrendsState.span, class_name="text-small font-medium tabular-nums", aria_live="polite"),
            _step("right", "Later", TrendsState.later),
            class_name="flex items-center gap-1",
        ),
        class_name="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2",
    )


def _range(one: rx.Var[Choice]) -> rx.Component:
    shape_ = (
        "flex min-h-9 min-w-10 items-center justify-center rounded-mark px-2 text-small font-medium sm:px-3 "
        "!no-underline transition-colors "
    )
    return link(
        one.name,
        one.href,
        custom_attrs={"aria-current": rx.cond(one.is_chosen, "page", "false")},
        class_name=rx.cond(
            one.is_chosen, shape_ + "bg-raised !text-ink", shape_ + "!text-soft hover:!text-ink"
        ),
    )


def _step(symbol: str, name: str, href: rx.Var) -> rx.Component:
    look = "inline-flex size-11 items-center justify-center rounded-control "
    return rx.cond(
        href != "",
        link(icon(symbol, label=name), href, class_name=look + "!text-soft hover:bg-sunken hover:!text-ink"),
        rx.el.span(icon(symbol), class_name=look + "text-faint opacity-40"),
    )


def drawing() -> rx.Component:
    """The chart, with what is read out above it and the table under it."""
    return card(
        rx.cond(TrendsState.late != "", _late()),
        rx.cond(
            TrendsState.is_empty,
            rx.el.div(
                rx.el.p("Nothing was measured in this time.", class_name="font-medium"),
                rx.el.p("Go earlier, or choose a longer range.", class_name="mt-1 text-soft"),
                class_name="flex h-80 flex-col items-center justify-center text-center",
            ),
            rx.fragment(
                rx.el.dl(
                    rx.foreach(TrendsState.read_outs, _read_out),
                    class_name="mb-6 flex flex-wrap gap-x-6 gap-y-4",
                ),
                _key(),
                chart(
                    TrendsState.figure,
                    label=TrendsState.finding,
                    class_name="h-80 sm:h-96",
                    config=_PNG,
                    on_relayout=TrendsState.zoom,
                ),
                rx.el.p(TrendsState.finding, class_name="mt-4 text-small text-soft"),
                rx.cond(TrendsState.notes.length() > 0, _notes()),
            ),
        ),
    )


def _notes() -> rx.Component:
    return rx.el.div(
        rx.el.h3("Your notes, by the numbers above the chart", class_name="text-small font-medium"),
        rx.el.ol(
            rx.foreach(
                TrendsState.notes,
                lambda note: rx.el.li(
                    rx.el.span(note.when, class_name="mr-2 text-soft"), note.text, class_name="break-words"
                ),
            ),
            class_name="mt-1 list-decimal space-y-1 pl-5 text-small",
        ),
        class_name="mt-4",
    )


def _late() -> rx.Component:
    return rx.el.p(
        icon("clock", size=16),
        rx.el.span(TrendsState.late, ". ", link("Add newer data", "/sync")),
        class_name="mb-4 flex items-center gap-1.5 text-small font-medium text-caution",
    )


def _read_out(one: rx.Var[ReadOut]) -> rx.Component:
    said = (
        rx.el.span(one.number, class_name="text-title font-semibold tracking-tight tabular-nums"),
        rx.el.span(one.unit, class_name="text-small text-soft"),
    )
    return rx.el.div(
        rx.el.dt(one.name, class_name="text-small text-soft"),
        rx.el.dd(
            asks_why(
                *said,
                says=f"{one.number} {one.unit}",
                on_click=rx.cond(
                    one.last != "",
                    TrendsState.explain_span(TrendsState.metric, one.first, one.last),
                    TrendsState.explain_usual(TrendsState.metric, one.first),
                ),
            ),
            rx.cond(
                one.before_first != "",
                asks_why(
                    rx.el.span(one.note, class_name="text-small text-faint"),
                    says=one.note,
                    on_click=TrendsState.explain_span(TrendsState.metric, one.before_first, one.before_last),
                ),
                rx.el.p(one.note, class_name="text-small text-faint"),
            ),
        ),
    )


def _key() -> rx.Component:
    return rx.el.ul(
        _key_item(
            TrendsState.domain,
            rx.el.span(class_name="h-0.5 w-5 rounded-full bg-current"),
            TrendsState.label,
        ),
        rx.cond(
            TrendsState.is_usual_known,
            _key_item(
                TrendsState.domain,
                rx.el.span(class_name="h-3 w-5 rounded-sm bg-current opacity-12"),
                "Your usual",
            ),
        ),
        rx.cond(
            TrendsState.compared_name != "",
            _key_item(
                TrendsState.compared_domain,
                rx.el.span(class_name="w-5 border-t-2 border-dotted border-current"),
                TrendsState.compared_name,
            ),
        ),
        class_name="mb-1 flex flex-wrap gap-x-5 gap-y-1 text-small text-soft",
    )


def _key_item(domain: rx.Var, sample: rx.Component, name: rx.Var | str) -> rx.Component:
    return rx.el.li(
        rx.el.span(sample, class_name=rx.match(domain, *_HUES, "flex text-body")),
        rx.el.span(name),
        class_name="flex items-center gap-2",
    )


_HUES = [(name, f"flex text-{name}") for name in ("heart", "sleep", "activity", "mind", "ink")]


def _domain_icon(domain: rx.Var) -> rx.Component:
    return rx.match(
        domain,
        *[
            (name, icon(name, size=18, class_name=hue))
            for name, hue in (
                ("heart", "text-heart"),
                ("sleep", "text-sleep"),
                ("activity", "text-activity"),
                ("mind", "text-mind"),
            )
        ],
        icon("body", size=18, class_name="text-body"),
    )
