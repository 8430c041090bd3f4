"""F1 for reminders: killed between pending and shown, a reminder repeats once at most, never less.

The clock of the children stands, so what is under way is tried again only after its claim ended.
"""

import random
from datetime import timedelta
from pathlib import Path

from spendby.domain.expiry import on_day
from spendby.domain.reminders.popups import CLAIM
from spendby.domain.reminders.reminder import Status
from tests.helpers.credits import make_credit
from tests.helpers.databases import add, all_well, ask, open_database, process, run_sql
from tests.helpers.reminder_nursery import MORNING
from tests.storage.test_creation import KILLS

SOON = on_day(MORNING.date() + timedelta(days=6))


def test_a_kill_costs_no_reminder_and_repeats_one_once_at_most(path: Path) -> None:
    chance = random.Random(1123)  # noqa: S311 - moments to kill at, nothing secret
    ids = {"a", "b", "c"}
    with process("tests.helpers.reminder_nursery") as nursery:
        for turn in range(KILLS):
            file = path.parent / str(turn) / "spendby.db"
            with open_database(file) as database:
                add(database, *(make_credit(one, expiry=SOON) for one in ids))
            first = ask(nursery, f"tell\t{file}\t{chance.uniform(5, 120)}").split()
            with open_database(file) as database:
                assert all_well(database)
            _let_claims_end(file)
            second = ask(nursery, f"tell\t{file}\t60000").split()
            for one in ids:
                assert 1 <= first.count(one) + second.count(one) <= 2
            with open_database(file) as database, database.read() as look:
                log = look.reminders.deliveries().values()
            assert {one.key.credit for one in log} == ids
            assert {one.status for one in log} == {Status.SHOWN}
            assert ask(nursery, f"tell\t{file}\t60000") == ""


def _let_claims_end(file: Path) -> None:
    """Move what was claimed into the past, as waiting would."""
    past = (MORNING - CLAIM).isoformat()
    run_sql(
        file,
        f"UPDATE reminder SET tried_at = '{past}' WHERE status = 'pending' "  # noqa: S608 - ours
        "AND tried_at IS NOT NULL",
    )
