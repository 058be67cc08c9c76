"""Which machine a person was told of when they agreed. Who agreed before is asked once more."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("consent", sa.Column("host", sa.Text(), nullable=False, server_default=""), schema="hv")


def downgrade() -> None:
    op.drop_column("consent", "host", schema="hv")
