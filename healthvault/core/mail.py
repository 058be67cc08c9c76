"""The post: a letter in plain words becomes a message, and goes to the mail server of the settings."""

import html
import ssl
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import formatdate
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

import aiosmtplib

from healthvault.core import clock
from healthvault.core.config import settings
from healthvault.core.errors import InvalidInputError, SetUpError, UpstreamError

_PATIENCE_S = 20.0
"""How long the mail server may be silent."""
_PORTS = {"smtp": 587, "smtps": 465}
"""Source: RFC 8314, section 7.3 (submission over TLS) and RFC 6409, section 3.1 (submission)."""
_FINAL = 500
"""Replies from here on are final. Source: RFC 5321, section 4.2.1."""
_DOWN = (aiosmtplib.SMTPConnectError, aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError)
_UNSAFE = "The mail server cannot be spoken to as safely as the settings ask."


class MailSettingsError(SetUpError):
    """SMTP_URL is smtp://user:password@mail.example.org:587 or alike, HEALTHVAULT_MAIL_FROM an address."""


class LetterFormError(InvalidInputError):
    """This letter has an address or a subject that no letter can have."""


class MailDownError(UpstreamError):
    """The mail server cannot be reached, or asks to come back later."""


class MailRefusedError(UpstreamError):
    """The mail server refuses this letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to one person: paragraphs, and a link with its label after the first of them, if any."""

    to: str
    subject: str
    paragraphs: tuple[str, ...]
    link: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostOffice:
    """A mail server and how to speak to it; "" where no user is needed."""

    host: str
    port: int
    user: str
    password: str
    security: Literal["tls", "starttls", "none"]


def sends_letters() -> bool:
    """Whether there is a mail server."""
    return bool(settings().smtp_url)


def post_office() -> PostOffice:
    """The mail server of the settings.

    Raises:
        MailSettingsError: they cannot be read; what is wrong is said, the password is not.
    """
    try:
        url = urlsplit(settings().smtp_url)
        port = url.port or _PORTS[url.scheme]
        starttls = parse_qs(url.query, strict_parsing=bool(url.query)).get("starttls", ["always"])[-1]
    except (KeyError, ValueError):
        raise MailSettingsError from None
    if not url.hostname or starttls not in {"always", "never"}:
        raise MailSettingsError
    _sender()
    return PostOffice(
        host=url.hostname,
        port=port,
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        security="tls" if url.scheme == "smtps" else "starttls" if starttls == "always" else "none",
    )


def message_of(letter: Letter, *, number: UUID) -> EmailMessage:
    """The letter as a message: plain text, and the same as simple HTML.

    Args:
        letter: What it says.
        number: The letter's id; the same letter sent twice is recognised by it.

    Raises:
        LetterFormError: an address or the subject holds what a header cannot hold.
        MailSettingsError: there is no sender.
    """
    sender = _sender()
    message = EmailMessage(policy=SMTP if letter.to.isascii() else SMTPUTF8)
    if not (letter.to.isprintable() and letter.subject.isprintable()):
        raise LetterFormError
    try:
        message["From"] = sender
        message["To"] = Address(addr_spec=letter.to)
        message["Subject"] = letter.subject
    except (ValueError, IndexError, MessageError):  # The parser trips over some addresses that are none.
        raise LetterFormError from None
    message["Date"] = formatdate(clock.now().timestamp())
    message["Message-ID"] = f"<{number}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # No answer of an absent reader (RFC 3834, section 5).
    message.set_content(_plain(letter))
    message.add_alternative(_hypertext(letter), subtype="html")
    return message


async def deliver(letter: Letter, *, number: UUID) -> None:
    """Hand a letter to the mail server.

    Raises:
        MailDownError: not now; it may be tried again.
        MailRefusedError: not ever.
        LetterFormError: it is no letter.
        MailSettingsError: the settings cannot be read.
    """
    office = post_office()
    message = message_of(letter, number=number)
    try:
        await aiosmtplib.send(
            message,
            hostname=office.host,
            port=office.port,
            username=office.user or None,
            password=office.password or None,
            use_tls=office.security == "tls",
            start_tls=office.security == "starttls",
            tls_context=None if office.security == "none" else ssl.create_default_context(),
            timeout=_PATIENCE_S,
        )
    except aiosmtplib.SMTPRecipientsRefused as refusal:
        raise _refusal(max(each.code for each in refusal.recipients)) from None
    except aiosmtplib.SMTPResponseException as refusal:
        raise _refusal(refusal.code) from None
    except ssl.SSLError:
        raise MailRefusedError(_UNSAFE) from None
    except (*_DOWN, OSError) as error:
        raise MailDownError(f"The mail server cannot be reached ({type(error).__name__}).") from None
    except aiosmtplib.SMTPException:  # It offers no STARTTLS, or no letters in this alphabet.
        raise MailRefusedError(_UNSAFE) from None


def _refusal(code: int) -> UpstreamError:
    """What a reply means; its text may repeat the address, so that only its number is told."""
    kind = MailRefusedError if code >= _FINAL else MailDownError
    return kind(f"The mail server answered {code}.")


def _sender() -> Address:
    name, _, address = settings().mail_from.rpartition("<")
    try:
        sender = Address(display_name=name.strip(' "'), addr_spec=address.removesuffix(">").strip())
    except (ValueError, IndexError, MessageError):
        raise MailSettingsError from None
    if not (sender.domain and sender.username):
        raise MailSettingsError
    return sender


def _plain(letter: Letter) -> str:
    first, *rest = letter.paragraphs
    link = [f"{letter.label}:\n{letter.link}"] if letter.link else []
    return "\n\n".join((first, *link, *rest)) + "\n"


def _hypertext(letter: Letter) -> str:
    first, *rest = (f"<p>{html.escape(paragraph)}</p>" for paragraph in letter.paragraphs)
    link = (
        [f'<p><a href="{html.escape(letter.link)}">{html.escape(letter.label)}</a></p>']
        if letter.link
        else []
    )
    style = "font: 16px/1.5 sans-serif; max-width: 34em; margin: 24px auto; padding: 0 16px"
    body = "\n".join((first, *link, *rest))
    return f'<!doctype html>\n<html lang="en"><body style="{style}">\n{body}\n</body></html>\n'
