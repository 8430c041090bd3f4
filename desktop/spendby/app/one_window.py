"""Being the one window of a data folder, or handing over to the one that is there.

Who is first is `single_instance`'s to find out; what the window does with a ring is the window's.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from spendby.cli.window_line import StartLine
from spendby.integration.loop import Loop
from spendby.integration.single_instance import Answer, Held, Ring, claim
from spendby.translation import mark, tr

IS_OPEN = mark("Spendby is open already, so its window came to the front.")
IS_OPEN_SOMEWHERE = mark("Spendby is open already.")
ITS_OWN_WAY = mark(
    "It goes by its own --today and --rules; to have them of this start, quit it first."
)
IS_MUTE = mark(
    "Spendby is open already for this folder, but its window didn't answer. Your data is safe. "
    "Look for its window, or end it and try again."
)
_LEAVE = "XDG_ACTIVATION_TOKEN"


class FrontDoor:
    """Where a second start rings, for the window that answers."""

    def __init__(self, held: Held, own: Ring) -> None:
        """Answer at the door of `held`; `own` is how this start was asked for."""
        self._held, self._own = held, own

    def listen(self, loop: Loop, rung: Callable[[str], None]) -> None:
        """Have `rung` called with the desktop's leave to come to the front."""

        def answer(ring: Ring) -> bool:
            if not ring.quietly:
                rung(ring.token)
            return (ring.today, ring.rules) == (self._own.today, self._own.rules)

        self._held.listen(loop, answer)

    def close(self) -> None:
        """Let the next start be the first."""
        self._held.close()


def words(answer: Answer, environ: Mapping[str, str]) -> str:
    """Say what a start found that was not the first, and no more of its window than is so.

    Wayland lets a window come to the front only by the desktop's leave, which a terminal has not.
    """
    comes = bool(environ.get(_LEAVE)) or not environ.get("WAYLAND_DISPLAY")
    said = tr(IS_OPEN) if comes else tr(IS_OPEN_SOMEWHERE)
    return f"{said} {tr(ITS_OWN_WAY)}" if answer is Answer.OTHER else said


def front_door(folder: Path, args: StartLine) -> FrontDoor | Answer:
    """Be the one window of `folder`, which has to be there, or bring the one there is forward."""
    ring = Ring(
        quietly=args.background,
        today=args.today.isoformat() if args.today else "",
        rules=args.rules.value if args.rules else "",
        token=os.environ.get(_LEAVE, ""),
    )
    found = claim(folder, ring, os.environ)
    return FrontDoor(found, ring) if isinstance(found, Held) else found
