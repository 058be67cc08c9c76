"""Errors, for a Sentry of your own: of what kind, and where in our code; without one, nothing is loaded.

What is logged as an error is reported, and nothing else. No message of an exception, no variable, no request,
no person goes along.
"""

import logging
from typing import Any

from healthvault.core.config import settings
from healthvault.core.redact import plain

_TOLD = (
    "event_id",
    "timestamp",
    "level",
    "platform",
    "logger",
    "release",
    "sdk",
    "exception",
    "message",
    "tags",
)
_TAGS = ("kind_there", "place")
"""What a record of a browser's error carries: both are of a form that holds no value, see `ui/overlay`."""
_FRAME = ("filename", "function", "module", "lineno", "in_app")


def begin_reporting(process: str) -> None:
    """Report the errors of this process, when the settings say to whom.

    Args:
        process: What this process is called, such as `web` or `worker`.
    """
    if not settings().sentry_dsn:
        return
    import sentry_sdk  # Loaded for those who ask for it: it takes a sixth of a second.

    sentry_sdk.init(
        settings().sentry_dsn,
        default_integrations=False,
        auto_enabling_integrations=False,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        server_name=process,
        before_send=_without_values,
    )
    logging.getLogger().addHandler(_Reporter(level=logging.ERROR))


def end_reporting() -> None:
    """Send what is left."""
    if settings().sentry_dsn:
        import sentry_sdk

        sentry_sdk.flush(2)


class _Reporter(logging.Handler):
    """Reports a record that is an error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Report it; what the reporter itself logs is not reported."""
        if record.name.startswith(("sentry_sdk", "urllib3")):
            return
        import sentry_sdk
        from sentry_sdk.utils import event_from_exception

        error: BaseException | None = getattr(record, "error", None)
        event: Any = {}
        if error is not None:
            event, _ = event_from_exception(error, client_options=sentry_sdk.get_client().options)
        tags = {"request": getattr(record, "request", "") or "none"}
        tags |= {name: getattr(record, name) for name in _TAGS if getattr(record, name, "")}
        event |= {"level": "error", "logger": record.name, "message": record.getMessage(), "tags": tags}
        sentry_sdk.capture_event(event)


def _without_values(event: Any, _hint: Any) -> Any:
    """Only what is on the list; of an exception its kind and its frames."""
    kept: dict[str, Any] = {
        name: plain(event[name]) for name in _TOLD if name in event and name != "exception"
    }
    for each in event.get("exception", {}).get("values", []):
        frames = (each.get("stacktrace") or {}).get("frames", [])
        told = {"type": each.get("type"), "module": each.get("module"), "value": ""}
        told["stacktrace"] = {"frames": [{key: one[key] for key in _FRAME if key in one} for one in frames]}
        kept.setdefault("exception", {"values": []})["values"].append(told)
    return kept
