"""Forms sent over HTTP, because a websocket cannot set a cookie. Each carries the visitor's token."""

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.base import BaseHTML

from healthvault.ui.button import button
from healthvault.ui.form import hidden
from healthvault.ui.session import SessionState


class HTTPForm(BaseHTML):
    """A `<form>` that the browser sends itself. Reflex's own form keeps every browser from sending it."""

    tag = "form"

    action: rx.Var[str]
    method: rx.Var[str]
    enc_type: rx.Var[str]
    target: rx.Var[str]


def post_form(action: str, *children: Any, class_name: str = "", **props: Any) -> rx.Component:
    """A native form that is posted to `action`, with the token that shows that it came from here.

    `enc_type="multipart/form-data"` sends files; `target` names a frame for the answer.
    """
    return HTTPForm.create(
        hidden("csrf_token", SessionState.csrf),
        *children,
        action=action,
        method="post",
        class_name=class_name,
        **props,
    )


def send_button(label: str, **props: Any) -> rx.Component:
    """The button that sends such a form; it waits until the page has the visitor's token."""
    return button(label, type="submit", disabled=SessionState.csrf == "", **props)
