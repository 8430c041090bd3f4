"""Use cases on the check-up: what is found now, and muting a finding with a reason."""

from spendby.domain.check_up import CheckUp, check_up
from spendby.domain.errors import NotFound
from spendby.domain.mute import Mute, check_mute
from spendby.services.changes import Changed, Notifier
from spendby.services.ports import Clock
from spendby.services.reminder_settings import ladders_of
from spendby.services.storage_ports import Storage, UnitOfWork
from spendby.translation import tr

_SHOWN = 60


class CheckUpService:
    """Looks for the guide's ten mistakes in everything that is recorded."""

    def __init__(self, storage: Storage, clock: Clock, notifier: Notifier) -> None:
        """Work on `storage`."""
        self._storage, self._clock, self._notifier = storage, clock, notifier

    def look(self) -> CheckUp:
        """Look at every credit as of the day at its store."""
        with self._storage.read() as reading:
            zones = {store.id: store.time_zone for store in reading.stores.all()}
            credits, mutes = reading.credits.all(), reading.mutes.all()
            ladders = ladders_of(reading.settings.all(), {})
        days = {store: self._clock.today(zone) for store, zone in zones.items()}
        return check_up(
            ((credit, days[credit.store]) for credit in credits), mutes, ladders.compare_days
        )

    def mute(self, check: str, credit_id: str, reason: str) -> None:
        """Hear no more of a mistake at a credit (whole id); raises `FieldRefused`."""
        mute = check_mute(Mute(check, credit_id, reason.strip(), self._clock.today()))
        with self._storage.change() as unit:
            label = tr("Muted a finding of the check-up at {credit}").format(
                credit=_name(unit, credit_id)
            )
            unit.mutes.put(mute)
            change = unit.commit(label, self._clock.now())
        if change:
            self._notifier.announce(Changed(change, frozenset({credit_id})))

    def lift(self, check: str, credit_id: str) -> None:
        """Hear of it again."""
        with self._storage.change() as unit:
            unit.mutes.lift(check, credit_id)
            label = tr("Listens to the check-up again at {credit}").format(
                credit=_name(unit, credit_id)
            )
            change = unit.commit(label, self._clock.now())
        if change:
            self._notifier.announce(Changed(change, frozenset({credit_id})))


def _name(unit: UnitOfWork, credit_id: str) -> str:
    credit = unit.credits.get(credit_id)
    if credit is None:
        message = tr("This credit is gone. Nothing was changed.")
        raise NotFound(message)
    name = credit.name
    return name if len(name) <= _SHOWN else f"{name[:40]}…{name[-15:]}"
