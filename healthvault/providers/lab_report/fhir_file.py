"""The resources of one FHIR file, and how they belong together.

Source: hl7.org/fhir/R4: bundle.html (a history holds several versions of one resource), references.html (by
`fullUrl`, by type and id, or `#` within the same resource), diagnosticreport.html (its status, its results).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Resource = dict[str, object]
_MOST_DEPTH = 6
_DELETED = "deleted"
_WITHDRAWN = {"entered-in-error", "cancelled"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FhirEntry:
    """A resource, the address of its entry, and within which other it stands; alone it has neither."""

    resource: Resource
    url: str = ""
    within: Resource | None = None

    @property
    def names(self) -> frozenset[str]:
        """How others in the file may refer to it."""
        kind, made = self.resource.get("resourceType"), self.resource.get("id")
        if self.within is not None:
            return frozenset({f"#{made}"})
        return frozenset(each for each in (self.url, f"{kind}/{made}" if made else "") if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class FhirFile:
    """All of a file: the newest version of each resource, and what is referred to by its names."""

    newest: tuple[FhirEntry, ...]
    withdrawn: frozenset[str] = frozenset()
    named: dict[str, FhirEntry] = field(default_factory=dict[str, FhirEntry])

    def is_withdrawn(self, entry: FhirEntry) -> bool:
        """Whether a report that was entered in error or cancelled tells it."""
        holder = entry.within
        held_by_one = holder is not None and _is_withdrawn(holder)
        return held_by_one or any(name in self.withdrawn for name in entry.names if not name.startswith("#"))

    def words_of(self, reference: str, near: FhirEntry) -> str:
        """What the type of a specimen is called that is referred to; empty where it is not in the file."""
        if reference.startswith("#"):
            found = next(
                (each for each in _contained(near.resource) if f"#{each.get('id')}" == reference), None
            )
        else:
            named = self.named.get(reference)
            found = named.resource if named else None
        return _type_words(found) if found else ""


def file_of(entries: Sequence[FhirEntry]) -> FhirFile:
    """How the resources of a file belong together."""
    newest: dict[tuple[object, ...], FhirEntry] = {}
    for at, entry in enumerate(entries):
        made, kind = entry.resource.get("id"), entry.resource.get("resourceType")
        key = (kind, made) if isinstance(made, str) and entry.within is None else (at,)
        if key not in newest or _version(entry) > _version(newest[key]):
            newest[key] = entry
    reports = [
        each.resource for each in newest.values() if each.resource.get("resourceType") == "DiagnosticReport"
    ]
    return FhirFile(
        newest=tuple(newest.values()),
        withdrawn=frozenset(
            [
                *(name for each in reports if _is_withdrawn(each) for name in _results(each)),
                *(each.url for each in entries if each.resource.get("resourceType") == _DELETED),
            ]
        ),
        named={name: each for each in newest.values() if each.within is None for name in each.names},
    )


def resources_within(
    told: object, url: str = "", within: Resource | None = None, depth: int = 0
) -> Iterator[FhirEntry]:
    """A resource and all those in it."""
    if not isinstance(told, dict) or depth > _MOST_DEPTH or not isinstance(told.get("resourceType"), str):
        return
    yield FhirEntry(resource=told, url=url, within=within)
    entries = told.get("entry")
    if isinstance(entries, list):
        for entry in entries:
            if isinstance(entry, dict):
                its = entry.get("fullUrl")
                yield from _deleted(entry)
                yield from resources_within(
                    entry.get("resource"), its if isinstance(its, str) else "", None, depth + 1
                )
    for each in _contained(told):
        yield from resources_within(each, "", told, depth + 1)


def _deleted(entry: dict[str, object]) -> Iterator[FhirEntry]:
    """What an entry of a history says is no more, under the name by which others know it."""
    request = entry.get("request")
    if (
        isinstance(request, dict)
        and request.get("method") == "DELETE"
        and isinstance(request.get("url"), str)
    ):
        yield FhirEntry(resource={"resourceType": _DELETED}, url=request["url"])


def _contained(resource: Resource) -> list[Resource]:
    held = resource.get("contained")
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


def _version(entry: FhirEntry) -> tuple[str, int]:
    """What orders the versions of one resource; the first of those that say nothing stays."""
    meta = entry.resource.get("meta")
    if not isinstance(meta, dict):
        return "", 0
    at, number = meta.get("lastUpdated"), str(meta.get("versionId", ""))
    return at if isinstance(at, str) else "", int(number) if number.isdecimal() and len(number) < 9 else 0


def _is_withdrawn(resource: Resource) -> bool:
    status = resource.get("status")
    return isinstance(status, str) and status in _WITHDRAWN


def _results(report: Resource) -> Iterator[str]:
    results = report.get("result")
    for each in results if isinstance(results, list) else []:
        reference = each.get("reference") if isinstance(each, dict) else None
        if isinstance(reference, str):
            yield reference


def _type_words(specimen: Resource) -> str:
    kind = specimen.get("type")
    if not isinstance(kind, dict):
        return ""
    coding = kind.get("coding")
    told = (
        [kind.get("text"), *(each.get("display") for each in coding if isinstance(each, dict))]
        if isinstance(coding, list)
        else [kind.get("text")]
    )
    return " ".join(each for each in told if isinstance(each, str))[:200]
