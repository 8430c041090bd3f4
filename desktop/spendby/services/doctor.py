"""The check-up: what the database and the user's packs look like, in sentences."""

from spendby.domain.change import Finding
from spendby.services.ports import PackShelf
from spendby.services.storage_ports import Storage
from spendby.translation import tr


class DoctorService:
    """Checks everything that can be checked without changing it."""

    def __init__(self, storage: Storage, packs: PackShelf) -> None:
        """Check `storage` and `packs`."""
        self._storage = storage
        self._packs = packs

    def check(self) -> list[Finding]:
        """Give a finding for each thing looked at, good or bad."""
        problems = self._packs.problems()
        packs = [Finding("packs", ok=False, detail=problem) for problem in problems] or [
            Finding("packs", ok=True, detail=tr("Every policy pack can be used."))
        ]
        return [*self._storage.check(), *packs]
