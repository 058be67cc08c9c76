"""In which units somebody reads what laboratories measured; none is as is usual where they live."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("preferences", sa.Column("laboratory", sa.Text(), nullable=True), schema="hv")
    op.create_check_constraint(
        "preferences_laboratory_check", "preferences", "laboratory in ('mass', 'molar', 'ifcc')", schema="hv"
    )


def downgrade() -> None:
    op.drop_column("preferences", "laboratory", schema="hv")
