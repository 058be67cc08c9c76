"""Every number with a card."""

import reflex as rx

from healthvault.pages.overview.cards import CardView
from healthvault.pages.overview.reference_views import references
from healthvault.pages.overview.state import OverviewState
from healthvault.ui.button import link
from healthvault.ui.card import card_grid, section
from healthvault.ui.icon import icon
from healthvault.ui.session import SessionState
from healthvault.ui.sparkline import figure, sparkline
from healthvault.ui.why import asks_why


def cards() -> rx.Component:
    """Every number with a card."""
    return section(
        "Your numbers",
        rx.cond(SessionState.birth_year & SessionState.sex, rx.fragment(), _who_are_you()),
        card_grid(rx.foreach(OverviewState.cards, _card)),
        aside=link("All trends", "/trends"),
    )


def _who_are_you() -> rx.Component:
    return rx.el.p(
        "People like you and guidelines stand beside your numbers once you ",
        link("say your year of birth and your sex", "/settings"),
        ".",
        class_name="-mt-2 mb-4 max-w-prose text-small text-soft",
    )


def _card(one: rx.Var[CardView]) -> rx.Component:
    return rx.el.article(
        rx.el.div(
            rx.el.h3(
                domain_icon(one.domain),
                link(
                    one.name,
                    one.trend,
                    class_name="!no-underline !text-soft after:absolute after:inset-0 after:rounded-card",
                ),
                class_name="flex min-w-0 items-start gap-2 text-small font-medium text-soft",
            ),
            rx.el.p(one.as_of, class_name="shrink-0 text-small text-faint"),
            class_name="col-span-2 flex items-start justify-between gap-3 sm:min-h-10",
        ),
        asks_why(
            rx.el.span(
                one.number,
                class_name="text-title sm:text-number font-semibold tracking-tight tabular-nums",
            ),
            rx.el.span(one.unit, class_name="text-small sm:text-base text-soft"),
            says=f"{one.number} {one.unit}",
            on_click=OverviewState.explain_card(one.slug, one.day),
            class_name="relative z-10 mt-1",
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
        _beside(one),
        class_name=(
            "relative grid min-w-0 grid-cols-[minmax(0,1fr)_7rem] gap-x-4 rounded-card border "
            "border-hairline bg-card p-4 sm:flex sm:flex-col sm:p-5 "
            "transition-colors hover:border-edge focus-within:border-edge"
        ),
    )


def _usual(one: rx.Var[CardView]) -> rx.Component:
    """What is usual for the person; pressed, it tells of which days."""
    return rx.el.div(
        rx.el.dt("You", class_name="only-heard"),
        rx.el.dd(
            asks_why(
                rx.el.span(one.usual),
                says=one.usual,
                on_click=OverviewState.explain_usual(one.slug, one.day),
                class_name="relative z-10 text-soft",
            ),
        ),
        class_name="text-small",
    )


def _beside(one: rx.Var[CardView]) -> rx.Component:
    """What the number is held against: one's own usual, one's goal, people like oneself, guidelines."""
    return rx.el.dl(
        _usual(one),
        rx.cond(
            one.goal != "",
            rx.el.div(
                rx.el.dt("Goal", class_name="only-heard"),
                rx.el.dd("Your goal: ", one.goal, class_name="text-soft"),
                class_name="text-small",
            ),
        ),
        references(one.references),
        class_name="col-span-2 mt-1 space-y-1.5 sm:mt-2",
    )


def _spark(one: rx.Var[CardView]) -> rx.Component:
    """The last 30 days; what they show is said in words of the card itself, which no tab keeps twice."""
    said = rx.cond(one.delta != "", one.delta, one.usual)
    label = f"{one.name} over 30 days; {one.as_of}: {one.number} {one.unit}. {said}."
    drawn = rx.cond(
        one.bars != "",
        figure(
            rx.el.path(d=one.bars, class_name="fill-current"),
            view_box="0 0 240 48",
            label=label,
            preserve_aspect_ratio="none",
            class_name="h-12 w-full",
        ),
        sparkline(one.line, label=label, band=one.band, last=one.last, class_name=""),
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
