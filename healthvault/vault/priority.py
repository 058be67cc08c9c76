"""Whose word counts first when two streams speak of the same time.

Source: Apple and Google count what is worn before what is carried, and what a person typed before both; for
sleep a ring or band sits closer to the night than a watch on its charger. Decided on 2026-11-23, rule set 1.
"""

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, Domain
from healthvault.metrics.sample import DeviceKind
from healthvault.vault.roads import straight_first
from healthvault.vault.streams import Stream, Streams

RULE_SET = 2
"""Written beside every value; one more whenever a value could come out differently. 2: `roads`."""

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


def ranked(metric: str, streams: Streams) -> list[Stream]:
    """The streams, the one that counts first in front, none before its maker's own road (`roads`). Ids say
    nothing: they tell who came first.
    """
    order = kinds(metric)

    def key(stream: Stream) -> tuple[int, str, str, str, str]:
        source = stream.source
        return order.index(source.kind), source.app, source.device_model, source.carrier, source.origin

    return straight_first(sorted(streams.values(), key=key))
