"""Tables as text: CSV, TSV and their relatives, with a header."""

from pathlib import Path

from healthvault.core.errors import InvalidInputError
from healthvault.providers.provider import FileProvider
from healthvault.providers.spreadsheet.read import SLUG, arrivals
from healthvault.providers.spreadsheet.sheet import sheet

_OTHER_KINDS = ("<", "{", "[", "%PDF", "\x89PNG")


def recognises(path: Path) -> bool:
    """Whether a file is text whose first lines have columns in common; any such file gets a sentence of its
    own.
    """
    try:
        header = sheet(path).header
    except InvalidInputError:
        return False
    return not header[0].startswith(_OTHER_KINDS)


PROVIDER = FileProvider(
    slug=SLUG, name="Spreadsheet", recognises=recognises, read=arrivals, tells_zones=False
)
