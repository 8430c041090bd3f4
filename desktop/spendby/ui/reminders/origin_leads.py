"""Settings: reminders on other days for credits of one kind, or from one preset."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.domain.credit import Kind
from spendby.domain.errors import FieldRefused
from spendby.domain.folding import sorting_key
from spendby.domain.pack import Preset
from spendby.domain.reminders.ladder import Ladders
from spendby.services.reminder_settings import ReminderSettings
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.words import kind_word
from spendby.ui.reminders.leads_field import LeadsField

Origin = Kind | Preset
_GAP = 16


class OriginLeads(QWidget):
    """One origin at a time: choose it, then its days; without days it is reminded of as usual."""

    def __init__(
        self, services: Services, theme: Theme, try_to: Callable[[Callable[[], None]], None]
    ) -> None:
        """Choose through `services`; `try_to` makes a change and says what stands against it."""
        super().__init__()
        self._settings: ReminderSettings = services.reminders.settings
        self._try = try_to
        self._presets = _presets(services)
        self.origin = ChoiceField[Origin](theme, tr("Other days for"), self._choices())
        self.leads = LeadsField(
            theme, tr("Days before such a credit ends"), self._settings.ladders().usual
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.origin)
        column.addWidget(self.leads)
        self.origin.changed.connect(self.refresh)
        self.leads.edit.editingFinished.connect(self._on_leads)

    def refresh(self) -> None:
        """Show the days of the origin that is chosen."""
        ladders = self._settings.ladders()
        self.leads.take_usual(self._usual(ladders))
        self.leads.show_leads(self._own(ladders))

    def _choices(self) -> list[tuple[Origin, str]]:
        kinds: list[tuple[Origin, str]] = [(kind, kind_word(kind)) for kind in Kind]
        named = {kind_word(kind) for kind in Kind}
        # A preset that is called like its kind says nothing more.
        return [*kinds, *((one, one.name) for one in self._presets if one.name not in named)]

    def _own(self, ladders: Ladders) -> tuple[int, ...] | None:
        origin = self.origin.value
        if isinstance(origin, Kind):
            return ladders.kinds.get(origin)
        return ladders.presets.get(origin.id)

    def _usual(self, ladders: Ladders) -> tuple[int, ...]:
        """Give the days that hold without days of its own: a preset's are those of its kind."""
        origin = self.origin.value
        usual = ladders.usual
        return usual if isinstance(origin, Kind) else ladders.kinds.get(origin.kind, usual)

    def _on_leads(self) -> None:
        try:
            leads = self.leads.leads
        except FieldRefused as refused:
            self.leads.refuse(str(refused))
            return
        if leads != self._own(self._settings.ladders()):
            self._try(lambda: self._choose(self.origin.value, leads))

    def _choose(self, origin: Origin, leads: tuple[int, ...] | None) -> None:
        if isinstance(origin, Kind):
            self._settings.choose_kind_leads(origin, leads)
        else:
            self._settings.choose_preset_leads(origin.id, leads)


def _presets(services: Services) -> list[Preset]:
    """List the presets of the user's stores by name, each id once."""
    packs = services.packs.packs()
    used = {store.pack for store in services.stores.all()}
    found = {one.id: one for pack in packs.values() if pack.id in used for one in pack.presets}
    return sorted(found.values(), key=lambda one: sorting_key(one.name))
