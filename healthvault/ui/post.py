"""Forms sent over HTTP, because a websocket cannot set a cookie. Each carries the visitor's token."""

from typing import Any

import reflex as rx

from healthvault.ui.form import hidden
from healthvault.ui.session import SessionState


def post_form(action: str, *children: Any, class_name: str = "", **props: Any) -> rx.Component:
    """A native form that is posted to `action`, with the token that shows that it came from here."""
    return rx.el.form(
        hidden("csrf_token", SessionState.csrf),
        *children,
        action=action,
        method="post",
        class_name=class_name,
        **props,
    )
