"""Settings: which rules decide, and where they come from."""

from collections.abc import Callable

from spendby.domain.errors import Refused
from spendby.domain.pack import Pack
from spendby.domain.verdict import USUAL, Options, Rules
from spendby.services.services import Services
from spendby.translation import ntr, tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.formatting import full_date
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.settings_page import Choices, SettingsPage
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_DAYS = (7, 14, 30, 60, 90)


class RulesPage(SettingsPage):
    """What is chosen here is a change that undo takes back, like any other."""

    def __init__(self, services: Services, theme: Theme) -> None:
        """Choose through `services`."""
        super().__init__()
        self._services, self._theme = services, theme
        self._problem = label(role=TextRole.CONTROL, tone="danger", wrap=True)
        self._problem.hide()
        chosen = self._chosen()
        self.heading(tr("What decides an answer"))
        self.rules = self._rules(chosen.rules)
        self.add(self.rules)
        if services.settings.rules_given:
            self.text(tr("This start was told which rules to use. What you choose waits."))
        self.heading(tr("Checkout"))
        self.days_field = ChoiceField(
            theme,
            tr("An offer seen at checkout counts for"),
            [(days, self._days_word(days)) for days in sorted({*_DAYS, chosen.offered_days})],
            tr("After that, the credit has to be tried again."),
        )
        self.days_field.set_value(chosen.offered_days)
        self.days_field.changed.connect(self._on_days_chosen)
        self.add(self.days_field)
        self.add(self._problem)
        self.heading(tr("About the rules"))
        for pack in services.packs.packs().values():
            self._describe(pack)
        for problem in services.packs.problems():
            self.text(problem, "warn")
        self.end()

    def refresh(self) -> None:
        """Show what is chosen, also when it was chosen elsewhere or taken back."""
        chosen = self._chosen()
        self.rules.show_chosen(chosen.rules)
        self.days_field.set_value(chosen.offered_days)

    def _rules(self, chosen: Rules) -> Choices:
        choose = self._services.settings.choose_rules
        return Choices(
            self._theme,
            tr("What decides an answer"),
            [
                (
                    Rules.GUIDE,
                    tr("The guide"),
                    tr("Yes for a credit whose own terms and checkout allow it."),
                ),
                (
                    Rules.PUBLISHED,
                    tr("The store's published terms"),
                    tr("No where the store has published a no, whatever else allows it."),
                ),
            ],
            chosen,
            lambda rules: self._try(lambda: choose(rules)),
        )

    def _days_word(self, days: int) -> str:
        return ntr("{count} day", "{count} days", days)

    def _describe(self, pack: Pack) -> None:
        line = tr("{pack}: checked {day}. {notice}")
        shown = line.format(pack=pack.name, day=full_date(pack.checked_on), notice=pack.notice)
        self.text(shown, "text")
        for source in pack.sources.values():
            self.text("\n".join(filter(None, (self._source(source.title), source.url))))

    def _source(self, title: str) -> str:
        return tr("Source: {title}").format(title=title)

    def _chosen(self) -> Options:
        try:
            return self._services.settings.chosen()
        except Refused as refused:
            self._say(str(refused))
            return USUAL

    def _on_days_chosen(self) -> None:
        days = self.days_field.value
        if days != self._chosen().offered_days:
            self._try(lambda: self._services.settings.choose_offered_days(days))

    def _try(self, choose: Callable[[], None]) -> None:
        self._problem.hide()
        try:
            choose()
        except Refused as refused:
            self._say(str(refused))
            self.refresh()

    def _say(self, problem: str) -> None:
        set_text(self._problem, problem)
        self._problem.show()
        announce(self, problem)
