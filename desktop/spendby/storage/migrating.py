"""Brings a file to the present tables: every missing step in one transaction, after a copy."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from spendby.storage.copying import verified_copy
from spendby.storage.engine import APPLICATION_ID, raw_connection
from spendby.storage.migrations import Step
from spendby.storage.refusals import damaged, refusing


def run_steps(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Run the steps that the file has not seen yet, all of them or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in steps:
            if step.version > version:
                for statement in step.statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {step.version:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        _check_references(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check_references(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        message = "rows are left that refer to nothing"
        raise sqlite3.IntegrityError(message)


def migrate(path: Path, backups: Path, steps: Sequence[Step], now: Callable[[], datetime]) -> None:
    """Keep a verified copy in `backups`, then run the missing steps; raises `FileRefused`."""
    verified_copy(path, backups, "before-migration", now())
    with refusing(path, saving=True), closing(raw_connection(path, "rw")) as connection:
        # Steps may rebuild tables that others refer to; what they leave is checked at the end.
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            run_steps(connection, steps)
        except sqlite3.IntegrityError as error:  # a row that no table of ours would have taken
            raise damaged(path) from error
