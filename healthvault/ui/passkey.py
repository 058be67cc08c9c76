"""Passkeys in the browser: `@simplewebauthn/browser`, called by what Reflex compiles, only where one stands.

What the authenticator answers goes to the state, and from there either stays (a new passkey) or is posted by
a native form, which alone can set a cookie.
"""

import json
from typing import Any

import reflex as rx
from reflex_base.event import EventSpec, run_script
from reflex_base.event.context import EventContext
from reflex_base.utils.format import format_queue_events
from reflex_base.utils.imports import ImportVar
from reflex_base.vars.base import VarData
from reflex_base.vars.function import FunctionStringVar, FunctionVar
from reflex_base.vars.object import ObjectVar

from healthvault.accounts import passkeys
from healthvault.core.errors import HealthVaultError
from healthvault.ui.button import button
from healthvault.ui.credential import credential
from healthvault.ui.form import hidden
from healthvault.ui.guard import public
from healthvault.ui.notice import notice
from healthvault.ui.post import post_form

_LIBRARY = "@simplewebauthn/browser@14.0.0"
_FORM_ID = "passkey-answer"
_TROUBLES = {
    "NotAllowedError": "No passkey was shown, or it took too long. Try again.",
    "InvalidStateError": "This passkey is here already.",
    "SecurityError": "Passkeys work only at the address that this Health Vault was set up for.",
}
_TROUBLE = "This browser could not use a passkey here."


class PasskeyState(rx.State):
    """A passkey that is asked for."""

    options: dict[str, Any] = {}
    """What the browser must know to ask; made anew whenever a page is opened that can ask."""
    answer: str = ""
    trouble: str = ""

    @rx.event
    @public
    async def ask_for_passkey(self) -> None:
        """Draw a challenge for this browser."""
        here = credential(EventContext.get().router_data)
        self.answer = self.trouble = ""
        self.options = {}
        try:
            told = await passkeys.options_to_show(browser=here.csrf, address=here.address)
        except HealthVaultError as error:
            self.trouble = error.message
            return
        self.options = json.loads(told)

    @rx.event
    @public
    async def take_passkey(self, answer: dict[str, Any]) -> None:
        """Keep what the authenticator answered, for the form that posts it."""
        self.answer = json.dumps(answer)

    @rx.event
    @public
    async def miss_passkey(self, reason: str) -> None:
        """Say why there is no answer."""
        self.trouble = trouble_words(reason)


def trouble_words(reason: str) -> str:
    """The sentence for an error of the browser, by its name."""
    return _TROUBLES.get(reason, _TROUBLE)


def browser_token() -> str:
    """What the browser behind the present event is known by at the door."""
    return credential(EventContext.get().router_data).csrf


def ask_browser(function: str, options: rx.Var, *, then: Any, otherwise: Any) -> EventSpec:
    """Call `startRegistration` or `startAuthentication`; for an `on_click`.

    Args:
        function: Which of the two.
        options: What it must know.
        then: The handler of what it answers.
        otherwise: The handler of an error's name.
    """
    library = VarData(imports={_LIBRARY: [ImportVar(tag=function)]})
    start = FunctionStringVar.create(function, _var_data=library)
    asking = start.call({"optionsJSON": options}).to(ObjectVar)
    done = format_queue_events(then, args_spec=_answer)
    failed = format_queue_events(otherwise, args_spec=_reason)
    return run_script(asking.then.to(FunctionVar).call(done, failed))


def passkey_button(label: str, action: str, *extra: rx.Component, **props: Any) -> rx.Component:
    """A button that asks for a passkey and posts what it answers to `action`, with `extra` fields."""
    return rx.el.div(
        button(
            label,
            symbol="lock",
            class_name="w-full",
            disabled=PasskeyState.options.length() == 0,
            on_click=ask_browser(
                "startAuthentication",
                PasskeyState.options,
                then=PasskeyState.take_passkey,
                otherwise=PasskeyState.miss_passkey,
            ),
            **props,
        ),
        rx.el.div(
            rx.cond(PasskeyState.trouble != "", notice(PasskeyState.trouble, kind="problem")),
            role="alert",
            class_name="mt-3 empty:hidden",
        ),
        rx.cond(
            PasskeyState.answer != "",
            post_form(
                action,
                hidden("answer", PasskeyState.answer),
                *extra,
                id=_FORM_ID,
                on_mount=_send(),
            ),
        ),
    )


def _send() -> EventSpec:
    form = FunctionStringVar.create("document.getElementById").call(_FORM_ID).to(ObjectVar)
    return run_script(form.requestSubmit.to(FunctionVar).call())


def _answer(answer: rx.vars.ObjectVar[dict[str, Any]]) -> list[rx.Var]:
    return [answer]


def _reason(error: rx.vars.ObjectVar[dict[str, str]]) -> list[rx.Var]:
    return [error["name"]]
