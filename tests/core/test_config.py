"""Settings come from their own names only."""

from pathlib import Path

import pytest

from healthvault.core.config import Settings


def test_the_shells_own_home_port_and_host_are_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HEALTHVAULT_HOME", "HEALTHVAULT_PORT", "HEALTHVAULT_HOST"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "PORT", "HOST"):
        monkeypatch.setenv(name, "1")

    settings = Settings(_env_file=None)

    assert (settings.home, settings.port, settings.host) == (Path(".healthvault"), 3000, "127.0.0.1")


def test_behind_a_proxy_only_its_address_is_an_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTHVAULT_PUBLIC_URL", "https://vault.example/")

    settings = Settings(_env_file=None)

    assert settings.origins == ("https://vault.example",)
    assert settings.is_https
