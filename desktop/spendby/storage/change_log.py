"""Reads the change log: what was done, and what undo and redo would do next."""

from sqlalchemy import CompoundSelect, Connection, Select, func, or_, select

from spendby.domain.change import Change
from spendby.storage.mapping import change_of
from spendby.storage.tables import CHANGE, CHANGE_ROW, CHECKOUT, CREDIT, ENTRY

_CHANGES = select(
    CHANGE.c.number, CHANGE.c.kind, CHANGE.c.of, CHANGE.c.label, CHANGE.c.at, CHANGE.c.undone
)


class ChangeLog:
    """The change log; it only grows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def latest(self, limit: int, credit_id: str | None = None) -> list[Change]:
        """Read the newest changes, of one credit (whole id) or of all, newest first."""
        query = _CHANGES
        if credit_id is not None:
            touching = _touching(credit_id)
            query = query.where(or_(CHANGE.c.number.in_(touching), CHANGE.c.of.in_(touching)))
        return self._read(query.order_by(CHANGE.c.number.desc()), limit)

    def undoable(self, limit: int) -> list[Change]:
        """List what undo would take back, next one first."""
        query = _CHANGES.where(CHANGE.c.kind == "do", CHANGE.c.undone == 0)
        return self._read(query.order_by(CHANGE.c.number.desc()), limit)

    def redoable(self, limit: int) -> list[Change]:
        """List what redo would bring again, next one first.

        That is what was undone after the latest new change and is still undone: a new change
        drops for good what was undone before it.
        """
        latest = select(func.max(CHANGE.c.number)).where(CHANGE.c.kind == "do").scalar_subquery()
        undos = CHANGE.alias()
        since = select(undos.c.of).where(undos.c.kind == "undo", undos.c.number > latest)
        query = _CHANGES.where(CHANGE.c.undone == 1, CHANGE.c.number.in_(since))
        return self._read(query.order_by(CHANGE.c.number), limit)

    def _read(self, query: Select[*tuple[object, ...]], limit: int) -> list[Change]:
        return [change_of(row) for row in self._connection.execute(query.limit(limit))]


def _touching(credit_id: str) -> CompoundSelect[int]:
    """Select the changes that added a credit, or anything to it, or edited it."""
    rows = select(CREDIT.c.number).where(CREDIT.c.id == credit_id)
    return (
        select(CREDIT.c.added_by)
        .where(CREDIT.c.id == credit_id)
        .union(
            select(ENTRY.c.added_by).where(ENTRY.c.credit.in_(rows)),
            select(CHECKOUT.c.added_by).where(CHECKOUT.c.credit.in_(rows)),
            select(CHANGE_ROW.c.change).where(
                CHANGE_ROW.c.table_name == CREDIT.name, CHANGE_ROW.c.row.in_(rows)
            ),
        )
    )
