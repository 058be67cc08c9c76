"""What the whole suite says in logs, and the secrets that it makes: in the end none may be among the words.

`begin` listens to this process and learns every random token that is made in it and every cookie that a
server gives it; `learn` adds what a test planted, `keep` what another process said.
"""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from healthvault.core.log import QuietRecord

_SHORTEST = 8
_EVERYBODY = "@example.org"
"""Everybody whom a test invents has an address there."""


@dataclass(slots=True)
class Overheard:
    """Secrets, and words by where they were said."""

    secrets: set[str] = field(default_factory=lambda: {_EVERYBODY})
    words: dict[str, str] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)

    def leaks(self) -> list[str]:
        """Which secret was said where, with the line."""
        said = {**self.words, **{str(path): path.read_text() for path in self.files if path.exists()}}
        return [
            f"{where}: {line.strip()[:400]}"
            for where, words in said.items()
            if any(secret in words for secret in self.secrets)
            for line in words.splitlines()
            if any(secret in line for secret in self.secrets)
        ]


class _Listening(logging.Handler):
    def __init__(self, told: list[str]) -> None:
        super().__init__(level=logging.DEBUG)
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        self._told.append(self.format(record))


suite = Overheard()
_said_here: list[str] = []


def begin() -> None:
    """Listen to this process, and learn what it makes."""
    logging.setLogRecordFactory(QuietRecord)
    logging.getLogger().addHandler(_Listening(_said_here))
    secrets.token_urlsafe = _learned_from(secrets.token_urlsafe)
    extract = httpx.Cookies.extract_cookies

    def learning(jar: httpx.Cookies, response: httpx.Response) -> None:
        extract(jar, response)
        learn(*(cookie.value or "" for cookie in jar.jar))

    httpx.Cookies.extract_cookies = learning


def learn(*planted: str) -> None:
    """Add secrets; very short ones would be found everywhere."""
    suite.secrets |= {each for each in planted if len(each) >= _SHORTEST}


def keep(path: Path) -> None:
    """Add a log that is still there at the end."""
    suite.files.append(path)


def keep_words(where: str, words: str) -> None:
    """Add what a process said whose log goes away."""
    suite.words[where] = words


def end() -> list[str]:
    """Every line of every log of this run that holds a secret."""
    suite.words["this process"] = "\n".join(_said_here)
    return suite.leaks()


def _learned_from(make: Callable[..., str]) -> Callable[..., str]:
    def made(*arguments: Any, **named: Any) -> str:
        token = make(*arguments, **named)
        learn(token)
        return token

    return made
