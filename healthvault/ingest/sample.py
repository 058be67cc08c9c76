"""The sample person: one for each visitor, with two years of believable data, for nobody else to see."""

from uuid import UUID

from healthvault.accounts import store
from healthvault.accounts.person import Preferences
from healthvault.accounts.sign_up import add_sample_person
from healthvault.core import clock
from healthvault.core.db import Purpose, as_worker
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import BatchId, PersonId
from healthvault.core.jobs import task
from healthvault.core.telemetry import sample_made
from healthvault.ingest import batches
from healthvault.ingest.importing import import_arrivals
from healthvault.providers.sample_person.provider import SEED, arrivals

_SLUG = "sample"
_NAME = "Sample data"


async def make_sample_person(*, zone: str) -> PersonId:
    """A sample person whose data the worker fills in; nobody can sign in as them.

    Args:
        zone: Where they live, IANA; one that we do not know becomes UTC.
    """
    person, _ = await add_sample_person(zone=zone)
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await batches.open_batch(db, person, _NAME, None)
        await fill_sample.enqueue(db, person, batch=batch)
    sample_made()
    return person


async def make_whole_sample_person(*, zone: str, password: str) -> str:
    """A sample person with all their data, for the command line; the e-mail address to sign in with."""
    person, email = await add_sample_person(zone=zone, password=password)
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await batches.open_batch(db, person, _NAME, None)
    await _fill(person, batch)
    return email


@task("fill_sample")
async def fill_sample(*, person: UUID, batch: UUID) -> None:
    """Invent the data of a sample person. A refusal is told by the arrival."""
    try:
        await _fill(PersonId(person), BatchId(batch))
    except HealthVaultError:
        return


async def _fill(person: PersonId, batch: BatchId) -> None:
    async with as_worker(person, Purpose.SHOW) as db:
        kept = await store.preferences(db)
    zone = (kept or Preferences()).zone
    await import_arrivals(person, batch, _SLUG, arrivals(SEED, clock.now(), zone))
