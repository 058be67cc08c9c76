"""What an e-mail address may look like here."""

import re

from healthvault.accounts.errors import EmailFormError

_LONGEST = 254
"""Characters. Source: RFC 5321, section 4.5.3.1.3, less the two angle brackets."""
_FORM = re.compile(r"[^\s@\x00-\x1f<>\"(),:;\\]+@[^\s@\x00-\x1f<>\"(),:;\\]+", re.ASCII)


def clean_email(email: str) -> str:
    """The e-mail address without the spaces around it.

    Raises:
        EmailFormError: it is none, or holds what cannot be seen.
    """
    email = email.strip()
    if len(email) > _LONGEST or not email.isprintable() or not _FORM.fullmatch(email):
        raise EmailFormError
    return email
