"""The tables of arrivals: what came, when, how far it is, and what was refused."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from healthvault.core.db import Row


class ImportBatchRow(Row, table=True):
    """One arrival of readings, from the first byte to the report; what it stored can be undone.

    `said` is what the file told of the person, `filled` what of it went into her preferences.
    """

    __table_args__ = (
        CheckConstraint(
            "state in ('receiving', 'waiting', 'reading', 'resolving', 'previewed', 'done', 'failed',"
            " 'undone')",
            name="state",
        ),
        Index("import_batch_person_id", "person_id", "created_at"),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    provider: str = Field(default="", sa_type=Text)
    file_name: str = Field(sa_type=Text)
    file_path: str | None = Field(default=None, sa_type=Text)
    file_bytes: int = Field(default=0, sa_type=BigInteger)
    sha256: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    state: str = Field(sa_type=Text)
    dry_run: bool = False
    bytes_done: int = Field(default=0, sa_type=BigInteger)
    bytes_total: int = Field(default=0, sa_type=BigInteger)
    records_read: int = Field(default=0, sa_type=BigInteger)
    samples_new: int = Field(default=0, sa_type=BigInteger)
    samples_duplicate: int = Field(default=0, sa_type=BigInteger)
    rejected: int = Field(default=0, sa_type=BigInteger)
    report: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))
    problem: str | None = Field(default=None, sa_type=Text)
    said: dict[str, int | str] | None = Field(default=None, sa_column=Column(JSONB))
    filled: list[str] | None = Field(default=None, sa_column=Column(JSONB))
    created_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    started_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))
    finished_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))


class RawPayloadRow(Row, table=True):
    """Something kept as it arrived, so that it can be read again: a clinical record, an ECG."""

    __table_args__ = (Index("raw_payload_person_id", "person_id"), Index("raw_payload_batch_id", "batch_id"))

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    batch_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="CASCADE"), nullable=False)
    )
    kind: str = Field(sa_type=Text)
    name: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed, as the body is."""
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """What the same bytes are known by; nobody can guess at them without the person's key."""
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
