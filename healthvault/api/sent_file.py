"""A form with one file in it, read in pieces as it comes."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from healthvault.core.errors import InvalidInputError

_LONGEST_FIELD = 4_096


class SendingError(InvalidInputError):
    """This is no file in a form that can be read."""


@dataclass(slots=True)
class SentForm:
    """A form with one file. Fields before the file are known when its first piece comes, all at the end."""

    fields: dict[str, str] = field(default_factory=dict)
    file_name: str = ""

    async def pieces(self, request: Request) -> AsyncIterator[bytes]:
        """The file in pieces, in memory that does not grow with it.

        Raises:
            SendingError: it is no form with a file.
        """
        reader = _Reader(request.headers.get("content-type", ""))
        try:
            async for piece in request.stream():
                reader.feed(piece)
                self.fields.update(reader.fields)
                self.file_name = reader.file_name
                for part in reader.taken():
                    yield part
        except MultipartParseError:
            raise SendingError from None
        self.fields.update(reader.fields)
        if not (reader.has_file and reader.is_whole):
            raise SendingError


class _Reader:
    """The parser's callbacks, as a small machine."""

    def __init__(self, content_type: str) -> None:
        kind, options = parse_options_header(content_type)
        boundary = options.get(b"boundary")
        if kind != b"multipart/form-data" or not boundary:
            raise SendingError
        self.fields: dict[str, str] = {}
        self.file_name = ""
        self.has_file = False
        self.is_whole = False
        self._taken: list[bytes] = []
        self._headers: dict[bytes, bytes] = {}
        self._header = (b"", b"")
        self._name = ""
        self._is_file = False
        self._text = b""
        callbacks: dict[str, Callable[..., None]] = {
            "on_part_begin": self._begin,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._data,
            "on_part_end": self._part_end,
            "on_end": self._end,
        }
        self._parser = MultipartParser(boundary, callbacks)  # pyright: ignore[reportArgumentType]

    def feed(self, piece: bytes) -> None:
        self._parser.write(piece)

    def taken(self) -> list[bytes]:
        taken, self._taken = self._taken, []
        return taken

    def _begin(self) -> None:
        self._headers, self._header, self._text = {}, (b"", b""), b""

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._header = (self._header[0] + data[start:end], self._header[1])

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._header = (self._header[0], self._header[1] + data[start:end])

    def _header_end(self) -> None:
        self._headers[self._header[0].lower()] = self._header[1]
        self._header = (b"", b"")

    def _headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._name = options.get(b"name", b"").decode(errors="replace")
        self._is_file = b"filename" in options
        if self._is_file:
            if self.has_file:
                raise SendingError
            self.has_file = True
            self.file_name = options[b"filename"].decode(errors="replace")

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._is_file:
            self._taken.append(data[start:end])
            return
        self._text += data[start:end]
        if len(self._text) > _LONGEST_FIELD:
            raise SendingError

    def _part_end(self) -> None:
        if not self._is_file:
            self.fields[self._name] = self._text.decode(errors="replace")

    def _end(self) -> None:
        """The last boundary came; without it the connection was cut, and the file with it."""
        self.is_whole = True
