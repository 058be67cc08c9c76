"""Reads exports in tests, and a second reader that knows nothing of the fast one."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from healthvault.metrics.sample import Rejected, SampleBatch
from healthvault.metrics.zones import always
from healthvault.providers.apple_health import PROVIDER
from healthvault.providers.apple_health.beside import Beside
from healthvault.providers.apple_health.element import Element
from healthvault.providers.apple_health.harvest import Harvest
from healthvault.providers.apple_health.names import Names
from healthvault.providers.apple_health.tally import Tally
from healthvault.providers.provider import Arrival

ZONE = "Europe/Berlin"


class Fact(NamedTuple):
    """One reading, comparable."""

    metric: str
    start_ms: int
    duration_ms: int
    value: float
    offset_min: int
    source: str
    metadata: tuple[tuple[str, str], ...]


def arrivals(tmp_path: Path, content: bytes) -> list[Arrival]:
    """Everything in a file with this content."""
    path = tmp_path / "export"
    path.write_bytes(content)
    return list(PROVIDER.read(path, always(ZONE)))


def facts(found: Iterable[object]) -> list[Fact]:
    """The readings among arrivals, sorted."""
    return sorted(
        Fact(
            batch.metric,
            *(int(column[row]) for column in (batch.start_ms, batch.duration_ms)),
            float(batch.value[row]),
            int(batch.offset_min[row]),
            repr(batch.sources[batch.source[row]]),
            tuple(batch.metadata.get(row, {}).items()),
        )
        for batch in found
        if isinstance(batch, SampleBatch)
        for row in range(len(batch))
    )


def rejected(found: Iterable[object]) -> dict[tuple[str, str], int]:
    """The counts of what was rejected, by reason and what."""
    return {(r.reason, r.what): r.count for r in found if isinstance(r, Rejected)}


def _element(node: ET.Element) -> Element:
    return Element(name=node.tag, attributes=node.attrib, children=[_element(child) for child in node])


def slowly(content: bytes) -> list[object]:
    """The same records read by the standard library's XML parser and nothing compiled."""
    tally, names = Tally(), Names()
    beside, harvest = Beside(always(ZONE), tally), Harvest(names, tally)
    found: list[object] = []
    for node in ET.fromstring(content):  # noqa: S314  The test wrote it itself.
        if node.tag not in {"Record", "ExportDate"}:
            continue
        readings = list(beside.parsed(_element(node)))
        harvest.latest_ms = beside.latest_ms
        found += harvest.add(names.read(readings)) if readings else ()
    return [*found, *harvest.rest(), *tally.arrivals()]
