"""The stores: what each one's rules, presets and links are, in words, and how old they are."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from spendby.domain.credit import Store
from spendby.domain.pack import Pack
from spendby.services.judging import GENERAL
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.formatting import full_date
from spendby.ui.kit.labels import label
from spendby.ui.kit.room import resize_inside
from spendby.ui.kit.settings_page import SettingsPage
from spendby.ui.kit.tab_order import follow_reading_order
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DIALOG_MARGIN, TextRole
from spendby.ui.kit.words import kind_word

AGED_DAYS = 365
"""After how many days a comparison with the sources counts as old."""


class StoresDialog(QDialog):
    """One store at a time; a menu of them above."""

    link_wanted = Signal(str)
    """Asks to open a page in the browser; carries its address."""
    add_wanted = Signal()
    """Asks to add a store."""
    edit_wanted = Signal(object)
    """Asks to change a `Store`."""
    adapt_wanted = Signal(object)
    """Asks to copy and adapt the pack of a `Store`."""

    def __init__(self, theme: Theme, services: Services, parent: QWidget) -> None:
        """Show the first store."""
        super().__init__(parent)
        self._theme, self._services = theme, services
        self._stores = services.stores.all()
        self.setWindowTitle(tr("Stores"))
        choices = [(one, one.name) for one in self._stores]
        self.store = ChoiceField(theme, tr("Store"), choices)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(tr("Rules of this store"))
        column = QVBoxLayout(self)
        column.setContentsMargins(DIALOG_MARGIN, 20, DIALOG_MARGIN, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("Stores"), TextRole.PANEL))
        column.addWidget(self.store)
        column.addLayout(self._buttons())
        column.addWidget(self._scroll, 1)
        self.store.changed.connect(self._show)
        self.refresh()
        resize_inside(self, QSize(theme.px(560), theme.px(640)))
        follow_reading_order(self)

    def refresh(self) -> None:
        """Read stores and packs anew."""
        chosen = self.store.value.id
        self._stores = self._services.stores.all()
        self.store.set_choices([(one, one.name) for one in self._stores])
        for one in self._stores:
            if one.id == chosen:
                self.store.set_value(one)
        self._show()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, act in (
            (tr("Edit…"), lambda: self.edit_wanted.emit(self.store.value)),
            (
                tr("Copy and adapt its rules…"),
                lambda: self.adapt_wanted.emit(self.store.value),
            ),
            (tr("Add a store…"), self.add_wanted.emit),
        ):
            button = Button(self._theme, words)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch()
        return row

    def _show(self) -> None:
        store = self.store.value
        packs = self._services.packs.packs()
        pack = packs.get(store.pack) or packs[GENERAL]
        page = SettingsPage()
        page.heading(pack.name)
        page.text(pack.notice)
        self._age(page, pack, store)
        page.heading(tr("What it knows of kinds of credit"))
        for preset in pack.presets:
            parts = list(dict.fromkeys((preset.name, kind_word(preset.kind))))
            if preset.expires:
                parts.append(tr("usually expires {when}").format(when=preset.expires))
            page.text(", ".join(parts))
        if pack.links:
            page.heading(tr("Pages"))
        for link in pack.links:
            page.add(self._link(link.title, link.url))
        page.heading(tr("Rules"))
        for rule in pack.rules.values():
            page.text(f"{rule.id}: {rule.short}")
        page.heading(tr("Sources"))
        for source in pack.sources.values():
            dated = full_date(source.dated) if source.dated else ""
            page.text(", ".join(part for part in (source.title, dated) if part))
        page.end()
        self._scroll.setWidget(page)

    def _age(self, page: SettingsPage, pack: Pack, store: Store) -> None:
        zone = tr("In {currency}; its days end in {zone}.").format(
            currency=store.currency, zone=store.time_zone
        )
        page.text(zone)
        today = self._services.clock.today(store.time_zone)
        days = (today - pack.checked_on).days
        day = full_date(pack.checked_on)
        if days <= AGED_DAYS:
            page.text(tr("Compared with its sources on {day}.").format(day=day))
            return
        said = tr(
            "Compared with its sources on {day}, more than a year ago. Check before you rely on it."
        )
        page.text(said.format(day=day), "warn")

    def _link(self, title: str, url: str) -> Button:
        button = Button(self._theme, title.replace("&", "&&"), role="quiet", icon="external-link")
        button.clicked.connect(self._opening(url))
        return button

    def _opening(self, url: str) -> Callable[[], None]:
        return lambda: self.link_wanted.emit(url)
