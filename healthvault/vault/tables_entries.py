"""The table of what a person entered by hand, version by version."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
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


class EntryVersionRow(Row, table=True):
    """One version of an entry: what was said of which moment, and by which arrival its readings are kept.

    A version is never changed: a correction, taking away and putting back each add one. The highest `n` says
    how the entry is now; the first has the entry's own id.
    """

    __table_args__ = (
        CheckConstraint("kind in ('reading', 'note')", name="kind"),
        Index("entry_version_person_id_entry_id_n", "person_id", "entry_id", "n", unique=True),
        Index("entry_version_batch_id", "batch_id"),
        Index(
            "entry_version_person_id_said_at", "person_id", "said_at", postgresql_where=text("kind = 'note'")
        ),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    entry_id: UUID
    n: int = Field(sa_type=SmallInteger)
    kind: str = Field(sa_type=Text)
    is_gone: bool
    said_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    offset_min: int = Field(sa_type=SmallInteger)
    words: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed: the values by metric, or the note."""
    batch_id: UUID | None = Field(
        default=None, sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="SET NULL"))
    )
    written_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
