"""The tables of keys, of the audit log, of letters, and of the version of data."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Index, LargeBinary, SmallInteger, Text
from sqlmodel import Field

from healthvault.core.db import Row


class PersonKeyRow(Row, table=True):
    """A data key of a person, wrapped by the master key; erasing the row makes what it sealed unreadable."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    key_id: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    wrapped: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    master: str = Field(sa_type=Text)
    """The fingerprint of the master key that wrapped it."""
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class ServiceKeyRow(Row, table=True):
    """A data key for what belongs to nobody; opening it at a start tells whether the master key is right."""

    key_id: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    wrapped: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    master: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class AuditEntryRow(Row, table=True):
    """One link of a chain of deeds: a person's own chain, or the service's, which belongs to nobody."""

    __table_args__ = (Index("audit_entry_person_id", "person_id", "n"),)

    chain: UUID = Field(primary_key=True)
    n: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    person_id: UUID | None = Field(
        default=None, sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"))
    )
    at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    actor: str = Field(sa_type=Text)
    """Who did it: a session's id, or the role of the process."""
    deed: str = Field(sa_type=Text)
    detail: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed with the person's key, so that erasing them does not break the chain."""
    previous: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class AuditHeadRow(Row, table=True):
    """Where a chain ends at the moment."""

    __table_args__ = (Index("audit_head_person_id", "person_id"),)

    chain: UUID = Field(primary_key=True)
    person_id: UUID | None = Field(
        default=None, sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"))
    )
    n: int = Field(default=0, sa_type=BigInteger)
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class DataVersionRow(Row, table=True):
    """A number that grows whenever what screens show of somebody's data may have changed."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    version: int = Field(sa_column=Column(BigInteger, nullable=False))


class LetterRow(Row, table=True):
    """A letter to be sent, or, where there is no mail server, to be read in the operator's outbox."""

    __table_args__ = (Index("letter_created_at", "created_at"),)

    id: UUID = Field(primary_key=True)
    kind: str = Field(sa_type=Text)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Address, subject and text, sealed with the service's key: a link in it opens an account."""
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    sent_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))
    problem: str | None = Field(default=None, sa_type=Text)
