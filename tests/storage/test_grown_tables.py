"""A later Spendby may give a table another column: this one still writes rows into their places."""

from pathlib import Path

import pytest

from spendby.domain.mute import Mute
from spendby.domain.purchase import Purchase
from spendby.domain.reminders.reminder import Reminding
from spendby.storage.credit_repository import MANY
from spendby.storage.database import Database
from spendby.storage.migrations import STEPS, Step
from spendby.storage.tables import METADATA
from tests.helpers.credits import DAY, full_credit, make_credit
from tests.helpers.databases import NOW, add, everything, redo, save, undo

LATER = Step(
    STEPS[-1].version + 1,
    tuple(
        f"ALTER TABLE {name} ADD COLUMN later TEXT NOT NULL DEFAULT 'theirs'"
        for name in METADATA.tables
    ),
)


@pytest.mark.parametrize("count", [1, 99, 100, 250, MANY, MANY + 150])
def test_credits_are_kept_whole_however_many_come(path: Path, count: int) -> None:
    many = [full_credit(f"c{number}") for number in range(count)]
    with Database(path, lambda: NOW, (*STEPS, LATER)) as database:
        add(database, *many)
        assert everything(database)[0] == many
        undo(database)
        redo(database)
        assert everything(database)[0] == many


def test_everything_else_is_kept_whole_too(path: Path) -> None:
    credit, other = make_credit(), make_credit(spent=100, note="Looked at")
    lamp, mute = Purchase("p1", "A lamp"), Mute("M5", "c1", "Seen", DAY)
    wish = Reminding((30, 7), True)
    with Database(path, lambda: NOW, (*STEPS, LATER)) as database:
        add(database, credit)
        save(database, credit, other)
        with database.change() as work:
            work.settings.put("leads", "[30]")
            work.purchases.add(lamp)
            work.mutes.put(mute)
            work.reminders.wish("c1", wish)
            work.commit("All the rest", NOW)
        assert everything(database)[0] == [other]
        with database.read() as look:
            assert look.settings.all() == {"leads": "[30]"}
            assert (look.purchases.all(), look.mutes.all()) == ([lamp], [mute])
            assert look.reminders.wishes() == {"c1": wish}
