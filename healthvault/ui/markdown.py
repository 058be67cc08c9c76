"""Markdown that somebody else wrote, made safe: no raw HTML, no images, links that cannot reach back."""

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.inline import A


def _element(make: Any, look: str, **props: Any) -> Any:
    def component(*children: Any, **given: Any) -> rx.Component:
        return make(*children, class_name=look, **props, **given)

    return component


def _nothing(*_children: Any, **_given: Any) -> rx.Component:
    return rx.el.span()


def _code_block(*children: Any, **_given: Any) -> rx.Component:
    return rx.el.pre(
        rx.el.code(*children), class_name="my-3 overflow-x-auto rounded-control bg-sunken p-4 text-small"
    )


COMPONENTS: dict[str, Any] = {
    "h1": _element(rx.el.h3, "mt-5 mb-2 text-lead font-semibold first:mt-0"),
    "h2": _element(rx.el.h3, "mt-5 mb-2 text-lead font-semibold first:mt-0"),
    "h3": _element(rx.el.h4, "mt-4 mb-1 font-semibold first:mt-0"),
    "h4": _element(rx.el.h4, "mt-4 mb-1 font-semibold first:mt-0"),
    "h5": _element(rx.el.h4, "mt-4 mb-1 font-semibold first:mt-0"),
    "h6": _element(rx.el.h4, "mt-4 mb-1 font-semibold first:mt-0"),
    "p": _element(rx.el.p, "my-3 first:mt-0 last:mb-0"),
    "ul": _element(rx.el.ul, "my-3 list-disc pl-5 marker:text-faint"),
    "ol": _element(rx.el.ol, "my-3 list-decimal pl-5 marker:text-faint"),
    "li": _element(rx.el.li, "my-1"),
    "a": _element(
        A.create,
        "text-brand underline decoration-1 underline-offset-3",
        rel="noopener noreferrer nofollow",
        target="_blank",
    ),
    "code": _element(rx.el.code, "rounded-mark bg-sunken px-1.5 py-0.5 text-small"),
    "pre": _code_block,
    "img": _nothing,
    "blockquote": _element(rx.el.blockquote, "my-3 border-l-2 border-edge pl-4 text-soft"),
    "hr": _element(rx.el.hr, "my-5 border-t border-hairline"),
    "table": _element(rx.el.table, "my-3 text-small tabular-nums"),
    "th": _element(rx.el.th, "border-b border-hairline px-2 py-1.5 text-left font-medium text-faint"),
    "td": _element(rx.el.td, "border-b border-hairline px-2 py-1.5"),
}
"""What each kind of Markdown becomes. An image becomes nothing: to fetch it would tell that it was read."""


HREF: rx.Var[str] = rx.Var("props.href", _var_type=str)
"""Where a link leads; for who draws links in another way."""


def markdown(text: Any, *, link: Any = None, class_name: str = "") -> rx.Component:
    """Safe Markdown from a Var or a string; `link` draws links in another way than the rest of the site."""
    return rx.el.div(
        rx.markdown(
            text,
            use_raw=False,
            use_math=False,
            use_katex=False,
            use_unwrap_images=False,
            component_map=COMPONENTS | ({"a": link} if link else {}),
        ),
        class_name=f"min-w-0 {class_name}",
    )
