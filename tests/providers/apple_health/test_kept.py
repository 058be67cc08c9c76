from healthvault.providers.apple_health import kept
from healthvault.providers.apple_health.scan import warm


def test_the_compiled_reader_is_kept_under_the_content_of_its_sources():
    warm()

    folder = kept.cache_folder()

    assert folder is not None
    assert folder.name.startswith("compiled-")
    assert kept.is_kept()


def test_every_compiled_source_is_part_of_the_name():
    compiled = {path.name for path in kept._HERE.glob("*.py") if "import compiled" in path.read_text()}

    assert compiled <= set(kept._SOURCES)
