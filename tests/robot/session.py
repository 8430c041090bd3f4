"""A person who can't see the screen and has no mouse: adds, searches, uses, undoes, archives.

Run by tests/robot/start; the argument is the Python that has the program.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

import hearing  # type: ignore[import-not-found,unused-ignore]
from desk import Desk, Lost  # type: ignore[import-not-found,unused-ignore]
from voice import Voice  # type: ignore[import-not-found,unused-ignore]

Step = Callable[[Desk], None]


def first_start(desk: Desk) -> None:
    """An empty program says so, and waits for its first credit."""
    desk.wait("an empty list", lambda: desk.find("label", "No credits yet"))


def add(desk: Desk) -> None:
    """A credit is added in five keys and what is typed, and the row is one sentence."""
    desk.keys("ctrl+n")
    desk.dialog("Add credit")
    desk.focused("Amount")
    desk.type("25")
    desk.keys("Tab")
    desk.type("pr")
    desk.keys("Tab")
    desk.type("90d")
    desk.keys("Return")
    desk.gone("Add credit")
    desk.announced("Added ")
    (row,) = desk.wait("the new row", desk.rows)
    for part in ("$25.00 left", "buys gift cards:", "expires: In 90 days"):
        expect(row.count(part) == 1, f"{part!r} is not heard once in {row!r}")


def search(desk: Desk) -> None:
    """What doesn't fit goes, and Escape brings it back."""
    desk.keys("ctrl+f")
    desk.type("zzz")
    desk.wait("no match", lambda: not desk.rows())
    desk.keys("Escape")
    desk.wait("all rows", desk.rows)


def use(desk: Desk) -> None:
    """A part is used."""
    desk.keys("Escape")
    desk.focused("Credits")
    desk.keys("u")
    desk.dialog("Use credit")
    desk.focused("Amount")
    desk.type("10")
    desk.keys("Return")
    desk.gone("Use credit")
    desk.announced("Used $10.00")
    desk.wait("less money", lambda: "$15.00 left" in desk.rows()[0])


def undo(desk: Desk) -> None:
    """And that is taken back."""
    desk.keys("ctrl+z")
    desk.announced("Taken back: Used $10.00")
    desk.wait("all money", lambda: "$25.00 left" in desk.rows()[0])


def checkout(desk: Desk) -> None:
    """What checkout showed is noted, from the menu."""
    desk.do("Note what checkout showed…")
    desk.dialog("Note what checkout showed")
    desk.keys("space", "Return")
    desk.gone("Note what checkout showed")
    desk.announced("Noted what checkout showed")


def palette(desk: Desk) -> None:
    """A command is found by typing."""
    desk.keys("ctrl+k")
    desk.dialog("Find a command")
    desk.focused("Find a command")
    desk.type("dark")
    desk.announced("Dark colours")
    desk.keys("Return")
    desk.gone("Find a command")


def settings(desk: Desk) -> None:
    """The settings open and close."""
    desk.keys("ctrl+comma")
    desk.dialog("Settings")
    desk.keys("Escape")
    desk.gone("Settings")


def plain(desk: Desk) -> None:
    """Nothing is heard with markup, as a layer, or as a share of a hundred."""
    for role, name, description in desk.everything():
        about = f"{role} {name!r} {description!r}"
        expect("<" not in name + description, f"markup in {about}")
        expect(role not in {"layered pane", "progress bar"}, f"decoration: {about}")


def archive(desk: Desk) -> None:
    """The credit is put away, and is found among those that are."""
    desk.keys("ctrl+1")
    desk.do("Archive")
    desk.announced("Archived ")
    desk.wait("an empty list", lambda: not desk.rows())
    desk.keys("ctrl+4")
    desk.wait("the archive", desk.rows)


STEPS: tuple[Step, ...] = (
    first_start,
    add,
    search,
    use,
    undo,
    checkout,
    palette,
    settings,
    plain,
    archive,
)


def expect(true: bool, otherwise: str) -> None:  # noqa: FBT001 - it reads as a sentence
    """Raise `Lost` where something isn't so."""
    if not true:
        raise Lost(otherwise)


def what_is_kept(python: str) -> list[dict[str, object]]:
    """Read the credits from the command line, which knows nothing of the window."""
    command = [python, "-m", "spendby", "list", "--state", "all", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    credits: list[dict[str, object]] = json.loads(done.stdout)
    return credits


def main(python: str) -> int:
    """Go through the steps; gives the exit status."""
    desk = Desk(python)
    voice: Voice | None = None
    try:
        desk.begin()
        for step in STEPS:
            begun = time.monotonic()
            step(desk)
            spent = time.monotonic() - begun
            sys.stdout.write(f"{step.__name__:12} {spent:5.1f} s  {step.__doc__}\n")
        (credit,) = what_is_kept(python)
        expect(credit["left"] == "25.00" and credit["archived"] is True, f"kept: {credit}")
        if shutil.which("orca"):
            voice = Voice()
            for heard in hearing.STEPS:
                begun = time.monotonic()
                heard(desk, voice)
                spent = time.monotonic() - begun
                sys.stdout.write(f"{heard.__name__:12} {spent:5.1f} s  {heard.__doc__}\n")
        else:
            sys.stdout.write("Nobody listened: there is no Orca here to say what it reads.\n")
        desk.keys("ctrl+q")
        expect(desk.leave() == 0, "the program didn't end well")
    except Lost as lost:
        sys.stderr.write(f"The robot got lost: {lost}.\n")
        return 1
    finally:
        if voice is not None:
            voice.end()
        desk.end()
    sys.stdout.write("All done without a mouse.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
