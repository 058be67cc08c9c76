"""The tables of what answers took."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, LargeBinary, text
from sqlmodel import Field

from healthvault.core.db import Row


class ExchangeRow(Row, table=True):
    """What was sent for an answer and what it took; goes with its answer, whose id it has.

    What was asked without a conversation has no answer to go with: it goes after a while.
    """

    __table_args__ = (
        Index("exchange_message_id", "message_id", unique=True),
        Index("exchange_person_id", "person_id"),
        Index("exchange_key", "person_id", "key", postgresql_where=text("key is not null")),
    )

    id: UUID = Field(primary_key=True)
    message_id: UUID | None = Field(
        default=None, sa_column=Column(ForeignKey("hv.message.id", ondelete="CASCADE"))
    )
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    record: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed: a `ledger.Exchange`, packed."""
    key: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    """A keyed digest of what the answer followed from, where it may be given again; see `answered`."""
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class ModelUseRow(Row, table=True):
    """One request to a model: tokens put aside for it, and what it took when it was over.

    It stays when the answer is deleted, or deleting would give tokens back. The app may not delete it.
    """

    __table_args__ = (Index("model_use_person_id", "person_id", "month"),)

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    message_id: UUID
    """The answer it was for, which may be gone."""
    month: date = Field(sa_column=Column(Date, nullable=False))
    """The first day of the person's local month."""
    asked_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    put_aside: int = Field(sa_column=Column(Integer, nullable=False))
    tokens: int | None = Field(default=None, sa_column=Column(Integer))
