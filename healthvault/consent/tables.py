"""The table of consents."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, DateTime, ForeignKey, Text
from sqlmodel import Field

from healthvault.core.db import Row


class ConsentRow(Row, table=True):
    """What a person agreed to, and when; a purpose without a row was never agreed to."""

    person_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True)
    )
    purpose: str = Field(primary_key=True, sa_type=Text)
    host: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    """Which machine they were told would get it; empty where none was named."""
    given_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))
