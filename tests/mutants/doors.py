"""Faults in the gate, the guard, the headers, and the doors of the API."""

from tests.mutants.mutant import Mutant

_GATE = "healthvault/ui/gate.py"
_GUARD = "healthvault/ui/guard.py"
_HEADERS = "healthvault/ui/headers.py"
_ON_GATE = "tests/security/test_gate.py::"
_ON_GUARD = "tests/security/test_guard.py::"
_SENT = "tests/api/test_sent_form.py::"
_FOREIGN = _SENT + "test_a_form_from_another_site_is_refused"
_AT_GATE = "tests/ui/test_at_the_gate.py::"

MUTANTS = (
    Mutant(
        name="a websocket from any site",
        file=_GATE,
        before="if brought.origin not in settings().origins:",
        after="if not brought.origin:",
        tests=(_AT_GATE + "test_a_websocket_is_opened_to_our_own_pages_alone",),
    ),
    Mutant(
        name="a websocket that does not say where from",
        file=_GATE,
        before="if brought.origin not in settings().origins:",
        after="if brought.origin and brought.origin not in settings().origins:",
        tests=(_AT_GATE + "test_a_websocket_is_opened_to_our_own_pages_alone",),
    ),
    Mutant(
        name="a program's token opens a websocket",
        file=_GATE,
        before="await self._introduced(scope, brought, may_use_token=False)",
        after="await self._introduced(scope, brought, may_use_token=True)",
        tests=(_AT_GATE + "test_a_programs_token_is_nobody_on_a_websocket",),
    ),
    Mutant(
        name="a post from any site",
        file=_GATE,
        before="not is_apples and not brought.is_own_or_program:",
        after="not is_apples and False:",
        tests=(_FOREIGN,),
    ),
    Mutant(
        name="every post is Apple's",
        file=_GATE,
        before='is_apples = scope["method"] == "POST" and scope["path"] == _POSTED_BY_APPLE',
        after='is_apples = scope["method"] == "POST"',
        tests=(_FOREIGN,),
    ),
    Mutant(
        name="a post that does not say where from",
        file=_GATE,
        before='return self._headers.get(b"sec-fetch-site") == "same-origin"',
        after="return True",
        tests=(_AT_GATE + "test_a_post_that_does_not_say_where_from_is_refused",),
    ),
    Mutant(
        name="a cookie and any word in a header make a program",
        file=_GATE,
        before="if self._bearer and not self._session_token:",
        after="if self._bearer:",
        tests=(_AT_GATE + "test_a_cookie_with_a_header_beside_it_is_no_program",),
    ),
    Mutant(
        name="a program's token as a cookie",
        file=_GATE,
        before='return found if found and found.kind == "browser" else None',
        after="return found",
        tests=(_AT_GATE + "test_a_cookie_is_no_token_and_a_token_is_no_cookie",),
    ),
    Mutant(
        name="a browser's cookie as a token",
        file=_GATE,
        before="found = await session_of(self._bearer) if self._bearer.startswith(TOKEN_MARK) else None\n"
        '            return found if found and found.kind == "token" else None',
        after="return await session_of(self._bearer)",
        tests=(_AT_GATE + "test_a_cookie_is_no_token_and_a_token_is_no_cookie",),
    ),
    Mutant(
        name="the visitor writes the gate's own header",
        file=_GATE,
        before="headers.append(header(session.id if session else None, csrf=visitor.csrf,"
        " address=visitor.address))",
        after="headers.insert(0, header(session.id if session else None, csrf=visitor.csrf,"
        ' address=visitor.address)); headers += [p for p in scope["headers"] if p[0] == HEADER]',
        tests=(_AT_GATE + "test_what_the_gate_hands_on_is_its_own_word",),
    ),
    Mutant(
        name="the cookie goes on to Reflex",
        file=_GATE,
        before='if pair[0] not in {b"cookie", HEADER}]',
        after="if pair[0] != HEADER]",
        tests=(_AT_GATE + "test_what_the_gate_hands_on_is_its_own_word",),
    ),
    Mutant(
        name="scripts read the session's cookie",
        file=_GATE,
        before="HttpOnly; SameSite=Lax",
        after="SameSite=Lax",
        tests=(_AT_GATE + "test_the_flags_of_a_cookie",),
    ),
    Mutant(
        name="the session goes along from other sites",
        file=_GATE,
        before="HttpOnly; SameSite=Lax",
        after="HttpOnly; SameSite=None",
        tests=(_AT_GATE + "test_the_flags_of_a_cookie",),
    ),
    Mutant(
        name="the session's cookie without TLS",
        file=_GATE,
        before='("; Secure" if settings().is_https else "")',
        after='""',
        tests=(_AT_GATE + "test_the_flags_of_a_cookie",),
    ),
    Mutant(
        name="a visitor writes their own address",
        file=_GATE,
        before="return (hops and len(said) >= hops and said[-hops]) or self._peer",
        after="return said[0] or self._peer",
        tests=("tests/ui/test_gate.py",),
    ),
    Mutant(
        name="anybody reads what is counted",
        file=_GATE,
        before="return not asked or hmac.compare_digest(self._bearer.encode(), asked.encode())",
        after="return True",
        tests=("tests/api/test_alive.py",),
    ),
    Mutant(
        name="any token fits a form",
        file="healthvault/api/form.py",
        before="if not expected or not hmac.compare_digest("
        'expected.encode(), form.get("csrf_token", "").encode()):',
        after="if not expected:",
        tests=(_AT_GATE + "test_a_form_needs_the_token_of_its_browser",),
    ),
    Mutant(
        name="any token fits the form of a file",
        file="healthvault/api/imports.py",
        before='if session.kind == "browser" and not (',
        after="if False and not (",
        tests=(_SENT + "test_without_the_token_nothing_is_written",),
    ),
    Mutant(
        name="a form sends the browser anywhere",
        file="healthvault/api/form.py",
        before="return asked if _OURS.fullmatch(asked) else _HOME",
        after="return asked",
        tests=(_AT_GATE + "test_nobody_is_sent_to_another_site",),
    ),
    Mutant(
        name="scopes are not looked at",
        file="healthvault/api/visitor.py",
        before="if not session.may(scope):",
        after="if False:",
        tests=("tests/api/test_doors.py::test_no_door_opens_without_its_scope",),
    ),
    Mutant(
        name="every handler is for anybody",
        file=_GUARD,
        before="if person is None and not is_public(handler):",
        after="if False:",
        tests=("tests/security/test_handlers.py::test_no_handler_runs_without_a_session",),
    ),
    Mutant(
        name="a handler nobody marked is public",
        file=_GUARD,
        before="return getattr(handler, _PUBLIC, False)",
        after="return getattr(handler, _PUBLIC, True)",
        tests=("tests/ui/test_guard.py::test_a_handler_is_closed_unless_it_is_marked",),
    ),
    Mutant(
        name="payloads are not looked at",
        file=_GUARD,
        before="return _check(handler, event)",
        after="return None",
        tests=(_ON_GUARD + "test_bad_payloads_never_reach_a_handler",),
    ),
    Mutant(
        name="a payload may hold more than the signature",
        file="healthvault/ui/payload.py",
        before='ConfigDict(extra="forbid", allow_inf_nan=False',
        after='ConfigDict(extra="allow", allow_inf_nan=False',
        tests=("tests/ui/test_guard.py::test_a_payload_that_does_not_fit_is_refused",),
    ),
    Mutant(
        name="a tab keeps what another person left in it",
        file=_GUARD,
        before="mine._get_root_state().reset()",
        after="pass",
        tests=(_ON_GUARD + "test_a_stolen_tab_token_yields_nothing",),
    ),
    Mutant(
        name="a client sets variables",
        file=_GUARD,
        before="if not is_ours(handler):",
        after="if False:",
        tests=("tests/security/test_handlers.py::test_a_client_cannot_set_a_variable",),
    ),
    Mutant(
        name="events come as fast as they like",
        file=_GUARD,
        before="if not self._has_turn(",
        after="if False and not self._has_turn(",
        tests=(_ON_GUARD + "test_a_flood_is_dropped",),
    ),
    Mutant(
        name="a session is believed for ever",
        file="healthvault/ui/liveness.py",
        before="if seen is None or now_s - seen.asked_at_s > _BELIEVED_S:",
        after="if seen is None:",
        tests=("tests/ui/test_liveness.py::test_without_looking_a_session_is_not_believed_for_long",),
    ),
    Mutant(
        name="an announced end is not heard",
        file="healthvault/ui/liveness.py",
        before="if seen.person == person]:",
        after="if seen.person != person]:",
        tests=("tests/ui/test_liveness.py::test_an_announced_end_is_known_at_once",),
    ),
    Mutant(
        name="any script runs",
        file=_HEADERS,
        before='" ".join(("\'self\'", *self._scripts))',
        after='" ".join(("\'self\'", "\'unsafe-inline\'"))',
        tests=(_AT_GATE + "test_what_a_page_may_take_from_where",),
    ),
    Mutant(
        name="any site frames a page",
        file=_HEADERS,
        before='sources["frame-ancestors"] = "\'self\'" if framed else "\'none\'"',
        after="pass",
        tests=(_AT_GATE + "test_what_a_page_may_take_from_where",),
    ),
    Mutant(
        name="the form of a page goes anywhere",
        file=_HEADERS,
        before='"form-action": "\'self\'",',
        after="",
        tests=(_AT_GATE + "test_what_a_page_may_take_from_where",),
    ),
    Mutant(
        name="a browser guesses what an answer is",
        file=_HEADERS,
        before='(b"x-content-type-options", b"nosniff"),',
        after="",
        tests=(_AT_GATE + "test_what_every_answer_carries",),
    ),
    Mutant(
        name="an answer is kept on the way",
        file=_HEADERS,
        before='return b"no-store"',
        after='return b"public, max-age=600"',
        tests=(_AT_GATE + "test_what_every_answer_carries",),
    ),
)
