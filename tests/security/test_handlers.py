"""Default deny: every handler in Reflex's own registry is refused to whoever has no session."""

import inspect
from typing import get_type_hints

from reflex_base.registry import RegistrationContext

import healthvault.app  # noqa: F401  Importing it registers every state.
from healthvault.ui.guard import is_ours, is_public, is_reflex
from tests.security.house import House, a_guest
from tests.security.tab import ROOT_STATE

PUBLIC = {"tell_trouble", "dismiss_trouble", "ask_for_passkey", "take_passkey", "miss_passkey"}
"""What anybody may call. They show and hide one bar in the caller's own tab, draw a challenge for their own
browser, and keep what it answered in that tab."""


def handlers():
    return {
        name.removeprefix(ROOT_STATE): registered.handler.fn
        for name, registered in RegistrationContext.get().event_handlers.items()
    }


def ours():
    return {name: fn for name, fn in handlers().items() if is_ours(fn)}


def test_what_anybody_may_call_was_read_by_somebody():
    assert {name.rpartition(".")[2] for name, fn in ours().items() if is_public(fn)} == PUBLIC


def test_every_parameter_of_a_handler_has_a_type():
    for name, fn in ours().items():
        parameters = list(inspect.signature(fn).parameters)[1:]
        assert set(parameters) <= set(get_type_hints(fn)), name


def test_handlers_never_block_the_loop():
    for name, fn in ours().items():
        assert inspect.iscoroutinefunction(fn) or inspect.isasyncgenfunction(fn), name


def test_of_reflex_only_what_a_page_needs_may_run():
    allowed = {fn.__name__ for fn in handlers().values() if is_reflex(fn)}
    assert allowed == {
        "hydrate",
        "hydrate_and_load",
        "on_load_internal",
        "set_is_hydrated",
        "update_vars_internal",
        "handle_frontend_exception",
    }


async def test_no_handler_runs_without_a_session(house: House):
    async with house.tab(None) as tab:
        await tab.open_page("/")
        for name, fn in ours().items():
            if is_public(fn):
                continue
            await tab.send(name)
            state = await tab.answered()
            assert tab.redirects == ["/sign-in"], name
            assert not [changed for changed in state if changed.startswith("healthvault")], name


async def test_a_client_cannot_set_a_variable(house: House):
    ann = await a_guest("Ann")
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        for name, fn in handlers().items():
            if fn.__name__ == "setvar":
                payload = {"var_name": "is_sample", "value": True}
                assert await tab.call(name, payload) == {}, name
        assert (await tab.open_page("/"))["healthvault___ui___session____session_state"]["is_sample"] is False
