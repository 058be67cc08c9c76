"""Two years as a plan: a clock for every minute, and for every day a mood, a season and a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from healthvault.metrics.day import MINUTE_MS, day_number, epoch_ms, offset_min_at

DAYS = 731
DAY_MIN = 1440
TRIP_DAYS = 10
FLIGHT_MIN = 11 * 60
_DESTINATIONS = ("Asia/Tokyo", "America/New_York", "Europe/Lisbon")
_TRIP_FROM_END = 131
_ILLNESS_FROM_END = 47
_WATCH_CHANGE_FROM_END = 305
_ILLNESS = (0.35, 0.8, 1.0, 0.9, 0.65, 0.4, 0.2, 0.08)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The plan. Arrays by minute have shape (m,) and start at `start_min`; arrays by day have shape (DAYS,).

    `start_min` counts minutes since the Unix epoch. `offset_min`, `local_min` (minute of the local day) and
    `day` (days since `first_day`) are by minute. By day: `free` (no work), `season` (-1 midwinter to 1
    midsummer), `illness` (0 to 1), `fitness` (0 to 1), `jet_lag_h` (hours by which the body is late), `away`.
    `zones` is where the person wakes up.
    """

    seed: int
    first_day: date
    start_min: int
    until_ms: int
    offset_min: NDArray[np.int16]
    local_min: NDArray[np.int64]
    day: NDArray[np.int64]
    free: NDArray[np.bool_]
    season: NDArray[np.float64]
    illness: NDArray[np.float64]
    fitness: NDArray[np.float64]
    jet_lag_h: NDArray[np.float64]
    away: NDArray[np.bool_]
    zones: tuple[str, ...]
    flights: tuple[tuple[float, float], ...]
    new_watch_min: int

    def dice(self, subject: str) -> Generator:
        """Chance for one subject, so that a change to another does not reshuffle it."""
        return np.random.default_rng([self.seed, *subject.encode()])

    def minute(self, day: int, local_min: float) -> float:
        """Minutes from the start to a time on a day; below 0 is the day before, from 1440 the next."""
        wall = datetime.combine(self.first_day, time(), ZoneInfo(self.zones[day]))
        wall += timedelta(days=day, minutes=round(local_min * 60) / 60)
        return epoch_ms(wall) / MINUTE_MS - self.start_min

    def during(self, intervals: Iterable[tuple[float, float]]) -> NDArray[np.bool_]:
        """Whether each minute lies in one of the intervals, which are minutes from the start."""
        edges = np.zeros(len(self.day) + 1, np.int64)
        for begin, end in intervals:
            low, high = np.clip([round(begin), round(end)], 0, len(self.day))
            edges[low] += 1
            edges[high] -= 1
        return np.cumsum(edges)[:-1] > 0


def _destination(zone: str, at: datetime) -> str:
    home = offset_min_at(at, zone)
    return max(_DESTINATIONS, key=lambda other: abs(_hours_apart(home, offset_min_at(at, other))))


def _hours_apart(home_min: int, there_min: int) -> float:
    return ((there_min - home_min) / 60 + 12) % 24 - 12


def life(seed: int, until_at: datetime, zone: str) -> Life:
    """The plan of a person who lives in `zone` (IANA), up to the aware instant `until_at`."""
    last_day = until_at.astimezone(ZoneInfo(zone)).date()
    first_day = last_day - timedelta(days=DAYS - 1)
    trip = DAYS - _TRIP_FROM_END
    start_min = epoch_ms(datetime.combine(first_day, time(), ZoneInfo(zone))) // MINUTE_MS
    minutes = epoch_ms(until_at) // MINUTE_MS - start_min
    there = _destination(zone, until_at)
    zones = tuple(there if trip < day <= trip + TRIP_DAYS else zone for day in range(DAYS))
    out = _wall_min(first_day + timedelta(days=trip), 12, zone) - start_min
    back = _wall_min(first_day + timedelta(days=trip + TRIP_DAYS), 11, there) - start_min
    flights = ((out, out + FLIGHT_MIN), (back, back + FLIGHT_MIN))
    offset_min = _offsets(start_min, minutes, zone, there, (out + FLIGHT_MIN, back + FLIGHT_MIN))
    wall_min = start_min + np.arange(minutes) + offset_min
    dates = day_number(first_day) + np.arange(DAYS)
    late_h = _hours_apart(int(offset_min[out]), int(offset_min[back]))
    return Life(
        seed=seed,
        first_day=first_day,
        start_min=start_min,
        until_ms=epoch_ms(until_at),
        offset_min=offset_min,
        local_min=wall_min % DAY_MIN,
        day=np.clip(wall_min // DAY_MIN - dates[0], 0, DAYS - 1),
        free=(dates + 3) % 7 >= 5,
        season=np.cos((dates % 365.2425 - 196) / 365.2425 * 2 * np.pi),
        illness=_illness(),
        fitness=_fitness(dates),
        jet_lag_h=_jet_lag(late_h, trip),
        away=np.array([trip <= day <= trip + TRIP_DAYS for day in range(DAYS)]),
        zones=zones,
        flights=flights,
        new_watch_min=DAY_MIN * (DAYS - _WATCH_CHANGE_FROM_END) + 10 * 60,
    )


def _wall_min(day: date, hour: int, zone: str) -> int:
    return epoch_ms(datetime.combine(day, time(hour), ZoneInfo(zone))) // MINUTE_MS


def _offsets(
    start_min: int, minutes: int, zone: str, there: str, landings: tuple[int, int]
) -> NDArray[np.int16]:
    """The clock by minute: at home, and abroad between the landings. Clocks change on a quarter hour."""
    origin = datetime.fromtimestamp(0, ZoneInfo("UTC"))
    quarters = range(start_min, start_min + minutes, 15)
    home = [offset_min_at(origin + timedelta(minutes=at), zone) for at in quarters]
    offset_min = np.repeat(np.array(home, np.int16), 15)[:minutes]
    arrival = origin + timedelta(minutes=start_min + landings[0])
    offset_min[landings[0] : landings[1]] = offset_min_at(arrival, there)
    return offset_min


def _illness() -> NDArray[np.float64]:
    severity = np.zeros(DAYS)
    begin = DAYS - _ILLNESS_FROM_END
    severity[begin : begin + len(_ILLNESS)] = _ILLNESS
    return severity


def _fitness(dates: NDArray[np.int64]) -> NDArray[np.float64]:
    """Slowly better, worse each winter, better in the last weeks of training, set back by the illness."""
    along = np.linspace(0.25, 0.75, DAYS)
    winter = 0.12 * np.cos((dates % 365.2425 - 220) / 365.2425 * 2 * np.pi)
    last_weeks = 0.12 * np.clip((np.arange(DAYS) - (DAYS - 38)) / 38, 0, 1)
    since_illness = np.arange(DAYS) - (DAYS - _ILLNESS_FROM_END)
    setback = np.where(since_illness >= 0, 0.18 * np.exp(-np.clip(since_illness, 0, None) / 14), 0)
    return np.clip(along + winter + last_weeks - setback, 0, 1)


def _jet_lag(late_h: float, trip: int) -> NDArray[np.float64]:
    """Hours by which the body is later than the wall; it catches up by a third of what is left each day."""
    lag = np.zeros(DAYS)
    since = np.arange(DAYS)
    abroad = (since > trip) & (since <= trip + TRIP_DAYS)
    home = since > trip + TRIP_DAYS
    lag[abroad] = late_h * np.exp(-(since[abroad] - trip - 1) / 3)
    lag[home] = -late_h * np.exp(-(since[home] - trip - TRIP_DAYS - 1) / 3)
    return np.where(np.abs(lag) < 0.1, 0, lag)
