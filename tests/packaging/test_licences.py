"""Whose work goes along: every file has an owner, and every owner's licence is there."""

import os
import sys
from pathlib import Path

import PySide6
import pytest
import sqlalchemy

import licences
import spendby
from licences import QT, NobodysError, check, lay, owners, stanzas

QT_CORE = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Core.so.6"


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of libraries that this system's packages own, each by the name of its file."""
    folder, documents, tools = (tmp_path / name for name in ("system", "documents", "tools"))
    for name in ("libssl", "libsqlite3"):
        (documents / name).mkdir(parents=True)
        (documents / name / "copyright").write_text(f"The licence of {name}.", encoding="utf-8")
    folder.mkdir()
    tools.mkdir()
    answer = 'case "$2" in */system/lib*) n=${2##*/}; echo "${n%%.*}:amd64: $2";; *) exit 1;; esac'
    (tools / "dpkg").write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    (tools / "dpkg").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(licences, "DOCUMENTS", documents)
    return folder


@pytest.fixture
def sources(system: Path) -> dict[str, str]:
    """Where things of each kind are that go along."""
    return {
        "module sqlalchemy": sqlalchemy.__file__,
        "module spendby": spendby.__file__,
        "PySide6/Qt/lib/libQt6Core.so.6": str(QT_CORE),
        "libssl.so.3": str(system / "libssl.so.3"),
        "libsqlite3.so.0": str(system / "libsqlite3.so.0"),
    }


def test_the_licence_of_everything_that_goes_along_goes_along(
    tmp_path: Path, sources: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/opt/python")
    sources["module os"] = "/opt/python/lib/python3.11/os.py"
    owned = owners(sources)
    lay(owned, tmp_path / "licences")
    laid = {one.name: list(one.iterdir()) for one in (tmp_path / "licences").iterdir()}
    assert set(laid) == {"libsqlite3", "libssl", "python", "spendby", "sqlalchemy", *QT[:1]}
    assert set(laid) == set(owned)
    texts = {
        owner: "".join(text.read_text(encoding="utf-8") for text in files)
        for owner, files in laid.items()
    }
    assert texts["libssl"] == "The licence of libssl."
    for part in ("Mersenne Twister", "libmpdec", "Expat"):
        assert part in texts["python"]
    for part in ("PCRE2", "HarfBuzz", "FreeType", "libpng", "Public Suffix List"):
        assert part in texts[QT[0]]
    assert "UNICODE, INC. LICENSE AGREEMENT" in texts[QT[0]]


def test_an_environment_that_is_reached_by_a_link_is_the_same_environment(tmp_path: Path) -> None:
    link = tmp_path / "site-packages"
    link.symlink_to(Path(sqlalchemy.__file__).parents[1])
    assert owners({"module": str(link / "sqlalchemy" / "__init__.py")}) == {
        "sqlalchemy": ["module"]
    }


def test_the_copyright_file_names_every_library_that_is_not_qts(sources: dict[str, str]) -> None:
    said = stanzas(owners(sources))
    for name in ("libssl", "libsqlite3"):
        assert f"Files: usr/lib/spendby/_internal/{name}.so" in said
        assert f"/usr/share/doc/spendby/licences/{name}.\n" in said
    assert "Qt" not in said


@pytest.mark.usefixtures("system")
def test_a_file_that_nobody_owns_stops_the_packaging(tmp_path: Path) -> None:
    stray = tmp_path / "libstray.so.1"
    with pytest.raises(NobodysError, match="libstray"):
        owners({"libstray.so.1": str(stray)})


def test_an_owner_without_a_licence_stops_the_packaging(tmp_path: Path) -> None:
    with pytest.raises(NobodysError, match="no-such-package"):
        lay({"no-such-package": ["a"]}, tmp_path)


@pytest.mark.parametrize("change", ["a stranger", "a changed library"])
def test_a_folder_that_is_not_what_was_taken_stops_the_packaging(
    tmp_path: Path, change: str
) -> None:
    inside = tmp_path / "program" / "_internal" / "PySide6"
    inside.mkdir(parents=True)
    came, lies = tmp_path / "libQt6Core.so.6", inside / "libQt6Core.so.6"
    came.write_text("Qt")
    lies.write_text("Qt")
    (inside / "again.so").symlink_to(lies)
    sources = {"PySide6/libQt6Core.so.6": str(came)}
    check(tmp_path / "program", sources)
    if change == "a stranger":
        (inside / "stranger.so").touch()
    else:
        lies.write_text("qt")
    with pytest.raises(NobodysError, match=r"stranger\.so|libQt6Core"):
        check(tmp_path / "program", sources)
