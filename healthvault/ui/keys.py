"""Keys that move: `g` and a letter go somewhere, `/` asks the coach, `?` lists them.

The browser itself decides what a key does: nothing that is typed goes to the server, and no key counts in a
field or together with Control, Alt or Command.
"""

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex_base.event import EventSpec, run_script
from reflex_base.vars.function import FunctionStringVar, FunctionVar
from reflex_base.vars.object import ObjectVar
from reflex_components_core.core.window_events import WindowEventListener

from healthvault.ui.dialog import dialog
from healthvault.ui.places import PLACES

KEYS = "keys"
"""The id of the dialog that lists them, for `dialog.opens`."""

QUESTION = "question"
"""The id of the field in which the coach is asked."""

_PATIENCE_MS = 1500
"""How long `g` waits for its letter."""
_NEVER_MS = -2 * _PATIENCE_MS
_FIELDS = "input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable],:popover-open"
_HASH: rx.Var[str] = rx.Var("window.location.hash", _var_type=str)
"""The part of the address after `#`; the server learns it too late to move the focus on arrival."""

_g_at_ms = ClientStateVar.create("g_at_ms", default=_NEVER_MS)


def _pressed(event: ObjectVar) -> tuple[rx.Var[str], rx.Var[bool], rx.Var[float]]:
    """The key, whether it is meant for us, and when it went down, in milliseconds since the page came."""
    is_held = event.ctrlKey.bool() | event.altKey.bool() | event.metaKey.bool() | event.repeat.bool()
    in_field = event.target.to(ObjectVar).closest.to(FunctionVar).call(_FIELDS).bool()
    return event.key.to(str).lower(), ~(is_held | in_field), event.timeStamp.to(float)


class _Listener(WindowEventListener):
    """The window's key presses, with what Reflex's own leaves out."""

    on_key_down: rx.EventHandler[_pressed]


def keys(active: str) -> rx.Component:
    """What listens, and the list; once in every screen. `active` is the `href` of the place that is open."""
    ask = rx.set_focus(QUESTION) if active == "/coach" else rx.redirect(f"/coach#{QUESTION}")

    def answer(key: rx.Var[str], is_ours: rx.Var[bool], at_ms: rx.Var[float]) -> list[Any]:
        moved = rx.match(key, *[(place.key, rx.redirect(place.href)) for place in PLACES], rx.noop())
        alone = rx.match(key, ("/", ask.prevent_default), ("?", _toggle_list()), rx.noop())
        is_second = at_ms - _g_at_ms.value.to(float) < _PATIENCE_MS
        remembered = _remember(rx.cond(key == "g", at_ms, _NEVER_MS))
        return [
            rx.cond(is_ours, rx.cond(is_second, moved, alone), rx.noop()),
            rx.cond(is_ours, remembered, rx.noop()),
        ]

    return rx.fragment(_Listener.create(on_key_down=answer), _list())


def focus_when_asked(field: str = QUESTION) -> EventSpec | rx.Var:
    """For the `on_mount` of a field: who came by `/`, or by an address that names it, writes at once."""
    return rx.cond(f"#{field}" == _HASH, rx.set_focus(field), rx.noop())


def _remember(at_ms: rx.Var) -> EventSpec:
    return run_script(_g_at_ms.set.to(FunctionVar).call(at_ms))


def _toggle_list() -> EventSpec:
    shown = FunctionStringVar.create("document.getElementById").call(KEYS).to(ObjectVar)
    return run_script(shown.togglePopover.to(FunctionVar).call())


def _list() -> rx.Component:
    told = [(f"Go to {place.name}", ("g", place.key)) for place in PLACES]
    told += [("Ask the coach", ("/",)), ("Show these keys", ("?",)), ("Close what is open", ("Esc",))]
    return dialog(
        KEYS,
        "Keys",
        rx.el.dl(*[_line(what, pressed) for what, pressed in told], class_name="divide-y divide-hairline"),
    )


def _line(what: str, pressed: tuple[str, ...]) -> rx.Component:
    caps = [
        rx.el.kbd(
            key, class_name="min-w-7 rounded-mark bg-sunken px-2 py-0.5 text-center font-sans text-small"
        )
        for key in pressed
    ]
    return rx.el.div(
        rx.el.dt(what),
        rx.el.dd(*caps, class_name="flex gap-1"),
        class_name="flex items-center justify-between gap-4 py-2",
    )
