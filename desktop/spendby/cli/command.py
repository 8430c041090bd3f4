"""What a command is made of, and what it is handed when it runs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from spendby.translation import mark

if TYPE_CHECKING:  # the entry needs the exit statuses, and the window nothing else of the commands
    from argparse import ArgumentParser, Namespace

    from spendby.cli.output import Output
    from spendby.cli.reading import Reader
    from spendby.domain.verdict import Options
    from spendby.services.services import Services

DONE = 0
REFUSED = 1


class Context(Struct, frozen=True):
    """The use cases, how the user writes, and where answers go."""

    services: "Services"
    reader: "Reader"
    output: "Output"

    def options(self, buying: list[str] | None = None) -> "Options":
        """Give the user's options, for goods of these categories."""
        return replace(self.services.settings.options(), buying=tuple(buying or ()))


class Command(Struct, frozen=True):
    """One command: its manual page, its arguments, and what it does.

    `text`, `examples` and `see_also` are written as they are printed, at most 79 columns wide.
    `run` gives the exit status.
    """

    name: str
    summary: str
    text: str
    define: "Callable[[ArgumentParser], None]"
    run: "Callable[[Context, Namespace], int]"
    more: str = ""
    examples: str = ""
    see_also: str = ""
    exit_status: str = mark(
        "0 done. 1 refused or failed: one sentence on standard error says why, and\n"
        "nothing was changed. 2 wrong usage."
    )
