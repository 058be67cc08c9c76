"""From the bytes of a file to what it reports; told by its first bytes, never by its name."""

import struct
import zlib
from io import BytesIO

from healthvault.core.errors import InvalidInputError
from healthvault.providers.lab_report.fhir import fhir_report
from healthvault.providers.lab_report.lines import LabReport
from healthvault.providers.lab_report.paper import paper_report

LARGEST_BYTES = 10_000_000
"""Source: our convention: a scan of ten pages is below, and so is a year of a laboratory's FHIR."""
_MOST_PAGES = 40
_MOST_CHARACTERS = 400_000
_FEWEST_LETTERS = 40
_STUMBLES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip
"""How the library stumbles over a file that lies about its own parts."""
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")
_HEIF = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")


class UnreadableReportError(InvalidInputError):
    """This is no lab report that can be read. Choose a PDF with text in it, or a FHIR file (JSON)."""

    code = "unreadable"


class DamagedReportError(InvalidInputError):
    """This PDF is damaged, or locked with a password. Nothing was kept."""

    code = "damaged"


class PictureReportError(InvalidInputError):
    """This is a picture. Reading it needs a model that sees, and none is set and agreed to here."""

    code = "picture"


class EmptyReportError(InvalidInputError):
    """There is no value of a laboratory in this file. Nothing was kept."""

    code = "empty"


def is_picture(data: bytes) -> bool:
    """Whether these are the first bytes of a picture."""
    return data.startswith(_PICTURES) or data[4:12] in _HEIF


def lab_report(data: bytes) -> LabReport:
    """What a file reports.

    Raises:
        UnreadableReportError: it is neither a PDF nor FHIR.
        DamagedReportError: it is a PDF that does not open.
        PictureReportError: it is a picture, or a PDF of pictures.
        EmptyReportError: there is no value in it.
    """
    if is_picture(data):
        raise PictureReportError
    is_pdf = data[:1024].lstrip().startswith(b"%PDF-")
    found = paper_report(_text_of(data)) if is_pdf else _fhir(data)
    if not found.lines:
        raise EmptyReportError
    return found


def _fhir(data: bytes) -> LabReport:
    try:
        found = fhir_report(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise UnreadableReportError from None
    if found is None:
        raise UnreadableReportError
    return found


def _text_of(data: bytes) -> str:
    """The text of a PDF, laid out in lines.

    Raises:
        DamagedReportError: it does not open.
        PictureReportError: it holds hardly a letter.
    """
    # Only the process that reads a PDF needs the library.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    pages: list[str] = []
    try:
        for page in PdfReader(BytesIO(data)).pages[:_MOST_PAGES]:
            pages.append(page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False))
            if sum(map(len, pages)) > _MOST_CHARACTERS:
                break
    except (PyPdfError, *_STUMBLES) as error:
        raise DamagedReportError from error
    text = "\n".join(pages)[:_MOST_CHARACTERS]
    if sum(each.isalpha() for each in text) < _FEWEST_LETTERS:
        raise PictureReportError
    return text
