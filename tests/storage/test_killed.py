"""F1, F4: after a kill at any moment, what was acknowledged is there and nothing is half done."""

import json
import random
from pathlib import Path

from spendby.storage.database import Database
from spendby.storage.migrations import STEPS
from tests.helpers.credits import full_credit, make_credit
from tests.helpers.databases import (
    NOW,
    add,
    all_well,
    ask,
    everything,
    open_database,
    process,
    run_sql,
)
from tests.helpers.nursery import SECOND
from tests.storage.test_creation import KILLS


def test_no_acknowledged_change_is_lost(path: Path) -> None:
    chance = random.Random(1122)  # noqa: S311 - moments to kill at, nothing secret
    standing = rounds = 0
    with open_database(path) as database:
        everything(database)
    with process("tests.helpers.nursery") as nursery:
        # A busy machine gets less done before a kill, so the moments move out until enough was.
        while rounds < KILLS or standing <= KILLS / 2:
            rounds += 1
            moment = chance.uniform(5, 60) * max(1, rounds / KILLS)
            numbers = ask(nursery, f"work\t{path}\t{moment}").split()
            least = max([standing, *map(int, numbers)])
            with open_database(path) as database:
                assert all_well(database)
                with database.read() as look:
                    kept = max([0, *(change.number for change in look.changes.latest(1))])
            # What was saved without being acknowledged any more may stand too, but no more.
            assert kept in {least, least + 1}
            standing = kept


def test_a_migration_happens_as_a_whole_or_not_at_all(path: Path) -> None:
    credits = [full_credit(f"c{number}") for number in range(300)]
    with process("tests.helpers.nursery") as nursery:
        for turn in range(KILLS):
            file = path.parent / str(turn) / "spendby.db"
            with open_database(file) as database:
                add(database, *credits)
            ask(nursery, f"migrate\t{file}\t{10 + turn * 60 / KILLS}")
            version = run_sql(file, "PRAGMA user_version")[0][0]
            labels = run_sql(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'label'")
            assert (version, labels) in [(STEPS[-1].version, [(0,)]), (2000, [(1,)])]
            with Database(file, lambda: NOW, (*STEPS, SECOND)) as migrated:
                assert everything(migrated)[0] == credits
                assert all_well(migrated)
            for line in (file.parent / "backups" / "manifest.jsonl").read_text().splitlines():
                assert (file.parent / "backups" / json.loads(line)["file"]).exists()
            assert list(file.parent.rglob("*.part")) == []


def test_a_killed_process_lets_go_of_the_file(path: Path) -> None:
    with process("tests.helpers.nursery") as nursery:
        ask(nursery, f"work\t{path}\t80")
        with open_database(path) as database:
            assert add(database, make_credit("after")) is not None
