"""What the Debian package is made from: control file, desktop entry, metainfo, build file."""

import configparser
import re
import tomllib
from email.parser import Parser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from debian_package import control, depends, version_of
from spendby import __version__
from system_libraries import OFFSCREEN, X11

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
    for package in (*OFFSCREEN.packages, *X11.packages):
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
    named = (TOP / "desktop/spendby/ui/application.py").read_text(encoding="utf-8")
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


@pytest.mark.parametrize("name", ["package", "package-check"])
def test_the_tasks_are_listed(name: str) -> None:
    assert re.search(
        rf"^{name}:.*## ", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
