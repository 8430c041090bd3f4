"""What the change log and the check of the database tell; storage fills them in."""

from dataclasses import dataclass
from datetime import datetime


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
