"""The table of the ways of workouts."""

from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, LargeBinary
from sqlmodel import Field

from healthvault.core.db import Row


class WorkoutRouteRow(Row, table=True):
    """Where a workout went, sealed: nothing tells more of somebody than where they begin and end.

    `name` and `digest` are what the file's name and the way are known by: without the person's key nobody can
    guess at them.
    """

    __table_args__ = (
        Index("workout_route_person_id_name", "person_id", "name"),
        Index("workout_route_batch_id", "batch_id"),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(sa_column=Column(ForeignKey("hv.person.id", ondelete="CASCADE"), nullable=False))
    batch_id: UUID = Field(
        sa_column=Column(ForeignKey("hv.import_batch.id", ondelete="CASCADE"), nullable=False)
    )
    name: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    track: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
