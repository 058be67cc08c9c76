"""The served app, for the settings of somebody who is signed in."""

from tests.security.conftest import house

__all__ = ["house"]
