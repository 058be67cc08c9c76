"""The tables of people, their sessions and preferences."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Column, DateTime, ForeignKey, Index, LargeBinary, Text, text
from sqlmodel import Field

from healthvault.core.db import Row


class PersonRow(Row, table=True):
    """Somebody with an account."""

    __table_args__ = (Index("person_email_key", text("lower(email)"), unique=True),)

    id: UUID = Field(primary_key=True)
    email: str = Field(sa_type=Text)
    name: str = Field(default="", sa_type=Text)
    password_hash: str | None = Field(default=None, sa_type=Text)
    is_sample: bool = False
    created_at: datetime = Field(sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]


class PreferencesRow(Row, table=True):
    """How a person wants to see numbers, and what benchmarks need to know."""

    __table_args__ = (
        CheckConstraint("units in ('metric', 'imperial')", name="units"),
        CheckConstraint("theme in ('auto', 'light', 'dark')", name="theme"),
        CheckConstraint("sex in ('female', 'male')", name="sex"),
    )

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    units: str = Field(default="metric", sa_type=Text)
    zone: str = Field(default="UTC", sa_type=Text)
    birth_year: int | None = None
    sex: str | None = Field(default=None, sa_type=Text)
    height_cm: float | None = None
    theme: str = Field(default="auto", sa_type=Text)


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


class AttemptRow(Row, table=True):
    """How often something was tried in the current window; keys are hashes, never an address in clear."""

    key: str = Field(primary_key=True, sa_type=Text)
    window_at: datetime = Field(sa_type=DateTime(timezone=True))  # pyright: ignore[reportArgumentType]
    count: int
