"""Reminders of the day from which a credit can be used.

What a reminder may be about, and where it may be shown, are rows from now on: the next word is
one INSERT, and no table is made anew (docs/adr/0043-closed-sets-that-grow.md).
"""

from spendby.storage.migrations.rebuilding import rebuilt, words

VERSION = 1004

REMINDER = """\
CREATE TABLE reminder (
    number INTEGER PRIMARY KEY,
    credit INTEGER NOT NULL REFERENCES credit (number),
    about TEXT NOT NULL REFERENCES reminder_about (word),
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day, '+0 days')),
    lead INTEGER NOT NULL CHECK (lead BETWEEN 0 AND 9999),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    status TEXT NOT NULL CHECK (status IN ('pending', 'shown', 'not_shown')),
    place TEXT REFERENCES reminder_place (word),
    why TEXT NOT NULL CHECK (length(why) <= 65536),
    tried_at TEXT CHECK (tried_at IS NULL OR datetime(tried_at) IS NOT NULL),
    tries INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 9999),
    UNIQUE (credit, about, on_day, lead)
) STRICT"""

_COLUMNS = (
    *("number", "credit", "about", "on_day", "lead", "day"),
    *("at", "status", "place", "why", "tried_at", "tries"),
)

KEPT = """\
CREATE TRIGGER reminder_kept BEFORE UPDATE ON reminder
WHEN NEW.number IS NOT OLD.number OR NEW.credit IS NOT OLD.credit OR NEW.about IS NOT OLD.about
    OR NEW.on_day IS NOT OLD.on_day OR NEW.lead IS NOT OLD.lead
BEGIN
    SELECT RAISE(ABORT, 'a reminder keeps what it is about');
END"""

STAYS = """\
CREATE TRIGGER reminder_stays BEFORE DELETE ON reminder
BEGIN
    SELECT RAISE(ABORT, 'the log of reminders only grows');
END"""

STATEMENTS = (
    *words("reminder_about", "expiry", "ended", "compare", "no_date", "next_step", "usable"),
    *words("reminder_place", "desktop", "tray", "window"),
    *rebuilt("reminder", REMINDER, _COLUMNS, KEPT, STAYS),
)
