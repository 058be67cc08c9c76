"""Whose word counts first when two streams speak of the same time.

Source: Apple and Google count what is worn before what is carried, and what a person typed before both; for
sleep a ring or band sits closer to the night than a watch on its charger. Decided on 2026-11-23, rule set 1.
"""

from collections.abc import Sequence

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, Domain
from healthvault.metrics.sample import DeviceKind
from healthvault.vault.roads import straight_first
from healthvault.vault.streams import Stream, Streams

RULE_SET = 5
"""Written beside every value; one more whenever a value could come out differently.

2: `roads`. 3: workouts know of roads, keep two efforts of one app apart, and say who lent what.
4: `circadian`. 5: no day's total of an app that tells the day in detail.
"""

_K = DeviceKind
_MOVEMENT = (_K.MANUAL, _K.WATCH, _K.RING, _K.BAND, _K.PHONE, _K.APP, _K.SCALE, _K.CUFF)
_WORN = (_K.WATCH, _K.BAND, _K.RING, _K.CUFF, _K.SCALE, _K.PHONE, _K.APP, _K.MANUAL)
_SLEEP = (_K.RING, _K.BAND, _K.WATCH, _K.PHONE, _K.APP, _K.SCALE, _K.CUFF, _K.MANUAL)
_SCALE = (_K.SCALE, _K.PHONE, _K.APP, _K.MANUAL, _K.WATCH, _K.BAND, _K.RING, _K.CUFF)
_CUFF = (_K.CUFF, _K.SCALE, _K.BAND, _K.WATCH, _K.APP, _K.PHONE, _K.MANUAL, _K.RING)
_BY_METRIC = {
    **dict.fromkeys(
        ("weight", "bmi", "body_fat", "lean_mass", "muscle_mass", "body_water", "bone_mass"), _SCALE
    ),
    **dict.fromkeys(("bp_systolic", "bp_diastolic"), _CUFF),
}


def kinds(metric: str) -> tuple[DeviceKind, ...]:
    """Every kind of device, the one that counts first for a metric in front."""
    row = METRICS[metric]
    if row.domain is Domain.SLEEP:
        return _SLEEP
    return _BY_METRIC.get(metric, _MOVEMENT if row.daily is Daily.SUM else _WORN)


def decided_by(metric: str) -> str:
    """The metric whose order of streams decides for a metric: its own, but for numbers that belong together.

    A night is told by one device, with every number of it; so is a blood pressure, with both of its numbers.
    """
    if METRICS[metric].daily is Daily.NIGHT:
        return "sleep_stage"
    return "bp_systolic" if metric == "bp_diastolic" else metric


def decided_with(metric: str) -> list[str]:
    """The metrics for which the order of a metric decides, in the order of the catalogue."""
    return [each for each in METRICS if decided_by(each) == decided_by(metric)]


def ranked(metric: str, streams: Streams, placed: Sequence[int] = ()) -> list[Stream]:
    """The streams, the one that counts first in front: those that the person placed, then by their kinds.

    None is before its maker's own road (`roads`). Ids say nothing where nobody placed them: they tell who
    came first.
    """
    order = kinds(metric)
    place = {stream: at for at, stream in enumerate(placed)}

    def key(stream: Stream) -> tuple[int, int, str, str, str, str]:
        source = stream.source
        by_hand = place.get(stream.id, len(place))
        kind = order.index(source.kind)
        return by_hand, kind, source.app, source.device_model, source.carrier, source.origin

    return straight_first(sorted(streams.values(), key=key))
