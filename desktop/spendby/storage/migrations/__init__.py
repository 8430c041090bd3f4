"""The steps that lead from an empty file to the present tables, oldest first.

A step is frozen once it is released: later wishes become later steps. `migrating` runs them.
"""

from msgspec import Struct

from spendby.storage.migrations import (
    v0001_first,
    v0002_reminders,
    v0003_purchases,
    v0004_checks,
    v0005_first_days,
)


class Step(Struct, frozen=True):
    """One step: the `user_version` it leads to (major * 1000 + minor), and its statements."""

    version: int
    statements: tuple[str, ...]


STEPS = (
    Step(v0001_first.VERSION, v0001_first.STATEMENTS),
    Step(v0002_reminders.VERSION, v0002_reminders.STATEMENTS),
    Step(v0003_purchases.VERSION, v0003_purchases.STATEMENTS),
    Step(v0004_checks.VERSION, v0004_checks.STATEMENTS),
    Step(v0005_first_days.VERSION, v0005_first_days.STATEMENTS),
)
