"""Somebody with an account, how they want to see things, and their ways in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from healthvault.core.ids import PersonId, SessionId
from healthvault.metrics.country import usual_laboratory
from healthvault.metrics.unit import Everyday, Laboratory, UnitSystem, unit_system

Scope = Literal["read", "write", "coach"]
SCOPES: tuple[Scope, ...] = ("read", "write", "coach")
Sex = Literal["female", "male"]
Theme = Literal["auto", "light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with an account."""

    id: PersonId
    email: str
    name: str
    is_sample: bool
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """Whose e-mail address it is, and the hash of their password; the sample person has none."""

    person: PersonId
    password_hash: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """How somebody wants to see numbers, and what benchmarks need to know; None where they did not say.

    `zone` is an IANA name, `height_cm` is in centimetres whatever the screen shows, `sex` is that at birth.
    `laboratory` is how laboratories' values are read; without a choice as is usual where the person lives.
    `country`, ISO 3166-1 alpha-2, is where help is to be found; None is that of the zone.
    """

    units: Everyday = "metric"
    zone: str = "UTC"
    birth_year: int | None = None
    sex: Sex | None = None
    height_cm: float | None = None
    theme: Theme = "auto"
    laboratory: Laboratory | None = None
    country: str | None = None

    @property
    def system(self) -> UnitSystem:
        """In which units to say a number."""
        return unit_system(self.units, self.laboratory or usual_laboratory(self.zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A live way in: a browser's, which may do everything, or a program's token with its scopes."""

    id: SessionId
    person: PersonId
    kind: str
    scopes: frozenset[str]
    expires_at: datetime

    def may(self, scope: Scope) -> bool:
        """Whether this way in opens that door."""
        return self.kind == "browser" or scope in self.scopes


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """When whoever holds a session last showed who they are; None for a program, which never did."""

    proved_at: datetime | None
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """A way in as its owner sees it in a list. `method` is how they showed who they are: none for a token."""

    id: SessionId
    kind: str
    label: str
    scopes: frozenset[str]
    address: str
    agent: str
    method: str
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
