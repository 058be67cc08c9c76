"""What the page of a lab report knows and does. The report stands in the address: `?id=`."""

from datetime import date
from uuid import UUID

import reflex as rx

from healthvault.coach import attachments as desk
from healthvault.coach.attachments import HostileReportError, LargeReportError, ManyReportsError, Saved
from healthvault.coach.attachments_seen import UnseenReportError, seeing
from healthvault.coach.attachments_words import summary
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError, NotFoundError
from healthvault.metrics.day import day_written
from healthvault.pages.report.rows import LineView, ReportLink, line_views, report_links
from healthvault.providers.lab_report.child import REFUSALS
from healthvault.ui import text
from healthvault.ui.live import watch
from healthvault.ui.notice import NoticeMixin
from healthvault.ui.session import SessionState, current_session, units_here

PROBLEMS = {
    each.code: each().message
    for each in (
        LargeReportError,
        ManyReportsError,
        HostileReportError,
        UnseenReportError,
        *REFUSALS.values(),
    )
}


class ReportState(NoticeMixin, rx.State):
    """One report, or the list of them; `ticked` are the lines that the person confirmed so far."""

    is_loaded: bool = False
    problem: str = ""
    report: str = ""
    conversation: str = ""
    name: str = ""
    lead: str = ""
    summary: str = ""
    day: str = ""
    why_no_day: str = ""
    is_cut: bool = False
    lines: list[LineView] = []
    ticked: list[int] = []
    can_tick: int = 0
    saved: int = 0
    reports: list[ReportLink] = []
    chosen: str = ""
    seen_by: str = ""
    seen_at: str = ""
    dialogs: int = 0

    @rx.event
    async def load(self):
        """Show the report that the address names, or the list."""
        watch(ReportState.refresh, "coach", "vault")
        asked = self.router.url.query_parameters
        self.problem = PROBLEMS.get(asked.get("problem", ""), "")
        self.ticked, self.chosen, self.notice_text = [], "", ""
        try:
            await self._read(asked.get("id", ""), asked.get("c", ""))
        except NotFoundError:
            return rx.redirect("/report", replace=True)
        except HealthVaultError as error:
            self._explain(error)
        return None

    @rx.event
    async def refresh(self) -> None:
        """Something was saved or taken away, here or elsewhere."""
        try:
            await self._read(self.report, self.conversation)
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def choose(self, path: str) -> None:
        """Name the file that was dropped; the browser tells only its last part."""
        self.chosen = path.replace("\\", "/").rpartition("/")[2][:200]

    @rx.event
    async def tick(self, at: int) -> None:
        """Confirm a value, or take that back."""
        self.ticked = (
            [each for each in self.ticked if each != at] if at in self.ticked else [*self.ticked, at]
        )

    @rx.event
    async def tick_all(self) -> None:
        """Confirm every value that can be saved."""
        self.ticked = [line.at for line in self.lines if line.state == "open"]

    @rx.event
    async def save(self, form: dict[str, str]) -> None:
        """Save what is ticked."""
        try:
            saved = await desk.save(
                current_session(), _id(self.report), list(self.ticked), day_written(form.get("day", ""))
            )
            self.ticked = []
            self._say(_said(saved), "done" if saved.kept else "info")
            await self._read(self.report, self.conversation)
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def take_back(self, at: int) -> None:
        """Let a saved value count no longer."""
        try:
            await desk.take_back(current_session(), _id(self.report), at)
            self._say("Taken back. It counts no longer.")
            await self._read(self.report, self.conversation)
        except HealthVaultError as error:
            self._explain(error)

    @rx.event
    async def forget(self):
        """Delete the file; what was saved stays."""
        try:
            await desk.forget(current_session(), _id(self.report))
        except HealthVaultError as error:
            return self._explain(error)
        self.report = ""
        return rx.redirect("/report", replace=True)

    async def _read(self, report: str, conversation: str) -> None:
        mine, session = await self.get_state(SessionState), current_session()
        system = units_here(mine)
        if not report:
            self.report, self.conversation, self.name, self.lead, self.lines = "", conversation, "", "", []
            model = await seeing(session)
            self.seen_by, self.seen_at = (model.label, model.host) if model else ("", "")
            self.reports = report_links(await desk.attachments(session), clock.now(), mine.zone)
        else:
            kept = await desk.attachment(session, _id(report))
            told = kept.told.report
            self.report, self.conversation = report, str(kept.conversation)
            self.name, self.lines = kept.told.file_name, line_views(kept, system)
            self.lead = f"Attached {text.moment(kept.made_at, clock.now(), mine.zone)}"
            self.summary, self.is_cut = summary(told, system), told.is_cut
            self.day, self.why_no_day = _written(told.day), told.why_no_day
            self.can_tick = sum(line.state == "open" for line in self.lines)
            self.saved = sum(line.state == "saved" for line in self.lines)
        self.is_loaded, self.dialogs = True, self.dialogs + 1


def _id(report: str) -> UUID:
    try:
        return UUID(report)
    except ValueError:
        raise NotFoundError from None


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _said(saved: Saved) -> str:
    """What was done, in a sentence or three."""
    told = [f"{text.count(saved.kept, 'value')} saved." if saved.kept else "Nothing was saved."]
    if saved.there_already:
        told.append(f"{text.count(saved.there_already, 'value')} stood in your vault already.")
    return " ".join([*told, *saved.refused])
