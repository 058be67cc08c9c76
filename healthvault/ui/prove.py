"""Where one shows once more who one is, before what cannot be taken back."""

from urllib.parse import quote

import reflex as rx
from reflex_base.event import EventSpec


def proof_page(to: str) -> str:
    """The address of the page, on the way to another path of ours."""
    return f"/prove?to={quote(to, safe='/')}"


def prove_first(to: str) -> EventSpec:
    """Go there; what a handler returns when `ProofNeededError` was raised. `to` is where it stands."""
    return rx.redirect(proof_page(to))
