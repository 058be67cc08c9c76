"""The time zone of the person's device, as the browser knows it, and the field that asks for one."""

from typing import Any
from zoneinfo import available_timezones

import reflex as rx

from healthvault.ui.form import field

# No header tells a time zone and Reflex has no event for it: the expression by which a browser tells it
# stands in a Var, as `window.innerWidth` does in Reflex itself.
BROWSER_ZONE: rx.Var[str] = rx.Var("Intl.DateTimeFormat().resolvedOptions().timeZone", _var_type=str)
"""An IANA name, read where the page is shown; for the value of a hidden field or the argument of an event."""

_ZONES_ID = "zones"


def zone_field(**props: Any) -> rx.Component:
    """A field for a time zone, with the list of all that are named after a place."""
    names = sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/"))
    )
    return rx.el.div(
        field(
            "Time zone", "zone", list=_ZONES_ID, auto_complete="off", hint="Type a city to search.", **props
        ),
        rx.el.datalist(*[rx.el.option(value=name) for name in names], id=_ZONES_ID),
    )
