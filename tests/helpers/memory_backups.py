"""Backups that are kept in memory: for faces and use cases, where files are no matter."""

from dataclasses import dataclass
from datetime import datetime

from spendby.domain.backup import Backup, Contents, Offer, Reason, Restored
from spendby.domain.credit import Credit
from spendby.domain.errors import FileRefused
from tests.helpers.memory_storage import MemoryStorage, MemoryUnit


@dataclass(frozen=True, slots=True)
class _Kept:
    backup: Backup
    credits: dict[str, Credit]


class MemoryBackups:
    """The shelf of a `MemoryStorage`; with `refusal` set, none can be made."""

    def __init__(self, storage: MemoryStorage) -> None:
        self._storage = storage
        self._kept: list[_Kept] = []
        self.refusal = ""

    def newest(self) -> Backup | None:
        return self._kept[-1].backup if self._kept else None

    def listed(self, *, check: bool = False) -> list[Backup]:  # noqa: ARG002 - all are sound
        return [one.backup for one in reversed(self._kept)]

    def offers(self) -> list[Offer]:
        now = self._number()
        return [
            Offer(one, now - one.contents.change if one.contents else None) for one in self.listed()
        ]

    def make(self, reason: str, at: datetime) -> Backup:
        if self.refusal:
            raise FileRefused(self.refusal)
        credits = dict(self._storage.contents.credits)
        sums: dict[str, int] = {}
        for credit in credits.values():
            sums[credit.currency] = sums.get(credit.currency, 0) + credit.left
        newest = MemoryUnit(self._storage).changes.latest(1)
        contents = Contents(len(credits), tuple(sorted(sums.items())))
        if newest:
            contents = Contents(contents.credits, contents.left, newest[0].number, newest[0].at)
        sequence = len(self._kept) + 1
        name = f"{sequence:06d}_{at:%Y%m%d-%H%M%S}_{reason}.db"
        made = Backup(name, sequence, reason, at, 4096, contents, checked=True)
        self._kept.append(_Kept(made, credits))
        return made

    def save_copy(self, path: str) -> str:
        return path

    def restore(self, file: str, at: datetime) -> Restored:
        found = next((one for one in self._kept if one.backup.file == file), None)
        if found is None or found.backup.contents is None:
            message = f"There is no backup “{file}”. Nothing was changed."
            raise FileRefused(message)
        before, lost = self.make(Reason.BEFORE_RESTORE, at), self._number()
        held, storage = found.backup.contents, self._storage
        storage.contents.credits = dict(found.credits)
        storage.done = [step for step in storage.done if step.change.number <= held.change]
        storage.undone.clear()
        return Restored(file, held, lost - held.change, before.file)

    def _number(self) -> int:
        newest = MemoryUnit(self._storage).changes.latest(1)
        return newest[0].number if newest else 0
