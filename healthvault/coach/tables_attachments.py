"""The table of what was attached in the coach."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, ForeignKey, Index, LargeBinary
from sqlmodel import Field

from healthvault.core.db import Row


class AttachmentRow(Row, table=True):
    """A file that somebody attached, and what it was read as; it goes with its conversation."""

    __table_args__ = (
        Index("attachment_person_id_made_at", "person_id", "made_at"),
        Index("attachment_conversation_id", "conversation_id"),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    conversation_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.conversation.id", ondelete="CASCADE"), nullable=False)
    )
    file: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed: the file as it came."""
    told: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed: its name, what it was read as, and which of its values were saved as which entries."""
    made_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
