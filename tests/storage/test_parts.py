"""Credits are read in parts, in the order of recording or of their ends, each as it was added."""

from datetime import timedelta

from spendby.domain.expiry import NEVER, on_day
from spendby.storage.database import Database
from tests.helpers.credits import DAY, full_credit, make_credit
from tests.helpers.databases import NOW


def test_parts_one_after_the_other_are_everything(database: Database) -> None:
    credits = [make_credit(f"c{number}", 2500, number) for number in range(10)]
    credits += [full_credit(), make_credit("last", expiry=NEVER)]
    with database.change() as work:
        work.credits.add(credits)
        work.commit("Added", NOW)
    found, after = [], 0
    with database.read() as look:
        while part := look.credits.part(after, 5):
            assert len(part) <= 5
            found += [credit for _, credit in part]
            after = part[-1][0]
        assert found == look.credits.all() == credits
        assert look.credits.are_more_than(len(credits) - 1)
        assert not look.credits.are_more_than(len(credits))


def test_the_soonest_are_those_that_a_list_shows_first(database: Database) -> None:
    ends = {"b": 3, "gone": -1, "A": 3, "today": 0, "late": 90, "C": 3}
    credits = [make_credit(n, name=n, expiry=on_day(DAY + timedelta(d))) for n, d in ends.items()]
    with database.change() as work:
        work.credits.add([*credits, make_credit("never", expiry=NEVER), make_credit("unknown")])
        work.commit("Added", NOW)
    with database.read() as look:
        found = [credit.id for credit in look.credits.soonest(DAY, 3)]
        assert sorted(found) == ["A", "b", "today"]
        assert len(look.credits.soonest(DAY, 100)) == 5


def test_none_is_the_soonest_where_too_many_end_on_one_day(database: Database) -> None:
    credits = [make_credit(f"c{number}", expiry=on_day(DAY)) for number in range(2_001)]
    with database.change() as work:
        work.credits.add(credits)
        work.commit("Added", NOW)
    with database.read() as look:
        assert look.credits.soonest(DAY, 10) == []
