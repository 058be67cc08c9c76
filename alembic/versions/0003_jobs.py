"""Procrastinate's tables in their own schema, with least privilege and the index they lack."""

from importlib.resources import files

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GRANTS = """
grant usage on schema jobs to hv_app, hv_worker;
grant select, insert, update, delete on all tables in schema jobs to hv_worker;
grant usage on all sequences in schema jobs to hv_worker;
grant execute on all functions in schema jobs to hv_worker;
grant insert, select (id) on jobs.procrastinate_jobs to hv_app;
grant insert on jobs.procrastinate_events to hv_app;
grant usage on sequence jobs.procrastinate_jobs_id_seq, jobs.procrastinate_events_id_seq to hv_app;
create index procrastinate_jobs_lock_live on jobs.procrastinate_jobs (lock) where status in ('todo', 'doing');
alter table jobs.procrastinate_jobs set (autovacuum_analyze_threshold = 200, autovacuum_analyze_scale_factor = 0);
"""

DEFER_GRANTS = """
do $$ declare f regprocedure; begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where nspname = 'jobs' and proname ~ '(defer_jobs|notify|trigger_)' loop
    execute format('grant execute on function %s to hv_app', f);
  end loop;
end $$;
"""


def upgrade() -> None:
    op.execute("create schema jobs")
    op.execute("set local search_path = jobs, pg_catalog")
    driver = op.get_bind().connection.driver_connection
    driver.execute((files("procrastinate.sql") / "schema.sql").read_text())  # Raw: it holds colons and percent signs.
    op.execute("set local search_path = hv, pg_catalog")
    op.execute(GRANTS)
    op.execute(DEFER_GRANTS)


def downgrade() -> None:
    op.execute("drop schema jobs cascade")
