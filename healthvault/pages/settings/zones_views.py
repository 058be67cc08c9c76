"""The time zones on the settings page."""

import reflex as rx

from healthvault.pages.settings.zones_state import ALL_DAYS, FROM_A_DAY, FROM_TODAY, ZonesState
from healthvault.pages.settings.zones_words import ZoneLine
from healthvault.ui.button import button
from healthvault.ui.form import CONTROL, field, form, select
from healthvault.ui.session import SessionState
from healthvault.ui.zone import BROWSER_ZONE, zone_field


def zone_now() -> rx.Component:
    """The zone in which days are counted, and from when on another one shall hold."""
    return form(
        zone_field(default_value=SessionState.zone, key=ZonesState.key),
        select(
            "From when",
            "when",
            {
                FROM_TODAY: "From today on: I am there now",
                FROM_A_DAY: "From a day on: I was there since then",
                ALL_DAYS: "For all days: it was wrong",
            },
            value=ZonesState.when,
            on_change=ZonesState.choose_when,
        ),
        rx.cond(
            ZonesState.when == FROM_A_DAY,
            field("From which day", "from", kind="date", max=ZonesState.today, required=True),
        ),
        rx.el.div(
            button("Save the zone", type="submit"),
            button("Use this device's", kind="plain", on_click=ZonesState.use_device(BROWSER_ZONE)),
            class_name="flex flex-wrap gap-2",
        ),
        on_submit=ZonesState.save,
    )


def zones_so_far() -> rx.Component:
    """The zones in which days were counted, where there were several: each can be corrected or taken away."""
    return rx.cond(
        ZonesState.lines.length() > 1,
        rx.el.div(
            rx.el.h3("Where your days were counted", class_name="text-small font-medium"),
            rx.el.p(
                "A file or an entry without a time zone is read in the one of its day.",
                class_name="mt-1 text-small text-soft",
            ),
            rx.el.ul(
                rx.foreach(ZonesState.lines, _line),
                class_name="mt-3 divide-y divide-hairline",
                key=ZonesState.key,
            ),
        ),
    )


def _line(one: rx.Var[ZoneLine]) -> rx.Component:
    return rx.el.li(
        form(
            rx.el.input(type="hidden", name="from", value=one.from_day),
            rx.el.label(
                rx.el.span(one.since, class_name="mb-1.5 block text-small text-soft"),
                rx.el.input(
                    name=one.field,
                    default_value=one.zone,
                    list="zones",
                    auto_complete="off",
                    class_name=CONTROL,
                ),
            ),
            rx.el.div(
                button("Correct", type="submit", size="small"),
                button("Take away", size="small", on_click=ZonesState.take_away(one.from_day)),
                class_name="flex flex-wrap gap-2",
            ),
            on_submit=ZonesState.correct,
        ),
        class_name="py-3",
    )
