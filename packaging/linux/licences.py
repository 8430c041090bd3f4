"""Whose work goes along in the packaged program, and the licences under which it does.

Each file is its owner's by where it was when it was taken: in a Python package, in Python itself,
in a package of Debian's. What nobody is known to own stops the packaging.
"""

import filecmp
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
OURS = "spendby"
PYTHON = "python"
QT = ("pyside6-essentials", "shiboken6")

# Texts that don't lie beside the files they are about.
_KEPT = {
    OURS: (TOP / "LICENSE",),
    PYTHON: (TOP / "packaging/licences/python.txt",),
    QT[0]: (TOP / "packaging/licences/qt.txt", TOP / "packaging/licences/icu.txt"),
    QT[1]: (TOP / "packaging/licences/qt.txt",),
}
_WORDS = ("licen", "copying", "notice")
DOCUMENTS = Path("/usr/share/doc")


class NobodysError(Exception):
    """Files go along that nobody is known to own, that have no licence, or that were changed."""


def owners(sources: Mapping[str, str]) -> dict[str, list[str]]:
    """Sort the files that go along by owner; `sources` tells where each was. `NobodysError`."""
    packages = _python_packages()
    found: dict[str, list[str]] = defaultdict(list)
    unknown = []
    for name, source in sorted(sources.items()):
        owner = _owner(Path(source), packages)
        if owner is None:
            unknown.append(f"{name}, from {source}")
        else:
            found[owner].append(name)
    if unknown:
        message = f"Nobody is known to own {'; '.join(unknown)}."
        raise NobodysError(message)
    return dict(found)


def lay(owned: Mapping[str, list[str]], folder: Path) -> None:
    """Put every owner's licences into a folder of its name; `NobodysError` where one has none."""
    without = []
    for owner in owned:
        texts = list(_texts(owner))
        for text in texts:
            (folder / owner).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, folder / owner / text.name)
        if not texts:
            without.append(owner)
    if without:
        message = f"There is no licence of {', '.join(without)}."
        raise NobodysError(message)


def check(program: Path, sources: Mapping[str, str]) -> None:
    """See that the folder holds nothing else, and Qt's libraries as they came; `NobodysError`."""
    inside = program / "_internal"
    held = {str(one.relative_to(inside)) for one in inside.rglob("*") if _is_itself(one)}
    strangers = sorted(held - set(sources))
    qt = [one for one in held if one.startswith(("PySide6/", "shiboken6/")) and one in sources]
    changed = sorted(one for one in qt if not filecmp.cmp(inside / one, sources[one], False))
    if strangers or changed:
        message = f"Not known: {', '.join(strangers) or '-'}. Changed: {', '.join(changed) or '-'}."
        raise NobodysError(message)


def stanzas(owned: Mapping[str, list[str]]) -> str:
    """Name the shared libraries of each owner but Qt's, as a copyright file does."""
    parts = []
    for owner, names in sorted(owned.items()):
        libraries = [one for one in names if ".so" in one and not one.startswith("module ")]
        if libraries and owner not in {OURS, *QT}:
            files = " ".join(f"usr/lib/spendby/_internal/{one}" for one in libraries)
            parts.append(
                f"Files: {files}\n"
                f"Copyright: those named in /usr/share/doc/spendby/licences/{owner}\n"
                f"License: {owner}\n"
                f" The whole text is in /usr/share/doc/spendby/licences/{owner}.\n"
            )
    return "\n".join(parts)


def _is_itself(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _python_packages() -> dict[str, str]:
    """Tell which Python package each installed file belongs to."""
    return {
        os.path.join(folder, str(file)): name  # noqa: PTH118 - 15,000 of them
        for one in distributions()
        for name, folder in ((_name(one), os.path.realpath(str(one.locate_file("")))),)
        for file in one.files or ()
    }


def _name(package: Distribution) -> str:
    return package.metadata["Name"].lower().replace("_", "-")


def _owner(source: Path, packages: Mapping[str, str]) -> str | None:
    if "site-packages" in source.parts or "dist-packages" in source.parts:
        return packages.get(str(source.parent.resolve() / source.name))
    if source.is_relative_to(TOP):
        return OURS
    base = Path(sys.base_prefix).resolve()
    real = source.resolve()
    if base != Path("/usr") and real.is_relative_to(base):
        return PYTHON
    return _debian_package(real)


def _debian_package(file: Path) -> str | None:
    """Ask dpkg; on a system whose /lib is in /usr it may know the file by either name."""
    for name in (str(file), str(file).removeprefix("/usr"), f"/usr{file}"):
        done = subprocess.run(
            ["dpkg", "-S", name],  # noqa: S607 - wherever the system has it
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    return None


def _texts(owner: str) -> Iterator[Path]:
    yield from _KEPT.get(owner, ())
    if owner == PYTHON:
        yield from Path(sys.base_prefix).glob("lib/python3.*/LICENSE.txt")
    for one in distributions():
        if _name(one) == owner != OURS:
            for file in one.files or ():
                if any(word in file.name.lower() for word in _WORDS) and file.suffix != ".py":
                    yield Path(str(file.locate()))
            return
    copyright_file = DOCUMENTS / owner / "copyright"
    if copyright_file.is_file():
        yield copyright_file
