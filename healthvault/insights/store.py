"""The queries of reports. Each sees only what is the person's own; the policies see to that."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import CursorResult, text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId
from healthvault.insights.finding import Insight, Opinion, Report
from healthvault.insights.forecast import KEYS, Forecast
from healthvault.insights.goal import Direction, Goal
from healthvault.vault.ask import ask

FORM = 6
"""The number of what detectors look for and how it is kept. Raise it, and every report is made again."""

_FORM_OF_INSIGHT = TypeAdapter(Insight)
_FORM_OF_FORECAST = TypeAdapter(Forecast)
_REPORT = b"""
select day, made_at, metrics, nights,
  coalesce((select jsonb_object_agg(key, found || jsonb_build_object('purposes', purposes))
            from hv.insight), '{}'),
  coalesce((select jsonb_object_agg(key, said) from hv.insight_opinion), '{}')
from hv.insight_report where form = %s"""
_KEEP = text("""
insert into hv.insight_report (person_id, form, day, made_at, due_at, metrics, nights)
values (:person, :form, :day, :made_at, :due_at, :metrics, :nights)
on conflict (person_id) do update set form = excluded.form, day = excluded.day, made_at = excluded.made_at,
  due_at = excluded.due_at, metrics = excluded.metrics, nights = excluded.nights""")
_ADD = text("insert into hv.insight values (:person, :key, :purposes, cast(:found as jsonb))")
_SAY = text("""
insert into hv.insight_opinion (person_id, key, said, said_at)
select person_id, key, :said, :at from hv.insight where key = :key
on conflict (person_id, key) do update set said = excluded.said, said_at = excluded.said_at""")

_SET = text("""
insert into hv.goal (person_id, metric, direction, target, from_day, set_at)
values (:person, :metric, :direction, :target, :from_day, :at)
on conflict (person_id, metric) do update set direction = excluded.direction, target = excluded.target,
  from_day = excluded.from_day, set_at = excluded.set_at""")


async def report(db: AsyncSession) -> Report | None:
    """The last report; None when none was made yet, or only one of another form."""
    rows = await ask(db, _REPORT, (FORM,))
    if not rows:
        return None
    day, made_at, metrics, nights, found, opinions = rows[0]
    return Report(
        day=day,
        made_at=made_at,
        metrics=metrics,
        nights=nights,
        found=tuple(
            _FORM_OF_INSIGHT.validate_python(one) for key, one in found.items() if not key.startswith(KEYS)
        ),
        forecasts=tuple(
            _FORM_OF_FORECAST.validate_python(one) for key, one in found.items() if key.startswith(KEYS)
        ),
        opinions={key: Opinion(said) for key, said in opinions.items()},
    )


async def keep_report(db: AsyncSession, person: PersonId, made: Report, due_at: datetime) -> None:
    """Keep a report in the place of the last one; the next is due at an instant."""
    await _forget_found(db)
    facts = {"day": made.day, "made_at": made.made_at, "metrics": made.metrics, "nights": made.nights}
    await db.execute(_KEEP, {"person": person, "form": FORM, "due_at": due_at, **facts})
    lines = [(one.key, one.purposes, _FORM_OF_INSIGHT.dump_python(one, mode="json")) for one in made.found]
    lines += [
        (one.key, one.purposes, _FORM_OF_FORECAST.dump_python(one, mode="json")) for one in made.forecasts
    ]
    rows = [
        {"person": person, "key": key, "purposes": purposes, "found": json.dumps(found)}
        for key, purposes, found in lines
    ]
    if rows:
        await db.execute(_ADD, rows)


async def forget_report(db: AsyncSession) -> None:
    """Leave no report: there is nothing any more to look at."""
    await _forget_found(db)
    await db.execute(text("delete from hv.insight_report"))


async def _forget_found(db: AsyncSession) -> None:
    await db.execute(text("delete from hv.insight"))


async def keep_opinion(db: AsyncSession, key: str, said: Opinion | None, at: datetime) -> bool:
    """Keep what the person says of an insight, or nothing any more; False when there is no such insight."""
    if said is None:
        query, values = text("delete from hv.insight_opinion where key = :key"), {"key": key}
    else:
        query, values = _SAY, {"key": key, "said": said, "at": at}
    done: CursorResult = await db.execute(query, values)  # pyright: ignore[reportAssignmentType]
    return done.rowcount == 1


async def goals(db: AsyncSession) -> dict[str, Goal]:
    """The goals of the person, by metric."""
    rows = await ask(db, b"select metric, direction, target, from_day from hv.goal order by metric")
    return {
        metric: Goal(metric=metric, direction=Direction(direction), target=target, from_day=from_day)
        for metric, direction, target, from_day in rows
    }


async def keep_goal(db: AsyncSession, person: PersonId, goal: Goal, at: datetime) -> None:
    """Keep a goal in the place of the one for the same metric, if any."""
    await db.execute(_SET, {"person": person, "at": at} | asdict(goal))


async def forget_goal(db: AsyncSession, metric: str) -> bool:
    """Keep no goal for a metric any more; False when there was none."""
    done: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("delete from hv.goal where metric = :metric"), {"metric": metric}
    )
    return done.rowcount == 1


async def words(db: AsyncSession) -> list[tuple[UUID, bytes]]:
    """The sealed words of the person's insights, with the rows they were sealed for."""
    return await ask(db, b"select id, told from hv.insight_words order by id")


async def add_words(
    db: AsyncSession, person: PersonId, sealed: Sequence[tuple[UUID, bytes]], at: datetime
) -> None:
    """Keep sealed words, at least one."""
    await db.execute(
        text("insert into hv.insight_words (id, person_id, told, made_at) values (:id, :person, :told, :at)"),
        [{"id": row, "person": person, "told": told, "at": at} for row, told in sealed],
    )


async def forget_words(db: AsyncSession) -> None:
    """Keep no words of insights."""
    await db.execute(text("delete from hv.insight_words"))


async def people_due(db: AsyncSession, at: datetime) -> list[PersonId]:
    """Whose report is due at an instant, or of another form, or not there. Only a worker may ask."""
    return [PersonId(person) for (person,) in await ask(db, b"select app.people_due(%s, %s)", (at, FORM))]
