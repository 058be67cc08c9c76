"""A report as the screen shows it: each line as it is written beside what it was recognised as."""

from dataclasses import dataclass
from datetime import datetime

from healthvault.coach.attachments_words import Place, here_words, place_of, range_here, told_words
from healthvault.coach.store_attachments import Attachment
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.unit import UnitSystem
from healthvault.providers.lab_report.lines import Line, Recognised
from healthvault.ui import text

_PLACES = {Place.BELOW: "Below", Place.ABOVE: "Above", Place.WITHIN: "Within", Place.UNKNOWN: ""}
_KINDS = {"pdf": "PDF", "fhir": "FHIR", "picture": "Picture"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One line: as it is `written`, and what it `means` or why it cannot be saved.

    `state` is `open` (can be ticked), `saved` or `none`. `place` is where the value lies in `its_range`,
    and `range_here` that range in the person's unit where the report has another.
    """

    at: int
    name: str
    written: str
    its_range: str
    range_here: str
    flag: str
    means: str
    place: str
    why_not: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLink:
    """A report in the list."""

    id: str
    name: str
    about: str


def line_views(kept: Attachment, system: UnitSystem) -> list[LineView]:
    """The lines of a report, in its order."""
    return [
        _view(at, line, is_saved=at in kept.told.saved, system=system)
        for at, line in enumerate(kept.told.report.lines)
    ]


def report_links(kept: list[Attachment], now: datetime, zone: str) -> list[ReportLink]:
    """The list of reports, the last first."""
    return [
        ReportLink(
            id=str(each.id),
            name=each.told.file_name,
            about=f"{_KINDS[each.told.report.kind]} · {text.moment(each.made_at, now, zone)}",
        )
        for each in kept
    ]


def _view(at: int, line: Line, *, is_saved: bool, system: UnitSystem) -> LineView:
    written, found = line.written, line.found
    told = " ".join(part for part in (written.value, written.unit) if part)
    return LineView(
        at=at,
        name=written.name,
        written=f"{told}, {written.at}" if written.at else told,
        its_range=written.range,
        range_here=range_here(found, system) if found else "",
        flag=written.flag,
        means=_meant(found, system) if found else "",
        place=_PLACES[place_of(found)] if found else "",
        why_not=line.why_not,
        state="none" if found is None else "saved" if is_saved else "open",
    )


def _meant(found: Recognised, system: UnitSystem) -> str:
    """`LDL cholesterol, 162 mg/dL`, and in the person's unit where the report has another."""
    told, here = f"{METRICS[found.metric].name}, {told_words(found)}", here_words(found, system)
    return f"{told} ({here})" if here else told
