"""Nothing that looks like a secret passes, wherever it stands."""

import base64
import json
import logging
import string
import traceback
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.core.errors import SetUpError
from healthvault.core.log import JsonLine, QuietRecord
from healthvault.core.redact import HIDDEN, know, plain, redacted

_URL_SAFE = string.ascii_letters + string.digits + "-_"
session_tokens = st.binary(min_size=32, max_size=32).map(base64.urlsafe_b64encode)
session_tokens = session_tokens.map(lambda text: text.decode().rstrip("="))
api_tokens = session_tokens.map(lambda token: f"hvt_{token}")
model_keys = st.text(_URL_SAFE, min_size=8, max_size=60).map(lambda key: f"sk-{key}")
form_tokens = st.binary(min_size=32, max_size=32).map(bytes.hex)
master_keys = st.binary(min_size=32, max_size=32).map(lambda raw: base64.b64encode(raw).decode())
mails = st.emails(domains=st.just("example.org"))
anything_secret = st.one_of(session_tokens, api_tokens, model_keys, form_tokens, master_keys)
words = st.sampled_from(["", "said: ", "at /somewhere ", "x=", "(", "“", "\n", "tried with "])


@given(before=words, secret=anything_secret, after=words)
def test_a_key_passes_nowhere_in_a_text(before, secret, after):
    assert secret not in redacted(f"{before}{secret} {after}")


@given(before=words, mail=mails)
def test_nobodys_address_passes(before, mail):
    assert "@example.org" not in redacted(f"{before}{mail} was here")


@pytest.mark.parametrize(
    "text",
    [
        "password=a quiet lake in March",
        "Password: a quiet lake in March",
        "{'password': 'a quiet lake in March'}",
        '{"new_password" : "a quiet lake in March"}',
        "Cookie: hv=a quiet lake in March",
        "hv=aquietlakeinMarch; theme=dark",
        "Authorization: Bearer aquietlakeinMarch",
        "bearer aquietlakeinMarch",
        "GET /auth/oauth/google?code=aquietlakeinMarch&state=lake",
        "https://localhost/reset?token=aquietlakeinMarch",
        "postgresql://hv_app:aquietlakeinMarch@db/healthvault",
        "HEALTHVAULT_MASTER_KEY=aquietlakeinMarch",
    ],
)
def test_what_is_named_a_secret_is_hidden(text):
    told = redacted(text).lower()
    assert "lake" not in told
    assert HIDDEN in told


def test_what_was_learned_by_heart_is_hidden():
    know(["open sesame"])
    assert redacted("they said open sesame to it") == f"they said {HIDDEN} to it"
    know([])


@pytest.mark.parametrize(
    "text",
    [
        "Refused the payload of reflex___state____state.healthvault___pages___settings___state____load.",
        "Starting read_arrival again: its worker died.",
        "0199c0de-0000-7000-8000-000000000001",
        "ServiceUnavailableEngineError",
    ],
)
def test_ordinary_sentences_stay(text):
    assert redacted(text) == text


def test_a_very_long_text_is_looked_at_in_a_moment():
    assert len(redacted("a@" * 500_000)) < 20_000


nested = st.recursive(
    anything_secret,
    lambda inner: st.one_of(
        st.dictionaries(st.sampled_from(["a", "what", "password", "where"]), inner, min_size=1),
        st.lists(inner, min_size=1, max_size=3),
        st.tuples(inner),
    ),
    max_leaves=6,
)


def _secrets_of(value):
    if isinstance(value, dict):
        return [each for inner in value.values() for each in _secrets_of(inner)]
    return [each for inner in value for each in _secrets_of(inner)] if not isinstance(value, str) else [value]


@given(value=nested)
def test_no_depth_hides_a_key_from_us(value):
    told = repr(plain(value))
    assert not [secret for secret in _secrets_of(value) if secret in told]


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "newPassword",
        "email",
        "Cookie",
        "x_api_key",
        "session_id",
        "value",
        "file_name",
        "question",
    ],
)
def test_what_has_a_private_name_is_hidden_whole(name):
    assert plain({"deep": [{name: "lake"}]}) == {"deep": [{name: HIDDEN}]}
    assert "lake" not in _lines("healthvault.api", "x", extra={name: "lake"})[0]


def test_a_broken_piece_of_a_token_is_hidden_too():
    assert redacted("hvt_abc") == HIDDEN


def test_an_object_tells_only_its_kind():
    assert plain(ValueError("82.4 kg")) == "ValueError"
    assert plain({"weight": object()}) == {"weight": "object"}
    assert plain(UUID(int=1)) == str(UUID(int=1))


def _lines(logger_name, *args, error=None, extra=None, msg="It is %s."):
    """What our handler would write, and what a handler of anybody else's would."""
    trace = (type(error), error, error.__traceback__) if error else None
    record = QuietRecord(logger_name, logging.ERROR, __file__, 1, msg, args, trace)
    vars(record).update(extra or {})
    return [JsonLine("web").format(record), logging.Formatter().format(record)]


@given(secret=anything_secret, logger=st.sampled_from(["healthvault.api", "reflex.state", "_granian"]))
def test_no_argument_message_or_extra_gives_a_key_away(secret, logger):
    lines = [
        *_lines(logger, secret),
        *_lines(logger, {"deep": [secret]}),
        *_lines(logger, ValueError(secret)),
        *_lines(logger, msg=f"It is {secret}."),
        *_lines(logger, msg=ValueError(secret)),
        _lines(logger, "x", extra={"found": secret, "more": {"inner": (secret,)}})[0],
        *_lines(logger, secret, msg="%d of them"),
    ]
    assert not [line for line in lines if secret in line]


def _a_chain(value):
    caused, context, caught = (
        KeyError(value),
        ValueError(f"weight {value}"),
        RuntimeError(value, {"at": value}),
    )
    context.__cause__, caught.__context__ = caused, context
    return caught


@given(value=st.floats(30, 200).map(lambda value: f"{value:.3f}"))
def test_the_message_of_an_exception_stays_inside_with_all_its_causes(value):
    caught = _a_chain(value)
    lines = _lines("healthvault.api", "broken", error=caught)
    assert value in "".join(traceback.format_exception(caught))
    for line in lines:
        assert value not in line
        for kind in ("KeyError", "ValueError", "RuntimeError"):
            assert kind in line


def test_what_a_server_quotes_of_an_exception_stays_inside():
    quoted = "Traceback (most recent call last):\n  File 'x.py', line 1, in show\nValueError: 82.4 kg\n"
    for line in _lines("_granian", msg=quoted) + _lines("_granian", msg="It fell:\n" + quoted):
        assert "82.4" not in line


def test_why_the_app_cannot_start_is_told():
    [line, _] = _lines("_granian", msg="It fell.", error=SetUpError("Port 3000 is taken; token=secret"))
    assert json.loads(line)["trace"] == [
        f"healthvault.core.errors.SetUpError: Port 3000 is taken; token={HIDDEN}"
    ]


def test_a_library_says_only_where():
    [line, _] = _lines("sqlalchemy.pool", "a reading of 82.4", extra={"weight": 82.4, "action": "job_done"})
    told = json.loads(line)
    assert "82.4" not in line
    assert (told["event"], told["action"], told["logger"]) == ("test_redact:1", "job_done", "sqlalchemy.pool")
