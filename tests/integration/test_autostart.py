"""Start at log-in: a file of the user's own, which says what it does and goes without a trace."""

import shlex
import subprocess
from pathlib import Path
from typing import Self

import pytest

from spendby.domain.errors import SystemRefused
from spendby.integration.autostart import OFF, ON, OTHER, XdgAutostart, exec_line
from spendby.integration.autostart_elsewhere import LaunchAgent, RunKey


def _switch(tmp_path: Path, *command: str) -> XdgAutostart:
    return XdgAutostart(command or ("spendby",), {"XDG_CONFIG_HOME": str(tmp_path)})


def _file(tmp_path: Path) -> Path:
    return tmp_path / "autostart" / "spendby.desktop"


def test_it_is_off_until_it_is_turned_on_and_leaves_nothing_behind(tmp_path: Path) -> None:
    switch = _switch(tmp_path)
    assert (switch.standing().on, switch.standing().said) == (False, OFF)
    switch.turn_on()
    assert (switch.standing().on, switch.standing().said) == (True, ON)
    assert "\nExec=spendby --background\n" in _file(tmp_path).read_text(encoding="utf-8")
    switch.turn_off()
    switch.turn_off()
    assert list(_file(tmp_path).parent.iterdir()) == []
    assert not switch.standing().on


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktops_own_settings_switched_off_is_off(tmp_path: Path, line: str) -> None:
    switch = _switch(tmp_path)
    switch.turn_on()
    text = _file(tmp_path).read_text(encoding="utf-8")
    text = text.replace("X-GNOME-Autostart-enabled=true\n", "")
    _file(tmp_path).write_text(f"{text}{line}\n", encoding="utf-8")
    assert not switch.standing().on


def test_another_copy_is_told_apart(tmp_path: Path) -> None:
    _switch(tmp_path, "/opt/other/spendby").turn_on()
    assert _switch(tmp_path).standing().said == OTHER


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file")
    with pytest.raises(SystemRefused, match="Start at log-in is as it was"):
        _switch(tmp_path).turn_on()


def test_odd_folders_are_quoted_as_the_desktop_reads_them() -> None:
    odd = ['/home/a b/sp$end"by', "100%", "--data-dir", "/data/ü"]
    line = exec_line(odd)
    assert line == '"/home/a b/sp\\\\$end\\\\"by" "100%%" --data-dir /data/ü'
    # As the specification reads it: the value's escapes, then the line's, then the field codes.
    once = line.replace("\\\\", "\\").replace("\\$", "$")
    assert [word.replace("%%", "%") for word in shlex.split(once)] == odd


def test_the_entry_is_one_that_the_desktop_accepts(tmp_path: Path) -> None:
    _switch(tmp_path).turn_on()
    lines = _file(tmp_path).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    keys = dict(line.split("=", 1) for line in lines[1:])
    assert (keys["Type"], keys["Name"], keys["Terminal"]) == ("Application", "Spendby", "false")


def test_a_launch_agent_comes_and_goes(tmp_path: Path) -> None:
    switch = LaunchAgent(["/Applications/Spendby"], tmp_path)
    assert not switch.standing().on
    switch.turn_on()
    assert switch.standing().on
    assert LaunchAgent(["/elsewhere"], tmp_path).standing().said == OTHER
    switch.turn_off()
    assert not switch.standing().on


class _Registry:
    """The two calls' worth of Windows's registry that the switch needs."""

    HKEY_CURRENT_USER, REG_SZ = 1, 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def OpenKey(self, _root: int, _path: str) -> "_Registry":  # noqa: N802 - as winreg has it
        return self

    CreateKey = OpenKey

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def QueryValueEx(self, _key: object, name: str) -> tuple[str, int]:  # noqa: N802 - as winreg has it
        if name not in self.values:
            raise FileNotFoundError
        return self.values[name], 1

    def SetValueEx(self, _key: object, name: str, *rest: object) -> None:  # noqa: N802 - as winreg has it
        self.values[name] = str(rest[-1])

    def DeleteValue(self, _key: object, name: str) -> None:  # noqa: N802 - as winreg has it
        del self.values[name]


def test_a_run_key_comes_and_goes() -> None:
    registry = _Registry()
    switch = RunKey([r"C:\Program Files\Spendby\spendby.exe"], registry)
    assert not switch.standing().on
    switch.turn_on()
    assert registry.values == {"spendby": r'"C:\Program Files\Spendby\spendby.exe" --background'}
    assert switch.standing().on
    switch.turn_off()
    assert not switch.standing().on


def test_desktop_file_validate_agrees_where_it_is_there(tmp_path: Path) -> None:
    _switch(tmp_path, "/home/a b/spendby").turn_on()
    tool = subprocess.run(
        ["/bin/sh", "-c", "command -v desktop-file-validate"], capture_output=True, check=False
    )
    if tool.returncode == 0:
        done = subprocess.run(
            [tool.stdout.decode().strip(), str(_file(tmp_path))], capture_output=True, check=False
        )
        assert (done.returncode, done.stdout) == (0, b"")
