"""The field for where a credit came from: the pack's presets, or the user's own words."""

from collections.abc import Sequence

from spendby.domain.credit import Kind
from spendby.domain.pack import Preset
from spendby.domain.plain_fields import LINE_LENGTH
from spendby.domain.source_words import kind_named
from spendby.translation import tr
from spendby.ui.credits.origins import chosen, matching
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.suggestions import SuggestingEdit
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.words import kind_word


class OriginField(Field):
    """Finds the preset that is meant while it is typed."""

    def __init__(self, theme: Theme, title: str, hint: str = "") -> None:
        """Start without presets."""
        self._line_edit = SuggestingEdit(theme)
        self._line_edit.setMaxLength(LINE_LENGTH)
        self._presets: Sequence[Preset] = ()
        self._set_kind = Kind.OTHER
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

    @property
    def is_in_own_words(self) -> bool:
        """Whether a source in the user's own words stands there, and no preset's name."""
        return bool(self.text) and self.preset() is None

    def kind(self) -> Kind:
        """Tell what kind of credit that makes, as far as the words say it."""
        preset = self.preset()
        return preset.kind if preset else kind_named(self.text)

    def count_as(self, kind: Kind) -> None:
        """Say that the credit is of this kind, whatever the words settle."""
        self._set_kind = kind
        self.refresh()

    def understood(self) -> Echo | None:
        """Say what kind of credit it is."""
        preset, settled = self.preset(), self._set_kind is not Kind.OTHER
        kind = kind_word(self._set_kind)
        if preset is not None:
            if self.text.casefold() != preset.name.casefold():
                return Echo(preset.name)
            return Echo("" if kind == preset.name else kind)
        if settled:
            return Echo(kind, "ok", "check-circle")
        if not self.text:
            return None
        return Echo(tr("Kept in your words. They don't settle its kind; you can set it below."))

    def _on_edited(self, text: str) -> None:
        self._line_edit.suggest([preset.name for preset in matching(self._presets, text)])
