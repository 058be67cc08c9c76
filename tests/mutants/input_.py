"""Faults in what is let in, and in what is let out by a log."""

from tests.mutants.mutant import Mutant

_RECEIVE = "healthvault/ingest/receive.py"
_ARCHIVE = "healthvault/providers/apple_health/archive.py"
_REDACT = "healthvault/core/redact.py"
_IMPORTS = "tests/api/test_imports.py::"
_REFUSALS = "tests/providers/apple_health/test_refusals.py::"
_ON_REDACT = "tests/core/test_redact.py::"

MUTANTS = (
    Mutant(
        name="a file may be as large as it likes",
        file=_RECEIVE,
        before="if self._bytes > settings().max_upload_bytes:",
        after="if False:",
        tests=(_IMPORTS + "test_a_sender_that_lies_about_the_length_is_counted",),
    ),
    Mutant(
        name="as many files as they like",
        file=_RECEIVE,
        before="if waiting >= _MOST_WAITING:",
        after="if False:",
        tests=(_IMPORTS + "test_a_sixth_file_has_to_wait",),
    ),
    Mutant(
        name="the name of a file leads anywhere",
        file=_RECEIVE,
        before='self._path = _uploads() / f"{sender.person}.{self.id}"',
        after='self._path = _uploads() / f"{sender.person}.{self.id}{name}"',
        tests=(_IMPORTS + "test_a_path_in_the_name_goes_nowhere",),
    ),
    Mutant(
        name="others read what was sent",
        file=_RECEIVE,
        before="os.O_WRONLY | os.O_CLOEXEC, 0o600)",
        after="os.O_WRONLY | os.O_CLOEXEC, 0o644)",
        tests=(_IMPORTS + "test_a_sent_file_waits_in_a_private_place",),
    ),
    Mutant(
        name="a zip grows as it likes",
        file=_ARCHIVE,
        before="return suspicious or inflated > _LARGEST_XML_BYTES",
        after="return False",
        tests=(_REFUSALS + "test_a_bomb_that_owns_up_to_its_size",),
    ),
    Mutant(
        name="names in a zip lead outside",
        file=_ARCHIVE,
        before='return parts.is_absolute() or ".." in parts.parts or name[1:2] == ":" or "\\0" in name',
        after="return False",
        tests=(_REFUSALS + "test_names_that_lead_outside",),
    ),
    Mutant(
        name="members of a zip share bytes",
        file=_ARCHIVE,
        before="or _overlapping(members)",
        after="",
        tests=(_REFUSALS + "test_members_that_share_bytes",),
    ),
    Mutant(
        name="a file defines entities",
        file="healthvault/providers/apple_health/prolog.py",
        before="        raise EntitiesError",
        after="        pass",
        tests=(_REFUSALS + "test_entities_are_refused_even_small_ones",),
    ),
    Mutant(
        name="the log repeats keys",
        file=_REDACT,
        before="        text = form.sub(instead, text)",
        after="        pass",
        tests=(_ON_REDACT + "test_a_key_passes_nowhere_in_a_text",),
    ),
    Mutant(
        name="the log repeats what is known by heart",
        file=_REDACT,
        before="text = text.replace(secret, HIDDEN)",
        after="pass",
        tests=(_ON_REDACT + "test_what_was_learned_by_heart_is_hidden",),
    ),
    Mutant(
        name="the log tells what an object holds",
        file=_REDACT,
        before="return (value if isinstance(value, type) else type(value)).__qualname__",
        after="return repr(value)",
        tests=(_ON_REDACT + "test_an_object_tells_only_its_kind",),
    ),
    Mutant(
        name="records speak to the model in its own voice",
        file="healthvault/coach/prompt.py",
        before='.replace("<", "‹").replace(">", "›")',
        after="",
        tests=("tests/coach/test_prompt.py::test_records_cannot_close_their_block",),
    ),
    Mutant(
        name="an answer of the coach shows images of other sites",
        file="healthvault/ui/markdown.py",
        before='"img": _nothing,',
        after="",
        tests=("tests/ui/test_vocabulary.py::test_markdown_shows_no_image_and_lets_no_html_through",),
    ),
    Mutant(
        name="an answer of the coach brings its own HTML",
        file="healthvault/ui/markdown.py",
        before="use_raw=False,",
        after="use_raw=True,",
        tests=("tests/ui/test_vocabulary.py::test_markdown_shows_no_image_and_lets_no_html_through",),
    ),
)
