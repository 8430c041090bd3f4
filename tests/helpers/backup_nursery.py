"""Children that make and restore backups and are killed in the middle; see `nursery`."""

import sys
from datetime import timedelta
from pathlib import Path

from spendby.domain.backup import Reason
from spendby.storage.backup_shelf import BackupShelf
from tests.helpers.databases import NOW, open_database
from tests.helpers.nursery import JOBS, Acknowledge, run_and_kill


def back_up(path: Path, acknowledge: Acknowledge) -> None:
    """Make backups without end; acknowledge the name of each."""
    shelf = BackupShelf(open_database(path))
    turn = 0
    while True:
        turn += 1
        acknowledge(shelf.make(Reason.DAILY, NOW + timedelta(minutes=turn)).file)


def restore(path: Path, acknowledge: Acknowledge) -> None:
    """Restore the oldest backup once."""
    shelf = BackupShelf(open_database(path))
    acknowledge(shelf.restore(shelf.listed()[-1].file, NOW).file)


JOBS.update({"back-up": back_up, "restore": restore})


if __name__ == "__main__":
    for line in sys.stdin:
        wanted, where, milliseconds = line.rstrip("\n").split("\t")
        sys.stdout.write(" ".join(run_and_kill(wanted, Path(where), float(milliseconds))) + "\n")
        sys.stdout.flush()
