"""The program itself, as a person starts it; the reference is `bare_window`."""

import sys
from importlib import import_module

from spendby.app.main import main as start_program


def main() -> None:
    """Start the program with the data folder named, and with a window that is watched."""
    import_module("spendby.ui.kit.qt_import")  # as the program does, before all else of the window
    application = import_module("spendby.ui.shell.application")
    watched = import_module("tests.benchmarks.watched_window")
    application.MainWindow = watched.WatchedWindow  # type: ignore[attr-defined]
    sys.exit(start_program(["--data-dir", sys.argv[2]]))


if __name__ == "__main__":
    main()
