"""Where one can go: the rail draws these, and the keys reach them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One screen in the rail. `key` is the letter that goes there, after `g`; `short` is for a narrow bar."""

    name: str
    href: str
    symbol: str
    key: str
    short: str = ""


PLACES: tuple[Place, ...] = (
    Place(name="Overview", href="/overview", symbol="overview", key="o"),
    Place(name="Trends", href="/trends", symbol="trends", key="t"),
    Place(name="Coach", href="/coach", symbol="coach", key="c"),
    Place(name="Sync", href="/sync", symbol="sync", key="s"),
    Place(name="Data Vault", href="/vault", symbol="lock", key="v", short="Vault"),
    Place(name="Settings", href="/settings", symbol="settings", key=","),
)
"""Where one can go, in this order."""
