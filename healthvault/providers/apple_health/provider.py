"""Apple Health, the file: export.zip as the Health app writes it, or the export.xml inside."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.zones import Zones
from healthvault.providers.apple_health import archive
from healthvault.providers.provider import Arrival, FileProvider


def recognises(path: Path) -> bool:
    """Whether a file holds an Apple Health export, told by its first bytes or by what the zip holds."""
    with path.open("rb") as file:
        head = file.read(archive.SNIFFED_BYTES)
    if not head.startswith(archive.MAGIC):
        return head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<") and archive.ROOT in head
    try:
        with archive.opened(path) as opened:
            archive.main_member(opened)
    except (archive.ZipBombError, archive.UnsafeZipError):
        return True
    except InvalidInputError:
        return False
    return True


def read(path: Path, zones: Zones) -> Iterator[Arrival]:
    """Everything in the export; see `read.arrivals`."""
    # numba takes half a second and 60 MB, which a process that never imports a file need not spend.
    from healthvault.providers.apple_health.read import arrivals

    return arrivals(path, zones)


PROVIDER = FileProvider(slug="apple_health", name="Apple Health", recognises=recognises, read=read)
