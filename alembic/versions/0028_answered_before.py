"""The version of somebody's data, and the name of what an answer followed from."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

POLICIES = {
    "select": "using (person_id = (select app.subject('conversations')))",
    "insert": "with check (person_id = (select app.writer()))",
    "update": "using (person_id = (select app.writer())) with check (person_id = (select app.writer()))",
    "delete": "using (person_id = (select app.writer()))",
}

# Whoever tells the news may make the number grow, for whom the news is; nobody can set it.
CHANGED = """
create function app.data_changed(p_person uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into hv.data_version (person_id, version) values (p_person, 1)
  on conflict (person_id) do update set version = hv.data_version.version + 1
$$;
revoke all on function app.data_changed(uuid) from public;
grant execute on function app.data_changed(uuid) to hv_app, hv_worker;
alter function app.data_changed(uuid) owner to hv_definer;
"""


def upgrade() -> None:
    op.create_table(
        "data_version",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["hv.person.id"], name="data_version_person_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="data_version_pkey"),
        schema="hv",
    )
    op.execute("alter table hv.data_version enable row level security")
    op.execute("alter table hv.data_version force row level security")
    for command, rule in POLICIES.items():
        op.execute(
            f"create policy data_version_{command} on hv.data_version for {command} to hv_app, hv_worker {rule}"
        )
    op.execute("grant select on hv.data_version to hv_app, hv_worker")
    op.execute("grant select, insert, update on hv.data_version to hv_definer")
    op.execute(
        "create policy data_version_definer on hv.data_version to hv_definer using (true) with check (true)"
    )
    op.execute("grant create on schema app to hv_definer")
    op.execute(CHANGED)
    op.execute("revoke create on schema app from hv_definer")
    op.add_column("exchange", sa.Column("key", sa.LargeBinary(), nullable=True), schema="hv")
    op.create_index(
        "exchange_key", "exchange", ["person_id", "key"], schema="hv", postgresql_where=sa.text("key is not null")
    )


def downgrade() -> None:
    op.drop_index("exchange_key", "exchange", schema="hv")
    op.drop_column("exchange", "key", schema="hv")
    op.execute("set role hv_definer")
    op.execute("drop function app.data_changed(uuid)")
    op.execute("reset role")
    op.drop_table("data_version", schema="hv")
