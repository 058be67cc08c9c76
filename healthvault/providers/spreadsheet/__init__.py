"""A spreadsheet saved as text: any table with a header, a time and something measured."""

from healthvault.providers.spreadsheet.provider import PROVIDER

__all__ = ["PROVIDER"]
