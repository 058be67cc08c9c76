"""Screens that refresh by themselves. In a page's `on_load` handler, once per opening of the page::

    @rx.event
    async def load(self) -> None:
        watch(OverviewState.load, "vault")
        ...

From then on `load` runs again in this tab whenever something of this person is announced under that topic,
until the tab goes to another page, disconnects (it registers again when it comes back), or its session ends.
The handler takes no arguments, and runs through the guard like any other event.

A page of which one part stands in the address asks `stepped()` whether only the address changed, and then
reads that part alone.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import reflex as rx
from reflex_base.event import Event
from reflex_base.event.context import EventContext
from reflex_base.utils.format import format_event_handler

from healthvault.core.ids import PersonId, SessionId
from healthvault.core.live import Notice, Topic, subscribe
from healthvault.ui import liveness
from healthvault.ui.session import SessionState

_GATHER_S = 0.25
"""News of a quarter second is told once: an import announces itself many times."""


class Refresh(Event):
    """An event of the server's own making. No client can make one: theirs arrive as plain events."""


@dataclass(slots=True, kw_only=True)
class _Tab:
    session: SessionId
    person: PersonId
    router_data: dict[str, Any]
    handlers: dict[str, frozenset[Topic]] = field(default_factory=dict)
    """What runs again on which news."""
    has_stepped: bool = False


_tabs: dict[str, _Tab] = {}


def watch(handler: Any, *topics: Topic) -> None:
    """Run this handler again in the tab of the present event whenever one of the topics is announced."""
    tab = _tabs.get(EventContext.get().token)
    if tab is not None:
        tab.handlers[format_event_handler(handler)] = frozenset(topics)


def stepped() -> bool:
    """Whether the tab of the present event stayed on its page, with another query in its address.

    Told once: what runs again afterwards, because of news, has everything to read.
    """
    tab = _tabs.get(EventContext.get().token)
    has_stepped = tab is not None and tab.has_stepped
    if tab is not None:
        tab.has_stepped = False
    return has_stepped


def arrive(
    token: str, session: SessionId, person: PersonId, router_data: dict[str, Any], *, is_opened: bool
) -> None:
    """Note the tab of a person who opens a page, or goes to one from another; what the page before watched is
    forgotten.
    """
    before = _tabs.get(token)
    _tabs[token] = _Tab(
        session=session,
        person=person,
        router_data=dict(router_data),
        has_stepped=not is_opened
        and before is not None
        and before.session == session
        and before.router_data.get("pathname") == router_data.get("pathname"),
    )


def leave(token: str) -> None:
    """Forget a tab: it is nobody's any more."""
    _tabs.pop(token, None)


def open_tabs() -> int:
    """How many tabs of people who are signed in are known."""
    return len(_tabs)


async def relay(app: rx.App) -> None:
    """Hand the news to the tabs they concern, for ever; one a process."""
    async with subscribe() as news:
        while True:
            notices = [await news.get()]
            _forget_sessions(notices)
            await asyncio.sleep(_GATHER_S)
            while not news.empty():
                notices.append(news.get_nowait())
            _forget_sessions(notices)
            for notice in dict.fromkeys(notices):
                await _tell(app, notice)


def _forget_sessions(notices: Iterable[Notice]) -> None:
    for notice in notices:
        if notice.topic == "account":
            liveness.forget(notice.person)


async def _tell(app: rx.App, notice: Notice) -> None:
    connected = app.event_namespace.token_to_sid if app.event_namespace else {}
    for token, tab in list(_tabs.items()):
        if tab.person != notice.person:
            continue
        if token not in connected:
            leave(token)
            continue
        if notice.topic == "account":
            await _refresh(app, token, tab, format_event_handler(SessionState.refresh))
        for handler, topics in list(tab.handlers.items()):
            if notice.topic in topics:
                await _refresh(app, token, tab, handler)


async def _refresh(app: rx.App, token: str, tab: _Tab, handler: str) -> None:
    await app.event_processor.enqueue(token, Refresh(name=handler, router_data=dict(tab.router_data)))
