"""Apple Health, the file: export.zip as the Health app writes it, or the export.xml inside."""

import codecs
from pathlib import Path

import numpy as np

from healthvault.core.errors import InvalidInputError
from healthvault.providers.apple_health import archive
from healthvault.providers.apple_health.columns import no_memory, no_rows
from healthvault.providers.apple_health.read import read
from healthvault.providers.apple_health.scan import scan
from healthvault.providers.apple_health.source import SLUG
from healthvault.providers.provider import FileProvider


def recognises(path: Path) -> bool:
    """Whether a file holds an Apple Health export, told by its first bytes or by what the zip holds."""
    with path.open("rb") as file:
        head = file.read(archive.SNIFFED_BYTES)
    if not head.startswith(archive.MAGIC):
        return head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<") and archive.ROOT in head
    try:
        with archive.opened(path) as opened:
            archive.main_member(opened)
    except archive.ZipBombError:
        return True
    except InvalidInputError:
        return False
    return True


def warm() -> None:
    """Compile the scanner, or load it from the cache beside the code, so that the first import does not wait
    for it.
    """
    scan(np.full(64, 32, np.uint8), 0, 64, no_rows(), no_memory())


PROVIDER = FileProvider(slug=SLUG, name="Apple Health", recognises=recognises, read=read)
