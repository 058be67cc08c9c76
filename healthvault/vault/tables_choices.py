"""The tables of what a person chose about resolving."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Column, Date, DateTime, ForeignKey, Integer, SmallInteger, Text
from sqlmodel import Field

from healthvault.core.db import Row


def _person() -> Column[UUID]:
    return Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=True, nullable=False)


def _at() -> Column[datetime]:
    return Column(DateTime(timezone=True), nullable=False)


class PriorityRow(Row, table=True):
    """The order in which a person wants their streams to count for a metric, from a local day until the next
    row's; the first in front. No streams: the usual order. Streams that are not named come after these.
    """

    person_id: UUID = Field(sa_column=_person())
    metric: str = Field(sa_column=Column(Text, primary_key=True))
    from_day: date = Field(sa_column=Column(Date, primary_key=True))
    streams: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    chosen_at: datetime = Field(sa_column=_at())


class SleepSilenceRow(Row, table=True):
    """After how long a silence a sleep is over, on all nights; no row where the usual rule holds."""

    __table_args__ = (CheckConstraint("minutes > 0", name="minutes"),)

    person_id: UUID = Field(sa_column=_person())
    minutes: int = Field(sa_type=SmallInteger)
    chosen_at: datetime = Field(sa_column=_at())
