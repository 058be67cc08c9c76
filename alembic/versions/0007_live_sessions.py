"""Which of many sessions live, in one question: asking for each one would cost a core at 500 events a second."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LIVE_SESSIONS = """
grant create on schema app to hv_definer;
-- Those of some sessions that live, and whose they are; being used moves the idle limit of a browser's session.
create function app.live_sessions(p_known uuid[], p_used uuid[], p_idle interval)
  returns table (id uuid, person_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update hv.session s set last_used_at = now(), idle_until = case when s.kind = 'browser' then now() + p_idle else s.idle_until end
  where s.id = any (p_used) and s.revoked_at is null and s.expires_at > now() and s.idle_until > now()
    and s.last_used_at < now() - interval '1 minute';
  return query select s.id, s.person_id from hv.session s
  where s.id = any (p_known) and s.revoked_at is null and s.expires_at > now() and s.idle_until > now();
end $$;
revoke all on function app.live_sessions(uuid[], uuid[], interval) from public;
grant execute on function app.live_sessions(uuid[], uuid[], interval) to hv_app;
alter function app.live_sessions(uuid[], uuid[], interval) owner to hv_definer;
revoke create on schema app from hv_definer;
"""

USE_SESSION = """
grant create on schema app to hv_definer;
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
"""


def _drop(function: str) -> None:
    op.execute("set role hv_definer")
    op.execute(f"drop function {function}")
    op.execute("reset role")


def upgrade() -> None:
    _drop("app.use_session(interval)")
    op.execute(LIVE_SESSIONS)


def downgrade() -> None:
    _drop("app.live_sessions(uuid[], uuid[], interval)")
    op.execute(USE_SESSION)
