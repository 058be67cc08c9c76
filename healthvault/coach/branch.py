"""A question that is asked anew, changed or not: what was said from it on is set aside, not lost."""

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.coach import store, store_branch
from healthvault.coach.conversation import title_of
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import ConversationId, MessageId, SessionId, new_id
from healthvault.core.keys import keys_of
from healthvault.core.live import notify

_TITLE = "Earlier: "


async def set_aside(session: SessionId, conversation: ConversationId, message: MessageId) -> str:
    """Move a question and all that was said after it to the earlier versions of its conversation.

    Those are a conversation of their own, one for each, and go with it when it is deleted. An answer that is
    on its way must have ended.

    Args:
        session: The person's session.
        conversation: The conversation in which the question is asked anew.
        message: The question, or the answer to it.

    Returns:
        The words of the question.

    Raises:
        NotFoundError: there is no such turn in this conversation, or it is somebody else's.
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        keys, at = await keys_of(db, person), clock.now()
        asked = await store_branch.asked(db, keys, conversation, message)
        if asked is None:
            raise NotFoundError
        branch = await store_branch.branch_of(db, conversation)
        if branch is None:
            branch = ConversationId(new_id())
            title = title_of(_TITLE + await store_branch.title(db, keys, conversation))
            await store.add_conversation(db, keys, person, branch, title=title, at=at)
            await store_branch.set_branch(db, branch, conversation)
        await store_branch.move(db, conversation, branch, asked.created_at)
        await store.touch_conversation(db, branch, at)
        await notify(db, person, "coach")
    return asked.text
