"""In which time zones somebody's days were counted before the one that holds now."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('profile')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}


def upgrade() -> None:
    op.create_table(
        "zone_before",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="zone_before_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "until_day", name="zone_before_pkey"),
        schema="hv",
    )
    op.add_column("preferences", sa.Column("zone_declined", sa.Text(), nullable=True), schema="hv")
    op.execute("alter table hv.zone_before enable row level security")
    op.execute("alter table hv.zone_before force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy zone_before_{command} on hv.zone_before for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select, insert, update, delete on hv.zone_before to hv_app, hv_worker")


def downgrade() -> None:
    op.drop_column("preferences", "zone_declined", schema="hv")
    op.drop_table("zone_before", schema="hv")
