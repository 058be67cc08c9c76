"""The composition root: every screen with its route."""

import reflex as rx

from healthvault.ui.head import head
from healthvault.ui.overlay import on_bug, wraps


def _hello() -> rx.Component:
    return rx.el.main(rx.el.h1("Health Vault"), rx.el.p("Everything your devices know about you."))


app = rx.App(
    html_lang="en",
    head_components=head(),
    toaster=None,
    extra_app_wraps=wraps(),
    backend_exception_handler=on_bug,
)
app.add_page(_hello, route="/", title="Health Vault")
