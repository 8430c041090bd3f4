"""The expected failures: each carries one sentence for the person who caused it.

Anything that is not a `Refused` is a bug and is reported as one, never dressed up as an answer.
"""

from enum import StrEnum


class Trouble(StrEnum):
    """What is wrong with the file of credits, as far as it changes what there is to do."""

    DAMAGED = "damaged"
    EMPTY = "empty"
    FOREIGN = "foreign"
    NEWER = "newer"
    BUSY = "busy"
    FULL = "full"
    REPLACED = "replaced"
    CREDIT = "credit"
    NO_BACKUP = "no-backup"
    OTHER = "other"


class Refused(Exception):  # noqa: N818 - it names what happened to the request, not a defect
    """Something was asked that can't be done; the message says what, why and what is safe.

    Nothing has been changed when this is raised.
    """


class AmountRefused(Refused):
    """An amount could not be read, or is outside what a credit may hold."""


class DateRefused(Refused):
    """A date could not be read with certainty."""


class LedgerRefused(Refused):
    """An entry would break what the ledger promises (invariants I1 and I3)."""


class FieldRefused(Refused):
    """One field of a credit or store has a value that can't be kept.

    `field` is the field's name in the JSON file format.
    """

    def __init__(self, field: str, message: str) -> None:
        """Keep `field` so that a form or an import can point at it."""
        super().__init__(message)
        self.field = field


class PackRefused(Refused):
    """A pack can't be used; the message names the file, the key or line, and what is wrong."""


class NotFound(Refused):
    """No credit, store, preset or change answers to the name given."""


class FileRefused(Refused):
    """A file could not be read or written, or is not what it should be; it was left as it was."""

    def __init__(self, message: str, trouble: Trouble = Trouble.OTHER) -> None:
        """Keep `trouble` so that a window can offer what helps."""
        super().__init__(message)
        self.trouble = trouble


class SystemRefused(Refused):
    """The desktop or the system would not do what it was asked to."""
