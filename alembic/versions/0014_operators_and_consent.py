"""Operators, onboarding and consent."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

AGREED = """
create function app.agreed(p_purpose text) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from hv.consent
                 where person_id = app.uid() and purpose = p_purpose and withdrawn_at is null)
$$;
revoke all on function app.agreed(text) from public;
grant execute on function app.agreed(text) to hv_app, hv_worker;
alter function app.agreed(text) owner to hv_definer;
"""

SUBJECT = """
create or replace function app.subject(p_scope text) returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare purpose_bit smallint := app.purpose_bit();
begin
  -- show = 1 and export = 32 see everything of one's own; coach = 2, which is a model, sees readings, the profile,
  -- conversations and the keys that open them; the others see readings. All but the first two need a consent.
  if purpose_bit in (1, 32) then
    return app.uid();
  end if;
  if (p_scope = 'readings' or purpose_bit = 2 and p_scope in ('profile', 'conversations', 'keys'))
     and app.agreed(current_setting('app.purpose')) then
    return app.uid();
  end if;
  return null;
end $$;
"""

SUBJECT_BEFORE = """
create or replace function app.subject(p_scope text) returns uuid language plpgsql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare purpose_bit smallint := app.purpose_bit();
begin
  -- show = 1 and export = 32 see everything of one's own; coach = 2 sees readings, the profile, conversations and the
  -- keys that open them.
  if purpose_bit in (1, 32) or (purpose_bit = 2 and p_scope in ('readings', 'profile', 'conversations', 'keys'))
     or p_scope = 'readings' then
    return app.uid();
  end if;
  return null;
end $$;
"""

FUNCTIONS = """
-- The service in numbers, for whoever runs it. None of them is of one person, and none is a health value.
create function app.service_counts()
  returns table (people bigint, active_week bigint, active_month bigint, samples bigint, arrivals jsonb,
                 letters_waiting bigint, letters_failed bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.require_operator();
  return query select
    (select count(*) from hv.person where not is_sample),
    (select count(distinct s.person_id) from hv.session s join hv.person p on p.id = s.person_id
     where not p.is_sample and s.last_used_at > now() - interval '7 days'),
    (select count(distinct s.person_id) from hv.session s join hv.person p on p.id = s.person_id
     where not p.is_sample and s.last_used_at > now() - interval '30 days'),
    (select count(*) from hv.person where is_sample),
    (select coalesce(jsonb_object_agg(b.state, b.n), '{}')
     from (select state, count(*) n from hv.import_batch group by state) b),
    (select count(*) from hv.letter where sent_at is null and problem is null and kind <> 'nobody'),
    (select count(*) from hv.letter where sent_at is null and problem is not null and kind <> 'nobody');
end $$;

-- Who has an account: the address they gave, their role, and when they were last seen. No name, and nothing of theirs.
create function app.accounts()
  returns table (email text, role text, created_at timestamptz, last_seen_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.require_operator();
  return query select p.email, p.role, p.created_at,
    (select max(s.last_used_at) from hv.session s where s.person_id = p.id)
  from hv.person p where not p.is_sample order by p.created_at desc, p.id limit 500;
end $$;

create function app.all_logs() returns table (chains bigint, links bigint, chain uuid, n bigint, why text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.require_operator();
  return query select * from app.audit_findings();
end $$;

-- Whether the log of whoever asks holds: how many lines it has, and the first that does not follow.
create function app.own_log() returns table (links bigint, n bigint, why text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with linked as (
    select e.*, row_number() over w as place, lag(e.digest) over w as before, lead(e.n) over w is null as is_last
    from hv.audit_entry e where e.chain = app.uid() window w as (order by e.n)),
  broken as (
    select l.n, case
      when l.n <> l.place then 'a line is missing before this one'
      when l.previous <> coalesce(l.before, app.audit_beginning(l.chain)) then 'this line does not follow the one before'
      when l.digest <> app.audit_digest(l.chain, l.n, l.at, l.actor, l.deed, l.detail, l.previous)
        or l.person_id is distinct from l.chain then 'this line was changed'
      end as why
    from linked l
    union all
    select coalesce(h.n, l.n), 'the end of the log is missing, or was added'
    from (select * from hv.audit_head where chain = app.uid()) h
    full join (select * from linked where is_last) l on l.chain = h.chain
    where h.n is distinct from l.n or h.digest is distinct from l.digest)
  select (select count(*) from linked), b.n, b.why
  from (values (true)) one left join lateral (
    select * from broken where broken.why is not null order by broken.n limit 1) b on true
$$;

-- For the command line alone. The answer is what stood in the way, and empty when it is done: a sample person runs
-- nothing, and the last who runs the place does not go.
create function app.set_role(p_person uuid, p_role text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('the first account'));
  if exists (select from hv.person where id = p_person and is_sample) then
    return 'sample';
  end if;
  if exists (select from hv.person where id = p_person and role = p_role) then
    return 'same';
  end if;
  if p_role <> 'operator' and not exists (select from hv.person where role = 'operator' and id <> p_person) then
    return 'last';
  end if;
  update hv.person set role = p_role where id = p_person;
  return '';
end $$;
"""

STATES = """
grant select (state) on hv.import_batch to hv_definer;
create policy import_batch_definer on hv.import_batch for select to hv_definer using (true);
"""

DEFINER = {
    "app.service_counts()": "hv_app, hv_worker",
    "app.accounts()": "hv_app, hv_worker",
    "app.all_logs()": "hv_app, hv_worker",
    "app.own_log()": "hv_app",
    "app.set_role(uuid, text)": "hv_worker",
}


def upgrade() -> None:
    op.execute("grant create on schema app to hv_definer")
    op.execute(AGREED)
    op.execute(SUBJECT)
    op.execute(STATES)
    op.execute(FUNCTIONS)
    for function, roles in DEFINER.items():
        op.execute(f"revoke all on function {function} from public")
        op.execute(f"grant execute on function {function} to {roles}")
        op.execute(f"alter function {function} owner to hv_definer")
    op.execute("revoke create on schema app from hv_definer")
    # Whoever is here already has found their way; the owner of the tables sees no row to say it of.
    _as_definer("insert into hv.onboarding (person_id, seen, finished_at) select id, '{}', now() from hv.person")


def downgrade() -> None:
    _as_definer("delete from hv.onboarding")
    op.execute(SUBJECT_BEFORE)
    for function in ("app.agreed(text)", *reversed(DEFINER)):
        _as_definer(f"drop function {function}")
    op.execute("drop policy import_batch_definer on hv.import_batch")
    op.execute("revoke select (state) on hv.import_batch from hv_definer")


def _as_definer(statement: str) -> None:
    op.execute("set role hv_definer")
    op.execute(statement)
    op.execute("reset role")
