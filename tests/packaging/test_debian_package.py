"""What the Debian package is made from: control file, desktop entry, metainfo, build file."""

import configparser
import os
import re
import tomllib
from email.parser import Parser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtSvg import QSvgRenderer

from debian_package import changelog, control, depends, manual, pack, releases, version_of
from spendby import __version__
from spendby.cli.commands import parser
from system_libraries import OFFSCREEN, PRINTING, WAYLAND, X11

TOP = Path(__file__).resolve().parents[2]
LINUX = TOP / "packaging" / "linux"
METAINFO = LINUX / "org.spendby.Spendby.metainfo.xml"


def test_every_place_names_the_same_version() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    releases = [one.get("version") for one in ET.parse(METAINFO).iter("release")]  # noqa: S314 - our own file
    assert __version__ == project["version"] == version_of() == releases[0]


def test_the_control_file_names_every_library_that_the_set_up_installs() -> None:
    fields = Parser().parsestr(control("1.2.3", 4567, "amd64", "2.36"))
    assert (fields["Package"], fields["Version"], fields["Installed-Size"]) == (
        *("spendby", "1.2.3"),
        "4567",
    )
    needed = [one.strip() for one in fields["Depends"].split(",")]
    assert needed[0] == "libc6 (>= 2.36)"
    for need in (OFFSCREEN, X11, WAYLAND, PRINTING):
        for package in need.packages:
            assert package.replace("|", " | ") in needed
    assert fields["Description"].splitlines()[0].startswith("log store credit")


def test_of_two_names_for_one_library_either_will_do() -> None:
    assert depends(["new|old", "one"]) == ["new | old", "one"]


def test_the_desktop_entry_starts_the_window_that_says_it_is_this_program() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their capitals
    entry.read(LINUX / "spendby.desktop", encoding="utf-8")
    fields = entry["Desktop Entry"]
    assert (fields["Type"], fields["Exec"], fields["Icon"]) == ("Application", "spendby", "spendby")
    assert (fields["Version"], fields["StartupWMClass"]) == ("1.0", "spendby")
    named = (TOP / "desktop/spendby/ui/shell/application.py").read_text(encoding="utf-8")
    assert 'setDesktopFileName("spendby")' in named


def test_the_metainfo_points_at_that_entry() -> None:
    root = ET.parse(METAINFO).getroot()  # noqa: S314 - our own file
    assert root.findtext("launchable") == "spendby.desktop"
    assert root.findtext("provides/binary") == "spendby"
    assert root.findtext("project_license") == "MIT"
    assert len(root.findtext("summary") or "") < 80


def test_nothing_is_started_for_anybody_unasked() -> None:
    """No file of the package starts the program at log-in, and none runs at its installation."""
    made = (LINUX / "debian_package.py").read_text(encoding="utf-8")
    for word in ("autostart", "postinst", "prerm", "conffiles", "systemd"):
        assert word not in made


def test_the_build_file_is_sound_and_takes_the_data_along() -> None:
    spec = (TOP / "packaging" / "spendby.spec").read_text(encoding="utf-8")
    compile(spec, "spendby.spec", "exec")
    assert '"spendby/_resources"' in spec
    kept = re.search(r'OWN_LIBRARIES = re.compile\(\n\s+r"(.*)"\n', spec)
    assert kept is not None
    for name in ("libpython3.11.so.1.0", "libssl.so.3", "libsqlite3.so.0", "libQt6Core.so.6"):
        assert re.match(kept[1], name)
    for name in ("libstdc++.so.6", "libX11.so.6", "libgtk-3.so.0", "libglib-2.0.so.0"):
        assert not re.match(kept[1], name)


@pytest.mark.parametrize(
    "plugin",
    [
        "PySide6/Qt/plugins/wayland-graphics-integration-client/libvulkan-server.so",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "PySide6/Qt/lib/libQt6OpenGL.so.6",
        "spendby-0.1.0.dist-info/direct_url.json",
    ],
)
def test_what_could_never_load_and_where_it_was_built_stay_behind(plugin: str) -> None:
    spec = (TOP / "packaging" / "spendby.spec").read_text(encoding="utf-8")
    found = re.search(r"LEFT_OUT_FILES = re\.compile\((.*?)\n\)", spec, re.DOTALL)
    assert found is not None
    left_out = "".join(re.findall(r'r"(.*)"', found[1]))
    assert re.search(left_out, plugin)
    for name in ("PySide6/Qt/plugins/platforms/libqwayland.so", "PySide6/Qt/lib/libQt6Gui.so.6"):
        assert not re.search(left_out, name)


def _tree(folder: Path, at: int) -> Path:
    """Make what a package is made from, at some moment."""
    for name, text in {
        "DEBIAN/control": control("1.2.3", 1, "all", "2.36"),
        "usr/share/doc/spendby/copyright": "MIT",
        "usr/lib/spendby/program": "runs",
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        os.utime(file, (at, at))
    (folder / "usr/bin").mkdir()
    (folder / "usr/bin/spendby").symlink_to("../lib/spendby/program")
    return folder


def test_the_same_program_gives_the_same_package_on_any_day(tmp_path: Path) -> None:
    made = []
    for day, at in (("first", 1_000_000_000), ("second", 1_700_000_000)):
        package = tmp_path / f"{day}.deb"
        assert pack(_tree(tmp_path / day, at), package, 1_600_000_000) == 0
        made.append(package.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("ending", ["exit 1", "kill -9 $$"])
def test_a_package_that_could_not_be_made_is_not_there_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    tool = tmp_path / "tools" / "dpkg-deb"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nfor last; do :; done\necho half >"$last"\n{ending}\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    package = tmp_path / "out" / "spendby.deb"
    package.parent.mkdir()
    package.write_text("the one before")
    assert pack(_tree(tmp_path / "tree", 1), package, 1) != 0
    assert package.read_text() == "the one before"
    assert [one.name for one in package.parent.iterdir()] == ["spendby.deb"]


def test_the_change_log_reads_as_debians_programs_read_it() -> None:
    assert releases()[0][0] == version_of()
    head, _, _, _, last = changelog([("1.2.3", "2026-11-25")]).splitlines()
    assert head == "spendby (1.2.3) unstable; urgency=medium"
    assert last == (
        " -- The Spendby founders <founders@spendby.invalid>  Wed, 25 Nov 2026 00:00:00 +0000"
    )


def test_the_manual_names_every_command() -> None:
    page = manual("1.2.3", "2026-11-25", parser().format_help())
    assert page.startswith('.TH SPENDBY 1 "2026-11-25" "Spendby 1.2.3"')
    for name in ("add", "put\\-back", "check", "doctor", "restore", "\\-\\-data\\-dir"):
        assert name in page
    # A line that begins so would be taken for an order to the page's reader.
    assert [line for line in page.splitlines() if line.startswith("'")] == []


def test_the_icon_for_panels_can_be_drawn(qapp: object) -> None:
    assert qapp is not None
    renderer = QSvgRenderer(str(LINUX / "spendby-symbolic.svg"))
    assert renderer.isValid()
    assert (renderer.defaultSize().width(), renderer.defaultSize().height()) == (16, 16)


@pytest.mark.parametrize("name", ["package", "package-check"])
def test_the_tasks_are_listed(name: str) -> None:
    assert re.search(
        rf"^{name}:.*## ", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
