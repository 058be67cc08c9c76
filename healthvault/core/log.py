"""The log: one JSON object a line on standard error, plain lines on a terminal; never a value, never a key.

What libraries say may hold payloads, headers and readings, so that of their records only the place remains.
Of an exception its kind and where it came from remain: its message may hold a value. What is left goes
through `core/redact`. This happens as a record is made, before any handler, ours or another's, sees it.
"""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from healthvault.core.config import openid_settings, settings
from healthvault.core.errors import SetUpError
from healthvault.core.redact import know, plain, redacted

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""What one request, event or job is called in the log."""

_PLAIN_SPOKEN = ("healthvault", "_granian")
"""Loggers whose words are fixed sentences."""
_LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_MOST_CAUSES = 8
_OF_OPENID = ("client_secret", "private_key")
_STANDARD = frozenset(
    {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName", "request", "error"}
)
"""What every record carries; anything more was given by whoever wrote it."""


class QuietRecord(logging.LogRecord):
    """A record that says where and what kind, never what was in it.

    `request` is the present `request_id`; `error` is what went wrong, for whoever counts or reports it: no
    handler writes it.
    """

    error: BaseException | None = None
    request: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request_id.get()
        self.msg, self.args = self._words(), ()
        if self.exc_info and self.exc_info[1] is not None:
            self.error = self.exc_info[1]
            self.exc_text, self.exc_info = "\n".join(told(self.error)), None

    def _words(self) -> str:
        place = f"{self.module}:{self.lineno}"
        if not self.name.startswith(_PLAIN_SPOKEN) or not isinstance(self.msg, str):
            return place
        if self.name.startswith("_granian") and "\n" in self.msg:
            return place  # It quotes the whole of an exception, its message too.
        if not self.args:
            return redacted(self.msg)
        given = self.args if isinstance(self.args, tuple) else (self.args,)
        values = tuple(plain(each) for each in given)
        only = values[0] if len(values) == 1 and isinstance(values[0], dict) else values
        try:
            return redacted(self.msg % only)
        except (TypeError, ValueError, KeyError):
            return place


class JsonLine(logging.Formatter):
    """One JSON object: `at`, `level`, `process`, `logger`, `event`, `request`; of an error `kind` and
    `trace`; and what the record carries besides.
    """

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line."""
        error = getattr(record, "error", None)
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self._process,
            "logger": record.name,
            "event": record.getMessage(),
            "request": getattr(record, "request", ""),
            "kind": "" if error is None else type(error).__qualname__,
            "trace": record.exc_text.split("\n") if record.exc_text else [],
        }
        return json.dumps({**_extra(record), **{name: value for name, value in line.items() if value}})


class _Console(logging.StreamHandler):
    """Standard error. How it is written is chosen at the first record: most commands never log."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line."""
        if self.formatter is None:
            self.formatter = line(self._process)
        return self.formatter.format(record)


def begin_log(process: str) -> None:
    """From now on every record of this process, of every library, is quiet and goes to standard error.

    Args:
        process: What this process is called, such as `web` or `worker`.
    """
    logging.setLogRecordFactory(QuietRecord)
    for logger in list(logging.Logger.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True
    root = logging.getLogger()
    for handler in [each for each in root.handlers if type(each) in {logging.StreamHandler, _Console}]:
        root.removeHandler(handler)
    root.addHandler(_Console(process))
    root.setLevel(logging.WARNING)
    for name in _PLAIN_SPOKEN:
        logging.getLogger(name).setLevel(_level())
    chosen = settings()
    know(
        (
            chosen.openai_api_key,
            chosen.dust_api_key,
            chosen.metrics_token,
            chosen.sentry_dsn,
            chosen.master_key,
            chosen.smtp_url,
            urlsplit(chosen.smtp_url).password or "",
            urlsplit(chosen.database_url).password or "",
            *(told.get(name, "") for told in openid_settings().values() for name in _OF_OPENID),
        )
    )
    logging.captureWarnings(capture=True)
    sys.excepthook, threading.excepthook = _fallen, _fallen_thread


def line(process: str) -> logging.Formatter:
    """How a line is written; for granian's own configuration too, see `deploy/granian-log.json`."""
    if _is_text():
        return logging.Formatter(_LINE, "%H:%M:%S")
    return JsonLine(process)


def told(error: BaseException | None) -> Iterator[str]:
    """Where an exception and its causes came from, and of what kind they are; no message, no value.

    What keeps the app from starting speaks of this machine, not of a person: its sentence is told.
    """
    for _ in range(_MOST_CAUSES):
        if error is None:
            return
        for frame, number in traceback.walk_tb(error.__traceback__):
            yield f"{_short(frame.f_code.co_filename)}:{number} {frame.f_code.co_name}"
        kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
        yield f"{kind}: {redacted(error.message)}" if isinstance(error, SetUpError) else kind
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _is_text() -> bool:
    return (settings().log_format or ("text" if sys.stderr.isatty() else "json")) == "text"


def _level() -> str:
    return (settings().log_level or ("warning" if _is_text() else "info")).upper()


def _short(path: str) -> str:
    return re.split(r"site-packages/|(?=healthvault/[^/]+(?:/|\.py))", path)[-1]


def _extra(record: logging.LogRecord) -> dict[str, object]:
    """What was given with the record; of a library only the `action` that procrastinate names."""
    given = {name: value for name, value in vars(record).items() if name not in _STANDARD}
    if record.name.startswith(_PLAIN_SPOKEN):
        return {name: plain(value, name=name) for name, value in given.items()}
    action = given.get("action")
    if isinstance(action, str) and action.replace("_", "").isalpha():
        return {"action": redacted(action)}
    return {}


def _fallen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger("healthvault").critical("The process fell.", exc_info=(kind, error, trace))


def _fallen_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
        logging.getLogger("healthvault").error("A thread fell.", exc_info=arguments.exc_value)
