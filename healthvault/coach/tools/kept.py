"""What a model may propose to remember."""

from healthvault.coach.analyst.look import Look
from healthvault.coach.tools.asked import AskedFact
from healthvault.coach.tools.found import Answer


async def remember(asked: AskedFact, look: Look) -> Answer:
    """Ask the person whether something is to be remembered; it is not before they agree."""
    return Answer(about=await look.book.propose(asked.fact))
