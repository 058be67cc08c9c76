"""The parts of the page of a lab report."""

import reflex as rx

from healthvault.pages.report.rows import LineView, ReportLink
from healthvault.pages.report.state import ReportState
from healthvault.ui.button import button, button_link, download_link, link
from healthvault.ui.card import card, section
from healthvault.ui.dialog import closes, dialog, opens
from healthvault.ui.form import field, file_drop, form, hidden
from healthvault.ui.icon import icon
from healthvault.ui.markdown import markdown
from healthvault.ui.notice import notice
from healthvault.ui.post import post_form, send_button
from healthvault.ui.table import item, row, table, table_or_list

_CAPTION = "The report, line by line"
_COLUMNS = ["Save", "In the report", "Value", "Its range", "Recognised as", "In its range"]


def drop_zone() -> rx.Component:
    """Where a report is dropped, and what becomes of it."""
    return rx.el.div(
        rx.cond(ReportState.problem != "", notice(ReportState.problem, kind="problem", class_name="mb-5")),
        post_form(
            "/api/v1/coach/attachments",
            hidden("conversation", ReportState.conversation),
            file_drop(
                "Drop a lab report here, or choose one",
                "file",
                hint="A PDF with text in it, a FHIR file (JSON, NDJSON) or a picture, up to 10 MB.",
                accept=".pdf,.json,.ndjson,.png,.jpg,.jpeg,.webp,application/pdf,application/json",
                required=True,
                on_change=ReportState.choose,
            ),
            rx.cond(
                ReportState.chosen != "",
                rx.el.div(
                    rx.el.p(
                        icon("file", size=20, class_name="shrink-0 text-brand"),
                        rx.el.span(ReportState.chosen, class_name="break-all"),
                        class_name="flex min-w-0 items-center gap-2 font-medium",
                    ),
                    send_button("Read it", kind="primary", symbol="upload"),
                    class_name="flex flex-wrap items-center justify-between gap-3",
                ),
            ),
            enc_type="multipart/form-data",
            class_name="flex flex-col gap-5",
        ),
        rx.el.p(
            rx.cond(
                ReportState.seen_by != "",
                f"A PDF with text and FHIR are read on this machine. A picture, or a PDF of pictures, is "
                f"sent to {ReportState.seen_by} at {ReportState.seen_at}, without its name.",
                "It is read on this machine and sent to nobody. A picture needs a model that sees, and none "
                "is set and agreed to here.",
            ),
            " The file is kept sealed with its conversation in the coach, and deleted with it. Nothing of it "
            "counts before you save it, value by value.",
            class_name="mt-5 max-w-prose text-small text-soft",
        ),
    )


def listed() -> rx.Component:
    """The reports that were attached before."""
    return rx.cond(
        ReportState.reports.length() > 0,
        section(
            "Attached before",
            rx.el.ul(rx.foreach(ReportState.reports, _listed), class_name="flex flex-col gap-1"),
        ),
    )


def _listed(one: rx.Var[ReportLink]) -> rx.Component:
    return rx.el.li(
        link(one.name, f"/report?id={one.id}", class_name="break-all"),
        rx.el.span(one.about, class_name="ml-2 text-small text-faint"),
        class_name="py-1.5",
    )


def whole() -> rx.Component:
    """One report: in plain words, then line by line."""
    return rx.el.div(
        card(markdown(ReportState.summary), class_name="max-w-column"),
        section(
            "Line by line",
            rx.el.p(
                "What the report says, and what we take it for. Tick what is right: only that is saved, as "
                "an entry of yours that can be taken back.",
                class_name="mb-4 max-w-prose text-small text-soft",
            ),
            rx.cond(
                ReportState.is_cut,
                notice("The report is longer than this. Its first 200 lines are here.", class_name="mb-4"),
            ),
            card(
                table_or_list(
                    _CAPTION,
                    table(_CAPTION, _COLUMNS, rx.foreach(ReportState.lines, _line)),
                    rx.foreach(ReportState.lines, _narrow_line),
                    room="3xl",
                ),
            ),
            rx.cond(ReportState.can_tick > 0, _saving()),
        ),
        dialogs(),
    )


def _saving() -> rx.Component:
    return form(
        rx.cond(
            ReportState.why_no_day != "",
            notice(f"{ReportState.why_no_day} Say which day it was."),
        ),
        rx.el.div(
            field(
                "Date of the sample",
                "day",
                kind="date",
                default_value=ReportState.day,
                key=ReportState.day,
                required=ReportState.day == "",
            ),
            rx.el.div(
                button("Tick all that were recognised", on_click=ReportState.tick_all),
                button(
                    rx.cond(
                        ReportState.ticked.length() > 0,
                        f"Save {ReportState.ticked.length()} of {ReportState.can_tick}",
                        "Save what is ticked",
                    ),
                    kind="primary",
                    type="submit",
                    disabled=ReportState.ticked.length() == 0,
                ),
                class_name="flex flex-wrap gap-2",
            ),
            class_name="flex flex-wrap items-end justify-between gap-4",
        ),
        on_submit=ReportState.save,
        class_name="mt-5",
    )


def _line(line: rx.Var[LineView]) -> rx.Component:
    return row(
        rx.match(
            line.state,
            ("open", _tick(line)),
            ("saved", _take_back(line)),
            rx.el.span("—", aria_label="Cannot be saved", class_name="text-faint"),
        ),
        rx.el.span(line.name, class_name="block min-w-40 break-words"),
        rx.el.span(line.written, class_name="block max-w-44 break-words"),
        rx.el.span(
            line.its_range,
            rx.cond(line.flag != "", rx.el.span(f" {line.flag}", class_name="font-medium")),
            rx.cond(line.range_here != "", rx.el.span(line.range_here, class_name="block text-soft")),
            class_name="block max-w-44",
        ),
        rx.cond(
            line.means != "",
            rx.el.span(line.means, class_name="block min-w-44"),
            rx.el.span(f"Not recognised: {line.why_not}.", class_name="block min-w-44 text-soft"),
        ),
        rx.cond(
            (line.place == "Below") | (line.place == "Above"),
            rx.el.span(line.place, class_name="font-medium"),
            rx.el.span(line.place, class_name="text-soft"),
        ),
    )


def _narrow_line(line: rx.Var[LineView]) -> rx.Component:
    """One line, where there is no room for a table: as it is written, what it is taken for, and the tick."""
    return item(
        rx.el.p(
            rx.el.span(line.name, class_name="min-w-0 break-words text-soft"),
            rx.el.span(line.written, class_name="min-w-0 break-words"),
            class_name="flex flex-wrap justify-between gap-x-3 text-small tabular-nums",
        ),
        rx.cond(
            line.its_range + line.flag + line.place != "",
            rx.el.p(
                rx.cond(line.its_range != "", f"Its range {line.its_range} ", ""),
                rx.cond(line.range_here != "", f"({line.range_here}) ", ""),
                rx.el.span(line.flag, class_name="font-medium"),
                rx.cond(
                    line.place != "",
                    rx.el.span(
                        rx.cond(line.its_range + line.flag != "", " · ", ""),
                        line.place,
                        class_name=rx.cond(line.place == "Within", "", "font-medium"),
                    ),
                ),
                class_name="text-small text-soft tabular-nums",
            ),
        ),
        rx.match(
            line.state,
            (
                "open",
                rx.el.label(
                    _tick(line),
                    rx.el.span(line.means, class_name="min-w-0 font-medium break-words"),
                    class_name="flex min-h-11 cursor-pointer items-center gap-3 text-small",
                ),
            ),
            (
                "saved",
                rx.el.div(
                    rx.el.span(line.means, class_name="min-w-0 font-medium break-words"),
                    _take_back(line),
                    class_name="flex min-h-11 flex-wrap items-center justify-between gap-x-3 text-small",
                ),
            ),
            rx.el.p(f"Not recognised: {line.why_not}.", class_name="text-small text-soft"),
        ),
    )


def _take_back(line: rx.Var[LineView]) -> rx.Component:
    return button("Take back", size="small", symbol="undo", on_click=ReportState.take_back(line.at))


def _tick(line: rx.Var[LineView]) -> rx.Component:
    return rx.el.input(
        type="checkbox",
        checked=ReportState.ticked.contains(line.at),
        on_change=ReportState.tick(line.at),
        aria_label=f"Save {line.means}",
        class_name="size-5 shrink-0 accent-brand",
    )


def actions() -> rx.Component:
    """What can be done with the report that is open."""
    return rx.cond(
        ReportState.report != "",
        rx.fragment(
            button_link(
                "Talk about it", f"/coach?c={ReportState.conversation}", size="small", symbol="coach"
            ),
            download_link("The file", f"/api/v1/coach/attachments/{ReportState.report}/file", size="small"),
            button("Delete it", size="small", symbol="trash", kind="danger", **opens("forget")),
        ),
    )


def dialogs() -> rx.Component:
    """What is asked before the file is deleted."""
    return rx.el.div(
        dialog(
            "forget",
            "Delete this report?",
            rx.el.p(
                "The file and what was read of it are deleted for good. Values that you saved stay: they are "
                "entries of yours, on the page Add.",
                class_name="mb-5 text-soft",
            ),
            rx.el.div(
                button("Keep it", **closes("forget")),
                button("Delete", kind="danger", on_click=ReportState.forget, **closes("forget")),
                class_name="flex justify-end gap-2",
            ),
        ),
        key=f"dialogs-{ReportState.dialogs}",
    )
