"""An answer in words: its numbers lead to where they were measured or published; one that was not told is
marked.
"""

from typing import Any

import reflex as rx

from healthvault.coach.links import NUMBERS
from healthvault.coach.published import Source, sources
from healthvault.coach.safety.regions import dialled, numbers
from healthvault.coach.trace import MARK
from healthvault.pages.coach.state import CoachState
from healthvault.ui.dialog import opens
from healthvault.ui.icon import icon
from healthvault.ui.markdown import COMPONENTS, HREF, markdown
from healthvault.ui.why import TITLE, WHY

_WORDS = "not from your data"
_CALL = "/call/"
_CALLED = [_CALL + dialled(number) for number in numbers()]
"""The numbers that may be dialled by pressing them: those of the help, and none that a model thought of."""


def said(text: rx.Var, *, class_name: str = "") -> rx.Component:
    """What an engine said, in Markdown."""
    # Markdown lets no `tel:` through: a number to call goes by an address of this site that `_link` knows.
    return markdown(text.to(str).replace("](tel:", f"]({_CALL}"), link=_link, class_name=class_name)


def unchecked() -> rx.Component:
    """That the numbers of an answer are still to be traced: it is not whole."""
    return rx.el.p(
        "Numbers are checked when the answer is whole.",
        class_name="mt-2 text-small text-faint",
    )


@rx.memo
def answer_link(children: rx.Var[rx.Component], href: rx.Var[str]) -> rx.Component:
    """What a link of an answer becomes: a component of its own, because Markdown's own know no condition."""
    ordinary = rx.cond(
        rx.Var.create(_CALLED).contains(href), _to_call(children, href), COMPONENTS["a"](children, href=href)
    )
    return rx.match(
        href,
        (MARK, _mark(children)),
        *[(source.link, _advised(children, source)) for source in sources()],
        rx.cond(href.startswith(NUMBERS), _number(children, href), ordinary),
    )


def _link(*children: Any, **_given: Any) -> rx.Component:
    return answer_link(rx.fragment(*children), href=HREF)


def _number(children: rx.Var[rx.Component], href: rx.Var[str]) -> rx.Component:
    """A number that was measured: pressing it tells from what."""
    return rx.el.button(
        children,
        type="button",
        title=TITLE,
        on_click=CoachState.explain_number(href),
        class_name=(
            "inline rounded-mark text-left text-brand underline decoration-edge decoration-1 "
            "underline-offset-3 hover:decoration-brand"
        ),
        **opens(WHY),
    )


def _advised(children: rx.Var[rx.Component], source: Source) -> rx.Component:
    """A number of general advice, with who published it."""
    return rx.el.span(
        children,
        " ",
        COMPONENTS["a"](f"({source.words})", href=source.url, **{"aria-label": f"Read the {source.words}"}),
        class_name="[&_a]:text-[0.75rem]/4 [&_a]:text-soft",
    )


def _to_call(children: rx.Var[rx.Component], href: rx.Var[str]) -> rx.Component:
    """A number that the telephone dials: large enough for a thumb."""
    return rx.el.a(
        icon("phone", size=16, class_name="shrink-0"),
        children,
        href=href.replace(_CALL, "tel:"),
        class_name=(
            "my-0.5 inline-flex min-h-11 items-center gap-1.5 rounded-control border border-edge bg-card "
            "px-3 align-middle font-semibold whitespace-nowrap text-brand tabular-nums hover:bg-wash"
        ),
    )


def _mark(*children: Any) -> rx.Component:
    """A number that stands in nothing the model was told, with the words that say so."""
    return rx.el.mark(
        rx.el.span(
            *children,
            class_name="underline decoration-dotted decoration-caution underline-offset-3",
        ),
        " ",
        rx.el.span(
            icon("alert", size=14, class_name="mr-0.5 inline-block align-[-0.15em]"),
            _WORDS,
            class_name="text-[0.75rem]/4 font-normal whitespace-nowrap text-caution",
        ),
        class_name="bg-transparent text-ink",
    )
