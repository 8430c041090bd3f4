"""The dialog in which a copy of a pack is adapted; what is wrong is said while one types."""

import re
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from spendby.domain.credit import Store
from spendby.domain.pack_reading import read_pack
from spendby.services.services import Services
from spendby.services.stores import id_from
from spendby.translation import ntr, tr
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.labels import label
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_PAUSE_MS = 250
_LINES = 18
_NAME = "pack.toml"


class _PackField(Field):
    """The text of a pack; below it what is wrong, by line or key."""

    def __init__(self, theme: Theme, title: str) -> None:
        self._edit = QPlainTextEdit()
        self._edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._edit.setTabChangesFocus(True)
        self._edit.setMinimumHeight(_LINES * self._edit.fontMetrics().lineSpacing())
        super().__init__(theme, title, self._edit)
        self._touched = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._edit.textChanged.connect(self._pause.start)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self._edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in."""
        self._edit.setPlainText(text)
        self.refresh()

    def understood(self) -> Echo | None:
        pack = read_pack(self.text, _NAME)
        said = ntr(
            "{name}: {count} preset, everything is as it should be.",
            "{name}: {count} presets, everything is as it should be.",
            len(pack.presets),
        )
        return Echo(said.format(name=pack.name), "ok", "check-circle")


class PackDialog(FormDialog):
    """Saves into the folder of the user's own packs, and lets the pack judge the store."""

    def __init__(
        self,
        theme: Theme,
        services: Services,
        store: Store,
        saved: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """Start with a copy of the store's pack; call `saved` when it was kept."""
        super().__init__(theme, parent)
        self._services, self._store, self._saved = services, store, saved
        self.name(tr("Adapt the rules"), tr("Save"))
        about = tr(
            "A copy in your data folder, for {store}. It holds words, presets, links and sources; "
            "which rule decides stays the program's. Files that came with Spendby stay as they are."
        )
        self.body.addWidget(
            label(about.format(store=store.name), TextRole.CONTROL, "text2", wrap=True)
        )
        self.pack = _PackField(theme, tr("The pack, as TOML"))
        self.pack.set_text(copied(services.packs.text(store.pack), store))
        self.body.addWidget(self.pack, 1)
        self.footer.addStretch()
        self.use_fields([("pack", self.pack)], self._save)

    def _save(self) -> None:
        self._services.stores.adapt_pack(self._store.id, self.pack.text)
        self._saved()


def copied(text: str, store: Store) -> str:
    """Give a pack's text an id of its own, after the store, unless it is the user's own already."""
    own = id_from(store.id)[:50].strip("-")
    found = re.search(r"(?m)^id\s*=\s*['\"]([^'\"]*)['\"]", text)
    if found is None or found[1].endswith("-own"):
        return text
    return f"{text[: found.start()]}id = '{own}-own'{text[found.end() :]}"
