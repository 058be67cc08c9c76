"""In which country help is to be found, where somebody says so; none leaves it to their time zone."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("preferences", sa.Column("country", sa.Text(), nullable=True), schema="hv")
    op.create_check_constraint("country", "preferences", "country ~ '^[A-Z]{2}$'", schema="hv")


def downgrade() -> None:
    op.drop_column("preferences", "country", schema="hv")
