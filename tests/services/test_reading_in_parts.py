"""Reading many credits in parts gives one state of the file, whatever happens in between."""

from datetime import timedelta

from spendby.domain.credit import Credit, Kind
from spendby.domain.expiry import NEVER, on_day
from spendby.services.credit_reads import Part
from spendby.services.services import Services
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services

MANY = 1_000
FEW = 50


def drawer(count: int) -> list[Credit]:
    ends = [
        on_day(DAY + timedelta(number % 90 - 30)) if number % 7 else NEVER
        for number in range(count)
    ]
    return [make_credit(f"c{number:04}", expiry=end) for number, end in enumerate(ends)]


def read(services: Services, count_of_changes: int = 0) -> list[Part]:
    """Read all parts; between the first of them, so many changes are made."""
    parts = []
    for part in services.credits.reads.in_parts(FEW):
        parts.append(part)
        if len(parts) % 2 == 0 and count_of_changes:
            count_of_changes -= 1
            services.credits.add(Kind.REFUND, 500)
    return parts


def everything(parts: list[Part]) -> list[str]:
    """List the ids of what came from the last first part on."""
    first = max(at for at, part in enumerate(parts) if part.is_first)
    counted = parts[first:] if parts[first].is_last else parts[first + 1 :]
    return [credit.id for part in counted for credit in part.credits]


def test_few_credits_come_at_once() -> None:
    credits = drawer(FEW)
    (part,) = read(memory_services(credits))
    assert (part.is_first, part.is_last, part.credits) == (True, True, credits)


def test_of_many_those_that_end_first_come_first_and_then_all() -> None:
    credits = drawer(MANY)
    first, *others = read(memory_services(credits))
    ends = [credit.expiry.on for credit in first.credits]
    assert ends == sorted(end for end in ends if end is not None)
    assert ends[0] == DAY
    assert len(others) > 1
    assert everything([first, *others]) == [credit.id for credit in credits]


def test_a_change_in_between_begins_anew() -> None:
    services = memory_services(drawer(MANY))
    parts = read(services, count_of_changes=1)
    assert [part.is_first for part in parts].count(True) == 2
    assert everything(parts) == [credit.id for credit in services.credits.all()]
    assert len(everything(parts)) == MANY + 1


def test_where_changes_never_end_everything_comes_at_once() -> None:
    services = memory_services(drawer(MANY))
    parts = read(services, count_of_changes=100)
    assert parts[-1].is_last
    assert everything(parts)[:MANY] == [credit.id for credit in drawer(MANY)]
