"""A frame that nobody sees, into which a form sends a large file: the page stays, and so does every other."""

import reflex as rx

UPLOAD_FRAME = "upload"


def upload_frame() -> rx.Component:
    """The frame; it lies around every page, so that moving between screens does not break an upload."""
    return rx.el.iframe(
        name=UPLOAD_FRAME, title="Upload", aria_hidden=True, tab_index=-1, class_name="hidden"
    )
