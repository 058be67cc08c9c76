"""The landing page: one sentence, one live panel, three promises, two buttons."""
