"""Form controls: native, each with a label, a hint of what is expected and a place for what is wrong."""

from typing import Any

import reflex as rx

from healthvault.ui.icon import icon

CONTROL = (
    "w-full min-h-11 rounded-control border border-edge bg-card px-3 text-base text-ink "
    "transition-colors hover:border-soft aria-invalid:border-alarm"
)
"""The look of a text field or a list of choices."""


def field(
    label: str | rx.Var,
    name: str,
    *,
    kind: str = "text",
    hint: str | rx.Var = "",
    problem: str | rx.Var = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A labelled `<input>`.

    Args:
        label: What it asks for.
        name: The name it is sent under; its id is made from it.
        kind: The input's type: text, email, password, number, date, search.
        hint: What is expected, before anything went wrong.
        problem: What is wrong, as a sentence; empty when nothing is.
        class_name: More Tailwind classes for the whole.
        **props: Anything that `<input>` takes. Without `value` it stays uncontrolled: no event a keystroke.
    """
    control = rx.el.input(type=kind, class_name=CONTROL, **_wiring(name, hint, problem), **props)
    return _labelled(label, name, control, hint=hint, problem=problem, class_name=class_name)


def area(
    label: str | rx.Var, name: str, *, hint: str | rx.Var = "", rows: int = 4, **props: Any
) -> rx.Component:
    """A labelled `<textarea>` for a few lines of text; like a `field`, it stays uncontrolled."""
    look = f"{CONTROL} py-2.5"
    control = rx.el.textarea(rows=str(rows), class_name=look, **_wiring(name, hint, ""), **props)
    return _labelled(label, name, control, hint=hint, problem="", class_name="")


def select(
    label: str,
    name: str,
    choices: dict[str, str],
    *,
    hint: str | rx.Var = "",
    problem: str | rx.Var = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A labelled native `<select>`; `choices` maps what is sent to what is shown."""
    options = [rx.el.option(shown, value=value) for value, shown in choices.items()]
    control = choices_box(*options, **_wiring(name, hint, problem), **props)
    return _labelled(label, name, control, hint=hint, problem=problem, class_name=class_name)


def choices_box(*options: Any, class_name: str = "", **props: Any) -> rx.Component:
    """The native `<select>` alone, with our own arrow; `options` are `<option>` elements, or a foreach."""
    return rx.el.div(
        rx.el.select(*options, class_name=f"{CONTROL} appearance-none truncate !pr-10 {class_name}", **props),
        icon("down", size=18, class_name="pointer-events-none absolute top-3 right-3 text-soft"),
        class_name="relative",
    )


def switch(
    label: str, name: str, *, hint: str | rx.Var = "", class_name: str = "", **props: Any
) -> rx.Component:
    """A labelled switch for something that takes effect at once (`on_change`)."""
    return rx.el.label(
        rx.el.span(
            rx.el.span(label, class_name="block font-medium"),
            *([rx.el.span(hint, class_name="block text-small text-soft")] if not _is_empty(hint) else []),
        ),
        rx.el.input(type="checkbox", role="switch", id=name, name=name, class_name="switch", **props),
        html_for=name,
        id=f"{name}-label",
        class_name=f"flex items-start justify-between gap-4 py-2 {class_name}",
    )


def segmented(legend: str, name: str, choices: dict[str, Any], *, class_name: str = "") -> rx.Component:
    """A few choices side by side, as native radio buttons.

    Args:
        legend: What is chosen; heard, not shown.
        name: The name of the group.
        choices: What is shown → the props of its `<input>`, such as `checked` and `on_change`.
        class_name: More Tailwind classes.
    """
    parts = [
        rx.el.label(
            rx.el.input(type="radio", name=name, class_name="peer sr-only", **props),
            rx.el.span(
                shown,
                class_name=(
                    "flex min-h-9 items-center justify-center rounded-mark px-3 text-small text-soft "
                    "transition-colors hover:text-ink peer-checked:bg-raised peer-checked:text-ink "
                    "peer-focus-visible:outline-2 peer-focus-visible:outline-brand"
                ),
            ),
            class_name="relative flex-1 cursor-pointer",
        )
        for shown, props in choices.items()
    ]
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="only-heard"),
        rx.el.div(*parts, class_name="flex gap-1 rounded-control bg-sunken p-1"),
        class_name=class_name,
    )


def file_drop(
    label: str,
    name: str,
    *,
    hint: str = "",
    accept: str = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A place to drop a file: a native file input laid over it, so that dropping needs no script."""
    return rx.el.div(
        icon("upload", size=28, class_name="text-brand"),
        rx.el.label(label, html_for=_id(name), class_name="text-base font-medium"),
        *(
            [rx.el.p(hint, id=f"{_id(name)}-hint", class_name="text-small text-soft max-w-prose")]
            if hint
            else []
        ),
        rx.el.input(
            type="file",
            custom_attrs={"id": _id(name)},
            name=name,
            accept=accept,
            aria_describedby=f"{_id(name)}-hint",
            class_name="absolute inset-0 size-full opacity-0 cursor-pointer",
            **props,
        ),
        class_name=(
            "relative flex flex-col items-center gap-2 rounded-card border border-dashed border-edge bg-card "
            "px-6 py-10 text-center transition-colors hover:bg-wash focus-within:outline-2 "
            f"focus-within:outline-offset-2 focus-within:outline-brand {class_name}"
        ),
    )


def form(*children: Any, class_name: str = "", **props: Any) -> rx.Component:
    """A native form; `action` and `method` send it over HTTP, `on_submit` to a state's handler."""
    return rx.el.form(*children, class_name=f"flex flex-col gap-5 {class_name}", **props)


def hidden(name: str, value: str | rx.Var) -> rx.Component:
    """A value that goes along unseen, such as the CSRF token."""
    return rx.el.input(type="hidden", name=name, value=value, read_only=True)


def _id(name: str) -> str:
    return f"field-{name}"


def _is_empty(value: object) -> bool:
    return isinstance(value, str) and not value


def _wiring(name: str, hint: str | rx.Var, problem: str | rx.Var) -> dict[str, Any]:
    parts = (("hint", hint), ("problem", problem))
    described = [f"{_id(name)}-{part}" for part, text in parts if not _is_empty(text)]
    # Reflex adds to what a form sends every control that has its `id`; the name alone is meant.
    wiring: dict[str, Any] = {"custom_attrs": {"id": _id(name)}, "name": name}
    if described:
        wiring["aria_describedby"] = " ".join(described)
    if isinstance(problem, rx.Var):
        wiring["aria_invalid"] = problem != ""
    elif problem:
        wiring["aria_invalid"] = True
    return wiring


def _labelled(
    label: str | rx.Var,
    name: str,
    control: rx.Component,
    *,
    hint: str | rx.Var,
    problem: str | rx.Var,
    class_name: str,
) -> rx.Component:
    notes = []
    if not _is_empty(hint):
        notes.append(rx.el.p(hint, id=f"{_id(name)}-hint", class_name="text-small text-soft"))
    if not _is_empty(problem):
        notes.append(
            rx.el.p(problem, id=f"{_id(name)}-problem", class_name="text-small text-alarm empty:hidden")
        )
    return rx.el.div(
        rx.el.label(label, html_for=_id(name), class_name="text-small font-medium"),
        control,
        *notes,
        class_name=f"flex flex-col gap-1.5 {class_name}",
    )
