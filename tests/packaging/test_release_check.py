"""What has to be so before a version is released, and that what isn't is named."""

from pathlib import Path

from release_check import missing
from spendby import __version__

READY = f"# Changelog\n\n## {__version__}, 30 November 2026\n"


def test_a_version_that_is_ready_has_nothing_to_do(tmp_path: Path) -> None:
    assert missing(__version__, READY, tmp_path, [], []) == []


def test_each_thing_that_is_missing_is_named(tmp_path: Path) -> None:
    open_log = "# Changelog\n\n## Unreleased\n\n" + READY
    found = missing(__version__, open_log, tmp_path / "9.9.9", [f"v{__version__}"], ["?? x"])
    assert len(found) == 4
    assert "CHANGELOG.md begins" in found[0]
    assert "tests/data" in found[1]
    assert "choose the next version" in found[2]
    assert found[3] == "Not committed: ?? x"


def test_a_version_that_not_everything_names_is_no_release(tmp_path: Path) -> None:
    found = missing("9.9.9", READY.replace(__version__, "9.9.9"), tmp_path, [], [])
    assert found == [
        f"spendby/__init__.py says {__version__}.",
        f"metainfo.xml says {__version__}.",
    ]
