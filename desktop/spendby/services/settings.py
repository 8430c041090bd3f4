"""The user's settings that decide answers; choosing one is a change like any other.

How the window looks is no setting: it is kept beside the data, not in it.
"""

import json

from spendby.domain.errors import FieldRefused
from spendby.domain.verdict import USUAL, Options, Rules
from spendby.services.changes import Changed, Notifier
from spendby.services.ports import Clock
from spendby.services.storage_ports import Storage
from spendby.translation import mark, ntr, tr

RULES = "rules"
OFFERED_DAYS = "offered_days"
MOST_DAYS = 999

_LABELS = {
    Rules.GUIDE: mark("Chose the guide's rules"),
    Rules.PUBLISHED: mark("Chose the published terms as rules"),
}


class SettingService:
    """Reads the settings each time they are asked for, so that both faces go by the same."""

    def __init__(
        self, storage: Storage, clock: Clock, notifier: Notifier, rules: Rules | None = None
    ) -> None:
        """Keep settings in `storage`; `rules` given at the start count instead of those kept."""
        self._storage = storage
        self._clock = clock
        self._notifier = notifier
        self._rules = rules

    @property
    def rules_given(self) -> bool:
        """Whether the start said which rules decide, whatever is chosen here."""
        return self._rules is not None

    def options(self) -> Options:
        """Give the options that answers go by; what can't be read counts as never chosen."""
        chosen = self.chosen()
        return Options(rules=self._rules or chosen.rules, offered_days=chosen.offered_days)

    def chosen(self) -> Options:
        """Give what was chosen, whatever the start said."""
        with self._storage.read() as reading:
            stored = reading.settings.all()
        try:
            rules = Rules(str(_value(stored.get(RULES))))
        except ValueError:
            rules = USUAL.rules
        days = _value(stored.get(OFFERED_DAYS))
        if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= MOST_DAYS:
            days = USUAL.offered_days
        return Options(rules=rules, offered_days=days)

    def choose_rules(self, rules: Rules) -> None:
        """Let the guide or the store's published terms decide."""
        self._put(RULES, rules.value, tr(_LABELS[rules]))

    def choose_offered_days(self, days: int) -> None:
        """Choose for how many days a checkout that offered a credit counts.

        Raises `FieldRefused` outside 1 to 999.
        """
        if not 1 <= days <= MOST_DAYS:
            message = ntr("Choose 1 to {count} day.", "Choose 1 to {count} days.", MOST_DAYS)
            raise FieldRefused(OFFERED_DAYS, message)
        self._put(
            OFFERED_DAYS,
            days,
            ntr(
                "Let an “offered” count for {count} day",
                "Let an “offered” count for {count} days",
                days,
            ),
        )

    def _put(self, name: str, value: str | int, label: str) -> None:
        with self._storage.change() as unit:
            unit.settings.put(name, json.dumps(value))
            change = unit.commit(label, self._clock.now())
        if change:
            self._notifier.announce(Changed(change, everything=True))


def _value(text: str | None) -> object:
    try:
        return json.loads(text) if text is not None else None
    except ValueError:
        return None
