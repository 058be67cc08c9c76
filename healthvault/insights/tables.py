"""The tables of reports and goals: what was found, what the person said of it, and what they set out for."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Double,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from healthvault.core.db import Row


def _person() -> Column[UUID]:
    return Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True, nullable=False)


def _at() -> Column[datetime]:
    return Column(DateTime(timezone=True), nullable=False)


class InsightReportRow(Row, table=True):
    """The last report of somebody, of which their insights are the lines; wholly recomputable.

    `form` is the number of the detectors' form: a report of another one is due at once.
    """

    person_id: UUID = Field(sa_column=_person())
    form: int = Field(sa_type=SmallInteger)
    day: date
    made_at: datetime = Field(sa_column=_at())
    due_at: datetime = Field(sa_column=_at())
    metrics: int = Field(sa_type=SmallInteger)
    nights: int = Field(sa_type=SmallInteger)


class InsightRow(Row, table=True):
    """One insight: numbers, dates and names of what was measured; nothing that anybody wrote."""

    person_id: UUID = Field(sa_column=_person())
    key: str = Field(sa_column=Column(Text, primary_key=True))
    purposes: int = Field(sa_type=SmallInteger)
    found: dict[str, object] = Field(sa_column=Column(JSONB, nullable=False))


class InsightOpinionRow(Row, table=True):
    """What the person said of an insight; it stays for the next time that the same is found."""

    __table_args__ = (CheckConstraint("said in ('useful', 'not_for_me', 'wrong')", name="said"),)

    person_id: UUID = Field(sa_column=_person())
    key: str = Field(sa_column=Column(Text, primary_key=True))
    said: str = Field(sa_type=Text)
    said_at: datetime = Field(sa_column=_at())


class GoalRow(Row, table=True):
    """What somebody set out for: a number for the days of a metric, in its catalogue unit; no free text."""

    __table_args__ = (CheckConstraint("direction in ('at_least', 'at_most')", name="direction"),)

    person_id: UUID = Field(sa_column=_person())
    metric: str = Field(sa_column=Column(Text, primary_key=True))
    direction: str = Field(sa_type=Text)
    target: float = Field(sa_column=Column(Double, nullable=False))
    from_day: date
    set_at: datetime = Field(sa_column=_at())


class InsightWordsRow(Row, table=True):
    """What an engine made of the claim of an insight, sealed with that claim and the engine's name."""

    __table_args__ = (Index("insight_words_person_id", "person_id"),)

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    told: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    made_at: datetime = Field(sa_column=_at())
