"""The files beside export.xml: clinical records and ECGs are kept as they are, routes are counted."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from healthvault.metrics.sample import RawRecord
from healthvault.providers.apple_health import tally
from healthvault.providers.apple_health.archive import body
from healthvault.providers.apple_health.tally import Tally

CLINICAL, ECG, ROUTE = "clinical_record", "ecg", "workout_route"
_FOLDERS = {"clinical-records": CLINICAL, "electrocardiograms": ECG, "workout-routes": ROUTE}
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


def _count_missing(members: list[zipfile.ZipInfo], clinical_files: list[str], rejected: Tally) -> None:
    present = {PurePosixPath(member.filename).name for member in members}
    for path in clinical_files:
        if PurePosixPath(path).name not in present:
            rejected.add(tally.NO_FILE, "Clinical record", example=path)


def papers(archive: zipfile.ZipFile, clinical_files: list[str], rejected: Tally) -> Iterator[RawRecord]:
    """The clinical records and ECGs in the zip; routes, and whatever cannot be kept, are counted."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    _count_missing(members, clinical_files, rejected)
    left = _LARGEST_TOGETHER_BYTES
    for member in members:
        kind = _kind(member)
        if kind == ROUTE:
            rejected.recognise(tally.ROUTES)
        if kind in (None, ROUTE):
            continue
        content = body(archive, member, min(_LARGEST_BYTES, left))
        if content is None:
            rejected.add(
                tally.TOO_LARGE, "ECG" if kind == ECG else "Clinical record", example=member.filename
            )
            continue
        left -= len(content)
        yield RawRecord(
            kind=kind,
            name=PurePosixPath(member.filename).name,
            body=without_person(content) if kind == ECG else content,
        )
