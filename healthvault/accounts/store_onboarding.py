"""The queries of onboarding."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId


async def is_new(db: AsyncSession) -> bool:
    """Whether the person of this transaction never saw the first page; a sample person is nobody new."""
    unseen = "select not is_sample and not exists (select from hv.onboarding) from hv.person"
    return bool(await db.scalar(text(unseen)))


async def seen(db: AsyncSession) -> tuple[frozenset[str], bool]:
    """The steps that were seen, and whether the whole is finished."""
    row = (await db.execute(text("select seen, finished_at from hv.onboarding"))).one_or_none()
    return (frozenset(row.seen), row.finished_at is not None) if row else (frozenset(), False)


async def see(db: AsyncSession, person: PersonId, steps: list[str], *, is_finished: bool) -> None:
    """Keep that these steps were seen, and perhaps that it is finished; what was kept stays."""
    await db.execute(
        text(
            "insert into hv.onboarding as o (person_id, seen, finished_at)"
            " values (:person, cast(:steps as text[]), case when :finished then now() end)"
            " on conflict (person_id) do update set"
            " seen = array(select distinct unnest(o.seen || excluded.seen)),"
            " finished_at = coalesce(o.finished_at, excluded.finished_at)"
        ),
        {"person": person, "steps": steps, "finished": is_finished},
    )
