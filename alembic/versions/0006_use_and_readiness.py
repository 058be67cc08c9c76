"""A session is used by its events too, not only by requests; and the web process may see that a worker lives."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

UPGRADE = """
grant create on schema app to hv_definer;
-- Whose session it is; using it moves the idle limit of a browser's, at most once a minute.
create function app.use_session(p_idle interval) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update hv.session s set last_used_at = now(), idle_until = case when s.kind = 'browser' then now() + p_idle else s.idle_until end
  where s.id = nullif(current_setting('app.sid', true), '')::uuid
    and s.revoked_at is null and s.expires_at > now() and s.idle_until > now()
    and s.last_used_at < now() - interval '1 minute';
  return app.uid();
end $$;
revoke all on function app.use_session(interval) from public;
grant execute on function app.use_session(interval) to hv_app;
alter function app.use_session(interval) owner to hv_definer;
revoke create on schema app from hv_definer;
grant select (last_heartbeat) on jobs.procrastinate_workers to hv_app;
"""


def upgrade() -> None:
    op.execute(UPGRADE)


def downgrade() -> None:
    op.execute("revoke select (last_heartbeat) on jobs.procrastinate_workers from hv_app")
    op.execute("set role hv_definer")
    op.execute("drop function app.use_session(interval)")
    op.execute("reset role")
