"""A credit of which something is damaged in the file: it is named, and takes no other along."""

from collections.abc import Sequence

from msgspec import Struct

from spendby.translation import ntr, tr

_SHOWN = 5


class Unreadable(Struct, frozen=True):
    """A credit that can't be read, and in a sentence why.

    `id` is the credit's whole id, as far as that itself can be read.
    """

    id: str
    why: str


def refusal_of(credit: Unreadable) -> str:
    """Say that nothing can be done with it, and what can."""
    return tr(
        "The credit “{credit}” can't be read. {why} Nothing was changed, and every other "
        "credit is as it was. A backup from before may still hold it."
    ).format(credit=credit.id, why=credit.why)


def missing_from_all(credits: Sequence[Unreadable]) -> str:
    """Say which credits are in no answer and no sum, and that everything else is."""
    names = ", ".join(one.id for one in credits[:_SHOWN]) + (", …" if len(credits) > _SHOWN else "")
    return ntr(
        "{count} credit can't be read, so it is missing from lists, sums and exports: {names}. "
        "Every other credit is as it was. A backup from before may still hold it.",
        "{count} credits can't be read, so they are missing from lists, sums and exports: {names}. "
        "Every other credit is as it was. A backup from before may still hold them.",
        len(credits),
    ).format(names=names)
