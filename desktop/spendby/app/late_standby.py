"""Which switches this system has for being reminded without opening Spendby."""

import os
import sys
from importlib import import_module
from pathlib import Path

from spendby.integration.autostart import XdgAutostart
from spendby.integration.autostart_elsewhere import LaunchAgent, RunKey
from spendby.integration.daily_timer import NoTimer, SystemdTimer
from spendby.integration.own_command import own_command
from spendby.integration.paths import data_folder
from spendby.services.standby import Standby


def standby(folder: Path) -> Standby:
    """Give the switches for the Spendby over this data folder."""
    # What starts it later lacks the variable that names the folder, so the command says it.
    usual = data_folder(None, {})
    is_usual = os.path.realpath(folder) == os.path.realpath(usual)
    command = [*own_command(), *([] if is_usual else ["--data-dir", str(folder)])]
    if sys.platform == "win32":
        switches = Standby(RunKey(command, import_module("winreg")), NoTimer())
    elif sys.platform == "darwin":
        switches = Standby(LaunchAgent(command, Path.home()), NoTimer())
    else:
        switches = Standby(XdgAutostart(command, os.environ), SystemdTimer(command, os.environ))
    return switches
