"""The tables that grow large, made anew with checks that SQLite does faster.

In a CHECK it builds the list of an `IN` anew for every row, as a table of its own: that was more
than half the time of writing a credit, and of looking a file over. Calling a function takes longer
than asking for the usual value first. What may be in a row is the same as before
(docs/adr/0026-how-large-files-come-in.md).
"""

VERSION = 1003

CREDIT = """\
CREATE TABLE credit (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 200),
    store INTEGER NOT NULL REFERENCES store (number),
    name TEXT NOT NULL CHECK (length(name) <= 65536),
    kind TEXT NOT NULL CHECK (
        kind = 'gift_card' OR kind = 'refund' OR kind = 'return' OR kind = 'promotional'
        OR kind = 'reward' OR kind = 'courtesy' OR kind = 'other'),
    preset TEXT CHECK (preset IS NULL OR length(preset) <= 200),
    currency TEXT NOT NULL CHECK (currency = 'USD' OR currency GLOB '[A-Z][A-Z][A-Z]'),
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')),
    usable_from TEXT CHECK (usable_from IS NULL OR usable_from IS date(usable_from, '+0 days')),
    expiry_state TEXT NOT NULL CHECK (
        expiry_state = 'on' OR expiry_state = 'never' OR expiry_state = 'unknown'),
    expires_on TEXT CHECK (expires_on IS NULL OR expires_on IS date(expires_on, '+0 days')),
    expiry_basis TEXT CHECK (expiry_basis IS NULL OR length(expiry_basis) <= 65536),
    terms_status TEXT NOT NULL CHECK (
        terms_status = 'not_read' OR terms_status = 'unclear' OR terms_status = 'read'),
    terms_gift_cards TEXT NOT NULL CHECK (
        terms_gift_cards = 'silent' OR terms_gift_cards = 'excluded'
        OR terms_gift_cards = 'allowed'),
    terms_third_party_named INTEGER NOT NULL CHECK (terms_third_party_named IN (0, 1)),
    terms_read_on TEXT CHECK (
        terms_read_on IS NULL OR terms_read_on IS date(terms_read_on, '+0 days')),
    terms_text TEXT NOT NULL CHECK (terms_text = '' OR length(terms_text) <= 65536),
    terms_url TEXT NOT NULL CHECK (terms_url = '' OR length(terms_url) <= 65536),
    eligible TEXT NOT NULL CHECK (eligible = '[]' OR eligible GLOB '[[]*]'),
    keeps_rest INTEGER CHECK (keeps_rest IN (0, 1)),
    source TEXT NOT NULL CHECK (source = '' OR length(source) <= 65536),
    reference TEXT NOT NULL CHECK (reference = '' OR length(reference) <= 65536),
    note TEXT NOT NULL CHECK (note = '' OR length(note) <= 65536),
    checked_on TEXT CHECK (checked_on IS NULL OR checked_on IS date(checked_on, '+0 days')),
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1)),
    CHECK ((expiry_state = 'on') = (expires_on IS NOT NULL))
) STRICT"""

ENTRY = """\
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    credit INTEGER NOT NULL REFERENCES credit (number),
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day, '+0 days')),
    kind TEXT NOT NULL CHECK (
        kind = 'grant' OR kind = 'spend' OR kind = 'refund' OR kind = 'adjust'
        OR kind = 'expire' OR kind = 'extend'),
    amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000 AND 1000000000000),
    memo TEXT NOT NULL CHECK (memo = '' OR length(memo) <= 65536),
    expires_on TEXT CHECK (expires_on IS NULL OR expires_on IS date(expires_on, '+0 days')),
    expired_on TEXT CHECK (expired_on IS NULL OR expired_on IS date(expired_on, '+0 days')),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1)),
    CHECK (CASE kind
        WHEN 'spend' THEN amount < 0
        WHEN 'expire' THEN amount < 0
        WHEN 'refund' THEN amount > 0
        WHEN 'extend' THEN amount >= 0
        ELSE 1 END)
) STRICT"""

CHECKOUT = """\
CREATE TABLE checkout (
    number INTEGER PRIMARY KEY,
    credit INTEGER NOT NULL REFERENCES credit (number),
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day, '+0 days')),
    target TEXT NOT NULL CHECK (
        target = 'own_gift_card' OR target = 'third_party_gift_card' OR target = 'goods'
        OR target = 'cash' OR target = 'another_person'),
    saw TEXT NOT NULL CHECK (
        saw = 'offered' OR saw = 'greyed_out' OR saw = 'absent'),
    note TEXT NOT NULL CHECK (note = '' OR length(note) <= 65536),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1))
) STRICT"""

INDEXES = (
    "CREATE UNIQUE INDEX credit_id ON credit (id) WHERE void = 0",
    "CREATE INDEX entry_sums ON entry (credit, void, kind, amount)",
    "CREATE INDEX checkout_credit ON checkout (credit)",
    "CREATE INDEX credit_added_by ON credit (added_by)",
    "CREATE INDEX entry_added_by ON entry (added_by)",
    "CREATE INDEX checkout_added_by ON checkout (added_by)",
)

TRIGGERS = (
    """\
CREATE TRIGGER credit_ledger AFTER UPDATE OF void ON credit WHEN NEW.void = 0
BEGIN
    SELECT CASE
        WHEN granted <= 0
            THEN RAISE(ABORT, 'ledger: A credit needs a grant above zero.')
        WHEN used > 0
            THEN RAISE(ABORT, 'ledger: More would be put back than was spent.')
        WHEN expired > 0
            THEN RAISE(ABORT,
                'ledger: More would be brought back than was recorded as expired.')
        WHEN rest < 0
            THEN RAISE(ABORT, 'ledger: More would be taken off than is left.')
        END
    FROM (
        SELECT
            coalesce(sum(CASE WHEN kind = 'grant' THEN amount END), 0) AS granted,
            coalesce(sum(CASE WHEN kind IN ('spend', 'refund') THEN amount END), 0) AS used,
            coalesce(sum(CASE WHEN kind IN ('expire', 'extend') THEN amount END), 0) AS expired,
            coalesce(sum(amount), 0) AS rest
        FROM entry WHERE credit = NEW.number AND void = 0
    );
END""",
    """\
CREATE TRIGGER credit_staged AFTER INSERT ON credit WHEN NEW.void = 0
BEGIN
    SELECT RAISE(ABORT, 'a credit becomes live after its entries');
END""",
    """\
CREATE TRIGGER entry_added AFTER INSERT ON entry
WHEN NEW.void = 0 AND (SELECT void FROM credit WHERE number = NEW.credit) = 0
BEGIN
    UPDATE credit SET void = 0 WHERE number = NEW.credit;
END""",
    """\
CREATE TRIGGER entry_voided AFTER UPDATE OF void ON entry
WHEN (SELECT void FROM credit WHERE number = NEW.credit) = 0
BEGIN
    UPDATE credit SET void = 0 WHERE number = NEW.credit;
END""",
    """\
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry
WHEN NEW.number IS NOT OLD.number OR NEW.credit IS NOT OLD.credit
    OR NEW.on_day IS NOT OLD.on_day OR NEW.kind IS NOT OLD.kind
    OR NEW.amount IS NOT OLD.amount OR NEW.memo IS NOT OLD.memo
    OR NEW.expires_on IS NOT OLD.expires_on OR NEW.expired_on IS NOT OLD.expired_on
    OR NEW.added_by IS NOT OLD.added_by
BEGIN
    SELECT RAISE(ABORT, 'an entry is never edited');
END""",
    """\
CREATE TRIGGER checkout_kept BEFORE UPDATE ON checkout
WHEN NEW.number IS NOT OLD.number OR NEW.credit IS NOT OLD.credit
    OR NEW.on_day IS NOT OLD.on_day OR NEW.target IS NOT OLD.target
    OR NEW.saw IS NOT OLD.saw OR NEW.note IS NOT OLD.note
    OR NEW.added_by IS NOT OLD.added_by
BEGIN
    SELECT RAISE(ABORT, 'an observation is never edited');
END""",
    """\
CREATE TRIGGER credit_kept BEFORE UPDATE ON credit
WHEN NEW.number IS NOT OLD.number OR NEW.id IS NOT OLD.id OR NEW.added_by IS NOT OLD.added_by
BEGIN
    SELECT RAISE(ABORT, 'a credit keeps its id');
END""",
    """\
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'an entry is never removed');
END""",
    """\
CREATE TRIGGER checkout_stays BEFORE DELETE ON checkout
BEGIN
    SELECT RAISE(ABORT, 'an observation is never removed');
END""",
    """\
CREATE TRIGGER credit_stays BEFORE DELETE ON credit
BEGIN
    SELECT RAISE(ABORT, 'a credit is never removed');
END""",
)

# Held in memory meanwhile: renaming a table takes SQLite longer than all else of a first start.
STATEMENTS = (
    "CREATE TEMP TABLE old_credit AS SELECT * FROM credit",
    "CREATE TEMP TABLE old_entry AS SELECT * FROM entry",
    "CREATE TEMP TABLE old_checkout AS SELECT * FROM checkout",
    "DROP TABLE checkout",
    "DROP TABLE entry",
    "DROP TABLE credit",
    CREDIT,
    ENTRY,
    CHECKOUT,
    "INSERT INTO credit SELECT * FROM temp.old_credit",
    "INSERT INTO entry SELECT * FROM temp.old_entry",
    "INSERT INTO checkout SELECT * FROM temp.old_checkout",
    "DROP TABLE temp.old_checkout",
    "DROP TABLE temp.old_entry",
    "DROP TABLE temp.old_credit",
    *INDEXES,
    *TRIGGERS,
)
