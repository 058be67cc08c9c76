"""The time zone of the person's device, as the browser knows it."""

import reflex as rx

# No header tells a time zone and Reflex has no event for it: the expression by which a browser tells it
# stands in a Var, as `window.innerWidth` does in Reflex itself.
BROWSER_ZONE: rx.Var[str] = rx.Var("Intl.DateTimeFormat().resolvedOptions().timeZone", _var_type=str)
"""An IANA name, read where the page is shown; for the value of a hidden field or the argument of an event."""
