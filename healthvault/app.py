"""The composition root: every screen with its route."""

import reflex as rx


def _hello() -> rx.Component:
    return rx.el.main(rx.el.h1("Health Vault"), rx.el.p("Everything your devices know about you."))


app = rx.App()
app.add_page(_hello, route="/", title="Health Vault")
