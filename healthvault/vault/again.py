"""What of a batch's readings others hold: gathered by chunk, stream and offset, to be remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from healthvault.vault.columns import Facts
from healthvault.vault.memory import Held, Repeat, Told


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Pieces:
    """Readings told again, by chunk and manner: k pieces of `order`, `cut` where each begins, and the end."""

    order: NDArray[np.intp]
    cut: NDArray[np.intp]
    chunk: NDArray[np.intp]
    manner: NDArray[np.int64]


def repeats(batch: UUID, there: Held, told: Told) -> list[Repeat]:
    """What is to be remembered of readings that `batch` told and others hold."""
    if not len(told.at):
        return []
    chunk = np.searchsorted(there.cut, told.at, side="right") - 1
    manner, manners = _manners(there, told, chunk)
    piece = chunk * (len(manners) + 1) + manner
    order = np.argsort(piece, kind="stable")
    begin = np.flatnonzero(np.diff(piece[order], prepend=-1))
    pieces = _Pieces(
        order=order,
        cut=np.append(begin, len(order)),
        chunk=chunk[order[begin]],
        manner=manner[order[begin]],
    )
    differing = _differing(there.facts, told)
    groups: dict[tuple[UUID, int, int, int], list[int]] = {}
    for place, (number, how) in enumerate(zip(pieces.chunk.tolist(), pieces.manner.tolist(), strict=True)):
        key = there.owner[number], int(there.stream[number]), int(there.offset_min[number]), how
        groups.setdefault(key, []).append(place)
    found: list[Repeat] = []
    for (owner, stream, offset_min, how), places in groups.items():
        told_stream, told_offset_min = manners[how - 1] if how else (stream, offset_min)
        empty = Repeat(
            batch=batch,
            owner=owner,
            stream=stream,
            offset_min=offset_min,
            told_stream=told_stream,
            told_offset_min=told_offset_min,
            whole=np.empty(0, np.int64),
        )
        found.append(_filled(empty, there, told, pieces, places=places, differing=differing))
    return found


def _filled(
    empty: Repeat,
    there: Held,
    told: Told,
    pieces: _Pieces,
    *,
    places: Sequence[int],
    differing: Mapping[int, Mapping[str, str]],
) -> Repeat:
    """A repeat with the days of some pieces."""
    whole: list[int] = []
    parts: dict[int, NDArray[np.bool_]] = {}
    facts: dict[tuple[int, int], Mapping[str, str]] = {}
    for place in places:
        rows = pieces.order[pieces.cut[place] : pieces.cut[place + 1]]
        number = pieces.chunk[place]
        day, begin = int(there.day[number]), int(there.cut[number])
        size = int(there.cut[number + 1]) - begin
        if len(rows) == size:
            whole.append(day)
        else:
            parts[day] = np.zeros(size, np.bool_)
            parts[day][told.at[rows] - begin] = True
        if differing:
            facts |= {
                (day, int(told.at[row]) - begin): differing[row] for row in rows.tolist() if row in differing
            }
    return replace(empty, whole=np.array(sorted(whole), np.int64), parts=parts, facts=facts)


def _manners(
    there: Held, told: Told, chunk: NDArray[np.intp]
) -> tuple[NDArray[np.int64], list[tuple[int, int]]]:
    """How each reading is told: 0 as it is held, or the number from 1 of a stream and offset."""
    other = (told.stream != there.stream[chunk]) | (told.offset_min != there.offset_min[chunk])
    manner = np.zeros(len(chunk), np.int64)
    if not other.any():
        return manner, []
    pairs, which = np.unique(
        np.stack([told.stream[other], told.offset_min[other]]), axis=1, return_inverse=True
    )
    manner[other] = which.ravel() + 1
    return manner, [(int(stream), int(offset_min)) for stream, offset_min in pairs.T]


def _differing(held_facts: Facts, told: Told) -> dict[int, Mapping[str, str]]:
    """What is said beside the readings where that is not what is held, by the place in `told`."""
    rows = set(told.facts)
    if held_facts:
        beside = np.fromiter(held_facts, np.int64, len(held_facts))
        rows.update(np.flatnonzero(np.isin(told.at, beside)).tolist())
    return {
        row: fact
        for row in rows
        if dict(fact := told.facts.get(row, {})) != dict(held_facts.get(int(told.at[row]), {}))
    }
