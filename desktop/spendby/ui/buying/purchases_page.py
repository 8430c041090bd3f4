"""Planned purchases: what is to be bought anyway, and which credits may pay for it."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.credit import Credit
from spendby.domain.plan import Plan
from spendby.domain.purchase import Purchase
from spendby.domain.purchase_match import Elsewhere, Match
from spendby.services.judging import Judge
from spendby.services.services import Services
from spendby.services.spending_elsewhere import Looked, look
from spendby.translation import ntr, tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.cards_page import CardsPage
from spendby.ui.kit.categories import named
from spendby.ui.kit.empty_state import Emptiness
from spendby.ui.kit.expiry_look import ends_words
from spendby.ui.kit.formatting import day_month, isolate, money
from spendby.ui.kit.labels import label, shortened
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_SHOWN = 3
_BOUGHT_SHOWN = 10


class Bought(Struct, frozen=True):
    """A purchase that was bought, and what of the plan for it is to be recorded."""

    purchase: Purchase
    store: str


class PurchasesPage(CardsPage):
    """A card for each purchase, the earliest first; above them what has to be spent on goods."""

    add_wanted = Signal(str)
    """Asks to plan a purchase of this category (a tag, may be empty)."""
    edit_wanted = Signal(object)
    """Asks to change a `Purchase`."""
    drop_wanted = Signal(object)
    """Asks to take a `Purchase` off the list."""
    bought_wanted = Signal(object)
    """Asks to record that it was bought (`Bought`)."""

    def __init__(self, theme: Theme, services: Services) -> None:
        """Show what `services` has planned."""
        about = tr(
            "What you will buy anyway, and the credits that may pay for it, soonest ending first. "
            "No money is counted twice."
        )
        empty = Emptiness(
            "cart",
            tr("Nothing planned yet."),
            tr("Note what you will need, and no credit has to end unspent."),
        )
        super().__init__(theme, tr("Planned purchases"), about, empty)
        self._services = services
        self._add = Button(theme, tr("Plan a purchase…"), role="primary")
        self._add.clicked.connect(lambda: self.add_wanted.emit(""))
        self.head.addWidget(self._add)

    def refresh(self) -> None:
        """Match purchases and credits anew."""
        looked = look(self._services)
        flagged = [one for one in looked.sums if one.large]
        bought = [one for one in looked.purchases if one.bought_on is not None]
        cards: list[QWidget] = []
        if flagged or looked.suggestions:
            cards.append(self._elsewhere(flagged, looked))
        cards += (self._card(match, looked.judge) for match in looked.matches)
        if bought:
            cards.append(self._bought(bought, looked.today))
        self.show_cards(cards)

    def take_focus(self) -> None:
        """Put the focus where a purchase is planned."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _elsewhere(self, flagged: Sequence[Elsewhere], looked: Looked) -> QFrame:
        card, column = _frame()
        for one in flagged:
            said = tr("Don't count on {amount} for gift cards. Plan what else to buy.")
            said = said.format(amount=money(one.amount, one.currency))
            column.addWidget(label(said, TextRole.VERDICT, wrap=True))
            column.addWidget(_lines(self._ending(one.credits, looked.judge)))
        if looked.suggestions:
            column.addWidget(
                label(tr("Needed anyway, and a credit of yours is for it:"), TextRole.CONTROL)
            )
        for tag, credit in looked.suggestions:
            (name,) = named([tag], looked.judge)
            row = QHBoxLayout()
            row.setSpacing(8)
            said = tr("{goods}, for {credit}").format(
                goods=name, credit=isolate(shortened(credit.name))
            )
            row.addWidget(label(said, TextRole.CONTROL, "text2", wrap=True), 1)
            add = _button(self.theme, tr("Plan it…"), name)
            add.clicked.connect(lambda _on=False, one=tag: self.add_wanted.emit(one))
            row.addWidget(add)
            column.addLayout(row)
        return card

    def _ending(self, credits: Sequence[Credit], judge: Judge) -> str:
        said = tr("{name}: {left}, {ends}")
        lines = [
            said.format(
                name=isolate(shortened(one.name)),
                left=money(one.left, one.currency),
                ends=_ends(one, judge),
            )
            for one in credits[:_SHOWN]
        ]
        more = len(credits) - _SHOWN
        return "\n".join(
            [*lines, ntr("and {count} more", "and {count} more", more)] if more > 0 else lines
        )

    def _card(self, match: Match, judge: Judge) -> QFrame:
        purchase = match.purchase
        card, column = _frame()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(shortened(purchase.name, 80), TextRole.VERDICT, wrap=True), 1)
        for words, signal, sent in (
            (tr("Bought it…"), self.bought_wanted, Bought(purchase, match.plan.bill.store)),
            (tr("Edit…"), self.edit_wanted, purchase),
            (tr("Drop"), self.drop_wanted, purchase),
        ):
            button = _button(self.theme, words, purchase.name)
            button.clicked.connect(lambda _on=False, to=signal, what=sent: to.emit(what))
            row.addWidget(button)
        column.addLayout(row)
        facts = self._facts(match, judge)
        if facts:
            column.addWidget(label(facts, TextRole.CONTROL, "text2", wrap=True))
        column.addWidget(_lines(self._paying(match.plan, purchase, judge)))
        if match.outside:
            names = ", ".join(isolate(shortened(one.name, 40)) for one in match.outside[:_SHOWN])
            said = tr("For other goods, so not this: {credits}").format(credits=names)
            column.addWidget(label(said, TextRole.SECONDARY, "warn", wrap=True))
        return card

    def _facts(self, match: Match, judge: Judge) -> str:
        purchase = match.purchase
        parts = named(purchase.buying, judge)
        if purchase.about is not None:
            about = money(purchase.about, purchase.currency)
            parts.append(tr("about {amount}").format(amount=about))
        if len(judge.stores) > 1:
            store = judge.stores[match.plan.bill.store].name
            parts.append(tr("at {store}").format(store=isolate(store)))
        if purchase.by is not None:
            today = match.plan.bill.today
            parts.append(tr("by {day}").format(day=day_month(purchase.by, today)))
        return ", ".join(parts)

    def _paying(self, plan: Plan, purchase: Purchase, judge: Judge) -> str:
        currency = purchase.currency
        said = tr("{name} pays {amount}, {ends}")
        lines = [
            said.format(
                name=isolate(shortened(one.credit.name)),
                amount=money(one.amount, currency),
                ends=_ends(one.credit, judge),
            )
            for one in plan.portions[:_SHOWN]
        ]
        more = len(plan.portions) - _SHOWN
        if more > 0:
            lines.append(ntr("and {count} more", "and {count} more", more))
        if not plan.portions:
            lines.append(tr("None of your credits surely pays for it."))
        elif purchase.about is not None and plan.missing:
            lines.append(tr("{amount} is missing.").format(amount=money(plan.missing, currency)))
        if plan.after_checking:
            names = ", ".join(
                isolate(shortened(one.name, 40)) for one in plan.after_checking[:_SHOWN]
            )
            lines.append(tr("Maybe, after checking: {credits}").format(credits=names))
        return "\n".join(lines)

    def _bought(self, bought: Sequence[Purchase], today: date) -> QFrame:
        card, column = _frame()
        column.addWidget(label(tr("Bought"), TextRole.VERDICT))
        for one in bought[: -_BOUGHT_SHOWN - 1 : -1]:
            day = day_month(one.bought_on, today) if one.bought_on else ""
            row = QHBoxLayout()
            said = tr("{name}, {day}").format(name=isolate(shortened(one.name)), day=day)
            row.addWidget(label(said, TextRole.CONTROL, "text2", wrap=True), 1)
            drop = _button(self.theme, tr("Drop"), one.name)
            drop.clicked.connect(lambda _on=False, what=one: self.drop_wanted.emit(what))
            row.addWidget(drop)
            column.addLayout(row)
        return card


def _ends(credit: Credit, judge: Judge) -> str:
    return ends_words(credit.expiry, judge.days[credit.store])


def _lines(text: str) -> QWidget:
    return label(text, TextRole.SECONDARY, "text2", wrap=True)


def _button(theme: Theme, words: str, about: str) -> Button:
    button = Button(theme, words, role="quiet")
    mark(button, small=True)
    button.setAccessibleName(f"{words} {about}")
    return button


def _frame() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    mark(card, card="plain")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(8)
    return card, column
