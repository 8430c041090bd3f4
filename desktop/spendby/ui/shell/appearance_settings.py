"""Settings: how the window looks, and in which language it speaks."""

from spendby.translation import tr
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.settings_page import Choices, SettingsPage
from spendby.ui.kit.theme import TEXT_PERCENT, Mode, Theme
from spendby.ui.shell.language_choice import LanguageChoice, languages_by_name

_STEP = 25


class AppearancePage(SettingsPage):
    """Colours and text size, which change while one looks, and the language."""

    def __init__(self, theme: Theme, language: LanguageChoice) -> None:
        """Change `theme` and `language`."""
        super().__init__()
        self._theme = theme
        self.heading(tr("Colours"))
        self.modes = Choices(
            theme,
            tr("Colours"),
            [
                (Mode.SYSTEM, tr("Those of the system"), tr("Follows it at once.")),
                (Mode.LIGHT, tr("Light"), ""),
                (Mode.DARK, tr("Dark"), ""),
            ],
            theme.mode,
            theme.set_mode,
        )
        self.add(self.modes)
        self.heading(tr("Text"))
        low, high = TEXT_PERCENT
        sizes = sorted({theme.text_percent, *range(low, high + 1, _STEP)})
        self.size_field = ChoiceField(
            theme,
            tr("Text size"),
            [(percent, tr("{number} %").format(number=percent)) for percent in sizes],
        )
        self.size_field.set_value(theme.text_percent)
        self.size_field.changed.connect(self._on_size_chosen)
        self.add(self.size_field)
        self.language_field = ChoiceField(
            theme,
            tr("Language of the texts"),
            [("", tr("That of the system")), *languages_by_name()],
            tr("From the next start on. Amounts and dates are written as your system does."),
        )
        self.language_field.set_value(language.chosen)
        self.language_field.changed.connect(lambda: language.choose(self.language_field.value))
        self.heading(tr("Language"))
        self.add(self.language_field)
        self.end()
        theme.changed.connect(self._on_theme_changed)

    def _on_size_chosen(self) -> None:
        self._theme.set_text_percent(self.size_field.value)

    def _on_theme_changed(self) -> None:
        self.modes.show_chosen(self._theme.mode)
        self.size_field.set_value(self._theme.text_percent)
