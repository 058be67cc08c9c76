"""Tidying up at the door: what was counted, begun, asked for or sent, and is of no more use."""

from healthvault.accounts import store_errands
from healthvault.core.db import Purpose, as_worker
from healthvault.core.jobs import every


@every("17 * * * *", "sweep_door")
async def sweep_door() -> None:
    """Take away old counts, links and beginnings, letters a week after they went (two if they never did), and
    browsers that were not seen for more than a year.
    """
    async with as_worker(None, Purpose.SHOW) as db:
        await store_errands.sweep(db)
