"""The first tables: stores, credits with their ledgers and observations, settings, change log.

Rows are never removed: a row that undo took back has `void` 1. The triggers hold the ledger to
invariants I1, I3 and I4 whatever program writes; see docs/adr/0007-undo-voids-rows.md.
"""

VERSION = 1000

CHANGE = """\
CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    of INTEGER REFERENCES change (number),
    label TEXT NOT NULL CHECK (length(label) <= 65536),
    at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    CHECK ((kind = 'do') = (of IS NULL)),
    CHECK (kind = 'do' OR undone = 0)
) STRICT"""

CHANGE_ROW = """\
CREATE TABLE change_row (
    number INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    table_name TEXT NOT NULL CHECK (table_name IN (
        'credit', 'setting', 'store', 'purchase', 'mute')),
    row INTEGER NOT NULL,
    before TEXT NOT NULL CHECK (before GLOB '{*}'),
    after TEXT NOT NULL CHECK (after GLOB '{*}')
) STRICT"""

STORE = """\
CREATE TABLE store (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 200),
    name TEXT NOT NULL CHECK (length(name) <= 65536),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    time_zone TEXT NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 200),
    pack TEXT NOT NULL CHECK (length(pack) <= 200),
    added_by INTEGER REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1))
) STRICT"""

CREDIT = """\
CREATE TABLE credit (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 200),
    store INTEGER NOT NULL REFERENCES store (number),
    name TEXT NOT NULL CHECK (length(name) <= 65536),
    kind TEXT NOT NULL CHECK (kind IN (
        'gift_card', 'refund', 'return', 'promotional', 'reward', 'courtesy', 'other')),
    preset TEXT CHECK (length(preset) <= 200),
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')),
    usable_from TEXT CHECK (usable_from IS NULL OR usable_from IS date(usable_from, '+0 days')),
    expiry_state TEXT NOT NULL CHECK (expiry_state IN ('on', 'never', 'unknown')),
    expires_on TEXT CHECK (expires_on IS NULL OR expires_on IS date(expires_on, '+0 days')),
    expiry_basis TEXT CHECK (length(expiry_basis) <= 65536),
    terms_status TEXT NOT NULL CHECK (terms_status IN ('not_read', 'unclear', 'read')),
    terms_gift_cards TEXT NOT NULL CHECK (terms_gift_cards IN ('silent', 'excluded', 'allowed')),
    terms_third_party_named INTEGER NOT NULL CHECK (terms_third_party_named IN (0, 1)),
    terms_read_on TEXT CHECK (
        terms_read_on IS NULL OR terms_read_on IS date(terms_read_on, '+0 days')),
    terms_text TEXT NOT NULL CHECK (length(terms_text) <= 65536),
    terms_url TEXT NOT NULL CHECK (length(terms_url) <= 65536),
    eligible TEXT NOT NULL CHECK (eligible GLOB '[[]*]'),
    keeps_rest INTEGER CHECK (keeps_rest IN (0, 1)),
    source TEXT NOT NULL CHECK (length(source) <= 65536),
    reference TEXT NOT NULL CHECK (length(reference) <= 65536),
    note TEXT NOT NULL CHECK (length(note) <= 65536),
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
    kind TEXT NOT NULL CHECK (kind IN (
        'grant', 'spend', 'refund', 'adjust', 'expire', 'extend')),
    amount INTEGER NOT NULL CHECK (amount BETWEEN -1000000000000 AND 1000000000000),
    memo TEXT NOT NULL CHECK (length(memo) <= 65536),
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
    target TEXT NOT NULL CHECK (target IN (
        'own_gift_card', 'third_party_gift_card', 'goods', 'cash', 'another_person')),
    saw TEXT NOT NULL CHECK (saw IN ('offered', 'greyed_out', 'absent')),
    note TEXT NOT NULL CHECK (length(note) <= 65536),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1))
) STRICT"""

SETTING = """\
CREATE TABLE setting (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    value TEXT NOT NULL CHECK (length(value) >= 1),
    added_by INTEGER NOT NULL REFERENCES change (number) DEFERRABLE INITIALLY DEFERRED,
    void INTEGER NOT NULL CHECK (void IN (0, 1))
) STRICT"""

INDEXES = (
    "CREATE UNIQUE INDEX store_id ON store (id) WHERE void = 0",
    "CREATE UNIQUE INDEX credit_id ON credit (id) WHERE void = 0",
    "CREATE UNIQUE INDEX setting_name ON setting (name) WHERE void = 0",
    "CREATE INDEX entry_sums ON entry (credit, void, kind, amount)",
    "CREATE INDEX checkout_credit ON checkout (credit)",
    "CREATE INDEX store_added_by ON store (added_by)",
    "CREATE INDEX credit_added_by ON credit (added_by)",
    "CREATE INDEX entry_added_by ON entry (added_by)",
    "CREATE INDEX checkout_added_by ON checkout (added_by)",
    "CREATE INDEX setting_added_by ON setting (added_by)",
    "CREATE INDEX change_row_change ON change_row (change)",
    "CREATE INDEX change_row_row ON change_row (table_name, row)",
)

# A credit becomes live only through this check; every other way into a ledger leads here.
LEDGER = (
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
)

KEPT = (
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
CREATE TRIGGER change_kept BEFORE UPDATE ON change
WHEN NEW.number IS NOT OLD.number OR NEW.kind IS NOT OLD.kind OR NEW.of IS NOT OLD.of
    OR NEW.label IS NOT OLD.label OR NEW.at IS NOT OLD.at
BEGIN
    SELECT RAISE(ABORT, 'the change log is never edited');
END""",
    """\
CREATE TRIGGER change_row_kept BEFORE UPDATE ON change_row
BEGIN
    SELECT RAISE(ABORT, 'the change log is never edited');
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
CREATE TRIGGER change_stays BEFORE DELETE ON change
BEGIN
    SELECT RAISE(ABORT, 'the change log only grows');
END""",
    """\
CREATE TRIGGER change_row_stays BEFORE DELETE ON change_row
BEGIN
    SELECT RAISE(ABORT, 'the change log only grows');
END""",
    """\
CREATE TRIGGER credit_stays BEFORE DELETE ON credit
BEGIN
    SELECT RAISE(ABORT, 'a credit is never removed');
END""",
    """\
CREATE TRIGGER store_stays BEFORE DELETE ON store
BEGIN
    SELECT RAISE(ABORT, 'a store is never removed');
END""",
    """\
CREATE TRIGGER setting_stays BEFORE DELETE ON setting
BEGIN
    SELECT RAISE(ABORT, 'a setting is never removed');
END""",
)

AMAZON = """\
INSERT INTO store (number, id, name, currency, time_zone, pack)
VALUES (1, 'amazon-us', 'Amazon.com', 'USD', 'America/Los_Angeles', 'amazon-us')"""

STATEMENTS = (
    CHANGE,
    CHANGE_ROW,
    STORE,
    CREDIT,
    ENTRY,
    CHECKOUT,
    SETTING,
    *INDEXES,
    *LEDGER,
    *KEPT,
    AMAZON,
)
