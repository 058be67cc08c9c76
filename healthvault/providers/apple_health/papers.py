"""The files beside export.xml: clinical records and ECGs are kept as they are, ways of workouts are read."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from healthvault.metrics.sample import RawRecord, RouteSample
from healthvault.providers.apple_health import gpx, tally
from healthvault.providers.apple_health.archive import body
from healthvault.providers.apple_health.beside import Beside
from healthvault.providers.apple_health.tally import Tally

CLINICAL, ECG, ROUTE = "clinical_record", "ecg", "workout_route"
_FOLDERS = {"clinical-records": CLINICAL, "electrocardiograms": ECG, "workout-routes": ROUTE}
_NAMES = {CLINICAL: "Clinical record", ECG: "ECG", ROUTE: "Workout route"}
_LARGEST_BYTES = 8 << 20
_LARGEST_TOGETHER_BYTES = 2 << 30
_PRIVATE_LINES = 2
"""An ECG starts with the name and the date of birth, whatever their keys are called in the phone's language.
"""
_PRIVATE_KEY = re.compile(r'\s*"?(?:name|date of birth)"?\s*[,;]', re.IGNORECASE)


def without_person(ecg: bytes) -> bytes:
    """An ECG without the lines that name the person."""
    lines = ecg.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").splitlines()
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    kept = [line for line in lines[first + _PRIVATE_LINES :] if not _PRIVATE_KEY.match(line)]
    return "\n".join(kept).encode()


def _kind(member: zipfile.ZipInfo) -> str | None:
    """What a member is, told by its folder, which Health does not translate."""
    folders = PurePosixPath(member.filename).parts[:-1]
    return next((kind for folder, kind in _FOLDERS.items() if folder in folders), None)


def _count_missing(members: list[zipfile.ZipInfo], files: Iterable[str], what: str, rejected: Tally) -> None:
    present = {PurePosixPath(member.filename).name for member in members}
    for path in files:
        if PurePosixPath(path).name not in present:
            rejected.add(tally.NO_FILE, what, example=path)


def papers(archive: zipfile.ZipFile, beside: Beside, rejected: Tally) -> Iterator[RawRecord | RouteSample]:
    """The clinical records, the ECGs and the ways of workouts in the zip; what cannot be kept is counted."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    _count_missing(members, beside.clinical_files, _NAMES[CLINICAL], rejected)
    _count_missing(members, beside.route_files, _NAMES[ROUTE], rejected)
    named = {PurePosixPath(path).name for path in beside.route_files}
    left = _LARGEST_TOGETHER_BYTES
    for member in members:
        kind = _kind(member)
        if kind is None:
            continue
        name = PurePosixPath(member.filename).name
        if kind == ROUTE and name not in named:
            rejected.recognise(tally.ROUTES)
            continue
        most_bytes = gpx.LARGEST_BYTES if kind == ROUTE else _LARGEST_BYTES
        content = body(archive, member, min(most_bytes, left))
        if content is None:
            rejected.add(tally.TOO_LARGE, _NAMES[kind], example=member.filename)
            continue
        left -= len(content)
        yield from _paper(kind, name, content, rejected)


def _paper(kind: str, name: str, content: bytes, rejected: Tally) -> Iterator[RawRecord | RouteSample]:
    if kind != ROUTE:
        yield RawRecord(kind=kind, name=name, body=without_person(content) if kind == ECG else content)
        return
    track = gpx.track(content)
    if isinstance(track, str):
        rejected.add(track, _NAMES[ROUTE], example=name)
    else:
        yield RouteSample(name=name, track=track)
