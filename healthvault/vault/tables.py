"""The tables of what is kept: streams, chunks of readings as they arrived, and the resolved layer above
them.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from healthvault.core.db import Row


def _person(*, primary_key: bool = False) -> Column[UUID]:
    return Column(ForeignKey("hv.person.id", ondelete="CASCADE"), primary_key=primary_key, nullable=False)


def _at(*, primary_key: bool = False, nullable: bool = False) -> Column[datetime]:
    return Column(DateTime(timezone=True), primary_key=primary_key, nullable=nullable)


class MetricRow(Row, table=True):
    """The catalogue's slugs and units, for readers who speak SQL; `migrate` keeps it equal to the
    catalogue.
    """

    slug: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    unit: str = Field(sa_type=Text)
    sort: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    """The sort of data it is of: `metrics/sort.py`. The database hides those that a person switched off."""


class StreamRow(Row, table=True):
    """Who measured: an origin, the app that shows it, the device, and the carrier that brought it."""

    __table_args__ = (
        Index(
            "stream_identity_key",
            "person_id",
            "carrier",
            "origin",
            "app",
            "device_model",
            "kind",
            unique=True,
        ),
    )

    id: int | None = Field(default=None, sa_column=Column(Integer, Identity(always=True), primary_key=True))
    person_id: UUID = Field(sa_column=_person())
    origin: str = Field(sa_type=Text)
    carrier: str = Field(sa_type=Text)
    app: str = Field(sa_type=Text)
    device_name: str = Field(default="", sa_type=Text)
    device_model: str = Field(default="", sa_type=Text)
    kind: str = Field(sa_type=Text)
    purposes: int = Field(sa_type=SmallInteger)
    created_at: datetime = Field(sa_column=_at())


class SampleChunkRow(Row, table=True):
    """The readings of one metric, stream, local day, offset and batch, in arrays of one length. Another
    batch never changes it; an undo hands over what others told too.

    `start_ms` counts from local midnight (so the instant is `day + start_ms - offset_min`), which holds on
    days with a change of clocks too, because the offset is part of the key. `metadata` maps a reading's
    place (from 0) to facts.
    """

    __table_args__ = (
        Index("sample_chunk_person_id_day", "person_id", "day"),
        Index("sample_chunk_batch_id", "batch_id"),
    )

    person_id: UUID = Field(sa_column=_person(primary_key=True))
    metric: str = Field(sa_column=Column(Text, primary_key=True))
    day: date = Field(sa_column=Column(Date, primary_key=True))
    # No foreign key: without an index of its own, taking a stream away would read the whole table.
    stream_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    batch_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="CASCADE"), primary_key=True)
    )
    offset_min: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    purposes: int = Field(sa_type=SmallInteger)
    start_ms: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    duration_ms: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    value: list[float] = Field(sa_column=Column(ARRAY(Double), nullable=False))
    facts: dict[str, dict[str, str]] | None = Field(default=None, sa_column=Column("metadata", JSONB))


class SampleRepeatRow(Row, table=True):
    """What a batch told again of another one's chunks of one metric, stream and offset, so that these
    readings stay when the other one is undone.

    Days are numbers from 1970-01-01. `whole` holds the first and the last day of each run of days whose
    chunks were told whole; `day`, `size` and the bits of `part` say which readings of other chunks were told;
    `facts` maps a day and place to what was said beside a reading, where that differs.
    """

    __table_args__ = (
        Index("sample_repeat_person_id_batch_id", "person_id", "batch_id"),
        Index("sample_repeat_batch_id", "batch_id"),
        Index("sample_repeat_owner_id", "owner_id", "metric"),
    )

    id: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    person_id: UUID = Field(sa_column=_person())
    batch_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="CASCADE"), nullable=False)
    )
    owner_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="CASCADE"), nullable=False)
    )
    metric: str = Field(sa_type=Text)
    stream_id: int
    offset_min: int = Field(sa_type=SmallInteger)
    told_stream_id: int
    told_offset_min: int = Field(sa_type=SmallInteger)
    whole: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    day: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    size: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    part: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    facts: dict[str, dict[str, str]] | None = Field(default=None, sa_column=Column(JSONB))


class RecordRepeatRow(Row, table=True):
    """What a batch told again of another one's records, which stand in the table `kept_in`: their ids, and
    what it told differently, by their place (from 0).
    """

    __table_args__ = (
        Index("record_repeat_person_id_batch_id", "person_id", "batch_id"),
        Index("record_repeat_batch_id", "batch_id"),
        Index("record_repeat_owner_id", "owner_id"),
    )

    id: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    person_id: UUID = Field(sa_column=_person())
    batch_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="CASCADE"), nullable=False)
    )
    owner_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="CASCADE"), nullable=False)
    )
    kept_in: str = Field(sa_type=Text)
    record_ids: list[UUID] = Field(sa_column=Column(ARRAY(Uuid()), nullable=False))
    told: dict[str, dict[str, object]] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))


class WorkoutRecordRow(Row, table=True):
    """A workout as one source told it. Never merged, never changed."""

    __table_args__ = (
        Index(
            "workout_record_identity_key", "person_id", "stream_id", "kind", "start_at", "end_at", unique=True
        ),
        Index("workout_record_batch_id", "batch_id"),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=_person())
    stream_id: int = Field(sa_column=Column(ForeignKey("hv.stream.id", ondelete="CASCADE"), nullable=False))
    batch_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="CASCADE"), nullable=False)
    )
    purposes: int = Field(sa_type=SmallInteger)
    kind: str = Field(sa_type=Text)
    day: date
    start_at: datetime = Field(sa_column=_at())
    end_at: datetime = Field(sa_column=_at())
    offset_min: int = Field(sa_type=SmallInteger)
    duration_s: float | None = None
    distance_m: float | None = None
    energy_kcal: float | None = None
    heart_rate_mean_bpm: float | None = None
    heart_rate_max_bpm: float | None = None
    route_file: str | None = Field(default=None, sa_type=Text)
    details: dict[str, float] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))


class WorkoutApartRow(Row, table=True):
    """A record of a workout that the person said is a workout of its own. It is known by the carrier and the
    app of its stream, its kind and its span, so that it stays apart when it is imported again.
    """

    person_id: UUID = Field(sa_column=_person(primary_key=True))
    carrier: str = Field(sa_column=Column(Text, primary_key=True))
    app: str = Field(sa_column=Column(Text, primary_key=True))
    kind: str = Field(sa_column=Column(Text, primary_key=True))
    start_at: datetime = Field(sa_column=_at(primary_key=True))
    end_at: datetime = Field(sa_column=_at(primary_key=True))
    created_at: datetime = Field(sa_column=_at())


class WorkoutRow(Row, table=True):
    """A resolved workout: seen twice, it is one, with its provenance in `lineage`."""

    __table_args__ = (Index("workout_person_id_day", "person_id", "day"),)

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=_person())
    purposes: int = Field(sa_type=SmallInteger)
    kind: str = Field(sa_type=Text)
    day: date
    start_at: datetime = Field(sa_column=_at())
    end_at: datetime = Field(sa_column=_at())
    offset_min: int = Field(sa_type=SmallInteger)
    duration_s: float | None = None
    distance_m: float | None = None
    energy_kcal: float | None = None
    rule_set: int = Field(sa_type=SmallInteger)
    lineage: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))


class WorkoutHeartRow(Row, table=True):
    """What the heart did in a resolved workout. A row of its own, so that whoever may see the workout and not
    the heart is shown the one without the other.
    """

    __table_args__ = (Index("workout_heart_person_id", "person_id"),)

    id: UUID = Field(sa_column=Column(ForeignKey("hv.workout.id", ondelete="CASCADE"), primary_key=True))
    person_id: UUID = Field(sa_column=_person())
    purposes: int = Field(sa_type=SmallInteger)
    heart_rate_mean_bpm: float | None = None
    heart_rate_max_bpm: float | None = None


class SleepNightRow(Row, table=True):
    """A resolved night, on the local date of waking. Minutes are of the main sleep; naps are periods above
    0.
    """

    person_id: UUID = Field(sa_column=_person(primary_key=True))
    night: date = Field(sa_column=Column(Date, primary_key=True))
    purposes: int = Field(sa_type=SmallInteger)
    start_at: datetime = Field(sa_column=_at())
    end_at: datetime = Field(sa_column=_at())
    offset_min: int = Field(sa_type=SmallInteger)
    asleep_min: float
    in_bed_min: float | None = None
    awake_min: float | None = None
    core_min: float | None = None
    deep_min: float | None = None
    rem_min: float | None = None
    nap_min: float | None = None
    rule_set: int = Field(sa_type=SmallInteger)
    lineage: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))


class SleepSegmentRow(Row, table=True):
    """One piece of a resolved night in one stage. Period 0 is the main sleep, higher ones are naps."""

    person_id: UUID = Field(sa_column=_person(primary_key=True))
    night: date = Field(sa_column=Column(Date, primary_key=True))
    start_at: datetime = Field(sa_column=_at(primary_key=True))
    end_at: datetime = Field(sa_column=_at())
    stage: int = Field(sa_type=SmallInteger)
    period: int = Field(sa_type=SmallInteger)
    purposes: int = Field(sa_type=SmallInteger)


class DayValueRow(Row, table=True):
    """A day of one metric as one number, with what it was made from. Wholly recomputable."""

    person_id: UUID = Field(sa_column=_person(primary_key=True))
    metric: str = Field(sa_column=Column(Text, primary_key=True))
    day: date = Field(sa_column=Column(Date, primary_key=True))
    value: float
    low: float | None = None
    high: float | None = None
    n: int
    purposes: int = Field(sa_type=SmallInteger)
    rule_set: int = Field(sa_type=SmallInteger)
    lineage: dict[str, object] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))


class HourValueRow(Row, table=True):
    """The hours of a local day of one metric, in arrays of one length. Wholly recomputable.

    `minute` is where an hour begins, in minutes since midnight UTC of the date `day`.
    """

    person_id: UUID = Field(sa_column=_person(primary_key=True))
    metric: str = Field(sa_column=Column(Text, primary_key=True))
    day: date = Field(sa_column=Column(Date, primary_key=True))
    purposes: int = Field(sa_type=SmallInteger)
    rule_set: int = Field(sa_type=SmallInteger)
    minute: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))
    value: list[float] = Field(sa_column=Column(ARRAY(Double), nullable=False))
    low: list[float] = Field(sa_column=Column(ARRAY(Double), nullable=False))
    high: list[float] = Field(sa_column=Column(ARRAY(Double), nullable=False))
    n: list[int] = Field(sa_column=Column(ARRAY(Integer), nullable=False))


class KnownMetricRow(Row, table=True):
    """Over which days there is a metric, by what these days may be used for, and which rule set made them:
    one for all days, 0 when they shall be made again. Wholly recomputable.
    """

    person_id: UUID = Field(sa_column=_person(primary_key=True))
    metric: str = Field(sa_column=Column(Text, primary_key=True))
    purposes: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    first_day: date
    last_day: date
    day_count: int
    rule_set: int = Field(sa_type=SmallInteger)


class StreamDayRow(Row, table=True):
    """How much one stream told of a local day, and of which latest instant. Wholly recomputable."""

    person_id: UUID = Field(sa_column=_person(primary_key=True))
    stream_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    day: date = Field(sa_column=Column(Date, primary_key=True))
    purposes: int = Field(sa_type=SmallInteger)
    n: int
    last_at: datetime = Field(sa_column=_at())
