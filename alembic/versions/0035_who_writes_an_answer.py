"""Which process writes an answer, so that one whose process was killed is known at once."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("message", sa.Column("run_by", sa.Integer(), nullable=True), schema="hv")


def downgrade() -> None:
    op.drop_column("message", "run_by", schema="hv")
