"""The log of reminders, the user's words on them, and the wishes for single credits.

The log is a record: undo leaves it alone. What the user did with a reminder, and wishes for a
credit, are rows like any other change's, the latest one that isn't void counts
(docs/adr/0016-the-reminder-log.md).
"""

VERSION = 1001

REMINDER = """\
CREATE TABLE reminder (
    number INTEGER PRIMARY KEY,
    credit INTEGER NOT NULL REFERENCES credit (number),
    about TEXT NOT NULL CHECK (about IN (
        'expiry', 'ended', 'compare', 'no_date', 'next_step')),
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day, '+0 days')),
    lead INTEGER NOT NULL CHECK (lead BETWEEN 0 AND 9999),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    status TEXT NOT NULL CHECK (status IN ('pending', 'shown', 'not_shown')),
    place TEXT CHECK (place IN ('desktop', 'tray', 'window')),
    why TEXT NOT NULL CHECK (length(why) <= 65536),
    tried_at TEXT CHECK (tried_at IS NULL OR datetime(tried_at) IS NOT NULL),
    tries INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 9999),
    UNIQUE (credit, about, on_day, lead)
) STRICT"""

REMINDER_MARK = """\
CREATE TABLE reminder_mark (
    number INTEGER PRIMARY KEY,
    reminder INTEGER NOT NULL REFERENCES reminder (number),
    mark TEXT NOT NULL CHECK (mark IN ('new', 'snoozed', 'done')),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    delivered_at TEXT NOT NULL CHECK (datetime(delivered_at) IS NOT NULL),
    until TEXT CHECK (until IS NULL OR datetime(until) IS NOT NULL),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1)),
    CHECK ((mark = 'snoozed') = (until IS NOT NULL))
) STRICT"""

REMINDING = """\
CREATE TABLE reminding (
    number INTEGER PRIMARY KEY,
    credit INTEGER NOT NULL REFERENCES credit (number),
    leads TEXT CHECK (leads IS NULL OR leads GLOB '[[]*]'),
    muted INTEGER NOT NULL CHECK (muted IN (0, 1)),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1))
) STRICT"""

REMINDER_LOOK = """\
CREATE TABLE reminder_look (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL)
) STRICT"""

INDEXES = (
    "CREATE INDEX reminder_mark_reminder ON reminder_mark (reminder)",
    "CREATE INDEX reminding_credit ON reminding (credit)",
    "CREATE INDEX reminder_mark_added_by ON reminder_mark (added_by)",
    "CREATE INDEX reminding_added_by ON reminding (added_by)",
)

KEPT = (
    """\
CREATE TRIGGER reminder_kept BEFORE UPDATE ON reminder
WHEN NEW.number IS NOT OLD.number OR NEW.credit IS NOT OLD.credit OR NEW.about IS NOT OLD.about
    OR NEW.on_day IS NOT OLD.on_day OR NEW.lead IS NOT OLD.lead
BEGIN
    SELECT RAISE(ABORT, 'a reminder keeps what it is about');
END""",
    """\
CREATE TRIGGER reminder_mark_kept BEFORE UPDATE ON reminder_mark
WHEN NEW.number IS NOT OLD.number OR NEW.reminder IS NOT OLD.reminder
    OR NEW.mark IS NOT OLD.mark OR NEW.at IS NOT OLD.at OR NEW.until IS NOT OLD.until
    OR NEW.delivered_at IS NOT OLD.delivered_at OR NEW.added_by IS NOT OLD.added_by
BEGIN
    SELECT RAISE(ABORT, 'what was done with a reminder is never edited');
END""",
    """\
CREATE TRIGGER reminding_kept BEFORE UPDATE ON reminding
WHEN NEW.number IS NOT OLD.number OR NEW.credit IS NOT OLD.credit
    OR NEW.leads IS NOT OLD.leads OR NEW.muted IS NOT OLD.muted
    OR NEW.added_by IS NOT OLD.added_by
BEGIN
    SELECT RAISE(ABORT, 'a wish is never edited');
END""",
    """\
CREATE TRIGGER reminder_stays BEFORE DELETE ON reminder
BEGIN
    SELECT RAISE(ABORT, 'the log of reminders only grows');
END""",
    """\
CREATE TRIGGER reminder_mark_stays BEFORE DELETE ON reminder_mark
BEGIN
    SELECT RAISE(ABORT, 'what was done with a reminder is never removed');
END""",
    """\
CREATE TRIGGER reminding_stays BEFORE DELETE ON reminding
BEGIN
    SELECT RAISE(ABORT, 'a wish is never removed');
END""",
)

STATEMENTS = (REMINDER, REMINDER_MARK, REMINDING, REMINDER_LOOK, *INDEXES, *KEPT)
