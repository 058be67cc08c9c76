"""What leaves for a collector of traces and for a Sentry: what happened, never to whom or with what."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import httpx
import pytest

from healthvault.accounts.sessions import open_token
from healthvault.core.config import settings
from healthvault.core.ids import new_id
from healthvault.core.tracing import begin_tracing, end_tracing, span
from tests.collectors import Collector, collecting
from tests.security.house import PASSWORD, Guest, House, a_guest, start_house

_BROWSER_BUG = "reflex___state____frontend_event_exception_state.handle_frontend_exception"
_CANARY = "canary of 82.4 kg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A house with somebody who watches over it."""

    house: House
    traces: Collector
    errors: Collector


@pytest.fixture(scope="module")
def watched(tmp_path_factory, database_url, database) -> Iterator[Watched]:
    folder = tmp_path_factory.mktemp("watched")
    with collecting() as traces, collecting() as errors:
        served, server = start_house(
            folder,
            database_url,
            OTEL_EXPORTER_OTLP_ENDPOINT=traces.url,
            OTEL_BSP_SCHEDULE_DELAY="100",
            SENTRY_DSN=f"http://public@127.0.0.1:{errors.port}/1",
        )
        yield Watched(house=served, traces=traces, errors=errors)
        server.terminate()
        server.wait(60)


@pytest.fixture
async def ann() -> Guest:
    return await a_guest("Ann")


def told(span) -> dict[str, str]:
    return {each.key: each.value.string_value or each.value.int_value for each in span.attributes}


async def test_a_request_is_traced_by_its_route_with_its_transactions(watched, ann):
    token = (await open_token(ann.person, label="script", scopes=["read"])).token
    path = f"/api/v1/imports/{new_id()}"
    async with httpx.AsyncClient(base_url=watched.house.url) as client:
        headers = {"Authorization": f"Bearer {token}", "Cookie": ann.cookie}
        answer = await client.get(f"{path}?q={_CANARY}", headers=headers)
    route = "GET /api/v1/imports/{batch}"
    watched.traces.wait_for(lambda got: any(span.name == route for span in got.spans))
    [request] = [span for span in watched.traces.spans if span.name == route]
    assert told(request) == {
        "http.request.method": "GET",
        "http.route": "/api/v1/imports/{batch}",
        "http.response.status_code": 404,
        "healthvault.request": answer.headers["x-request-id"],
    }
    within = [span for span in watched.traces.spans if span.trace_id == request.trace_id]
    assert "transaction" in {span.name for span in within}
    for secret in (token, ann.opened.token, path.rpartition("/")[2], _CANARY, ann.email):
        assert secret.encode() not in watched.traces.everything


def test_a_span_keeps_neither_the_message_of_an_exception_nor_what_is_not_on_the_list(monkeypatch):
    with collecting() as collector:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
        settings.cache_clear()
        begin_tracing("test")
        with suppress(ValueError), span("job", healthvault__task="a_task", user__name="Zanzibara Q"):
            raise ValueError(_CANARY)
        end_tracing()
        settings.cache_clear()
    [traced] = collector.spans
    assert told(traced) == {"healthvault.task": "a_task"}
    assert [each.key for event in traced.events for each in event.attributes] == ["exception.type"]
    assert _CANARY.encode() not in collector.everything
    assert b"Zanzibara" not in collector.everything


async def test_an_event_is_traced_by_its_handler(watched, ann):
    async with watched.house.tab(ann) as tab:
        await tab.open_page("/settings")
        handler = "healthvault___pages___settings___state____settings_state.choose_units"
        await tab.call(handler, {"units": "imperial"})
        watched.traces.wait_for(lambda got: any(span.name.endswith("choose_units") for span in got.spans))
        assert tab.token.encode() not in watched.traces.everything
    [event] = [span for span in watched.traces.spans if span.name.endswith("choose_units")]
    assert told(event)["code.function.name"].endswith("SettingsState.choose_units")
    assert b"imperial" not in watched.traces.everything
    assert ann.opened.token.encode() not in watched.traces.everything


async def test_an_error_is_reported_without_its_message(watched, ann):
    async with watched.house.tab(ann) as tab:
        await tab.open_page("/settings")
        await tab.call(f"no_such_state.{_CANARY}", {"password": PASSWORD, "weight": _CANARY})
    watched.errors.wait_for(lambda got: any(event.get("exception") for event in got.events))
    event = next(event for event in watched.errors.events if event.get("exception"))
    last = event["exception"]["values"][-1]
    assert (last["type"], last["value"]) == ("KeyError", "")
    assert last["stacktrace"]["frames"][-1]["lineno"] > 0
    assert "vars" not in repr(event)
    for secret in (_CANARY, PASSWORD, ann.opened.token, ann.email, str(ann.person)):
        assert secret.encode() not in watched.errors.everything


async def test_a_browsers_error_is_reported_as_kind_and_place(watched, ann):
    said = (
        f"TypeError: cannot read '{_CANARY}' of undefined\n"
        f"    at show (http://localhost:3000/assets/overview-x1Y2.js:12:345) {ann.email}"
    )
    async with watched.house.tab(ann) as tab:
        await tab.open_page("/settings")
        await tab.call(_BROWSER_BUG, {"info": said, "component_stack": _CANARY})
    watched.errors.wait_for(lambda got: any("browser" in event.get("message", "") for event in got.events))
    event = next(event for event in watched.errors.events if "browser" in event.get("message", ""))
    assert event["tags"]["place"] == "overview-x1Y2.js:12:345"
    assert event["tags"]["kind_there"] == "TypeError"
    assert _CANARY.encode() not in watched.errors.everything
    assert _CANARY not in watched.house.log.read_text()


def test_no_person_machine_or_request_is_told(watched):
    for event in watched.errors.events:
        assert not {"user", "request", "contexts", "breadcrumbs", "modules", "extra"} & set(event)
