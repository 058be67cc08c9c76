"""What tokens cost, by the prices that the settings name; absent where they name none."""

from dataclasses import dataclass

from healthvault.ai.model import Usage
from healthvault.core.config import settings

_A_MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """An amount of money: how much, and in which currency (ISO 4217)."""

    amount: float
    currency: str


def cost(usage: Usage | None) -> Cost | None:
    """What an answer cost; None where its tokens or their prices are not known."""
    chosen = settings()
    if usage is None or chosen.coach_price_in is None or chosen.coach_price_out is None:
        return None
    millionths = usage.tokens_in * chosen.coach_price_in + usage.tokens_out * chosen.coach_price_out
    return Cost(amount=millionths / _A_MILLION, currency=chosen.coach_currency)
