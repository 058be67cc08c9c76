"""What stands behind the `#` of the page's address: browsers send it to no server."""

import reflex as rx

FRAGMENT: rx.Var[str] = rx.Var(
    '(typeof window === "undefined" ? "" : window.location.hash.slice(1))', _var_type=str
)
"""Read where the page is shown, and not where it is built; for the value of a hidden field."""
