"""Sample data for those who want to look around: a folder of its own, gone when they leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from spendby.app.compose import Choices, composed
from spendby.assets import resource
from spendby.services.sample import shifted
from spendby.services.services import Services

_DRAWER = "drawer.json"


@contextmanager
def sample(today: date | None) -> Iterator[Services]:
    """Give the use cases over the sample drawer, as of `today` or else of the clock's day."""
    with (
        TemporaryDirectory(prefix="spendby-sample-") as folder,
        composed(Choices(folder, today)) as services,
    ):
        file = Path(folder) / _DRAWER
        day = services.clock.today()
        file.write_bytes(shifted(resource("sample", _DRAWER).read_bytes(), day))
        services.exchange.take_in(str(file))
        yield services
