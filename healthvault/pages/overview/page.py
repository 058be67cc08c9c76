"""The overview at `/overview`."""

import reflex as rx

from healthvault.pages.overview.card_views import cards
from healthvault.pages.overview.day_views import timeline
from healthvault.pages.overview.insight_views import insights
from healthvault.pages.overview.night_views import last_night, today_so_far
from healthvault.pages.overview.reference_views import source
from healthvault.pages.overview.state import OverviewState
from healthvault.pages.overview.views import nothing_yet, on_its_way, summary, trouble, waiting
from healthvault.pages.overview.zone_offer import ZoneOfferState, zone_offer
from healthvault.ui.button import button_link
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.sent import sent_dialog
from healthvault.ui.why import why
from healthvault.ui.why_workout import why_workout


def page() -> rx.Component:
    """Last night, today so far, what was found; then the day on one axis, and every number."""
    return frame(
        "Overview",
        zone_offer(),
        rx.cond(
            OverviewState.is_loaded,
            rx.cond(
                OverviewState.is_empty, _empty(), rx.cond(OverviewState.has_cards, _full(), _days_alone())
            ),
            rx.cond(OverviewState.problem != "", trouble(), waiting()),
        ),
        active="/overview",
        actions=rx.fragment(
            button_link("Hand over", "/handoff", size="small", symbol="share"),
            button_link("Add", "/add", size="small", symbol="plus"),
        ),
        lead=OverviewState.lead,
        notices=rx.fragment(notices(OverviewState), notices(ZoneOfferState)),
    )


def _empty() -> rx.Component:
    return rx.cond(OverviewState.arriving != "", on_its_way(), nothing_yet())


def _days_alone() -> rx.Component:
    """What who only noted something, or did, has to see: their days, and how to have more."""
    return rx.el.div(summary(), timeline(), nothing_yet(class_name="mt-10"), _explained())


def _full() -> rx.Component:
    return rx.el.div(
        summary(),
        rx.el.section(
            rx.el.h2("Last night and today", class_name="only-heard"),
            last_night(),
            today_so_far(),
            class_name="relative grid gap-4 lg:grid-cols-5",
        ),
        insights(),
        timeline(),
        cards(),
        _explained(),
        sent_dialog(),
        source(),
    )


def _explained() -> rx.Component:
    return rx.fragment(
        why(OverviewState),
        why_workout(OverviewState, on_part=OverviewState.set_apart, on_join=OverviewState.join_again),
    )
