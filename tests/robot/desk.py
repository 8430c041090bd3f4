"""The robot's hands and eyes: a keyboard, and what a screen reader is told about the program.

For the system's own Python, which has the bindings of AT-SPI; there is no mouse.
"""

import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found,import-untyped,unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

PATIENCE = 20.0
"""Seconds until something that has to happen counts as not happening."""

_DEPTH = 14


class Lost(Exception):  # noqa: N818 - it names what happened to the robot
    """What the robot looked for isn't there."""


class Desk:
    """One running program on a screen of its own."""

    def __init__(self, python: str) -> None:
        """Start the program under `python`."""
        self.heard: list[str] = []
        self._listener = Atspi.EventListener.new(self._on_event)
        self._listener.register("object:announcement")
        self._program = subprocess.Popen([python, "-m", "spendby"])
        self.window: Any = None

    def begin(self) -> None:
        """Wait until the window can be read."""
        self.window = self.wait("the window", lambda: self._top("frame"))

    def wait(self, what: str, look: Callable[[], Any]) -> Any:  # noqa: ANN401 - what was looked for
        """Look again and again until there is something to see; raises `Lost`."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._listen()
            if self._program.poll() is not None:
                message = f"the program ended while {what} was looked for"
                raise Lost(message)
            try:
                found = look()
            except GLib.Error:
                found = None
            if found:
                return found
            time.sleep(0.05)
        message = f"{what} is not there; heard: {self.heard[-3:]}"
        raise Lost(message)

    def keys(self, *combinations: str) -> None:
        """Press keys, such as ctrl+n, as X names them."""
        for combination in combinations:
            _xdotool("key", "--clearmodifiers", combination)
            time.sleep(0.05)

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        _xdotool("type", "--delay", "15", text)

    def dialog(self, name: str) -> Any:  # noqa: ANN401 - AT-SPI's objects have no types
        """Wait for a dialog that is open."""
        return self.wait(f"the dialog {name!r}", lambda: self._top("dialog", name))

    def gone(self, name: str) -> None:
        """Wait until a dialog has closed."""
        self.wait(f"the end of {name!r}", lambda: not self._top("dialog", name))

    def focused(self, name: str) -> None:
        """Wait until something of this name has the focus."""
        self.wait(f"the focus in {name!r}", lambda: name in self._focus())

    def rows(self) -> list[str]:
        """List the credits in the table, each as it is heard: its cells, one after the other."""
        grid = self.find("table", "Credits").get_table_iface()
        rows = range(grid.get_n_rows())
        columns = range(grid.get_n_columns())
        cells = [[grid.get_accessible_at(row, one) for one in columns] for row in rows]
        return [", ".join(one.get_name() for one in row if one is not None) for row in cells]

    def find(self, role: str, name: str, root: Any = None) -> Any:  # noqa: ANN401
        """Find something that is shown; raises `Lost`."""
        for one in _inside(root or self.window):
            if one.get_role_name() == role and one.get_name() == name:
                return one
        message = f"there is no {role} called {name!r}"
        raise Lost(message)

    def everything(self) -> list[tuple[str, str, str]]:
        """List what there is in the window: its role, its name, and what more is said of it."""
        return [
            (one.get_role_name(), one.get_name(), one.get_description())
            for one in _inside(self.window)
        ]

    def do(self, name: str) -> None:
        """Do what a line of the menus does, as a screen reader would."""
        action = self.find("menu item", name).get_action_iface()
        for at in range(action.get_n_actions()):
            if action.get_action_name(at) == "Press":
                action.do_action(at)
                return
        message = f"{name!r} can't be pressed"
        raise Lost(message)

    def announced(self, text: str) -> None:
        """Wait until something was said aloud."""
        self.wait(f"the words {text!r}", lambda: any(text in one for one in self.heard))

    def leave(self) -> int:
        """Wait until the program has ended; gives its exit status."""
        try:
            return self._program.wait(PATIENCE)
        finally:
            self._listener.deregister("object:announcement")

    def end(self) -> None:
        """End the program, whatever it is doing."""
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()

    def _on_event(self, event: Any) -> None:  # noqa: ANN401 - as above
        self.heard.append(str(event.any_data))

    def _listen(self) -> None:
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)

    def _top(self, role: str, name: str = "") -> Any:  # noqa: ANN401 - as above
        for at in range(Atspi.get_desktop(0).get_child_count()):
            program = Atspi.get_desktop(0).get_child_at_index(at)
            if program is None or program.get_process_id() != self._program.pid:
                continue
            for place in range(program.get_child_count()):
                window = program.get_child_at_index(place)
                if window is None:  # it closed while it was looked at
                    continue
                states = window.get_state_set()
                if (
                    window.get_role_name() == role
                    and window.get_name().startswith(name)
                    and states.contains(Atspi.StateType.SHOWING)
                ):
                    return window
        return None

    def _focus(self) -> list[str]:
        windows = [self.window]
        dialog = self._top("dialog")
        if dialog is not None:
            windows.append(dialog)
        return [
            one.get_name()
            for window in windows
            for one in _inside(window)
            if one.get_state_set().contains(Atspi.StateType.FOCUSED)
        ]


def _inside(root: Any, depth: int = _DEPTH) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Walk through what is inside; the cells of a table are asked for by row instead."""
    if root is None:
        return
    yield root
    if depth == 0 or root.get_role_name() == "table":
        return
    for at in range(root.get_child_count()):
        yield from _inside(root.get_child_at_index(at), depth - 1)


def _xdotool(*arguments: str) -> None:
    subprocess.run(["/usr/bin/env", "xdotool", *arguments], check=True)
