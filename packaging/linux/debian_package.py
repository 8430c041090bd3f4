"""Make a Debian package of the packaged program: its tree, its control file, its archive.

What the program's folder holds is the spec's business; whose work that is, `licences`'s; installing
it somewhere, package-check's. The same program gives the same package, byte for byte, on whatever
day it is made (docs/adr/0040).
"""

import gzip
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import licences
from spendby.cli.commands import parser
from system_libraries import OFFSCREEN, PRINTING, WAYLAND, X11

TOP = Path(__file__).resolve().parents[2]
HERE = TOP / "packaging" / "linux"
PROGRAM = TOP / "build" / "program" / "spendby"
SOURCES = TOP / "build" / "pyinstaller" / "spendby" / "sources.json"
TREE = TOP / "build" / "deb"
OUT = TOP / "dist"
DOCUMENTS = TREE / "usr/share/doc/spendby"
METAINFO = HERE / "org.spendby.Spendby.metainfo.xml"
MAINTAINER = "The Spendby founders <founders@spendby.invalid>"

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_LIBRARIES = ("libstdc++6", "libgcc-s1", "zlib1g")


def depends(packages: Iterable[str]) -> list[str]:
    """Write packages as a control file does; of two names for one package either will do."""
    return [package.replace("|", " | ") for package in packages]


def control(version: str, size: int, architecture: str, libc: str) -> str:
    """Write the control file; `size` is what is installed, in KiB."""
    needed = [
        *(package for need in (OFFSCREEN, X11, WAYLAND, PRINTING) for package in need.packages),
        *_LIBRARIES,
    ]
    return f"""\
Package: spendby
Version: {version}
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: {size}
Depends: {", ".join([f"libc6 (>= {libc})", *depends(needed)])}
Recommends: dbus-user-session | dbus-x11
Suggests: fonts-noto-cjk, fonts-noto-color-emoji
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


def changelog(releases: Iterable[tuple[str, str]]) -> str:
    """Write the releases, newest first, in the form in which Debian's programs read them."""
    return "\n".join(
        f"spendby ({version}) unstable; urgency=medium\n\n"
        "  * What changed is in /usr/share/doc/spendby/CHANGELOG.md.gz.\n\n"
        f" -- {MAINTAINER}  {format_datetime(datetime.fromisoformat(day).replace(tzinfo=UTC))}\n"
        for version, day in releases
    )


def manual(version: str, day: str, text: str) -> str:
    """Write the manual's page over what `spendby --help` says."""
    body = text.replace("\\", "\\e").replace("-", "\\-")
    lines = "".join(
        f"\\&{line}\n" if line[:1] in "'." else f"{line}\n" for line in body.splitlines()
    )
    return f"""\
.TH SPENDBY 1 "{day}" "Spendby {version}" "User Commands"
.SH NAME
spendby \\- log store credit, see what it can buy, and lose none of it
.SH DESCRIPTION
.nf
{lines}.fi
.SH EXIT STATUS
0 when it was done, 1 when it was refused or failed and nothing was changed, 2 for wrong usage.
.SH FILES
.I ~/.local/share/spendby
holds everything of a user: credits, backups, settings and log.
.SH ENVIRONMENT
.B SPENDBY_DATA_DIR
names another folder.
"""


def releases() -> list[tuple[str, str]]:
    """Read the releases and their days, newest first."""
    found = ET.parse(METAINFO).iter("release")  # noqa: S314 - our own file
    return [(one.get("version", ""), one.get("date", "")) for one in found]


def pack(tree: Path, package: Path, moment: int) -> int:
    """Make the archive of a tree in one step, with no time in it after `moment`."""
    part = package.with_name(f".{package.name}.part")
    for path in (tree, *tree.rglob("*")):
        os.utime(path, (moment, moment), follow_symlinks=False)
    done = subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(part)],  # noqa: S607 - wherever the system has it
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
        check=False,
        stdout=sys.stderr,
    )
    if done.returncode == 0:
        part.replace(package)
    else:
        part.unlink(missing_ok=True)
    return done.returncode


def main() -> int:
    """Make the package in dist/; gives 1 where the program's folder isn't there, or isn't sound."""
    if not (PROGRAM / "spendby").exists():
        print(f"There is no program in {PROGRAM}: run `make package`.", file=sys.stderr)
        return 1
    version, day = releases()[0]
    shutil.rmtree(TREE, ignore_errors=True)
    os.umask(0o022)
    shutil.copytree(PROGRAM, TREE / "usr/lib/spendby", symlinks=True)
    _set_modes(TREE / "usr/lib/spendby")
    _link(TREE / "usr/bin/spendby", "../lib/spendby/spendby")
    _copy(HERE / "spendby.desktop", "usr/share/applications")
    _copy(METAINFO, "usr/share/metainfo")
    _icons(TOP / "resources/icons/spendby.svg")
    _copy(HERE / "spendby-symbolic.svg", "usr/share/icons/hicolor/symbolic/apps")
    DOCUMENTS.mkdir(parents=True)
    _compress(DOCUMENTS / "changelog.gz", changelog(releases()))
    _compress(DOCUMENTS / "CHANGELOG.md.gz", (TOP / "CHANGELOG.md").read_text(encoding="utf-8"))
    os.environ["COLUMNS"] = "78"
    page = manual(version, day, parser().format_help())
    _compress(TREE / "usr/share/man/man1/spendby.1.gz", page)
    try:
        _licences()
    except licences.NobodysError as error:
        print(f"No package was made. {error}", file=sys.stderr)
        return 1
    _describe()
    OUT.mkdir(exist_ok=True)
    package = OUT / f"spendby_{version_of()}_{_architecture()}.deb"
    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or _moment_of(day))
    status = pack(TREE, package, moment)
    if status == 0:
        print(f"{package} ({package.stat().st_size / 2**20:,.0f} MB)")
    return status


def _moment_of(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _compress(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode(), mtime=0))


def _licences() -> None:
    sources = json.loads(SOURCES.read_text(encoding="utf-8"))
    licences.check(PROGRAM, sources)
    owned = licences.owners(sources)
    licences.lay(owned, DOCUMENTS / "licences")
    said = (HERE / "copyright").read_text(encoding="utf-8")
    whole = f"{said.rstrip()}\n\n{licences.stanzas(owned)}"
    (DOCUMENTS / "copyright").write_text(whole, encoding="utf-8")


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
