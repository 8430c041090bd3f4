"""The dialog that adds a store: its name, and what its money and its days go by."""

from collections.abc import Callable
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from spendby.domain.credit import Store
from spendby.services.judging import GENERAL
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.field import TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.theme import Theme


class StoreDialog(FormDialog):
    """Currency and time zone start as the pack has them."""

    def __init__(
        self,
        theme: Theme,
        services: Services,
        added: Callable[[Store], None],
        parent: QWidget,
        before: Store | None = None,
    ) -> None:
        """Record through `services`, and hand the store to `added`; `before` is to be changed."""
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name(tr("Add store"), tr("Add"))
        self._services, self._added = services, added
        self._packs = services.packs.packs()
        self.called = TextField(theme, tr("Name"), tr("Such as Corner Books."), 200)
        ids = sorted(self._packs, key=lambda one: (one != GENERAL, one))
        self.pack = ChoiceField(
            theme,
            tr("Rules"),
            [(one, self._packs[one].name) for one in ids],
            tr("Without rules of its own, a store is judged with caution."),
        )
        self.currency = TextField(theme, tr("Currency"), tr("A code such as USD or EUR."), 3)
        self.time_zone = TextField(
            theme, tr("Time zone"), tr("Where its days end. Type a city to find it."), 64
        )
        self._offer_zones()
        for field in (self.called, self.pack, self.currency, self.time_zone):
            self.body.addWidget(field)
        self.body.addStretch()
        self.footer.addStretch()
        self._before: Store | None = None
        self.pack.changed.connect(self._on_pack_changed)
        self._on_pack_changed()
        fields = [
            ("name", self.called),
            ("id", self.called),
            ("pack", self.pack),
            ("currency", self.currency),
            ("time_zone", self.time_zone),
        ]
        self.use_fields(fields, self._add)
        self._before = before
        if before is not None:
            self._fill(before)

    def _fill(self, store: Store) -> None:
        self.name(tr("Edit store"), tr("Save"))
        self.called.set_text(store.name)
        self.pack.set_value(store.pack)
        self.currency.set_text(store.currency)
        self.currency.editor.setEnabled(False)  # its credits are in it
        self.time_zone.set_text(store.time_zone)
        fields = [("name", self.called), ("pack", self.pack), ("time_zone", self.time_zone)]
        self.use_fields(fields, lambda: self._added(self._edited(store)))

    def _edited(self, store: Store) -> Store:
        zone = _zone_meant(self.time_zone.text)
        return self._services.stores.edit(store.id, self.called.text, zone, self.pack.value)

    def _add(self) -> None:
        store = self._services.stores.add(
            self.called.text,
            self.currency.text.upper(),
            _zone_meant(self.time_zone.text),
            pack=self.pack.value,
        )
        self._added(store)

    def _on_pack_changed(self) -> None:
        if self._before is not None:
            return  # a store that is there keeps what it goes by
        pack = self._packs[self.pack.value]
        self.currency.set_text(pack.currency)
        self.time_zone.set_text(pack.time_zone)

    def _offer_zones(self) -> None:
        editor = self.time_zone.editor
        if not isinstance(editor, QLineEdit):
            return
        completer = QCompleter(sorted(available_timezones()), editor)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        editor.setCompleter(completer)
        editor.editingFinished.connect(
            lambda: self.time_zone.set_text(_zone_meant(self.time_zone.text))
        )


def _zone_meant(typed: str) -> str:
    """Give the one time zone that has a city typed, and what was typed where there isn't one."""
    city = typed.replace(" ", "_").casefold()
    zones = available_timezones()
    for fits in (
        lambda zone: zone.casefold() == city,
        lambda zone: zone.casefold().rpartition("/")[2] == city,
        lambda zone: city in zone.casefold(),
    ):
        found = [zone for zone in zones if fits(zone)]
        if found and city:
            return found[0] if len(found) == 1 else typed
    return typed
