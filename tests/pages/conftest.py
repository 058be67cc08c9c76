"""The served app, whose screens answer to what an address asks for."""

from tests.security.conftest import house

__all__ = ["house"]
