"""The field for where a credit came from: the pack's presets, or the user's own words."""

from collections.abc import Sequence

from spendby.domain.pack import Preset
from spendby.ui.forms.field import Echo, Field
from spendby.ui.forms.origins import chosen, matching
from spendby.ui.forms.suggestions import SuggestingEdit
from spendby.ui.theme import Theme
from spendby.ui.words import kind_word


class OriginField(Field):
    """Finds the preset that is meant while it is typed."""

    def __init__(self, theme: Theme, title: str, hint: str = "") -> None:
        """Start without presets."""
        self._line_edit = SuggestingEdit(theme)
        self._line_edit.setMaxLength(200)
        self._presets: Sequence[Preset] = ()
        super().__init__(theme, title, self._line_edit, hint)
        self._line_edit.textEdited.connect(self._on_edited)
        self._line_edit.taken.connect(self._line_edit.setText)
        self.watch(self._line_edit)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._line_edit.text().strip()

    def set_presets(self, presets: Sequence[Preset]) -> None:
        """Offer these presets, in this order."""
        self._presets = presets
        self.refresh()

    @property
    def presets(self) -> Sequence[Preset]:
        """What is offered."""
        return self._presets

    def set_text(self, text: str) -> None:
        """Put text into the field."""
        self._line_edit.setText(text)

    def preset(self) -> Preset | None:
        """Find the preset that is meant; None for the user's own words, and for nothing."""
        return chosen(self._presets, self._line_edit.text())

    def understood(self) -> Echo | None:
        """Say what kind of credit that makes."""
        preset = self.preset()
        if preset is None:
            if not self.text:
                return None
            return Echo(self.tr("Not in the list, so its kind is not known. Choose it below."))
        kind = kind_word(preset.kind)
        if self.text.casefold() != preset.name.casefold():
            return Echo(preset.name)
        return Echo("" if kind == preset.name else kind)

    def _on_edited(self, text: str) -> None:
        self._line_edit.suggest([preset.name for preset in matching(self._presets, text)])
