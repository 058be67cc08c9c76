"""The form, and what was done with it last."""

import reflex as rx

from healthvault.ingest.by_hand import LONGEST_NOTE
from healthvault.pages.add.choices import CHOICES
from healthvault.pages.add.state import AddState
from healthvault.ui.button import button
from healthvault.ui.form import area, field, form, select

_NUMBER = {"input_mode": "decimal", "auto_complete": "off", "required": True, "max_length": 20}


def done() -> rx.Component:
    """What was done last, and the way back."""
    return rx.cond(
        AddState.done != "",
        rx.el.div(
            rx.el.p(AddState.done, class_name="min-w-0 flex-1"),
            button("Undo", size="small", symbol="undo", on_click=AddState.undo),
            class_name="mb-4 flex flex-wrap items-center gap-3 rounded-control bg-wash px-4 py-3 text-small",
        ),
    )


def entry_form() -> rx.Component:
    """What, how much, when; of an entry that is corrected, what it is of stays."""
    return form(
        rx.cond(
            AddState.corrects != "",
            rx.el.h2("Correct: ", AddState.corrected, class_name="text-lead font-semibold"),
            select("What", "what", CHOICES, value=AddState.what, on_change=AddState.choose),
        ),
        rx.cond(AddState.is_note, _note(), _values()),
        rx.el.div(
            field("Day", "day", kind="date", required=True, default_value=AddState.day, class_name="flex-1"),
            field(
                "Time", "time", kind="time", required=True, default_value=AddState.time, class_name="flex-1"
            ),
            class_name="flex flex-wrap gap-4",
        ),
        rx.el.p(AddState.problem, role="alert", class_name="text-small text-alarm empty:hidden"),
        rx.cond(
            AddState.corrects != "",
            rx.el.div(
                button("Save", type="submit", kind="primary"),
                button("Leave it", on_click=AddState.cancel),
                class_name="flex flex-wrap gap-2",
            ),
            rx.el.div(button("Add", type="submit", kind="primary")),
        ),
        on_submit=AddState.save,
        key=AddState.form_key.to_string(),
    )


def _note() -> rx.Component:
    return area(
        "Note",
        "value",
        hint=AddState.hint,
        required=True,
        max_length=LONGEST_NOTE,
        auto_focus=AddState.corrects != "",
        default_value=AddState.value,
    )


def _values() -> rx.Component:
    upper = rx.cond(AddState.is_pair, f"Upper ({AddState.unit})", f"Value ({AddState.unit})")
    return rx.el.div(
        field(
            rx.cond(AddState.unit != "", upper, "Value"),
            "value",
            hint=AddState.hint,
            default_value=AddState.value,
            auto_focus=AddState.corrects != "",
            class_name="flex-1",
            **_NUMBER,
        ),
        rx.cond(
            AddState.is_pair,
            field(
                f"Lower ({AddState.unit})",
                "lower",
                default_value=AddState.lower,
                class_name="flex-1",
                **_NUMBER,
            ),
        ),
        class_name="flex flex-wrap gap-4",
    )
