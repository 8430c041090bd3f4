"""The log is a record that undo leaves alone; marks and wishes are changes that it takes back."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from spendby.domain.errors import NotFound
from spendby.domain.expiry import on_day
from spendby.domain.notice import Place
from spendby.domain.reminders.reminder import (
    About,
    Delivery,
    Key,
    Mark,
    Marked,
    Reminding,
    Status,
)
from spendby.storage.database import Database
from tests.helpers.credits import DAY, make_credit
from tests.helpers.databases import NOW, add, all_well, open_database, redo, run_sql, undo

SOON = DAY + timedelta(days=6)
KEY = Key("c1", About.EXPIRY, SOON, 7)
LINE = Delivery(KEY, DAY, NOW)
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def told(database: Database) -> Database:
    """A database with a credit of which one was reminded."""
    add(database, make_credit(expiry=on_day(SOON)), make_credit("c2"))
    with database.change() as work:
        work.reminders.deliver([LINE])
        work.reminders.look(NOW)
        work.keep_log()
    return database


def log(database: Database) -> list[Delivery]:
    with database.read() as look:
        return list(look.reminders.deliveries().values())


def mark(database: Database, mark: Mark = Mark.DONE) -> None:
    with database.change() as work:
        work.reminders.mark([KEY], mark, NOW, LATER if mark is Mark.SNOOZED else None)
        work.commit("Marked", NOW)


def test_the_log_is_kept_without_a_line_in_the_change_log(told: Database) -> None:
    assert log(told) == [LINE]
    with told.read() as look:
        assert look.reminders.looked_at() == NOW
        assert [one.label for one in look.changes.latest(9)] == ["Added"]
    assert all_well(told)


def test_what_was_shown_is_written_over_the_same_line(told: Database) -> None:
    shown = Delivery(KEY, DAY, NOW, Status.SHOWN, Place.DESKTOP, "", LATER, 1)
    with told.change() as work:
        work.reminders.deliver([shown])
        work.keep_log()
    assert log(told) == [shown]


def test_the_last_mark_counts_and_undo_gives_back_the_one_before(told: Database) -> None:
    mark(told, Mark.SNOOZED)
    mark(told, Mark.DONE)
    with told.read() as look:
        assert look.reminders.marks() == {KEY: Marked(Mark.DONE, NOW, NOW)}
    undo(told)
    with told.read() as look:
        assert look.reminders.marks() == {KEY: Marked(Mark.SNOOZED, NOW, NOW, LATER)}
    undo(told)
    redo(told)
    with told.read() as look:
        assert look.reminders.marks()[KEY].mark is Mark.SNOOZED
    assert all_well(told)


def test_wishes_are_taken_back_too(told: Database) -> None:
    for wish in (Reminding((14, 3)), Reminding((14, 3)), Reminding(muted=True)):
        with told.change() as work:
            work.reminders.wish("c1", wish)
            work.commit("Wished", NOW)
    with told.read() as look:
        assert look.reminders.wishes() == {"c1": Reminding(muted=True)}
        assert [one.label for one in look.changes.latest(9, "c1")].count("Wished") == 2
    undo(told)
    with told.read() as look:
        assert look.reminders.wishes() == {"c1": Reminding((14, 3))}


def test_undo_leaves_the_log_and_hides_it_with_its_credit(told: Database) -> None:
    undo(told)
    assert log(told) == []
    redo(told)
    assert log(told) == [LINE]


def test_what_was_never_delivered_can_not_be_marked(told: Database) -> None:
    with told.change() as work, pytest.raises(NotFound):
        work.reminders.mark([Key("c2", About.EXPIRY, SOON, 7)], Mark.DONE, NOW, None)
    with told.change() as work, pytest.raises(NotFound):
        work.reminders.wish("nobody", Reminding(muted=True))


def test_deleting_for_good_takes_the_reminders_along(told: Database, path: Path) -> None:
    mark(told)
    with told.change() as work:
        work.reminders.wish("c1", Reminding(muted=True))
        work.commit("Wished", NOW)
    with told.change() as work:
        work.delete_for_good("c1", NOW)
    assert all_well(told)
    for table in ("reminder", "reminder_mark", "reminding"):
        assert run_sql(path, f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608 - our names


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE reminder SET lead = 1", "keeps what it is about"),
        ("DELETE FROM reminder", "only grows"),
        ("UPDATE reminder_mark SET mark = 'new'", "never edited"),
        ("DELETE FROM reminder_mark", "never removed"),
        ("UPDATE reminding SET muted = 0", "never edited"),
        ("DELETE FROM reminding", "never removed"),
        ("UPDATE reminder SET status = 'sent'", "CHECK"),
        ("UPDATE reminder SET day = '2026-02-30'", "CHECK"),
    ],
)
def test_the_file_guards_them_against_every_program(
    told: Database, path: Path, statement: str, why: str
) -> None:
    mark(told)
    with told.change() as work:
        work.reminders.wish("c1", Reminding(muted=True))
        work.commit("Wished", NOW)
    with pytest.raises(sqlite3.IntegrityError, match=why):
        run_sql(path, statement)


def test_a_second_start_finds_them(told: Database, path: Path) -> None:
    mark(told)
    told.close()
    with open_database(path) as again, again.read() as look:
        assert look.reminders.marks()[KEY].mark is Mark.DONE


def test_the_log_takes_every_cause_and_every_place(told: Database) -> None:
    lines = [replace(LINE, key=Key("c2", about, SOON)) for about in About]
    lines += [
        replace(LINE, key=Key("c1", About.COMPARE, SOON, lead), place=place, status=Status.SHOWN)
        for lead, place in enumerate(Place)
    ]
    with told.change() as work:
        work.reminders.deliver(lines)
        work.keep_log()
    assert set(log(told)) == {LINE, *lines}
    assert all_well(told)


@pytest.mark.usefixtures("told")
def test_the_log_takes_no_cause_that_nobody_knows(path: Path) -> None:
    line = "(1, 'weather', '2026-11-28', 7, '2026-11-22', '2026-11-22 10:00', 'shown', '', 0)"
    names = "credit, about, on_day, lead, day, at, status, why, tries"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"INSERT INTO reminder ({names}) VALUES {line}")  # noqa: S608 - our own
