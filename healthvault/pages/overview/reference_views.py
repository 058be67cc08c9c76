"""The lines of a card below its own usual, and the dialog that tells where they come from."""

import reflex as rx

from healthvault.pages.overview.references import FactView, ReferenceView
from healthvault.pages.overview.state import OverviewState
from healthvault.ui.button import plain_link
from healthvault.ui.dialog import dialog, opens
from healthvault.ui.skeleton import lines_shape

_SOURCE = "source"


def references(lines: rx.Var[list[ReferenceView]]) -> rx.Component:
    """People like the person, and guidelines; nothing where none fits."""
    return rx.foreach(lines, _line)


def _line(line: rx.Var[ReferenceView]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(line.label, class_name="text-faint"),
        rx.el.dd(
            line.said,
            " ",
            rx.el.button(
                line.source,
                type="button",
                title="Where this comes from",
                aria_label=f"{line.source}: where this comes from",
                on_click=OverviewState.show_source(line.key),
                class_name=(
                    "relative z-10 rounded-mark text-brand underline decoration-1 underline-offset-3 "
                    "hover:decoration-2"
                ),
                **opens(_SOURCE),
            ),
            class_name="text-soft",
        ),
        class_name="text-small",
    )


def source() -> rx.Component:
    """The dialog about one source; it stands once in the page."""
    view = OverviewState.source
    return dialog(
        _SOURCE,
        rx.cond(view, view.title, "Where this comes from"),
        rx.cond(
            view,
            rx.fragment(
                rx.el.p(view.citation, class_name="mb-2"),
                rx.el.p(
                    plain_link(
                        view.url,
                        href=view.url,
                        target="_blank",
                        rel="noopener noreferrer",
                        class_name="break-all text-brand underline decoration-1 underline-offset-3",
                    ),
                    class_name="mb-4 text-small",
                ),
                rx.el.dl(rx.foreach(view.facts, _fact), class_name="space-y-3"),
            ),
            lines_shape(3),
        ),
        class_name="!w-[min(100vw-2rem,var(--container-prose))]",
    )


def _fact(fact: rx.Var[FactView]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(fact.name, class_name="text-faint"),
        rx.el.dd(fact.said, class_name="text-soft"),
        class_name="text-small",
    )
