"""Sheets: what is to be on paper, and the port through which it gets there.

Words and layout are the printer's; here is only which credits a sheet holds and why.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from msgspec import Struct, field

from spendby.domain.credit import State
from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judge, Judged
from spendby.services.listing import Query, SortKey, ordered


class SheetKind(StrEnum):
    """The sheets there are: the list as it stands, and one page of what to use first."""

    LIST = "list"
    FIRST = "first"


class Sheet(Struct, frozen=True):
    """Credits for paper, in their order, as of `today`.

    `query` is what they were chosen by, and `ends` the first and last day between which they end
    where a month was chosen; both are put into words under the title. `narrowed` are further
    sentences about the choice, in words already. Without a `title` the sheet's kind gives it one.
    """

    kind: SheetKind
    credits: Sequence[Judged]
    judge: Judge
    today: date
    query: Query = field(default_factory=Query)
    ends: tuple[date, date] | None = None
    title: str = ""
    narrowed: Sequence[str] = ()
    later: Sequence[Judged] = ()
    """Credits that can't be used yet: they count in what is left, and aren't listed."""


class SheetPrinter(Protocol):
    """Puts a sheet onto pages."""

    def pdf(self, sheet: Sheet) -> bytes:
        """Give the sheet as a PDF document; raises `FileRefused` where none can be made."""
        ...


def to_use_first(credits: Iterable[Judged]) -> list[Judged]:
    """List the credits that can be used now: soonest ending first, those without a date last."""
    usable = (one for one in credits if one.state is State.ACTIVE)
    return ordered(usable, SortKey.EXPIRES, HEADLINE_TARGET)


def to_use_later(credits: Iterable[Judged]) -> list[Judged]:
    """List the credits whose first day is still to come."""
    return [one for one in credits if one.state is State.UPCOMING]
