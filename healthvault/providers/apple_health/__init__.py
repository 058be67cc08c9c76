"""Apple Health: a person's whole history as one file."""

from healthvault.providers.apple_health.provider import PROVIDER

__all__ = ["PROVIDER"]
