"""Keeps the outlook strip in step with the list: where it is seen, and what a month chooses."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.ui.credit_list.list_commands import ListParts
from spendby.ui.credit_list.outlook_strip import OutlookStrip
from spendby.ui.credit_list.views import View
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import PAGE_MARGIN

_FROM, _HIGH_FROM = 540, 676
"""Below the first of these heights of the page there is no strip, below the second a low one."""


class OutlookControl(QObject):
    """The strip stands under the list of what expires soon; a month lists what ends in it."""

    def __init__(self, theme: Theme, parts: ListParts) -> None:
        """Put the strip under the list."""
        page, control = parts.page, parts.control
        super().__init__(page)
        self._theme, self._page = theme, page
        self._control, self._model = control, parts.model
        self._shown: tuple[int, str | None] | None = None
        self.strip = OutlookStrip(theme)
        self._place = QWidget()
        inside = QVBoxLayout(self._place)
        inside.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        inside.addWidget(self.strip)
        layout = page.layout()
        if layout is not None:
            layout.addWidget(self._place)
        page.head.foot = self._place
        self.strip.chosen.connect(self._on_chosen)
        self.strip.cleared.connect(self._on_cleared)
        control.chosen_changed.connect(self._refresh)
        control.source.loaded.connect(self._refresh)
        control.source.changed.connect(self._refresh)
        page.installEventFilter(self)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the strip out where it would leave no room for rows."""
        if event.type() is QEvent.Type.Resize and watched is self._page:
            self._fit()
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        chosen = self._control.chosen
        wanted = chosen.view is View.EXPIRING and not self._model.rows.is_partial
        if wanted:
            now = (self._model.generation, chosen.store)
            if now != self._shown:
                self._shown = now
                self.strip.show_outlook(self._model.rows.tally_of(chosen.store).endings())
        if chosen.filters.ends is None or not wanted:
            self.strip.clear()
        self.strip.set_wanted(wanted)
        self._fit()

    def _fit(self) -> None:
        listed = self._control.chosen.view is View.EXPIRING and not self._model.rows.is_partial
        wanted = listed and self.strip.has_months
        height = self._page.height()
        self.strip.set_low(low=height < self._theme.px(_HIGH_FROM))
        self._place.setVisible(wanted and height >= self._theme.px(_FROM))
        self._page.head.fit(height)

    def _on_chosen(self, first: date, last: date) -> None:
        chosen = self._control.chosen
        self._control.show(replace(chosen, filters=replace(chosen.filters, ends=(first, last))))

    def _on_cleared(self) -> None:
        chosen = self._control.chosen
        if chosen.filters.ends is not None:
            self._control.show(replace(chosen, filters=replace(chosen.filters, ends=None)))
