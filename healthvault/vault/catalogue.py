"""The table `hv.metric`, kept equal to the catalogue, for readers who speak SQL."""

import psycopg

from healthvault.core.db import Role, conninfo
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.sort import sort_of

_SYNC = """
insert into hv.metric as m (slug, name, unit, sort)
select * from unnest(%s::text[], %s::text[], %s::text[], %s::text[])
on conflict (slug) do update set name = excluded.name, unit = excluded.unit, sort = excluded.sort
where (m.name, m.unit, m.sort) is distinct from (excluded.name, excluded.unit, excluded.sort)"""


def sync_catalogue(database_url: str) -> None:
    """Bring the table up to this version's catalogue; changes nothing when it is there already."""
    rows = METRICS.values()
    with psycopg.connect(conninfo(database_url, Role.WORKER)) as connection:
        connection.execute("delete from hv.metric where slug <> all(%s)", (list(METRICS),))
        connection.execute(
            _SYNC,
            (
                [m.slug for m in rows],
                [m.name for m in rows],
                [m.unit.symbol or m.unit.slug for m in rows],
                [sort_of(m) for m in rows],
            ),
        )
