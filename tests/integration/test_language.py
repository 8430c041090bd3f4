"""In which language the program speaks: as chosen in the window, else as the system says."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from spendby import assets
from spendby.integration.language import catalogue
from spendby.ui.shell.window_state import FILE_NAME

LANGUAGES = ("de", "en", "pt_BR")


@pytest.fixture(autouse=True)
def some_languages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have texts in German, English and the Portuguese of Brazil."""
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    for name in ("de", "pt_BR"):
        (folder / f"{name}.mo").write_bytes(_mo(name))

    monkeypatch.setattr(assets, "_root", lambda: folder.parent)


@pytest.mark.parametrize(
    ("environ", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE@euro"}, "de"),
        ({"LANG": "pt_BR.UTF-8"}, "pt_BR"),
        ({"LANG": "pt_PT.UTF-8"}, "en"),
        ({"LANG": "xx_nonsense"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "de_DE"}, "de"),
        ({"LANG": "de_DE", "LC_NUMERIC": "en_US"}, "de"),
        ({"LANG": "de_DE", "LC_ALL": "C"}, "en"),
        ({"LANG": "fr_FR", "LANGUAGE": "fr:de:en"}, "de"),
        ({"LANG": "de_DE", "LANGUAGE": "en"}, "en"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({"LANG": "../../de"}, "en"),
    ],
)
def test_the_system_says_which_language_is_spoken(environ: dict[str, str], spoken: str) -> None:
    assert _spoken(None, environ) == spoken


def test_what_was_chosen_in_the_window_counts_before_what_the_system_says(tmp_path: Path) -> None:
    state = tmp_path / FILE_NAME
    state.write_text("[General]\nmode=dark\nlanguage=de\n", encoding="utf-8")
    assert _spoken(tmp_path, {"LANG": "pt_BR"}) == "de"
    state.write_text("[General]\nlanguage=en\n", encoding="utf-8")
    assert _spoken(tmp_path, {"LANG": "pt_BR"}) == "en"


@pytest.mark.parametrize("kept", [b"", b"\xff\xfe\x00", b"language=xx\n", b"language=../de\n"])
def test_a_choice_that_cannot_be_read_leaves_it_to_the_system(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(kept)
    assert _spoken(tmp_path, {"LANG": "de_DE"}) == "de"


def test_a_folder_in_the_place_of_the_choice_leaves_it_to_the_system(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert _spoken(tmp_path, {"LANG": "de_DE"}) == "de"


def _spoken(folder: Path | None, environ: dict[str, str]) -> str:
    return catalogue(folder, environ).info().get("language", "en")


def _mo(name: str) -> bytes:
    into = BytesIO()
    write_mo(into, Catalog(locale=name))
    return into.getvalue()
