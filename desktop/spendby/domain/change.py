"""What the change log and the check of the database tell; storage fills them in."""

from dataclasses import dataclass
from datetime import datetime

DELETED = "Deleted a credit for good"
"""The label of a line that says so; what it did can't be undone."""

NAMELESS = "Deleted credit"
"""The label of what was done to a credit that was deleted for good since."""

PURGE = "purge"
"""The kind of a change that can't be undone; in the log it stands as done."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the change log. `kind` is do, undo or redo; `of` the change it undid or redid."""

    number: int
    kind: str
    label: str
    at: datetime
    of: int | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check of the database found; `detail` is a sentence for people."""

    name: str
    ok: bool
    detail: str
