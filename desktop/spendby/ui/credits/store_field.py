"""The field for the store that holds the money, with the way to one that isn't there yet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from spendby.domain.credit import Store
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme


class StoreField(ChoiceField[Store]):
    """One of the stores."""

    add_wanted = Signal()
    """Asks to add a store."""

    def __init__(self, theme: Theme, title: str, stores: Sequence[Store]) -> None:
        """Offer `stores`."""
        super().__init__(theme, title, [(one, one.name) for one in stores])
        add = Button(theme, tr("Add a store…"), role="quiet")
        mark(add, small=True)
        add.clicked.connect(self.add_wanted)
        self._row.addWidget(add)

    def offer(self, stores: Sequence[Store], chosen: Store) -> None:
        """Offer these stores, with one of them chosen."""
        self.set_choices([(one, one.name) for one in stores])
        self.set_value(chosen)
        self.changed.emit()
