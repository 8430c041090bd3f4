"""All use cases in one hand: what the composition root gives to a face."""

from dataclasses import dataclass

from spendby.domain.verdict import Options
from spendby.services.changes import Notifier
from spendby.services.credits import CreditService
from spendby.services.doctor import DoctorService
from spendby.services.exchange import ExchangeService
from spendby.services.history import HistoryService
from spendby.services.ports import Clock, PackShelf
from spendby.services.stores import StoreService


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, the clock they go by, and the options that the user chose."""

    credits: CreditService
    stores: StoreService
    history: HistoryService
    exchange: ExchangeService
    doctor: DoctorService
    packs: PackShelf
    clock: Clock
    notifier: Notifier
    options: Options
    data_folder: str
