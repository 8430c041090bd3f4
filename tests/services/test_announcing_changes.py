"""What listens to changes can't deny them."""

import sys
from types import TracebackType

import pytest

from spendby.domain.credit import Kind
from spendby.domain.errors import FileRefused
from spendby.services.changes import Changed
from tests.helpers.memory_services import memory_services


@pytest.mark.parametrize("error", [ValueError("odd"), FileRefused("In use.")])
def test_a_listener_that_fails_neither_denies_the_change_nor_stops_the_news(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    told: list[BaseException] = []

    def hook(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        told.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    services = memory_services()
    heard: list[Changed] = []

    def broken(_: Changed) -> None:
        raise error

    services.notifier.subscribe(broken)
    services.notifier.subscribe(heard.append)
    services.credits.add(Kind.REFUND, 500)
    assert len(services.credits.all()) == len(heard) == 1
    assert told == [error]
