"""Planned purchases, and findings of the check-up that are muted.

What was dropped or lifted stays as a row, as everything does; `void` is undo's alone.
"""

VERSION = 1002

PURCHASE = """\
CREATE TABLE purchase (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 200),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 65536),
    category TEXT NOT NULL CHECK (length(category) <= 200),
    about INTEGER CHECK (about BETWEEN 1 AND 1000000000000),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    store TEXT NOT NULL CHECK (length(store) <= 200),
    by_day TEXT CHECK (by_day IS NULL OR by_day IS date(by_day, '+0 days')),
    bought_on TEXT CHECK (bought_on IS NULL OR bought_on IS date(bought_on, '+0 days')),
    dropped INTEGER NOT NULL CHECK (dropped IN (0, 1)),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1))
) STRICT"""

MUTE = """\
CREATE TABLE mute (
    number INTEGER PRIMARY KEY,
    rule TEXT NOT NULL CHECK (rule GLOB 'M[1-9]' OR rule = 'M10'),
    credit INTEGER NOT NULL REFERENCES credit (number),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 65536),
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day, '+0 days')),
    dropped INTEGER NOT NULL CHECK (dropped IN (0, 1)),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1))
) STRICT"""

STATEMENTS = (
    PURCHASE,
    MUTE,
    "CREATE UNIQUE INDEX purchase_id ON purchase (id) WHERE void = 0 AND dropped = 0",
    "CREATE UNIQUE INDEX mute_of ON mute (credit, rule) WHERE void = 0 AND dropped = 0",
    "CREATE INDEX purchase_added_by ON purchase (added_by)",
    "CREATE INDEX mute_added_by ON mute (added_by)",
    """\
CREATE TRIGGER purchase_stays BEFORE DELETE ON purchase
BEGIN
    SELECT RAISE(ABORT, 'a purchase is never removed');
END""",
    """\
CREATE TRIGGER mute_stays BEFORE DELETE ON mute
BEGIN
    SELECT RAISE(ABORT, 'a mute is never removed');
END""",
)
