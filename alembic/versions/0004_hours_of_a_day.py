"""The hours of a day in one row: a twentieth of the rows, and each day is made again alone."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBERS = {"value": sa.Double(), "low": sa.Double(), "high": sa.Double(), "n": sa.Integer()}


def upgrade() -> None:
    op.execute("truncate hv.hour_value")  # The owner sees no row to change; hours are made from readings.
    op.drop_constraint("hour_value_pkey", "hour_value", schema="hv")
    for name in ("hour_at", *NUMBERS):
        op.drop_column("hour_value", name, schema="hv")
    op.add_column("hour_value", sa.Column("day", sa.Date(), nullable=False), schema="hv")
    op.add_column("hour_value", sa.Column("minute", sa.ARRAY(sa.Integer()), nullable=False), schema="hv")
    for name, kind in NUMBERS.items():
        op.add_column("hour_value", sa.Column(name, sa.ARRAY(kind), nullable=False), schema="hv")
    op.create_primary_key("hour_value_pkey", "hour_value", ["person_id", "metric", "day"], schema="hv")


def downgrade() -> None:
    op.execute("truncate hv.hour_value")
    op.drop_constraint("hour_value_pkey", "hour_value", schema="hv")
    for name in ("day", "minute", *NUMBERS):
        op.drop_column("hour_value", name, schema="hv")
    op.add_column("hour_value", sa.Column("hour_at", sa.DateTime(timezone=True), nullable=False), schema="hv")
    for name, kind in NUMBERS.items():
        op.add_column("hour_value", sa.Column(name, kind, nullable=False), schema="hv")
    op.create_primary_key("hour_value_pkey", "hour_value", ["person_id", "metric", "hour_at"], schema="hv")
