"""A drawer that files are brought into."""

from collections.abc import Callable
from pathlib import Path

import pytest

from spendby.domain.credit import Credit, Store
from spendby.services.foreign.found import ReadAs
from spendby.services.foreign.taking import Asked
from spendby.services.incoming import Choice, Incoming
from spendby.services.services import Services
from tests.helpers.memory_services import memory_services

EVERYTHING = Choice()


class Drawer:
    """The use cases over a drawer, and bringing bytes into it."""

    def __init__(self, folder: Path, credits: list[Credit], stores: list[Store]) -> None:
        self.services: Services = memory_services(credits, stores)
        self._path = folder / "in"

    def take_in(
        self,
        content: bytes,
        *,
        store: str | None = None,
        skip: bool = False,
        read_as: ReadAs | None = None,
        choice: Choice = EVERYTHING,
    ) -> Incoming:
        """Bring a file in."""
        self._path.write_bytes(content)
        asked = Asked(None, store, read_as or ReadAs())
        path, take_in = str(self._path), self.services.exchange.take_in
        return take_in(path, asked, skip_problems=skip, choice=choice)

    def look(
        self, content: bytes, *, store: str | None = None, read_as: ReadAs | None = None
    ) -> Incoming:
        """Look at what a file would bring in."""
        self._path.write_bytes(content)
        asked = Asked(None, store, read_as or ReadAs())
        return self.services.exchange.look(str(self._path), asked)

    @property
    def credits(self) -> list[Credit]:
        """Everything in the drawer."""
        return self.services.credits.all()

    @property
    def left(self) -> dict[str, int]:
        """What is left in all, by currency."""
        sums: dict[str, int] = {}
        for credit in self.credits:
            sums[credit.currency] = sums.get(credit.currency, 0) + credit.left
        return sums


MakeDrawer = Callable[..., Drawer]


@pytest.fixture
def make_drawer(tmp_path: Path) -> MakeDrawer:
    """Make a drawer of these credits and stores."""

    def make(*credits: Credit, stores: tuple[Store, ...] = ()) -> Drawer:
        return Drawer(tmp_path, list(credits), list(stores))

    return make


@pytest.fixture
def drawer(make_drawer: MakeDrawer) -> Drawer:
    """Make an empty drawer."""
    return make_drawer()
