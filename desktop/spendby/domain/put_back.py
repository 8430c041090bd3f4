"""What becomes of a credit's money when the order that it paid is cancelled or returned.

The store's pack knows it as facts; where it says nothing, the money is taken to come back, because
people only ask when it did.
"""

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import Kind
from spendby.domain.pack import Pack, Source

LOST_ON_RETURN, BACK_ON_CANCEL = "lost-on-return", "back-on-cancel"
"""The ids of the facts in a pack."""


class Happened(ClosedSet):
    """What happened after the purchase."""

    CANCELLED = "cancelled"
    RETURNED = "returned"
    PUT_BACK = "put_back"


class Outcome(Struct, frozen=True):
    """Whether the money comes back, the sentence that says so, and where that is from."""

    comes_back: bool
    sentence: str = ""
    source: Source | None = None


def outcome(pack: Pack, kind: Kind, happened: Happened) -> Outcome:
    """Tell what becomes of money of this kind; what the store put back is there in any case."""
    wanted = {Happened.CANCELLED: BACK_ON_CANCEL, Happened.RETURNED: LOST_ON_RETURN}.get(happened)
    for fact in pack.facts_about(kind):
        if fact.id == wanted:
            return Outcome(wanted != LOST_ON_RETURN, fact.text, pack.sources[fact.sources[0]])
    return Outcome(True)
