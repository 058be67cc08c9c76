"""The served app, for somebody who is new."""

from tests.security.conftest import house

__all__ = ["house"]
