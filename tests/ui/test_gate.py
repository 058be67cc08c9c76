"""Where a visitor comes from, and what the gate lets them say of it."""

import pytest

from healthvault.core.config import settings
from healthvault.ui.gate import _Brought


def came(forwarded: str, hops: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HEALTHVAULT_PROXY_HOPS", str(hops))
    settings.cache_clear()
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    address = _Brought({"headers": headers, "client": ("10.0.0.9", 1)}).address
    settings.cache_clear()
    return address


@pytest.mark.parametrize(
    ("forwarded", "hops", "address"),
    [
        ("", 0, "10.0.0.9"),
        ("1.2.3.4", 0, "10.0.0.9"),
        ("1.2.3.4", 1, "1.2.3.4"),
        ("6.6.6.6, 1.2.3.4", 1, "1.2.3.4"),
        ("6.6.6.6, 1.2.3.4, 10.0.0.1", 2, "1.2.3.4"),
        ("", 1, "10.0.0.9"),
        ("1.2.3.4", 2, "10.0.0.9"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(monkeypatch, forwarded, hops, address):
    assert came(forwarded, hops, monkeypatch) == address
