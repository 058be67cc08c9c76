"""The sections of *Sync*."""

import reflex as rx

from healthvault.pages.sync.rows import ArrivalCard, Line
from healthvault.pages.sync.source_views import DROP_ZONE
from healthvault.pages.sync.state import SyncState
from healthvault.ui.button import button
from healthvault.ui.card import card, section
from healthvault.ui.dialog import closes, details, dialog, opens
from healthvault.ui.empty import empty
from healthvault.ui.form import file_drop
from healthvault.ui.icon import icon
from healthvault.ui.notice import notice
from healthvault.ui.post import post_form
from healthvault.ui.skeleton import lines_shape
from healthvault.ui.table import row, table
from healthvault.ui.upload import UPLOAD_FRAME

_COUNTS = frozenset({2})


def drop_zone() -> rx.Component:
    """Where a file is dropped; the browser sends it by itself, and the rest of the app stays usable."""
    return post_form(
        "/api/v1/imports",
        file_drop(
            "Drop a file here, or choose one",
            "file",
            hint="An Apple Health export (export.zip, of any size) or a spreadsheet (CSV) with a header.",
            accept=".zip,.xml,.csv,.tsv,.txt",
            on_change=SyncState.choose,
        ),
        rx.cond(
            SyncState.chosen != "",
            rx.el.div(
                rx.el.p(
                    icon("file", size=20, class_name="text-brand"),
                    SyncState.chosen,
                    class_name="flex items-center gap-2 font-medium",
                ),
                rx.el.div(
                    button("Look first", type="submit", name="dry_run", value="1"),
                    button("Import", type="submit", kind="primary", symbol="upload"),
                    class_name="flex flex-wrap gap-2",
                ),
                class_name="flex flex-wrap items-center justify-between gap-3",
            ),
        ),
        enc_type="multipart/form-data",
        target=UPLOAD_FRAME,
        id=DROP_ZONE,
        class_name="flex flex-col gap-5",
    )


def how_to() -> rx.Component:
    """How a person gets the file."""
    return details(
        "How do I get my Apple Health export?",
        rx.el.ol(
            rx.el.li("On your iPhone open Health and tap your picture at the top right."),
            rx.el.li("Choose “Export All Health Data”. It takes a few minutes."),
            rx.el.li("Send the file to this computer, with AirDrop for example, and drop it here."),
            class_name="list-decimal space-y-1 pl-5 text-small text-soft",
        ),
        class_name="mt-4",
    )


def arrivals() -> rx.Component:
    """What has arrived, newest first."""
    return section(
        "What has arrived",
        rx.cond(
            SyncState.is_loaded,
            rx.cond(
                SyncState.cards.length() > 0,
                rx.el.div(rx.foreach(SyncState.cards, _arrival), class_name="flex flex-col gap-4"),
                empty(
                    "Nothing yet",
                    "Your first file will stand here, with a report of what was taken and what was not.",
                    symbol="file",
                ),
            ),
            lines_shape(3),
        ),
    )


def _arrival(item: rx.Var[ArrivalCard]) -> rx.Component:
    return card(
        rx.el.div(
            rx.el.div(
                rx.el.h3(item.title, class_name="font-medium break-all"),
                rx.el.p(item.words, " · ", item.when, class_name="text-small text-soft"),
                class_name="min-w-0",
            ),
            rx.el.div(_actions(item), class_name="flex flex-wrap gap-2"),
            class_name="flex flex-wrap items-start justify-between gap-3",
        ),
        rx.cond(item.is_moving, _bar(item)),
        rx.cond(item.result != "", rx.el.p(item.result, class_name="mt-3 text-small tabular-nums")),
        rx.cond(item.problem != "", notice(item.problem, kind="problem", class_name="mt-3")),
        rx.cond(
            item.recognised.length() > 0,
            rx.el.ul(rx.foreach(item.recognised, rx.el.li), class_name="mt-2 text-small text-soft"),
        ),
        rx.cond(
            item.first.length() > 0,
            rx.el.div(
                rx.el.h4("The first readings, as they would be read", class_name="text-small font-medium"),
                table(
                    "The first readings, as they would be read",
                    ["When", "Metric", "Value"],
                    rx.foreach(
                        item.first, lambda line: row(line.when, line.metric, line.value, numeric=_COUNTS)
                    ),
                    numeric=_COUNTS,
                ),
                class_name="mt-4",
            ),
        ),
        rx.cond(
            item.arrived.length() > 0,
            details(
                "What it holds",
                _lines("Readings by metric", ["Metric", "Days", "Readings"], item.arrived),
                class_name="mt-2",
            ),
        ),
        rx.cond(
            item.refusals.length() > 0,
            details(
                "What was not taken, and why",
                _lines("Records not taken", ["Why", "What", "Records"], item.refusals),
                class_name="mt-1",
            ),
        ),
    )


def _bar(item: rx.Var[ArrivalCard]) -> rx.Component:
    return rx.el.div(
        rx.cond(
            item.percent >= 0,
            rx.el.progress(
                value=item.percent.to_string(),
                max="100",
                aria_label=item.words,
                class_name="h-2 w-full accent-brand",
            ),
            rx.el.progress(max="100", aria_label=item.words, class_name="h-2 w-full accent-brand"),
        ),
        rx.el.p(item.progress, class_name="mt-1 text-small text-soft tabular-nums"),
        class_name="mt-3",
    )


def _actions(item: rx.Var[ArrivalCard]) -> rx.Component:
    return rx.match(
        item.state,
        ("done", _undo(item)),
        (
            "previewed",
            rx.fragment(
                button("Forget it", size="small", on_click=SyncState.forget(item.id)),
                button("Import it now", kind="primary", size="small", on_click=SyncState.take(item.id)),
            ),
        ),
        ("failed", button("Put away", size="small", on_click=SyncState.forget(item.id))),
        ("undone", button("Put away", size="small", on_click=SyncState.forget(item.id))),
        rx.fragment(),
    )


def _undo(item: rx.Var[ArrivalCard]) -> rx.Component:
    dialog_id = f"undo-{item.id}"
    return rx.fragment(
        button("Undo this import", size="small", symbol="undo", **opens(dialog_id)),
        dialog(
            dialog_id,
            "Undo this import?",
            rx.el.p(
                "What only this import brought leaves your vault, and your days are worked out again. "
                "Whatever a later import told again stays, as part of that one.",
                class_name="mb-5 text-soft",
            ),
            rx.el.div(
                button("Keep it", **closes(dialog_id)),
                button("Undo", kind="danger", on_click=SyncState.undo(item.id), **closes(dialog_id)),
                class_name="flex justify-end gap-2",
            ),
        ),
    )


def _lines(caption: str, columns: list[str], lines: rx.Var[list[Line]]) -> rx.Component:
    return table(
        caption,
        columns,
        rx.foreach(lines, lambda line: row(line.name, line.detail, line.count, numeric=_COUNTS)),
        numeric=_COUNTS,
    )
