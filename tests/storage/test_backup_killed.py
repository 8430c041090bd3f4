"""F2, F3: a kill while a backup is made or restored leaves everything old or everything new."""

import random
from pathlib import Path

from spendby.domain.backup import Reason
from spendby.storage.backup_shelf import BackupShelf
from tests.helpers.credits import full_credit, make_credit
from tests.helpers.databases import (
    NOW,
    add,
    all_well,
    ask,
    everything,
    open_database,
    process,
)
from tests.storage.test_creation import KILLS


def test_a_kill_while_backing_up_lists_only_what_is_whole(path: Path) -> None:
    chance = random.Random(1122)  # noqa: S311 - moments to kill at, nothing secret
    made: set[str] = set()
    with open_database(path) as database:
        add(database, *(full_credit(f"c{number}") for number in range(300)))
        before = everything(database)
    with process("tests.helpers.backup_nursery") as nursery:
        for _ in range(KILLS):
            made |= set(ask(nursery, f"back-up\t{path}\t{chance.uniform(5, 300)}").split())
    with open_database(path) as database:
        shelf = BackupShelf(database)
        last = shelf.make(Reason.MANUAL, NOW)
        listed = shelf.listed(check=True)
        assert everything(database) == before
        assert all_well(database)
    assert made
    assert all(one.checked for one in listed if one.contents is not None)
    newest = max(one for one in made)
    assert newest in {one.file for one in listed if one.contents is not None}
    assert last.sequence > max(int(name.split("_")[0]) for name in made)
    assert list(path.parent.rglob("*.part")) == []


def test_a_kill_while_restoring_leaves_all_old_or_all_new(path: Path) -> None:
    old = [make_credit(f"old{number}", note="o" * 2000) for number in range(100)]
    new = [make_credit(f"new{number}", note="n" * 2000) for number in range(150)]
    with process("tests.helpers.backup_nursery") as nursery:
        seen = set()
        for turn in range(KILLS):
            file = path.parent / str(turn) / "spendby.db"
            with open_database(file) as database:
                add(database, *old)
                BackupShelf(database).make(Reason.MANUAL, NOW)
                add(database, *new)
            said = ask(nursery, f"restore\t{file}\t{turn * 480 / KILLS}")
            with open_database(file) as database:
                credits = everything(database)[0]
                assert credits in (old, [*old, *new])
                seen.add(len(credits))
                assert not said or credits == old
                assert all_well(database)
                assert add(database, make_credit("after")) is not None
                kept = BackupShelf(database).listed(check=True)
                if len(credits) == len(old):
                    assert (kept[0].reason, kept[0].checked) == (Reason.BEFORE_RESTORE, True)
            assert list(file.parent.rglob("*.part")) == []
        assert seen == {len(old), len(old) + len(new)}
