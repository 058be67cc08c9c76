"""Letters go to a real mail server, or say what keeps them back."""

import datetime as dt
import ipaddress
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from healthvault.core import mail
from healthvault.core.config import settings
from healthvault.core.ids import new_id
from healthvault.core.mail import (
    Letter,
    LetterFormError,
    MailDownError,
    MailRefusedError,
    MailSettingsError,
    deliver,
    message_of,
    post_office,
)
from tests.mail_server import Keeper, mail_server

USER, PASSWORD = "vault", "p@ss:word/1"
LETTER = Letter(
    to="ann@example.org",
    subject="Your link",
    paragraphs=("Here is <it>.", "It works once."),
    link="https://vault.example.org/way/sign-in#token",
    label="Sign in",
)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Names the mail server in the settings."""

    def named(url: str, sender: str = "Health Vault <vault@example.org>") -> None:
        monkeypatch.setenv("SMTP_URL", url)
        monkeypatch.setenv("HEALTHVAULT_MAIL_FROM", sender)
        settings.cache_clear()

    yield named
    settings.cache_clear()


@pytest.fixture
async def serve() -> AsyncIterator[Callable[..., Awaitable[int]]]:
    """Starts a mail server; its port."""
    async with AsyncExitStack() as running:

        async def start(keeper: Keeper, **options: Any) -> int:
            return await running.enter_async_context(mail_server(keeper, **options))

        yield start


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)  # noqa: TID251  TLS asks the machine's clock, not ours.
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(plain + signed.public_bytes(serialization.Encoding.PEM))
    return path


def server_tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def only_us(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, told: Any) -> AuthResult:
    is_us = isinstance(told, LoginPassword) and (told.login, told.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=is_us, handled=False)


async def test_a_letter_arrives_as_it_was_written(serve, choose):
    keeper = Keeper()
    choose(f"smtp://127.0.0.1:{await serve(keeper)}?starttls=never")
    await deliver(LETTER, number=new_id())
    [envelope] = keeper.kept
    assert (envelope.mail_from, envelope.rcpt_tos) == ("vault@example.org", ["ann@example.org"])
    [message] = keeper.messages
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain
    assert page
    assert "Sign in:\nhttps://vault.example.org/way/sign-in#token" in plain.get_content().replace("\r", "")
    assert "Here is &lt;it&gt;." in page.get_content()
    assert 'href="https://vault.example.org/way/sign-in#token"' in page.get_content()


async def test_a_letter_goes_over_starttls_with_a_user(serve, choose, certificate, monkeypatch):
    keeper = Keeper()
    port = await serve(
        keeper,
        tls_context=server_tls(certificate),
        require_starttls=True,
        authenticator=only_us,
        auth_required=True,
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    choose(f"smtp://{USER}:p%40ss%3Aword%2F1@127.0.0.1:{port}")
    await deliver(LETTER, number=new_id())
    assert keeper.over_tls == [True]


async def test_a_wrong_password_at_the_mail_server_is_final(serve, choose, certificate, monkeypatch):
    keeper = Keeper()
    port = await serve(
        keeper,
        tls_context=server_tls(certificate),
        require_starttls=True,
        authenticator=only_us,
        auth_required=True,
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    choose(f"smtp://{USER}:wrong@127.0.0.1:{port}")
    with pytest.raises(MailRefusedError, match="535"):
        await deliver(LETTER, number=new_id())
    assert keeper.kept == []


@pytest.mark.parametrize("user", ["", f"{USER}:p%40ss%3Aword%2F1@"])
async def test_no_letter_and_no_password_goes_where_starttls_is_not_offered(serve, choose, user):
    keeper, told = Keeper(), []

    def listening(*said: Any) -> AuthResult:
        told.append(said)
        return only_us(*said)

    port = await serve(keeper, authenticator=listening, auth_require_tls=False)
    choose(f"smtp://{user}127.0.0.1:{port}")
    with pytest.raises(MailRefusedError, match="as safely as the settings ask"):
        await deliver(LETTER, number=new_id())
    assert (keeper.kept, told) == ([], [])


async def test_no_letter_goes_to_a_server_that_cannot_show_who_it_is(serve, choose, certificate):
    keeper = Keeper()
    choose(
        f"smtp://127.0.0.1:{await serve(keeper, tls_context=server_tls(certificate), require_starttls=True)}"
    )
    with pytest.raises(MailRefusedError):
        await deliver(LETTER, number=new_id())
    assert keeper.kept == []


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [("550 no such box for ann@example.org", MailRefusedError), ("451 come back later", MailDownError)],
)
async def test_a_refusal_is_told_by_its_number_alone(serve, choose, refusal, kind):
    choose(f"smtp://127.0.0.1:{await serve(Keeper(refusal=refusal))}?starttls=never")
    with pytest.raises(kind) as told:
        await deliver(LETTER, number=new_id())
    assert refusal[:3] in told.value.message
    assert "ann" not in told.value.message


async def test_a_server_that_falls_silent_is_down(serve, choose, monkeypatch):
    monkeypatch.setattr(mail, "_PATIENCE_S", 0.3)
    choose(f"smtp://127.0.0.1:{await serve(Keeper(pause_s=5.0))}?starttls=never")
    with pytest.raises(MailDownError):
        await deliver(LETTER, number=new_id())


async def test_a_server_that_is_not_there_is_down(choose):
    choose("smtp://127.0.0.1:1?starttls=never")
    with pytest.raises(MailDownError):
        await deliver(LETTER, number=new_id())


@pytest.mark.parametrize(
    "url",
    [
        "mail:hunter2@h",
        "http://mail:hunter2@h",
        "smtp://",
        "smtp://u:hunter2@h:port",
        "smtp://h?starttls=maybe",
    ],
)
def test_a_setting_that_names_no_server_is_refused_without_repeating_it(choose, url):
    choose(url)
    with pytest.raises(MailSettingsError) as told:
        post_office()
    assert "hunter2" not in told.value.message


@pytest.mark.parametrize("sender", ["", "Health Vault", "<@example.org>", "a@b.org\nBcc: c@d.org"])
def test_a_sender_that_is_none_is_refused(choose, sender):
    choose("smtp://mail.example.org", sender)
    with pytest.raises(MailSettingsError):
        post_office()


def test_ports_follow_the_scheme(choose):
    choose("smtp://mail.example.org")
    assert (post_office().port, post_office().security) == (587, "starttls")
    choose("smtps://mail.example.org")
    assert (post_office().port, post_office().security) == (465, "tls")


_NASTY = st.text(st.characters() | st.sampled_from("\r\n\x00\x85\u2028\u2029,;<>:@ "), max_size=60)


@given(to=_NASTY.map(lambda text: f"ann{text}@example.org") | _NASTY, subject=_NASTY, words=_NASTY)
def test_no_header_can_be_slipped_in(to, subject, words):
    letter = Letter(to=to, subject=subject, paragraphs=(f"Hello {words}",))
    try:
        message = message_of(letter, number=new_id())
        sent = message.as_bytes()
    except LetterFormError:
        return
    told = message_from_bytes(sent, policy=default)
    assert sorted(told.keys()) == sorted(
        ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]
    )
    assert len(told["To"].addresses) == 1


@pytest.fixture(autouse=True)
def _sender(choose) -> None:
    choose("smtp://mail.example.org")
