"""Starting at log-in on Windows and macOS; written from their documentation, untried so far."""

import plistlib
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spendby.domain.errors import SystemRefused
from spendby.domain.standby import SwitchState
from spendby.integration.autostart import LONGEST, OFF, ON, OTHER
from spendby.outside import read_outside, reason_of
from spendby.translation import tr

_LABEL = "spendby"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class LaunchAgent:
    """A property list in the user's LaunchAgents folder, which macOS reads at log-in."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        """Start `command` with --background."""
        self._command = [*command, "--background"]
        self._file = home / "Library" / "LaunchAgents" / f"{_LABEL}.plist"

    def standing(self) -> SwitchState:
        """Read the property list."""
        try:
            found = plistlib.loads(read_outside(self._file, LONGEST))
        except (OSError, plistlib.InvalidFileException, ValueError):
            return SwitchState(on=False, said=tr(OFF))
        same = isinstance(found, dict) and found.get("ProgramArguments") == self._command
        return SwitchState(on=same, said=tr(ON) if same else tr(OTHER))

    def turn_on(self) -> None:
        """Write the property list."""
        values = {
            "Label": _LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_bytes(plistlib.dumps(values))
        except OSError as error:
            raise SystemRefused(_refusal(error)) from None

    def turn_off(self) -> None:
        """Remove the property list."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise SystemRefused(_refusal(error)) from None


class RunKey:
    """A value under the user's Run key, which Windows starts at log-in."""

    def __init__(self, command: Sequence[str], registry: Any) -> None:  # noqa: ANN401 - winreg's types are Windows's alone
        """Start `command` with --background; `registry` is the module winreg."""
        self._line = subprocess.list2cmdline([*command, "--background"])
        self._registry = registry

    def standing(self) -> SwitchState:
        """Read the value."""
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN) as key:
                found, _ = registry.QueryValueEx(key, _LABEL)
        except OSError:
            return SwitchState(on=False, said=tr(OFF))
        same = found == self._line
        return SwitchState(on=same, said=tr(ON) if same else tr(OTHER))

    def turn_on(self) -> None:
        """Write the value."""
        registry = self._registry
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN) as key:
                registry.SetValueEx(key, _LABEL, 0, registry.REG_SZ, self._line)
        except OSError as error:
            raise SystemRefused(_refusal(error)) from None

    def turn_off(self) -> None:
        """Remove the value."""
        registry = self._registry
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN) as key:
                registry.DeleteValue(key, _LABEL)
        except FileNotFoundError:
            return
        except OSError as error:
            raise SystemRefused(_refusal(error)) from None


def _refusal(error: OSError) -> str:
    return tr("The system refused: {reason}. Start at log-in is as it was.").format(
        reason=reason_of(error)
    )
