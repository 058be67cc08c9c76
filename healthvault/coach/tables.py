"""The tables of conversations."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Index, LargeBinary, Text
from sqlmodel import Field

from healthvault.core.db import Row


class ConversationRow(Row, table=True):
    """A thread of questions and answers."""

    __table_args__ = (
        Index("conversation_person_id", "person_id", "updated_at"),
        Index("conversation_branch_of", "branch_of", unique=True),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    title: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed."""
    branch_of: UUID | None = Field(
        default=None, sa_column=Column(ForeignKey("hv.conversation.id", ondelete="CASCADE"))
    )
    """Whose earlier versions it holds, where it does; one for each."""
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    updated_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class CoachSightRow(Row, table=True):
    """What a person said of a sort of data: whether the coach may see it, and since when."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    sort: str = Field(primary_key=True, sa_type=Text)
    is_seen: bool
    said_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class MessageRow(Row, table=True):
    """One turn: what the person asked, or what the coach answered, and with which engine."""

    __table_args__ = (
        CheckConstraint("role in ('person', 'coach')", name="role"),
        CheckConstraint("state in ('complete', 'streaming', 'stopped', 'broken')", name="state"),
        Index("message_person_id", "person_id", "conversation_id", "created_at"),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    conversation_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.conversation.id", ondelete="CASCADE"), nullable=False)
    )
    role: str = Field(sa_type=Text)
    text: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed."""
    state: str = Field(default="complete", sa_type=Text)
    run_by: int | None = None
    """The process that writes it (`core/instance`); None of what none writes."""
    engine: str = Field(default="", sa_type=Text)
    looked_at: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed: what it was looked up in tells what somebody measures."""
    handover: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    """Sealed: where in the text another engine went on, and why."""
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
