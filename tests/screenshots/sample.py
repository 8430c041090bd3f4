"""The credits in the pictures: the sample drawer, and names that try the layout."""

from datetime import date
from pathlib import Path

from spendby.assets import resource
from spendby.domain.credit import Credit, GiftCardClause, Kind, Terms, TermsStatus
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import NEVER, UNKNOWN, Expiry, on_day
from spendby.services.services import Services
from tests.helpers.memory_services import memory_services

_ON = date(2026, 8, 6)
_READ = Terms(TermsStatus.READ, GiftCardClause.ALLOWED, read_on=_ON)
_OUT = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, read_on=_ON)


def sample_services() -> Services:
    """Give the sample drawer."""
    services = memory_services()
    services.exchange.take_in(str(resource("sample", "drawer.json")))
    return services


_NOT_READ = Terms()


def _credit(
    name: str,
    kind: Kind,
    amounts: tuple[int, int],
    expiry: Expiry = NEVER,
    terms: Terms = _NOT_READ,
) -> Credit:
    granted, spent = amounts
    entries = [Entry(_ON, EntryKind.GRANT, granted)]
    if spent:
        entries.append(Entry(date(2026, 11, 2), EntryKind.SPEND, -spent, "Kindle book"))
    return Credit(
        id=f"{name[:12]}-{granted}",
        store="amazon-us",
        name=name,
        kind=kind,
        currency="USD",
        received_on=_ON,
        entries=tuple(entries),
        expiry=expiry,
        terms=terms,
    )


def trying_services() -> Services:
    """Give names and amounts that are hard to show."""
    long = "The promotional credit from the very long offer of the autumn sale for Prime members"
    return memory_services(
        [
            _credit(long, Kind.PROMOTIONAL, (100_000_000, 1), on_day(date(2026, 11, 23)), _OUT),
            _credit("A" * 200, Kind.REWARD, (500, 0), on_day(date(2026, 11, 28))),
            _credit("بطاقة هدايا من أمي", Kind.GIFT_CARD, (105_000, 5_000)),
            _credit("<b>Bold</b> & <img src=x> refund", Kind.REFUND, (4_820, 0), NEVER, _READ),
            _credit("שובר מהסקר", Kind.COURTESY, (1_000, 0), UNKNOWN),
            _credit("Ended", Kind.PROMOTIONAL, (999, 0), on_day(date(2026, 11, 2))),
            _credit("Today only", Kind.PROMOTIONAL, (2_500, 1_250), on_day(date(2026, 11, 22))),
        ]
    )


def picture_folder() -> Path:
    """Give the folder that the pictures go to."""
    folder = Path(__file__).resolve().parents[2] / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
