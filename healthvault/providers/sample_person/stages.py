"""The nights and naps as the watch reports them: one reading for each stretch of a stage."""

import numpy as np

from healthvault.metrics.catalogue import SleepStage
from healthvault.metrics.sample import SampleBatch
from healthvault.providers.sample_person.batch import batch
from healthvault.providers.sample_person.life import Life
from healthvault.providers.sample_person.movement import WATCHES
from healthvault.providers.sample_person.nights import Sleep
from healthvault.providers.sample_person.wear import Wear


def sleep_stages(life: Life, all_sleeps: tuple[Sleep, ...], worn: Wear) -> SampleBatch:
    """Every sleep during which the watch was worn; around nights, but not around naps, the time in bed."""
    minutes = len(worn.watch)
    rows: list[tuple[float, float, SleepStage]] = []
    for sleep in all_sleeps:
        low, high = int(sleep.bed_min), int(sleep.rise_min)
        if low < 0 or high >= minutes or not worn.watch[low:high].all():
            continue
        if not sleep.is_nap:
            rows.append((sleep.bed_min, sleep.rise_min, SleepStage.IN_BED))
        rows.extend(sleep.pieces)
    begin, end, stage = (np.array(column, np.float64) for column in zip(*rows, strict=True))
    return batch(
        life,
        "sleep_stage",
        WATCHES,
        begin_min=begin,
        length_min=end - begin,
        value=stage,
        source=worn.model[begin.astype(np.int64)],
    )
