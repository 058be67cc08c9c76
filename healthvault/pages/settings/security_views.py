"""The parts of the security page: password, second step, sessions, tokens."""

import reflex as rx

from healthvault.accounts.tokens import LIVES_DAYS
from healthvault.pages.settings.security_lines import Line, SessionLine
from healthvault.pages.settings.security_state import SecurityState
from healthvault.pages.settings.views import group
from healthvault.ui.button import button
from healthvault.ui.dialog import closes, details, dialog, opens
from healthvault.ui.form import field, form, select
from healthvault.ui.icon import icon
from healthvault.ui.notice import notice

_OFF_ID, _SCOPES_LEGEND = "second-step-off", "It may"
_SCOPES = {"read": "Read your numbers", "write": "Add readings", "coach": "Ask the coach"}
_LIVES = {str(days): "a year" if days == 365 else f"{days} days" for days in LIVES_DAYS}


def password() -> rx.Component:
    """A new password; somebody who signs in through a provider has none."""
    return rx.cond(
        SecurityState.has_password,
        group(
            "Password",
            "Ten characters or more. A new one signs you out everywhere else.",
            details("Change it", _password_form()),
        ),
    )


def _password_form() -> rx.Component:
    return form(
        field(
            "Password until now",
            "old",
            kind="password",
            required=True,
            auto_complete="current-password",
            max_length=1000,
        ),
        field(
            "New password",
            "new",
            kind="password",
            required=True,
            auto_complete="new-password",
            min_length=10,
            max_length=1000,
        ),
        button("Change it", type="submit", class_name="self-start"),
        on_submit=SecurityState.change_password,
        reset_on_submit=True,
        class_name="pt-3",
    )


def second_step() -> rx.Component:
    """Six digits from an app: off, being turned on, or on."""
    return group(
        "Second step",
        "A code from an app on your phone, asked for after your password, a link by mail or a provider. A "
        "passkey needs none: it is two things already.",
        rx.match(
            True,
            (SecurityState.codes.length() > 0, _codes()),
            (SecurityState.has_second_factor, _is_on()),
            (SecurityState.picture != "", _turning_on()),
            button("Turn it on", class_name="self-start", on_click=SecurityState.set_up),
        ),
    )


def sessions() -> rx.Component:
    """Where the person is signed in."""
    return group(
        "Signed in",
        "Every browser that can see your data. If you do not know one, end it and change your password.",
        rx.el.ul(
            rx.foreach(SecurityState.lines, _session),
            class_name="flex flex-col divide-y divide-hairline -my-2",
        ),
        rx.cond(
            SecurityState.lines.length() + SecurityState.token_lines.length() > 1,
            button("Sign out everywhere else", class_name="self-start", on_click=SecurityState.revoke_others),
        ),
    )


def tokens() -> rx.Component:
    """Tokens for programs."""
    return group(
        "Programs",
        "A token lets a script or an app of yours in, for what you choose and as long as you choose. It is "
        "shown once; only its fingerprint is kept.",
        rx.cond(SecurityState.new_token != "", _new_token()),
        rx.cond(
            SecurityState.token_lines.length() > 0,
            rx.el.ul(
                rx.foreach(SecurityState.token_lines, _token),
                class_name="flex flex-col divide-y divide-hairline -my-2",
            ),
        ),
        details(
            "Make a token",
            _token_form(),
        ),
    )


def _token_form() -> rx.Component:
    return form(
        field("Name", "name", required=True, max_length=60, auto_complete="off"),
        rx.el.fieldset(
            rx.el.legend(_SCOPES_LEGEND, class_name="mb-1.5 text-small font-medium"),
            *[_scope(scope, words) for scope, words in _SCOPES.items()],
            class_name="flex flex-col gap-1",
        ),
        select("Works for", "days", _LIVES, default_value="90"),
        button("Make a token", type="submit", class_name="self-start"),
        on_submit=SecurityState.make_token,
        reset_on_submit=True,
        class_name="pt-3",
    )


def row(what: rx.Var, told: rx.Var, *buttons: rx.Component | rx.Var, symbol: str) -> rx.Component:
    """One line of a list: what it is, what is told of it, and what can be done with it."""
    return rx.el.li(
        icon(symbol, class_name="shrink-0 text-faint"),
        rx.el.div(
            rx.el.p(what, class_name="font-medium [overflow-wrap:anywhere]"),
            rx.el.p(told, class_name="text-small text-soft"),
            class_name="min-w-0 flex-1",
        ),
        *buttons,
        class_name="flex items-center gap-3 py-3",
    )


def _turning_on() -> rx.Component:
    return rx.el.div(
        rx.el.p("Scan this with an authenticator app, or type the letters below it."),
        rx.el.img(
            src=SecurityState.picture,
            alt="A picture for your authenticator app; the letters below say the same.",
            width="220",
            height="220",
            class_name="rounded-control",
        ),
        rx.el.p(
            SecurityState.secret, class_name="text-small text-soft tabular-nums [overflow-wrap:anywhere]"
        ),
        form(
            field(
                "The code that it shows now",
                "code",
                input_mode="numeric",
                auto_complete="one-time-code",
                max_length=10,
                required=True,
            ),
            rx.el.div(
                button("Turn it on", type="submit", kind="primary"),
                button("Not now", kind="plain", on_click=SecurityState.put_away),
                class_name="flex flex-wrap gap-2",
            ),
            on_submit=SecurityState.confirm_code,
            class_name="w-full",
        ),
        class_name="flex flex-col items-start gap-4",
    )


def _is_on() -> rx.Component:
    return rx.el.div(
        rx.el.p(
            icon("check", size=18, class_name="text-brand"),
            "On. Recovery codes left: ",
            SecurityState.codes_left.to(str),
            class_name="flex items-center gap-2",
        ),
        rx.el.div(
            button("New recovery codes", on_click=SecurityState.renew_codes),
            button("Turn it off", kind="danger", **opens(_OFF_ID)),
            class_name="flex flex-wrap gap-2",
        ),
        dialog(
            _OFF_ID,
            "Turn the second step off?",
            rx.el.p(
                "Whoever has your password, or reads your mail, can then sign in as you.",
                class_name="mb-5 text-soft",
            ),
            rx.el.div(
                button("Turn it off", kind="danger", on_click=SecurityState.turn_off, **closes(_OFF_ID)),
                button("Keep it", **closes(_OFF_ID)),
                class_name="flex flex-wrap gap-3",
            ),
        ),
        class_name="flex flex-col gap-4",
    )


def _codes() -> rx.Component:
    return rx.el.div(
        notice(
            "Keep these ten codes on paper or in a password manager. Each opens once, on the day your app is "
            "lost. They are not shown again."
        ),
        rx.el.ol(
            rx.foreach(SecurityState.codes, rx.el.li),
            class_name="flex list-inside list-decimal flex-col gap-1 font-mono text-small",
        ),
        button("I have kept them", kind="primary", class_name="self-start", on_click=SecurityState.put_away),
        class_name="flex flex-col gap-4",
    )


def _session(line: rx.vars.ObjectVar[SessionLine]) -> rx.Component:
    ending = button("End", kind="danger", size="small", on_click=SecurityState.revoke(line.id))
    return row(line.what, line.told, rx.cond(line.is_this, rx.fragment(), ending), symbol="browser")


def _token(line: rx.vars.ObjectVar[Line]) -> rx.Component:
    ending = button("End", kind="danger", size="small", on_click=SecurityState.revoke(line.id))
    return row(line.what, line.told, ending, symbol="link")


def _new_token() -> rx.Component:
    return notice(
        "This is your token. Copy it now; it is not shown again.",
        rx.el.code(SecurityState.new_token, class_name="mt-1 block [overflow-wrap:anywhere]"),
        kind="done",
    )


def _scope(scope: str, words: str) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            name=f"scope-{scope}",
            default_checked=scope == "read",
            class_name="size-4 accent-brand",
        ),
        rx.el.span(words),
        class_name="flex min-h-9 items-center gap-2.5",
    )
