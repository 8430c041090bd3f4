"""Make a Debian package of the packaged program: its tree, its control file, its archive.

What the program's folder holds is the spec's business; installing it somewhere, package-check's.
"""

import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from system_libraries import OFFSCREEN, WAYLAND, X11

TOP = Path(__file__).resolve().parents[2]
HERE = TOP / "packaging" / "linux"
PROGRAM = TOP / "build" / "program" / "spendby"
TREE = TOP / "build" / "deb"
OUT = TOP / "dist"

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_LIBRARIES = ("libstdc++6", "libgcc-s1", "zlib1g")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def depends(packages: Iterable[str]) -> list[str]:
    """Write packages as a control file does; of two names for one package either will do."""
    return [package.replace("|", " | ") for package in packages]


def control(version: str, size: int, architecture: str, libc: str) -> str:
    """Write the control file; `size` is what is installed, in KiB."""
    needed = [*OFFSCREEN.packages, *X11.packages, *_LIBRARIES]
    return f"""\
Package: spendby
Version: {version}
Architecture: {architecture}
Maintainer: The Spendby founders <founders@spendby.invalid>
Installed-Size: {size}
Depends: {", ".join([f"libc6 (>= {libc})", *depends(needed)])}
Recommends: {", ".join(depends(WAYLAND.packages))}, dbus-user-session | dbus-x11
Section: misc
Priority: optional
Description: log store credit, see what it can buy, and lose none of it
 Spendby keeps refunds, promo credits, gift cards and rewards with their source,
 fine print and last day. It shows what each can buy and why, and tells in time
 before any of it is lost. Everything is kept in one file of the user; nothing
 is sent anywhere, and removing this package leaves that file alone.
"""


def version_of() -> str:
    """Read the program's version."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def main() -> int:
    """Make the package in dist/; gives 1 where the program's folder isn't there."""
    if not (PROGRAM / "spendby").exists():
        print(f"There is no program in {PROGRAM}: run `make package`.", file=sys.stderr)
        return 1
    shutil.rmtree(TREE, ignore_errors=True)
    os.umask(0o022)
    shutil.copytree(PROGRAM, TREE / "usr/lib/spendby", symlinks=True)
    _set_modes(TREE / "usr/lib/spendby")
    _link(TREE / "usr/bin/spendby", "../lib/spendby/spendby")
    _copy(HERE / "spendby.desktop", "usr/share/applications")
    _copy(HERE / "org.spendby.Spendby.metainfo.xml", "usr/share/metainfo")
    _copy(HERE / "copyright", "usr/share/doc/spendby")
    _icons(TOP / "resources/icons/spendby.svg")
    log = gzip.compress((TOP / "CHANGELOG.md").read_bytes(), mtime=0)
    (TREE / "usr/share/doc/spendby/changelog.gz").write_bytes(log)
    _licences(TREE / "usr/share/doc/spendby/licences")
    _describe()
    OUT.mkdir(exist_ok=True)
    package = OUT / f"spendby_{version_of()}_{_architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(TREE), str(package)]
    done = subprocess.run(command, check=False, stdout=sys.stderr)
    if done.returncode == 0:
        print(f"{package} ({package.stat().st_size / 2**20:,.0f} MB)")
    return done.returncode


def _set_modes(folder: Path) -> None:
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == folder / "spendby" else 0o644)


def _link(link: Path, target: str) -> None:
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)


def _copy(file: Path, folder: str) -> None:
    target = TREE / folder
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target / file.name)


def _icons(drawing: Path) -> None:
    _copy(drawing, "usr/share/icons/hicolor/scalable/apps")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt  # noqa: PLC0415 - the control file alone needs no Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    app = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(drawing))
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = TREE / f"usr/share/icons/hicolor/{size}x{size}/apps/spendby.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(path))
    del app


def _licences(folder: Path) -> None:
    """Copy the licence files of everything that the program stands on."""
    waiting, met = ["spendby"], set()
    while waiting:
        name = waiting.pop()
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        if name in met:
            continue
        met.add(name)
        waiting += [
            match[0]
            for line in found.requires or ()
            if "extra ==" not in line and (match := _NAME.match(line))
        ]
        for file in found.files or ():
            if "licen" in file.name.lower() or "copying" in file.name.lower():
                target = folder / name / file.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(Path(str(file.locate())), target)
    python = next((one for one in _python_licences() if one.is_file()), None)
    if python is not None:
        (folder / "python").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(python, folder / "python" / "LICENSE.txt")


def _python_licences() -> Iterator[Path]:
    library = Path(os.__file__).parent
    yield library / "LICENSE.txt"
    yield Path("/usr/share/doc") / library.name / "copyright"


def _describe() -> None:
    files = sorted(path for path in TREE.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024
    about = TREE / "DEBIAN"
    about.mkdir()
    libc = platform.libc_ver()[1]
    (about / "control").write_text(control(version_of(), size, _architecture(), libc))
    (about / "md5sums").write_text("".join(_sum_line(path) for path in files))


def _sum_line(path: Path) -> str:
    # dpkg compares installed files with these; nothing here is kept secret by them.
    digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    return f"{digest}  {path.relative_to(TREE)}\n"


def _architecture() -> str:
    done = subprocess.run(
        ["dpkg", "--print-architecture"],  # noqa: S607 - wherever the system has it
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
