"""The rules that the database's catalogue must obey, so that no table can forget whose rows it holds.

Each rule is a query that returns what breaks it. `doctor` asks them, and so does a test, with a mutant each.
"""

from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg

_WITH: LiteralString = """
with t as (
  select c.oid, c.relname::text as name, c.relkind, c.relrowsecurity as on_, c.relforcerowsecurity as forced,
         c.relispartition, c.reloptions::text as options, c.relowner,
         (select min(a.attname::text) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
          and (a.attname = 'person_id' or c.relname = 'person' and a.attname = 'id')) as owner_column,
         exists (select 1 from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
                 and a.attname = 'purposes') as masked
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'hv' and c.relkind in ('r', 'p', 'm', 'v', 'f')
    and c.relname not in ('metric', 'alembic_version')),
pol as (
  select polrelid, polname::text as name, polpermissive, polroles,
         case polcmd when '*' then array['r', 'a', 'w', 'd'] else array[polcmd::text] end as commands,
         coalesce(pg_get_expr(polqual, polrelid), '') as using_,
         coalesce(pg_get_expr(polwithcheck, polrelid), '') as check_,
         0 = any (polroles) or exists (select 1 from pg_roles r where r.oid = any (polroles)
           and r.rolname in ('hv_app', 'hv_worker')) as for_app
  from pg_policy),
app as (select oid, rolname::text as name from pg_roles where rolname in ('hv_app', 'hv_worker')),
f as (
  select p.oid::regprocedure::text as name, p.proconfig::text as config, p.proacl, r.rolname as owner
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
  where n.nspname in ('app', 'hv') and p.prosecdef)
"""
"""`metric` is the list of what can be measured, `alembic_version` the schema's number: nobody's rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: what breaks it, in words, and the query that finds it."""

    broken: str
    query: LiteralString


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in the catalogue that breaks a rule."""

    what: str
    broken: str


RULES: tuple[Rule, ...] = (
    Rule(
        broken="row level security is off",
        query="select name from t where relkind in ('r', 'p') and not on_",
    ),
    Rule(
        broken="row level security is not forced on its owner",
        query="select name from t where relkind in ('r', 'p') and on_ and not forced",
    ),
    Rule(
        broken="a person's table has no policy for one of the four commands",
        query="""select t.name || ' (' || c || ')' from t, unnest(array['r', 'a', 'w', 'd']) c, app
                 where owner_column is not null and relkind in ('r', 'p') and not relispartition
                 and not exists (select 1 from pol where polrelid = t.oid and c = any (commands)
                                 and app.oid = any (polroles))""",
    ),
    Rule(
        broken="a policy lets the app see rows without asking whose they are",
        query="""select t.name || '.' || pol.name from t join pol on polrelid = t.oid
                 where for_app and polpermissive and using_ || check_ !~ 'app\\.(uid|writer|subject)\\('""",
    ),
    Rule(
        broken="a policy asks who it is for every row, because the call is not wrapped in a select",
        query="""select t.name || '.' || pol.name from t join pol on polrelid = t.oid
                 where regexp_replace(using_ || check_,
                                      '\\( SELECT app\\.(uid|writer|subject|purpose_bit|unseen)\\(', '', 'g')
                       ~ 'app\\.(uid|writer|subject|purpose_bit|unseen)\\('""",
    ),
    Rule(
        broken="a policy offers a second way to a row",
        query="""select t.name || '.' || pol.name from t join pol on polrelid = t.oid
                 where for_app and using_ || check_ ~ '\\mOR\\M'""",
    ),
    Rule(
        broken="a policy for writing does not check what is written",
        query="""select t.name || '.' || pol.name from t join pol on polrelid = t.oid
                 where for_app and commands && array['a', 'w'] and check_ = ''""",
    ),
    Rule(
        broken="readings are shown without asking for which purpose they may be",
        query="""select t.name || '.' || pol.name from t join pol on polrelid = t.oid
                 where masked and for_app and polpermissive and 'r' = any (commands)
                 and using_ !~ 'app\\.purpose_bit\\('""",
    ),
    Rule(
        broken="the coach sees readings of a sort that the person switched off",
        query="""select t.name from t, app where masked and relkind in ('r', 'p')
                 and t.name not in ('stream', 'stream_day')
                 and not exists (select 1 from pol where polrelid = t.oid and not polpermissive
                   and app.oid = any (polroles) and 'r' = any (commands) and using_ ~ 'app\\.unseen\\(')""",
    ),
    Rule(
        broken="no index begins with the person, so that the policy reads everybody's rows",
        query="""select name from t where owner_column is not null and relkind = 'r' and not exists (
                   select 1 from pg_index i join pg_attribute a
                   on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                   where i.indrelid = t.oid and a.attname = t.owner_column)""",
    ),
    Rule(
        broken="a view reads with its owner's rights",
        query="select name from t where relkind = 'v' and options is distinct from '{security_invoker=true}'",
    ),
    Rule(
        broken="a materialised view, which knows no policy, can be read by the app",
        query="""select t.name from t, app
                 where relkind = 'm' and has_table_privilege(app.oid, t.oid, 'select')""",
    ),
    Rule(
        broken="a partition can be reached around its table's policies",
        query="""select t.name from t, app where relispartition
                 and has_table_privilege(app.oid, t.oid, 'select, insert, update, delete')""",
    ),
    Rule(
        broken="the app may empty a table, refer to it or put a trigger on it",
        query="""select t.name from t, app where relkind in ('r', 'p')
                 and has_table_privilege(app.oid, t.oid, 'truncate, references, trigger')""",
    ),
    Rule(
        broken="the app owns a table, or is a member of its owner",
        query="select t.name from t, app where pg_has_role(app.oid, t.relowner, 'member')",
    ),
    Rule(
        broken="a role can get around policies or make roles",
        query="""select rolname from pg_roles
                 where rolname in ('hv_app', 'hv_worker', 'hv_owner', 'hv_definer')
                 and (rolsuper or rolbypassrls or rolcreaterole)""",
    ),
    Rule(
        broken="a function with its owner's rights looks names up where the caller says",
        query="select name from f where config is null or config !~ 'search_path=pg_catalog'",
    ),
    Rule(
        broken="a function with its owner's rights can be called by anybody",
        query="""select name from f where proacl is null
                 or exists (select 1 from aclexplode(proacl) x where x.grantee = 0)""",
    ),
    Rule(
        broken="a function has the rights of somebody else than hv_definer",
        query="select name from f where owner <> 'hv_definer'",
    ),
)


def findings(connection: psycopg.Connection[Any]) -> list[Finding]:
    """What in the catalogue breaks a rule; empty when all is well. Any role may ask.

    Args:
        connection: An open connection to the database.
    """
    return [
        Finding(what=what, broken=rule.broken)
        for rule in RULES
        for (what,) in connection.execute(f"{_WITH} select distinct * from ({rule.query}) broken order by 1")
    ]
