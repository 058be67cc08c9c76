"""The tables of people, their sessions and preferences."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    Text,
    text,
)
from sqlmodel import Field

from healthvault.core.db import Row


class PersonRow(Row, table=True):
    """Somebody with an account."""

    __table_args__ = (
        CheckConstraint("role in ('person', 'operator')", name="role"),
        Index("person_email_key", text("lower(email)"), unique=True),
    )

    id: UUID = Field(primary_key=True)
    email: str = Field(sa_type=Text)
    name: str = Field(default="", sa_type=Text)
    password_hash: str | None = Field(default=None, sa_type=Text)
    is_sample: bool = False
    role: str = Field(default="person", sa_column=Column(Text, nullable=False, server_default="person"))
    email_verified_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))
    created_at: datetime = Field(sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]


class PreferencesRow(Row, table=True):
    """How a person wants to see numbers, and what benchmarks need to know."""

    __table_args__ = (
        CheckConstraint("units in ('metric', 'imperial')", name="units"),
        CheckConstraint("theme in ('auto', 'light', 'dark')", name="theme"),
        CheckConstraint("sex in ('female', 'male')", name="sex"),
        CheckConstraint("laboratory in ('mass', 'molar', 'ifcc')", name="laboratory"),
        CheckConstraint("country ~ '^[A-Z]{2}$'", name="country"),
    )

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    units: str = Field(default="metric", sa_type=Text)
    zone: str = Field(default="UTC", sa_type=Text)
    birth_year: int | None = None
    sex: str | None = Field(default=None, sa_type=Text)
    height_cm: float | None = None
    zone_declined: str | None = Field(default=None, sa_type=Text)
    theme: str = Field(default="auto", sa_type=Text)
    laboratory: str | None = Field(default=None, sa_type=Text)
    country: str | None = Field(default=None, sa_type=Text)


class ZoneBeforeRow(Row, table=True):
    """The zone (IANA) in which a person's days were counted until a local day, that day excluded."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    until_day: date = Field(primary_key=True)
    zone: str = Field(sa_type=Text)


class SessionRow(Row, table=True):
    """A way in that is open: a browser's session, or a token for a program. Only the token's hash is kept."""

    __table_args__ = (
        CheckConstraint("kind in ('browser', 'token')", name="kind"),
        Index("session_person_id", "person_id"),
        Index("session_token_hash_key", "token_hash", unique=True),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    token_hash: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    kind: str = Field(sa_type=Text)
    label: str = Field(default="", sa_type=Text)
    scopes: list[str] = Field(default_factory=list, sa_column=Column(ARRAY(Text), nullable=False))
    address: str = Field(default="", sa_type=Text)
    agent: str = Field(default="", sa_type=Text)
    created_at: datetime = Field(sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]
    last_used_at: datetime = Field(sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]
    idle_until: datetime = Field(sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]
    expires_at: datetime = Field(sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]
    revoked_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]
    method: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    """How whoever holds it showed who they are, such as `password`; empty for a program's token."""
    proved_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))
    """When whoever holds it last showed who they are; what cannot be taken back asks for a recent one."""


class AttemptRow(Row, table=True):
    """How often something was tried in the current window; keys are hashes, never an address in clear."""

    key: str = Field(primary_key=True, sa_type=Text)
    window_at: datetime = Field(sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]
    count: int


class KnownDeviceRow(Row, table=True):
    """A browser in which a person signed in before, by a long-lived cookie of which only the hash is kept."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    token_hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    last_used_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class ErrandRow(Row, table=True):
    """A link that was sent: it does one thing, once, until it expires. Only the token's hash is kept."""

    __table_args__ = (
        CheckConstraint("purpose in ('verify', 'reset', 'sign in', 'invite', 'sign up')", name="purpose"),
        Index("errand_person_id", "person_id", "purpose"),
    )

    token_hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    person_id: UUID | None = Field(
        default=None, sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"))
    )
    purpose: str = Field(sa_type=Text)
    email: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    expires_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    used_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))


class CeremonyRow(Row, table=True):
    """Something begun at the door and not yet ended: a way to an OpenID provider, a passkey's challenge, a
    second factor that is asked for. A short-lived cookie names it; only the cookie's hash is kept.
    """

    __table_args__ = (Index("ceremony_person_id", "person_id"), Index("ceremony_expires_at", "expires_at"))

    token_hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    person_id: UUID | None = Field(
        default=None, sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"))
    )
    kind: str = Field(sa_type=Text)
    state: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    expires_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class IdentityRow(Row, table=True):
    """Who a person is at an OpenID provider; the pair of issuer and subject never changes hands."""

    __table_args__ = (
        Index("identity_person_id", "person_id"),
        Index("identity_issuer_subject_key", "issuer", "subject", unique=True),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    issuer: str = Field(sa_type=Text)
    subject: str = Field(sa_type=Text)
    email: str = Field(default="", sa_type=Text)
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    last_used_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))


class PasskeyRow(Row, table=True):
    """A passkey of a person: the public half of it."""

    __table_args__ = (
        Index("passkey_person_id", "person_id"),
        Index("passkey_credential_id_key", "credential_id", unique=True),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    credential_id: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    public_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sign_count: int = Field(default=0, sa_type=BigInteger)
    is_backed_up: bool = False
    transports: list[str] = Field(default_factory=list, sa_column=Column(ARRAY(Text), nullable=False))
    name: str = Field(default="", sa_type=Text)
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    last_used_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))


class AuthenticatorRow(Row, table=True):
    """The app that shows a person's six digits: its secret, sealed, and the last step that was used."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    secret: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    last_step: int = Field(default=0, sa_type=BigInteger)
    confirmed_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))


class RecoveryCodeRow(Row, table=True):
    """A code on a piece of paper, for the day the second factor is lost; it opens once."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    place: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    code_hash: str = Field(sa_type=Text)
    used_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))


class OnboardingRow(Row, table=True):
    """How far a new person has come; a step that was skipped counts as seen."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    seen: list[str] = Field(default_factory=list, sa_column=Column(ARRAY(Text), nullable=False))
    finished_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))
