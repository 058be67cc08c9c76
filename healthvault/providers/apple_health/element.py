"""The slow reader: one element as expat understands it, after the repairs that real exports need.

Elements are parsed one at a time, cut out of the file, so that no document type and no entity ever reaches
expat.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from healthvault.core.errors import InvalidInputError
from healthvault.providers.apple_health.tag import DEEPEST
from healthvault.providers.apple_health.text import without_control_bytes

LONGEST_ATTRIBUTE = 1 << 16
_STATISTICS_TWICE = re.compile(rb'(<WorkoutStatistics\b[^<>]*?\bstartDate="[^"<]*"[^<>]*?\s)startDate(?==")')
_BARE_AMPERSAND = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")


class NotWellFormedError(InvalidInputError):
    """A record in this file is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element with its attributes and the elements inside it; text between them means nothing in an
    export.
    """

    name: str
    attributes: Mapping[str, str]
    children: list["Element"] = field(default_factory=list["Element"])

    def each(self, name: str) -> Iterator["Element"]:
        """The children of one name, in order."""
        return (child for child in self.children if child.name == name)

    def metadata(self) -> dict[str, str]:
        """The metadata entries as a mapping; of a key that stands twice, the last."""
        entries = (child.attributes for child in self.each("MetadataEntry"))
        return {entry["key"]: entry["value"] for entry in entries if "key" in entry and "value" in entry}


def _repaired(raw: bytes) -> bytes:
    """The bytes with the known damage mended.

    Source: iOS 16 wrote startDate twice in WorkoutStatistics, the second meaning endDate; and control bytes
    in names.
    """
    raw = without_control_bytes(raw)
    if b"&" in raw:
        raw = _BARE_AMPERSAND.sub(b"&amp;", raw)
    return _STATISTICS_TWICE.sub(rb"\1endDate", raw) if b"<WorkoutStatistics" in raw else raw


def element(raw: bytes) -> Element:
    """Parse the bytes of one element.

    Raises:
        NotWellFormedError: It is damaged beyond the known repairs, nested deeper than any export, or carries
        an
            attribute longer than any export's.
    """
    open_elements = [Element(name="", attributes={})]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > DEEPEST or any(
            len(value) > LONGEST_ATTRIBUTE for value in attributes.values()
        ):
            raise NotWellFormedError
        new = Element(name=name, attributes=attributes)
        open_elements[-1].children.append(new)
        open_elements.append(new)

    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_elements.pop()
    try:
        parser.Parse(_repaired(raw), True)
    except expat.ExpatError as damage:
        raise NotWellFormedError from damage
    return open_elements[0].children[0]
