"""Instants as the slow reader reads them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from healthvault.metrics.zones import Zones
from healthvault.providers.apple_health.zones import offset_min

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND, _MINUTE = timedelta(milliseconds=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Milliseconds since 1970 (UTC) and minutes east of Greenwich."""

    at_ms: int
    offset_min: int

    def at(self) -> datetime:
        """The instant, aware, in UTC."""
        return _EPOCH + timedelta(milliseconds=self.at_ms)

    def within(self, zone_name: str | None) -> "Moment":
        """The same instant with the offset of a zone; unchanged when there is no such zone."""
        offset = offset_min(zone_name, self.at_ms) if zone_name else None
        return self if offset is None else Moment(at_ms=self.at_ms, offset_min=offset)


def moment(text: str, zones: Zones) -> Moment | None:
    """The instant that `text` names, or None; one without an offset is on the person's clock of its day."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zones.on(at.date())))
    offset = aware.utcoffset()
    if offset is None:
        return None
    return Moment(at_ms=(aware - _EPOCH) // _MILLISECOND, offset_min=offset // _MINUTE)
