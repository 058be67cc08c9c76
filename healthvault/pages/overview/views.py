"""The sections of the overview, in reading order."""

import reflex as rx

from healthvault.pages.overview.cards import CardView, ChangeView, SoFarView
from healthvault.pages.overview.night import StageView
from healthvault.pages.overview.state import OverviewState
from healthvault.ui.button import button, button_link, link
from healthvault.ui.card import card, card_grid, number, section
from healthvault.ui.dialog import opens
from healthvault.ui.empty import empty
from healthvault.ui.hypnogram import stages
from healthvault.ui.icon import icon
from healthvault.ui.notice import notice
from healthvault.ui.skeleton import cards_shape, loading, shape
from healthvault.ui.sparkline import figure, sparkline
from healthvault.ui.why import WHY


def nothing_yet() -> rx.Component:
    """What stands here before anything has arrived."""
    return empty(
        "Your overview starts with your data",
        "Bring in an Apple Health export or a spreadsheet. It stays on this machine, "
        "and everything here fills itself.",
        button_link("Bring in a file", "/sync", kind="primary", symbol="upload"),
        symbol="heart",
    )


def trouble() -> rx.Component:
    """What stands here when nothing could be read yet."""
    return notice(
        OverviewState.problem,
        button("Try again", size="small", on_click=OverviewState.load, class_name="mt-3"),
        kind="problem",
    )


def on_its_way() -> rx.Component:
    """What stands here while the first data is being read."""
    return rx.el.div(
        notice(
            rx.el.span(
                rx.el.span("Your data is being read. ", class_name="font-medium"),
                OverviewState.arriving,
                " This page fills itself.",
            ),
            class_name="mb-8",
        ),
        waiting(),
    )


def waiting() -> rx.Component:
    """The shape of the page while it is being read."""
    return loading(
        shape("mb-8 h-16 w-full max-w-prose"),
        rx.el.div(
            shape("h-72 rounded-card lg:col-span-3"),
            shape("h-72 rounded-card lg:col-span-2"),
            class_name="mb-10 grid gap-4 lg:grid-cols-5",
        ),
        cards_shape(6),
    )


def summary() -> rx.Component:
    """The two sentences on top."""
    return rx.el.p(
        rx.foreach(OverviewState.summary, lambda sentence: rx.el.span(sentence, " ")),
        class_name="mb-8 max-w-prose text-lead text-pretty",
    )


def last_night() -> rx.Component:
    """The night: how long, when, its stages."""
    night = OverviewState.night
    return card(
        rx.cond(night, _night(), _quiet("No night has been recorded lately.")),
        title=rx.cond(night, night.title, "Last night"),
        symbol="sleep",
        hue="text-sleep",
        aside=rx.cond(night, night.when, ""),
        class_name="flex flex-col lg:col-span-3",
    )


def _night() -> rx.Component:
    night = OverviewState.night
    return rx.fragment(
        rx.el.div(
            number(night.number, night.unit),
            rx.el.p(night.usual, class_name="text-small text-soft"),
            class_name="flex flex-wrap items-baseline gap-x-4",
        ),
        rx.cond(night.has_stages, _hypnogram()),
        rx.el.ul(
            rx.foreach(night.stages, _stage),
            class_name="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4",
        ),
        rx.el.p(night.facts, class_name="mt-auto pt-4 text-small text-soft"),
    )


def _hypnogram() -> rx.Component:
    night = OverviewState.night
    return rx.el.div(
        stages(night, label=night.alt, class_name="h-28 w-full text-sleep"),
        ticks(night.ticks),
        class_name="mt-4",
    )


def ticks(shown: rx.Var) -> rx.Component:
    """Times of day under a drawing, each centred on its place."""
    return rx.el.div(
        rx.foreach(
            shown,
            lambda tick: rx.el.span(
                tick.words,
                class_name=rx.cond(
                    tick.is_minor,
                    "absolute -translate-x-1/2 max-sm:hidden",
                    rx.cond(tick.at == "0.00%", "absolute", "absolute -translate-x-1/2"),
                ),
                style={"left": tick.at},
            ),
        ),
        aria_hidden=True,
        class_name="relative mt-1 h-5 text-small text-faint tabular-nums",
    )


def _stage(stage: rx.Var[StageView]) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.el.svg(
                rx.match(
                    stage.kind,
                    ("awake", rx.el.rect(width="10", height="10", rx="3", class_name="stage-awake")),
                    ("rem", rx.el.rect(width="10", height="10", rx="3", class_name="stage-rem")),
                    ("core", rx.el.rect(width="10", height="10", rx="3", class_name="stage-core")),
                    rx.el.rect(width="10", height="10", rx="3", class_name="stage-deep"),
                ),
                width="10",
                height="10",
                aria_hidden=True,
                class_name="shrink-0 text-sleep",
            ),
            stage.name,
            rx.el.span(stage.share, class_name="text-faint"),
            class_name="flex items-center gap-1.5 text-small text-soft",
        ),
        rx.el.p(stage.duration, class_name="mt-0.5 font-medium tabular-nums"),
    )


def today_so_far() -> rx.Component:
    """What today has come to, beside what it usually is by now."""
    return card(
        rx.cond(
            OverviewState.so_far.length() > 0,
            rx.el.div(
                rx.foreach(OverviewState.so_far, _sum),
                class_name="flex flex-1 flex-col justify-between gap-6",
            ),
            _quiet("Nothing has been counted yet today."),
        ),
        title="Today so far",
        symbol="activity",
        hue="text-activity",
        aside=rx.cond(OverviewState.so_far.length() > 0, OverviewState.so_far[0].as_of, ""),
        class_name="flex flex-col lg:col-span-2",
    )


def _sum(one: rx.Var[SoFarView]) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.p(one.name, class_name="text-small text-soft"),
            rx.el.p(
                rx.el.span(one.number, class_name="text-title font-semibold tracking-tight tabular-nums"),
                rx.el.span(one.unit, class_name="text-small text-soft"),
                class_name="flex items-baseline gap-1",
            ),
            class_name="flex items-baseline justify-between gap-3",
        ),
        rx.el.div(
            rx.el.div(class_name="h-full rounded-full bg-activity", style={"width": f"{one.percent}%"}),
            rx.cond(
                one.usual_percent >= 0,
                rx.el.div(
                    class_name="absolute -inset-y-1 w-0.5 rounded-full bg-ink",
                    style={"left": f"{one.usual_percent}%"},
                ),
            ),
            aria_hidden=True,
            class_name="relative mt-1 h-2 rounded-full bg-sunken",
        ),
        rx.el.p(one.words, class_name="mt-1.5 text-small text-soft"),
    )


def changed() -> rx.Component:
    """At most three things that changed, each with its evidence."""
    return rx.cond(
        OverviewState.changes.length() > 0,
        section(
            "What changed",
            rx.el.ul(rx.foreach(OverviewState.changes, _change), class_name="grid gap-4 lg:grid-cols-3"),
        ),
    )


def _change(change: rx.Var[ChangeView]) -> rx.Component:
    return rx.el.li(
        card(
            rx.el.p(
                domain_icon(change.domain),
                link(
                    change.name,
                    f"/trends?metric={change.slug}&range=6m",
                    class_name="!no-underline hover:!underline font-medium !text-ink",
                ),
                rx.el.span(_arrow(change.arrow, change.news), class_name="ml-auto"),
                class_name="flex items-center gap-2",
            ),
            rx.el.p(change.sentence, class_name="mt-2 text-small text-soft"),
            class_name="h-full",
        ),
    )


def _arrow(way: rx.Var, news: rx.Var) -> rx.Component:
    hue = rx.match(news, ("good", "text-brand"), ("bad", "text-caution"), "text-soft")
    return rx.el.span(
        rx.cond(
            way == "up", icon("arrow-up", size=18, label="up"), icon("arrow-down", size=18, label="down")
        ),
        class_name=hue,
    )


def cards() -> rx.Component:
    """Every number with a card."""
    return section(
        "Your numbers", card_grid(rx.foreach(OverviewState.cards, _card)), aside=link("All trends", "/trends")
    )


def _card(one: rx.Var[CardView]) -> rx.Component:
    return rx.el.article(
        rx.el.div(
            rx.el.h3(
                domain_icon(one.domain),
                link(
                    one.name,
                    f"/trends?metric={one.slug}&range=month",
                    class_name="!no-underline !text-soft after:absolute after:inset-0 after:rounded-card",
                ),
                class_name="flex min-w-0 items-start gap-2 text-small font-medium text-soft",
            ),
            rx.el.p(one.as_of, class_name="shrink-0 text-small text-faint"),
            class_name="col-span-2 flex items-start justify-between gap-3",
        ),
        rx.el.button(
            rx.el.span(
                one.number,
                class_name="text-title sm:text-number font-semibold tracking-tight tabular-nums",
            ),
            rx.el.span(one.unit, class_name="text-small sm:text-base text-soft"),
            type="button",
            title="Why this number?",
            aria_label=f"{one.number} {one.unit}. Why this number?",
            on_click=OverviewState.explain(one.slug),
            class_name=(
                "relative z-10 mt-1 flex w-fit flex-wrap items-baseline gap-x-1.5 rounded-mark text-left "
                "hover:text-brand sm:mt-3"
            ),
            **opens(WHY),
        ),
        rx.el.p(
            rx.match(
                one.news,
                ("good", rx.el.span(class_name="size-2 shrink-0 rounded-full bg-brand")),
                ("bad", rx.el.span(class_name="size-2 shrink-0 rounded-full bg-caution")),
                rx.fragment(),
            ),
            one.delta,
            class_name="mt-1 flex min-h-5 items-center gap-1.5 text-small font-medium max-sm:row-start-3",
        ),
        rx.el.div(
            _spark(one),
            class_name=(
                "max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-2 max-sm:mt-3 sm:mt-auto sm:pt-4"
            ),
        ),
        rx.el.p(one.usual, class_name="col-span-2 mt-1 text-small text-soft sm:mt-2"),
        class_name=(
            "relative grid min-w-0 grid-cols-[minmax(0,1fr)_7rem] gap-x-4 rounded-card border "
            "border-hairline bg-card p-4 sm:flex sm:flex-col sm:p-5 "
            "transition-colors hover:border-edge focus-within:border-edge"
        ),
    )


def _spark(one: rx.Var[CardView]) -> rx.Component:
    drawn = rx.cond(
        one.bars != "",
        figure(
            rx.el.path(d=one.bars, class_name="fill-current"),
            view_box="0 0 240 48",
            label=one.alt,
            preserve_aspect_ratio="none",
            class_name="h-12 w-full",
        ),
        sparkline(one.line, label=one.alt, band=one.band, last=one.last, class_name=""),
    )
    return rx.el.div(drawn, class_name=domain_hue(one.domain))


def domain_hue(domain: rx.Var) -> rx.Var:
    """The class that gives a domain its hue."""
    return rx.match(
        domain,
        ("heart", "text-heart"),
        ("sleep", "text-sleep"),
        ("activity", "text-activity"),
        ("mind", "text-mind"),
        "text-body",
    )


def domain_icon(domain: rx.Var) -> rx.Component:
    """The icon of a domain in its hue."""
    return rx.match(
        domain,
        *[
            (name, icon(name, size=18, class_name=f"mt-px {hue}"))
            for name, hue in (
                ("heart", "text-heart"),
                ("sleep", "text-sleep"),
                ("activity", "text-activity"),
                ("mind", "text-mind"),
            )
        ],
        icon("body", size=18, class_name="mt-px text-body"),
    )


def _quiet(words: str) -> rx.Component:
    return rx.el.p(words, class_name="my-auto py-8 text-center text-soft")
