"""Where the time goes, for an OpenTelemetry collector of your own; without one, nothing of it is loaded.

A span tells what kind of thing was done and how long it took. What may stand on one is a list; everything
else, messages of exceptions above all, is left out before it leaves the process.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from healthvault.core.config import settings
from healthvault.core.redact import plain

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import ReadableSpan, TracerProvider

_TOLD = frozenset(
    {
        "http.request.method",
        "http.route",
        "http.response.status_code",
        "db.system.name",
        "error.type",
        "exception.type",
        "gen_ai.request.model",
        "code.function.name",
        "reflex.event.name",
        "reflex.event.background",
        "healthvault.request",
        "healthvault.purpose",
        "healthvault.reason",
        "healthvault.task",
    }
)
"""What a span may tell. Source: the semantic conventions 1.44 of OpenTelemetry, Reflex's names, and ours."""
_provider: "TracerProvider | None" = None
_NOTHING = nullcontext()


def begin_tracing(process: str) -> "TracerProvider | None":
    """Send spans to the collector that the settings name; None, when they name none.

    Args:
        process: What this process is called, such as `web` or `worker`.
    """
    global _provider  # noqa: PLW0603  A process has one collector.
    if not settings().otlp_endpoint or _provider is not None:
        return _provider
    # Loaded for those who ask for it: it takes a tenth of a second.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    address = f"{settings().otlp_endpoint.rstrip('/')}/v1/traces"
    _provider = TracerProvider(resource=Resource({"service.name": "healthvault", "process.name": process}))
    _provider.add_span_processor(BatchSpanProcessor(_quiet(OTLPSpanExporter(endpoint=address))))
    return _provider


def end_tracing() -> None:
    """Send what is left."""
    global _provider  # noqa: PLW0603
    if _provider is not None:
        _provider.shutdown()
        _provider = None


def span(name: str, *, is_current: bool = True, **told: str) -> AbstractContextManager[Any]:
    """What is done within the block, as a span; nothing without a collector.

    Args:
        name: What kind of thing it is: one of few.
        is_current: Whether what begins within it belongs to it; not in a generator, which others resume.
        told: What it tells, with `__` for a dot: `http__route="/healthz"`.
    """
    if _provider is None:
        return _NOTHING
    attributes = {key.replace("__", "."): value for key, value in told.items()}
    tracer = _provider.get_tracer("healthvault")
    begin = tracer.start_as_current_span if is_current else tracer.start_span
    return begin(name, attributes=attributes)


def _quiet(exporter: Any) -> Any:
    from opentelemetry.sdk.trace.export import SpanExporter

    class Quiet(SpanExporter):
        """Sends what is on the list, and nothing else."""

        def export(self, spans: "Sequence[ReadableSpan]") -> Any:
            return exporter.export([_without_values(each) for each in spans])

        def shutdown(self) -> None:
            exporter.shutdown()

    return Quiet()


def _without_values(span: "ReadableSpan") -> "ReadableSpan":
    from opentelemetry.sdk.trace import Event, ReadableSpan
    from opentelemetry.trace import Status

    events = [Event(each.name, _told(each.attributes), each.timestamp) for each in span.events]
    return ReadableSpan(
        name=span.name,
        context=span.context,
        parent=span.parent,
        resource=span.resource,
        attributes=_told(span.attributes),
        events=events,
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _told(attributes: Any) -> dict[str, Any]:
    return {key: plain(value) for key, value in (attributes or {}).items() if key in _TOLD}
