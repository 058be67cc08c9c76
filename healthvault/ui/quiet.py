"""A log without values: what Reflex and its kin write may hold payloads, headers and readings."""

import logging
import traceback

_TALKATIVE = (
    "reflex",
    "engineio",
    "socketio",
    "asyncio",
    "sqlalchemy",
    "psycopg",
    "uvicorn.error",
    "granian",
)


class _QuietRecord(logging.LogRecord):
    """A record that says where and what kind, never what was in it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # pyright: ignore[reportArgumentType]
        if self.name.startswith(_TALKATIVE):
            self.msg, self.args = f"{self.module}:{self.lineno}", ()
        if self.exc_info and self.exc_info[1] is not None:
            # The message of an exception may hold a value; the lines of code do not.
            error = self.exc_info[1]
            self.exc_text = "".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__
            self.exc_info = None


def quiet_log() -> None:
    """From now on no record of this process holds a payload, a header or the message of an exception."""
    logging.setLogRecordFactory(_QuietRecord)
