"""Numbers, dates and durations as people say them: the words of `metrics/words.py`, as the screens call them.

They are made on the ground floor, because the coach and the command line say them too.
"""

from healthvault.metrics.words import (
    HOLD,
    Quantity,
    activity,
    between,
    clock,
    count,
    date_words,
    day,
    duration,
    moment,
    month,
    night,
    number,
    percent,
    quantity,
    reading,
    size,
    span,
)

__all__ = [
    "HOLD",
    "Quantity",
    "activity",
    "between",
    "clock",
    "count",
    "date_words",
    "day",
    "duration",
    "moment",
    "month",
    "night",
    "number",
    "percent",
    "quantity",
    "reading",
    "size",
    "span",
]
