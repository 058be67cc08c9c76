"""Small receivers that speak the real protocols of who watches over an app: OTLP over HTTP, and Sentry."""

import gzip
import importlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(slots=True, kw_only=True)
class Collector:
    """Takes whatever is posted, and keeps it as it came, unpacked."""

    url: str = ""
    bodies: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def port(self) -> str:
        return self.url.rpartition(":")[2]

    @property
    def everything(self) -> bytes:
        return b"\n".join(body for _, body in self.bodies)

    @property
    def spans(self) -> list[Any]:
        requests = [
            ExportTraceServiceRequest.FromString(body) for path, body in self.bodies if path == "/v1/traces"
        ]
        return [
            span
            for request in requests
            for resource in request.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]

    @property
    def events(self) -> list[dict[str, Any]]:
        """Sentry's events: an envelope is lines of JSON, headers and items in turn."""
        envelopes = [body for path, body in self.bodies if path.endswith("/envelope/")]
        items = [json.loads(line) for body in envelopes for line in body.splitlines() if line.strip()]
        return [item for item in items if "platform" in item]

    def wait_for(self, holds: Callable[["Collector"], object], for_s: float = 60.0) -> None:
        """Until something has come."""
        ends_s = time.monotonic() + for_s
        while not holds(self):
            assert time.monotonic() < ends_s, [path for path, _ in self.bodies]
            time.sleep(0.05)


@contextmanager
def collecting() -> Iterator[Collector]:
    """A running `Collector`."""
    collector = Collector()

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            elif self.headers.get("Content-Encoding") == "br":
                body = importlib.import_module("brotli").decompress(body)  # Sent so where it is installed.
            collector.bodies.append((self.path, body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
    collector.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield collector
    server.shutdown()
    thread.join()
