"""What the change log and the check of the database tell; storage fills them in."""

from datetime import datetime

from msgspec import Struct

from spendby.translation import mark, tr

DELETED = mark("Deleted a credit for good")
"""The label of a line that says so; what it did can't be undone."""

NAMELESS = mark("Deleted credit")
"""The label of what was done to a credit that was deleted for good since."""

PURGE = "purge"
"""The kind of a change that can't be undone; in the log it stands as done."""


class Change(Struct, frozen=True):
    """One line of the change log. `kind` is do, undo or redo; `of` the change it undid or redid."""

    number: int
    kind: str
    label: str
    at: datetime
    of: int | None = None
    undone: bool = False

    @property
    def said(self) -> str:
        """The label, which is in the language it was made in; that something is gone, in ours."""
        return tr(self.label) if self.label in {DELETED, NAMELESS} else self.label


class Finding(Struct, frozen=True):
    """One thing that a check of the database found; `detail` is a sentence for people."""

    name: str
    ok: bool
    detail: str
