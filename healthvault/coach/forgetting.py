"""One question and its answer, taken out of a conversation for good: nobody hears of it there any more."""

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.coach import store, store_branch
from healthvault.coach.conversation import title_of
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import ConversationId, MessageId, SessionId
from healthvault.core.keys import keys_of
from healthvault.core.live import notify


async def forget_turn(session: SessionId, conversation: ConversationId, message: MessageId) -> bool:
    """Delete a question, what was answered to it, and what was sent for that.

    A title that was the question becomes the first one that is left; a conversation of which nothing is left
    goes too. An answer that is on its way must have ended.

    Args:
        session: The person's session.
        conversation: The conversation.
        message: The question, or the answer to it.

    Returns:
        Whether anything of the conversation is left.

    Raises:
        NotFoundError: there is no such turn in this conversation, or it is somebody else's.
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        keys = await keys_of(db, person)
        asked = await store_branch.asked(db, keys, conversation, message)
        if asked is None:
            raise NotFoundError
        await store_branch.forget(db, conversation, asked.created_at)
        first = await store_branch.first_question(db, keys, conversation)
        if first is None:
            await store.delete(db, conversation)
        elif await store_branch.title(db, keys, conversation) == title_of(asked.text):
            await store.rename(db, keys, conversation, title_of(first))
        await notify(db, person, "coach")
    return first is not None
