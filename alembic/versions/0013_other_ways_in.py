"""OpenID, passkeys and the second factor."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

OPEN_SESSION = """
create function app.open_session(p_id uuid, p_person uuid, p_token_hash bytea, p_kind text, p_label text, p_scopes text[],
                                 p_address text, p_agent text, p_idle interval, p_life interval{method}) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into hv.session (id, person_id, token_hash, kind, label, scopes, address, agent,
                          created_at, last_used_at, idle_until, expires_at{columns})
  values (p_id, p_person, p_token_hash, p_kind, p_label, p_scopes, p_address, p_agent,
          now(), now(), now() + p_idle, now() + p_life{values})
$$;
"""
OLD_OPEN_SESSION = OPEN_SESSION.format(method="", columns="", values="")
# Whoever signs in has just shown who they are; a program's token never does.
NEW_OPEN_SESSION = OPEN_SESSION.format(
    method=", p_method text",
    columns=", method, proved_at",
    values=", p_method, case when p_kind = 'browser' then now() end",
)
OLD_SIGNATURE = "app.open_session(uuid, uuid, bytea, text, text, text[], text, text, interval, interval)"
NEW_SIGNATURE = "app.open_session(uuid, uuid, bytea, text, text, text[], text, text, interval, interval, text)"

FUNCTIONS = """
-- The session of this transaction proved itself again: from now on it goes by another token.
create function app.renew_session(p_token_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update hv.session s set token_hash = p_token_hash, proved_at = now()
  where s.id = nullif(current_setting('app.sid', true), '')::uuid and s.kind = 'browser'
    and s.revoked_at is null and s.expires_at > now() and s.idle_until > now();
  return found;
end $$;

-- Something begins at the door; what was begun and never ended is swept out.
create function app.begin_ceremony(p_hash bytea, p_person uuid, p_kind text, p_state bytea, p_life interval) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from hv.ceremony where expires_at < now();
  insert into hv.ceremony (token_hash, person_id, kind, state, created_at, expires_at)
  values (p_hash, p_person, p_kind, p_state, now(), now() + p_life)
$$;

create function app.ceremony(p_hash bytea, p_kind text) returns table (person_id uuid, state bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.person_id, c.state from hv.ceremony c
  where c.token_hash = p_hash and c.kind = p_kind and c.expires_at > now()
$$;

-- It ends once: of two that ask at the same time one gets it.
create function app.end_ceremony(p_hash bytea, p_kind text) returns table (person_id uuid, state bytea)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from hv.ceremony c where c.token_hash = p_hash and c.kind = p_kind
                returning c.person_id, c.state, c.expires_at)
  select gone.person_id, gone.state from gone where gone.expires_at > now()
$$;

create function app.identity_owner(p_issuer text, p_subject text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from hv.identity where issuer = p_issuer and subject = p_subject
$$;

create function app.passkey_owner(p_credential bytea) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from hv.passkey where credential_id = p_credential
$$;

-- Whether the person of this transaction has a password; its hash is shown to nobody.
create function app.has_password() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select password_hash is not null from hv.person where id = app.uid()
$$;
"""

DEFINER = {
    "app.renew_session(bytea)": "hv_app",
    "app.begin_ceremony(bytea, uuid, text, bytea, interval)": "hv_app",
    "app.ceremony(bytea, text)": "hv_app",
    "app.end_ceremony(bytea, text)": "hv_app",
    "app.identity_owner(text, text)": "hv_app",
    "app.passkey_owner(bytea)": "hv_app",
    "app.has_password()": "hv_app, hv_worker",
}

# Secrets of a way in are read by the worker's role alone, which acts for one person, never by a screen's.
GRANTS = """
grant select (method) on hv.session to hv_app, hv_worker;
grant select, insert, update, delete on hv.identity, hv.passkey, hv.authenticator, hv.recovery_code to hv_worker;
grant update (email_verified_at) on hv.person to hv_worker;
"""
GRANTS_BEFORE = """
revoke update (email_verified_at) on hv.person from hv_worker;
revoke all on hv.identity, hv.passkey, hv.authenticator, hv.recovery_code from hv_worker;
grant select, delete on hv.identity to hv_worker;
grant select (id, person_id, name, is_backed_up, created_at, last_used_at, credential_id), update (name), delete
  on hv.passkey to hv_worker;
grant select (person_id, confirmed_at), delete on hv.authenticator to hv_worker;
grant select (person_id, place, used_at), delete on hv.recovery_code to hv_worker;
"""


def _give(function: str, roles: str) -> None:
    op.execute(f"revoke all on function {function} from public")
    op.execute(f"grant execute on function {function} to {roles}")
    op.execute(f"alter function {function} owner to hv_definer")


def _drop(function: str) -> None:
    op.execute("set role hv_definer")
    op.execute(f"drop function {function}")
    op.execute("reset role")


def upgrade() -> None:
    op.add_column("session", sa.Column("method", sa.Text(), nullable=False, server_default=""), schema="hv")
    _drop(OLD_SIGNATURE)
    op.execute("grant create on schema app to hv_definer")
    op.execute(NEW_OPEN_SESSION)
    op.execute(FUNCTIONS)
    _give(NEW_SIGNATURE, "hv_app, hv_worker")
    for function, roles in DEFINER.items():
        _give(function, roles)
    op.execute("revoke create on schema app from hv_definer")
    op.execute(GRANTS)


def downgrade() -> None:
    op.execute(GRANTS_BEFORE)
    for function in (*DEFINER, NEW_SIGNATURE):
        _drop(function)
    op.execute("grant create on schema app to hv_definer")
    op.execute(OLD_OPEN_SESSION)
    _give(OLD_SIGNATURE, "hv_app, hv_worker")
    op.execute("revoke create on schema app from hv_definer")
    op.drop_column("session", "method", schema="hv")
