"""How Reflex builds and serves the front end. One build serves every address: see `SameOrigin`."""

from typing import Any

import reflex as rx

from healthvault.core.config import settings
from healthvault.ui.stylesheet import LookPlugin


class SameOriginError(RuntimeError):
    """This version of Reflex words its address differently: adapt `SameOrigin`."""


class SameOrigin(rx.plugins.Plugin):
    """Makes the pages speak to whichever host and port they came from.

    Reflex bakes the port of `api_url` into the bundle, and drops the port under https.
    """

    def pre_compile(self, **context: Any) -> None:
        """Ask to change the lines of Reflex's client that choose the address."""
        context["add_modify_task"]("utils/state.js", _same_origin)


def _same_origin(script: str) -> str:
    changed = "endpoint.host = window.location.host;"
    if changed in script:
        return script
    hostname = "endpoint.hostname = frontend_hostname;"
    port = 'endpoint.port = ""; // Assume websocket is on https port via load balancer.'
    if hostname not in script or port not in script:
        raise SameOriginError
    return script.replace(hostname, changed).replace(port, "")


config = rx.Config(
    app_name="healthvault",
    app_module_import="healthvault.app",
    api_url="http://localhost:8000",
    cors_allowed_origins=list(settings().origins),
    telemetry_enabled=False,
    show_built_with_reflex=False,
    state_manager_mode="memory",
    redis_token_expiration=1800,
    frontend_compression_formats=["gzip"],
    frontend_lazy_bundled_libraries=True,
    plugins=[LookPlugin(), SameOrigin()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
