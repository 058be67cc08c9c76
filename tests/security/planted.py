"""Somebody with a row in every table there is, in which everything that can be recognised is a canary."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from healthvault.accounts.sessions import Opened, open_browser_session, open_token
from healthvault.accounts.zones import change_zone
from healthvault.coach.attachments import attach
from healthvault.coach.conversation import rename
from healthvault.coach.draft import begin
from healthvault.coach.ledger import Ledger
from healthvault.coach.memory import remember
from healthvault.coach.sight import let_see
from healthvault.core import clock
from healthvault.core.db import ALL_PURPOSES, Purpose, as_worker
from healthvault.core.ids import PersonId, new_id
from healthvault.ingest.entries import keep
from healthvault.ingest.goals import keep_goal
from healthvault.insights import store
from healthvault.insights.finding import Effect, Insight, Kind, Method, Opinion, Report
from healthvault.insights.goal import Direction, Goal
from healthvault.insights.span import Span
from healthvault.insights.worded import Worded, keep_words
from healthvault.metrics.sample import DeviceKind, RawRecord, Source, WorkoutSample
from healthvault.metrics.sort import Sort
from healthvault.vault.entries import Entry
from tests.builders import arrive, readings
from tests.security.house import Guest, a_guest

WORD, NUMBER = "kumquat", 71.23457
"""A weight in kilograms, to a precision that nobody else's has."""
_REPORT = json.dumps({
    "resourceType": "Observation",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "2093-3"}], "text": f"{WORD} in blood"},
    "effectiveDateTime": "2026-01-01",
    "valueQuantity": {"value": 200 + NUMBER, "unit": "mg/dL"},
}).encode()  # fmt: skip
_LOST = {"revoked": "revoked_at", "expired": "expires_at", "idle": "idle_until"}
_NEVER = datetime(2126, 1, 1, tzinfo=UTC)
"""Her report is not made again by a test that works on a later day: another would hold nothing of this."""
_INVENTED: dict[str, object] = {
    "bytea": WORD.encode(),
    "jsonb": Jsonb({"canary": WORD}),
    "boolean": False,
    "date": date(2026, 1, 1),
    "timestamp with time zone": _NEVER,
}
_ALLOWED = re.compile(r"'([a-z_ ]+)'::text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table or view of somebody's rows: the column that says whose, and every column with its type."""

    name: str
    owner: str
    columns: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """Ann: her ways in, alive and ended, and every id that is hers by where it stands."""

    guest: Guest
    token: Opened
    ended: dict[str, Opened]
    ended_tokens: dict[str, Opened]
    ids: dict[str, str]
    day: str

    @property
    def batch(self) -> str:
        return next(value for place, value in self.ids.items() if place.startswith("import_batch.id"))

    @property
    def entry(self) -> str:
        return next(value for place, value in self.ids.items() if place.startswith("entry_version.id"))

    @property
    def conversation(self) -> str:
        return next(value for place, value in self.ids.items() if ".conversation_id." in place)

    @property
    def attachment(self) -> str:
        return next(value for place, value in self.ids.items() if place.startswith("attachment.id"))

    @property
    def canaries(self) -> tuple[str, ...]:
        return (WORD, str(NUMBER), self.guest.email)


def tables(root: psycopg.Connection) -> list[Table]:
    """Every table and view in which rows are somebody's, as the catalogue tells."""
    found = root.execute("""
        select c.relname, a.attname, format_type(a.atttypid, null), c.relkind = 'v'
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'hv'::regnamespace and c.relkind in ('r', 'v') order by 1, a.attnum""")
    columns: dict[str, dict[str, str]] = {}
    for table, column, kind, _ in found:
        columns.setdefault(table, {})[column] = kind
    owners = {
        name: "id" if name == "person" else next((c for c in ("person_id", "user_id") if c in has), "")
        for name, has in columns.items()
    }
    return [Table(name=n, owner=owners[n], columns=has) for n, has in columns.items() if owners[n]]


async def plant(root: psycopg.Connection) -> Planted:
    """Make Ann through the doors, and fill by hand what no door has filled."""
    guest = await a_guest(f"Ann {WORD}")
    now, ann = clock.now() - timedelta(hours=2), guest.person
    await arrivals(ann, now)
    await _insight(ann, now)
    goal = Goal(metric="weight", direction=Direction.AT_MOST, target=NUMBER, from_day=now.date())
    await keep_goal(guest.opened.session, goal)
    await change_zone(guest.opened.session, "Asia/Kolkata", date(2026, 1, 1))
    await change_zone(guest.opened.session, "UTC", date(2026, 1, 2))
    await let_see(guest.opened.session, Sort.NUTRITION, may=False)
    draft = await begin(guest.opened.session, None, f"Why a {WORD}?", engine="small")
    draft.text, draft.looked_at = f"A {WORD} is a fruit.", [f"3 nights of {WORD}"]
    await draft.keep("complete")
    await Ledger(session=guest.opened.session, zone="UTC").keep(draft.message)
    await rename(guest.opened.session, draft.conversation, f"My {WORD}")
    await keep(guest.opened.session, Entry(at=now, offset_min=0, note=f"A {WORD} for breakfast"))
    await keep(
        guest.opened.session, Entry(at=now - timedelta(days=2), offset_min=0, values={"weight": NUMBER})
    )
    await remember(guest.opened.session, f"I eat a {WORD} a day")
    await attach(guest.opened.session, draft.conversation, f"{WORD}.json", _REPORT)
    token = await open_token(ann, label=f"{WORD} script", scopes=["read", "write", "coach"])
    ended = {how: await open_browser_session(ann, address="", agent=WORD) for how in _LOST}
    ended_tokens = {how: await open_token(ann, label=how, scopes=["read", "write"]) for how in _LOST}
    for how, column in _LOST.items():
        gone = [ended[how].session, ended_tokens[how].session]
        query = f"update hv.session set {column} = now() - interval '1 second' where id = any(%s)"
        root.execute(query.encode(), (gone,))
    root.execute("update hv.import_batch set file_name = %s where person_id = %s", (f"{WORD}.csv", ann))
    for table in tables(root):
        _fill(root, table, ann)
    return Planted(
        guest=guest, token=token, ended=ended, ended_tokens=ended_tokens, ids=_ids(root, ann), day=f"{now:%F}"
    )


async def arrivals(ann: PersonId, now: datetime) -> None:
    """Readings, a night and a workout of somebody, from two sources that say the same."""
    scale = Source(
        origin="test", carrier="test", app=f"{WORD} app", kind=DeviceKind.SCALE, device_name=f"Ann's {WORD}"
    )
    night = now.replace(hour=1) - timedelta(days=1)
    await arrive(
        ann,
        readings("weight", scale, [(now, 0, NUMBER), (now - timedelta(days=1), 0, NUMBER)]),
        readings("steps", scale, [(now, 5, 4321.0)]),
        readings("sleep_stage", scale, [(night + timedelta(hours=h), 60, 2.0 + h % 3) for h in range(6)]),
        WorkoutSample(
            source=scale, kind="running", start_at=now, end_at=now + timedelta(minutes=30), offset_min=0,
            duration_s=1800.0, distance_m=7123.457, heart_rate_mean_bpm=148.0,
        ),
        RawRecord(kind="ecg", name=f"{WORD}.csv", body=WORD.encode()),
    )  # fmt: skip
    # The same again: what repeats has tables of its own.
    await arrive(ann, readings("weight", scale, [(now, 0, NUMBER)]))


async def _insight(ann: PersonId, now: datetime) -> None:
    found = Insight(
        kind=Kind.TREND,
        method=Method.ANOMALY,
        metric="weight",
        window=Span(first=now.date() - timedelta(days=60), last=now.date()),
        n=60,
        of=60,
        effect=Effect(value=NUMBER, low=NUMBER, high=NUMBER, from_=NUMBER),
        weight=1,
        sources=(f"{WORD} app",),
        purposes=ALL_PURPOSES,
    )
    report = Report(day=now.date(), made_at=now, metrics=1, nights=0, found=(found,), opinions={})
    async with as_worker(ann, Purpose.SHOW) as db:
        await store.keep_report(db, ann, report, _NEVER)
        await store.keep_opinion(db, found.key, Opinion.USEFUL, now)
        told = Worded(claim=f"A claim about a {WORD}", words=f"Other words for a {WORD}", engine="small")
        await keep_words(db, ann, [told], now)


_NUMBERED = b"select attname from pg_attribute where attrelid = %s::regclass and attidentity <> ''"


def _fill(root: psycopg.Connection, table: Table, ann: PersonId) -> None:
    """One invented row where no door has made one."""
    count = root.execute(f"select count(*) from hv.{table.name} where {table.owner} = %s".encode(), (ann,))
    if count.fetchone() != (0,):
        return
    checks = "\n".join(
        text
        for (text,) in root.execute(
            "select pg_get_constraintdef(oid) from pg_constraint where contype = 'c'"
            " and conrelid = %s::regclass",
            (f"hv.{table.name}",),
        )
    )
    numbered = {column for (column,) in root.execute(_NUMBERED, (f"hv.{table.name}",))}
    row = {c: _value(c, kind, checks) for c, kind in table.columns.items() if c not in numbered}
    row[table.owner] = ann
    query = sql.SQL("insert into {} ({}) values ({})").format(
        sql.Identifier("hv", table.name),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(sql.Placeholder() for _ in row),
    )
    with root.transaction():
        root.execute("set local session_replication_role = replica")  # What it refers to need not be there.
        root.execute(query, list(row.values()))


def _value(column: str, kind: str, checks: str) -> object:
    if kind == "text":
        listed = (_ALLOWED.findall(c) for c in checks.splitlines() if re.search(rf"\b{column}\b", c))
        return next(listed, [WORD])[0]
    if kind == "uuid":
        return new_id()
    return _INVENTED.get(kind, [] if kind.endswith("[]") else 1)


def _ids(root: psycopg.Connection, ann: PersonId) -> dict[str, str]:
    """One id of hers from every place in which one stands; the same id is told once."""
    found = {"person.id": str(ann)}
    for table in tables(root):
        for column in (c for c, kind in table.columns.items() if kind == "uuid"):
            rows = root.execute(
                f"select distinct {column} from hv.{table.name} where {table.owner} = %s"
                f" and {column} is not null limit 2".encode(),
                (ann,),
            )
            found |= {f"{table.name}.{column}.{n}": str(value) for n, (value,) in enumerate(rows)}
    first: dict[str, str] = {}
    for place, value in found.items():
        first.setdefault(value, place)
    return {place: value for value, place in first.items()}


def rows_of(root: psycopg.Connection, person: PersonId | None) -> dict[str, list[str]]:
    """Every row of somebody, by table, as whoever controls the database reads it; nobody has none."""
    return {
        table.name: sorted(
            row
            for (row,) in root.execute(
                f"select t::text from hv.{table.name} t where {table.owner} = %s".encode(), (person,)
            )
        )
        for table in tables(root)
    }
