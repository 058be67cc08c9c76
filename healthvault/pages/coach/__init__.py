"""A talk about one's own numbers: conversations, an answer as it comes, and what the coach can see."""
