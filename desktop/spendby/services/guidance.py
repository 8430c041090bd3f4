"""What helps a person along: the guide, where to look, what was asked, and cautions set aside.

Hints and cautions are kept as settings, so that they are undone, exported and backed up as such.
"""

import json
from collections.abc import Mapping

from spendby.domain.cautions import Caution
from spendby.domain.credit import Kind
from spendby.domain.credit_fields import check_text
from spendby.domain.guide import Guide
from spendby.domain.pack import Pack
from spendby.services.changes import Changed, Notifier
from spendby.services.kept import Kept
from spendby.services.ports import Clock, GuideShelf
from spendby.services.reminder_settings import ladders_of
from spendby.services.storage_ports import Storage
from spendby.translation import mark, tr

HINTS = "where_to_look"
HEARD = "cautions_set_aside"
HINT_LENGTH = 300


class GuidanceService:
    """Reads what is kept each time it is asked, so that both faces go by the same."""

    def __init__(
        self, storage: Storage, clock: Clock, notifier: Notifier, guides: GuideShelf
    ) -> None:
        """Keep settings in `storage`, and take guides from `guides`."""
        self._storage, self._clock, self._notifier = storage, clock, notifier
        self._guides = guides

    def guide(self, pack: Pack) -> Guide:
        """Give the guide of a pack, or the general one where it has none that can be used."""
        return self._guides.guide(pack)

    def problems(self) -> list[str]:
        """Give a sentence for each of the user's guides asked for so far that can't be used."""
        return self._guides.guide_problems()

    def kept(self) -> Kept:
        """Give all that is kept for guidance; what can't be read there counts as not kept."""
        with self._storage.read() as reading:
            stored, purchases = reading.settings.all(), reading.purchases.all()
            wishes, mutes = reading.reminders.wishes(), reading.mutes.all()
        hints, heard = _table(stored.get(HINTS)), _table(stored.get(HEARD))
        return Kept(
            {_pair(key): value for key, value in hints.items() if isinstance(value, str)},
            {key: _words(value) for key, value in heard.items()},
            tuple(purchases),
            ladders_of(stored, wishes),
            frozenset((one.check, one.credit) for one in mutes),
        )

    def say_where(self, store: str, kind: Kind, hint: str) -> None:
        """Keep the user's own words on where to look; none of them bring the pack's back.

        Raises `FieldRefused` for a text that can't be kept.
        """
        text = " ".join(hint.split())
        check_text(mark("hint"), text, HINT_LENGTH)
        kept = dict(self.kept().hints)
        kept.pop((store, kind.value), None)
        if text:
            kept[store, kind.value] = text
        written = {f"{one}/{other}": words for (one, other), words in kept.items()}
        self._put(HINTS, written, tr("Noted where to look"), frozenset())

    def set_aside(self, credit_id: str, caution: Caution) -> None:
        """Say a caution about a credit no more."""
        kept = {one: set(words) for one, words in self.kept().heard.items()}
        kept.setdefault(credit_id, set()).add(caution.value)
        written = {one: sorted(words) for one, words in kept.items()}
        self._put(HEARD, written, tr("Set a caution aside"), frozenset({credit_id}))

    def _put(
        self, name: str, value: Mapping[str, object], label: str, credits: frozenset[str]
    ) -> None:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        with self._storage.change() as unit:
            unit.settings.put(name, text)
            change = unit.commit(label, self._clock.now())
        if change:
            self._notifier.announce(Changed(change, credits))


def _table(text: str | None) -> dict[str, object]:
    try:
        found = json.loads(text) if text is not None else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _pair(key: str) -> tuple[str, str]:
    store, _, kind = key.rpartition("/")
    return store, kind


def _words(value: object) -> frozenset[str]:
    listed = value if isinstance(value, list) else []
    return frozenset(one for one in listed if isinstance(one, str))
