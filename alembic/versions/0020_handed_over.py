"""Where in an answer another engine went on, and why; sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("message", sa.Column("handover", sa.LargeBinary(), nullable=True), schema="hv")


def downgrade() -> None:
    op.drop_column("message", "handover", schema="hv")
