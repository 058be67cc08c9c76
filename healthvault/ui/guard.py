"""The guard before every event: no handler runs without a live session, unless it is `@public`.

Reflex lets any client call any public method of any state with any payload, under a tab token of its choice.
So before each event the guard asks whose connection it is (the gate wrote that), whether the session still
lives, whether the tab's state is theirs (another's is wiped), whether they come too fast, and whether the
payload fits.
"""

# ruff: noqa: SLF001  The guard keeps SessionState, and a refusal sends what is left by Reflex's own means.

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import reflex as rx
from reflex.state import BaseState, OnLoadInternalState, State, StateUpdate
from reflex_base.event import Event
from reflex_base.event.context import EventContext
from reflex_base.registry import RegistrationContext
from reflex_base.utils.format import format_event_handler

from healthvault.accounts.errors import NoSessionError
from healthvault.core import telemetry
from healthvault.core.ids import PersonId
from healthvault.core.log import request_id
from healthvault.ui import live, liveness
from healthvault.ui.credential import Credential, credential
from healthvault.ui.live import Refresh
from healthvault.ui.payload import PayloadError, checked
from healthvault.ui.session import SessionState

_log = logging.getLogger(__name__)
_PUBLIC = "__healthvault_public__"
_SCREENS = "healthvault.pages."
_BURST, _EVENTS_A_S = 60.0, 20.0
_MOST_BUCKETS = 20_000

Handler = TypeVar("Handler", bound=Callable[..., Any])


def public(handler: Handler) -> Handler:
    """Mark a handler that anybody may call. It stands under `@rx.event`, and `tests/security` lists it."""
    setattr(handler, _PUBLIC, True)
    return handler


def is_public(handler: Callable[..., Any]) -> bool:
    """Whether anybody may call this handler."""
    return getattr(handler, _PUBLIC, False)


def is_reflex(handler: Callable[..., Any]) -> bool:
    """Whether this is one of the few handlers of Reflex itself that a page cannot do without."""
    return handler.__module__ == "reflex.state" and handler.__name__ in _OF_REFLEX


def is_ours(handler: Callable[..., Any]) -> bool:
    """Whether we wrote it. What is neither ours nor needed, such as `setvar` of every state, never runs."""
    return handler.__module__.partition(".")[0] == __name__.partition(".")[0]


_OF_REFLEX = frozenset(
    {
        "hydrate",
        "hydrate_and_load",
        "on_load_internal",
        "set_is_hydrated",
        "update_vars_internal",
        "handle_frontend_exception",
    }
)
_ARRIVALS = frozenset(
    format_event_handler(State.event_handlers[name]) for name in ("hydrate", "hydrate_and_load")
)
_NAVIGATION = format_event_handler(OnLoadInternalState.event_handlers["on_load_internal"])


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at_s: float

    def take(self) -> bool:
        now_s = time.monotonic()
        self.tokens = min(_BURST, self.tokens + (now_s - self.at_s) * _EVENTS_A_S)
        self.at_s = now_s
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class Guard(rx.Middleware):
    """Stands before every event of the app."""

    def __init__(self) -> None:
        self._buckets: dict[str, _Bucket] = {}

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """Let the event pass (None), or answer in its place."""
        del app
        context = EventContext.get()
        asking = credential(context.router_data)
        if not self._has_turn(str(asking.session or asking.address or context.token)):
            return StateUpdate()
        mine = await state.get_state(SessionState)
        if isinstance(event, Refresh) and mine._session_id != str(asking.session):
            return StateUpdate()  # The tab has changed hands since the server knew it.
        was_signed_in = mine.is_signed_in
        person = await _bind(mine, asking, is_arriving=event.name in _ARRIVALS)
        handler = RegistrationContext.get().event_handlers[event.name].handler.fn
        _watch(handler, context)
        if is_reflex(handler):
            if event.name in _ARRIVALS or event.name == _NAVIGATION:
                _note_tab(context, asking, person, is_opened=event.name in _ARRIVALS)
            return None
        if not is_ours(handler):
            _log.warning("Refused %s, which nobody needs.", event.name)
            return StateUpdate()
        if person is None and not is_public(handler):
            _log.warning("Refused %s to nobody.", event.name)
            return await _refused(mine, was_signed_in=was_signed_in)
        if handler.__name__ == "load" and handler.__module__.startswith(_SCREENS):
            telemetry.opened(handler.__module__.split(".")[2], again=isinstance(event, Refresh))
        return _check(handler, event)

    def _has_turn(self, key: str) -> bool:
        if len(self._buckets) >= _MOST_BUCKETS:
            self._buckets.clear()
        return self._buckets.setdefault(key, _Bucket(_BURST, time.monotonic())).take()


def _watch(handler: Callable[..., Any], context: EventContext) -> None:
    """Name the event in the log, and time it to its end: an event has a task of its own."""
    request_id.set(context.txid)
    began_s, task = time.perf_counter(), asyncio.current_task()
    if task is not None and (is_ours(handler) or is_reflex(handler)):
        name = handler.__qualname__
        task.add_done_callback(lambda _: telemetry.handled(name, time.perf_counter() - began_s))


async def _bind(mine: SessionState, asking: Credential, *, is_arriving: bool) -> PersonId | None:
    """Make the tab's state belong to whoever asks: what another person left in it is wiped."""
    person = await liveness.live_person(asking.session)
    owner = str(asking.session) if person else ""
    is_new = mine._session_id != owner
    if is_new:
        mine._get_root_state().reset()
        mine._session_id = owner
    if is_new or is_arriving:
        mine.csrf = asking.csrf
        if person and asking.session:
            try:
                await mine._read(asking.session)
            except NoSessionError:
                liveness.forget(person)
                return await _bind(mine, asking, is_arriving=is_arriving)
    return person


def _note_tab(context: EventContext, asking: Credential, person: PersonId | None, *, is_opened: bool) -> None:
    if person and asking.session:
        live.arrive(context.token, asking.session, person, context.router_data, is_opened=is_opened)
    else:
        live.leave(context.token)


async def _refused(mine: SessionState, *, was_signed_in: bool) -> StateUpdate:
    """Show nothing that is left, and the way in."""
    root = mine._get_root_state()
    delta = await root._get_resolved_delta()
    root._clean()
    way_in = rx.redirect("/sign-in?problem=ended" if was_signed_in else "/sign-in")
    return StateUpdate(delta=delta, events=Event.from_event_type(way_in))


def _check(handler: Callable[..., Any], event: Event) -> StateUpdate | None:
    try:
        arguments = checked(handler, event.payload)
    except PayloadError:
        _log.warning("Refused the payload of %s.", event.name)
        return StateUpdate()
    event.payload.clear()
    event.payload.update(arguments)
    return None
