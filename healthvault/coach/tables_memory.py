"""The table of what the coach was asked to remember."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, ForeignKey, Index, LargeBinary
from sqlmodel import Field

from healthvault.core.db import Row


class CoachMemoryRow(Row, table=True):
    """What a person asked the coach to remember, or a model would like to until they decide."""

    __table_args__ = (Index("coach_memory_person_id", "person_id", "said_at"),)

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    words: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed."""
    is_proposed: bool
    said_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
