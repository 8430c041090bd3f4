"""The form of a credit: three fields, what that credit could buy, and the rest on request."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.domain.credit import Credit, Kind, Store, Terms
from spendby.domain.credit_fields import default_name
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.errors import Refused
from spendby.domain.expiry import UNKNOWN
from spendby.domain.pack import Preset
from spendby.domain.plain_fields import GivenFields
from spendby.domain.source_words import store_named
from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judge
from spendby.translation import tr
from spendby.ui.credits.more_fields import MoreFields
from spendby.ui.credits.origin_field import OriginField
from spendby.ui.credits.origins import by_last_use, origin_of, preset_of, still_from
from spendby.ui.credits.store_field import StoreField
from spendby.ui.kit.amount_field import AmountField
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.fold import Fold
from spendby.ui.kit.formatting import isolate
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.verdict_card import VerdictCard
from spendby.ui.kit.verdict_look import key_of
from spendby.ui.kit.when_field import WhenField
from spendby.ui.kit.words import currency_word

_CARD_HEIGHT = 148


class Filled(Struct, frozen=True):
    """What a form holds; `amount` in minor units."""

    kind: Kind
    amount: int
    fields: GivenFields


class CreditForm(QWidget):
    """Adds a credit, or edits `before`."""

    more_shown = Signal()
    """Something came into sight, or went, so that the form has another height."""

    def __init__(
        self,
        theme: Theme,
        judge: Judge,
        credits: Sequence[Credit],
        store: Store,
        before: Credit | None = None,
    ) -> None:
        """Judge the preview by `judge`; `credits` tell which presets were used last."""
        super().__init__()
        self._theme, self._judge, self._credits = theme, judge, credits
        self._before = before
        self._like: Credit | None = None
        self._preset: Preset | None = None
        self._understood = Kind.OTHER
        self.elsewhere = ""
        """The store that the credit may lie at, going by what was typed or read."""
        self.store = StoreField(theme, tr("Store"), list(judge.stores.values()))
        self.amount = AmountField(theme, tr("Amount"), store.currency)
        self.origin = OriginField(
            theme, tr("Where it came from"), tr("Left empty, its source is not known.")
        )
        self.when = WhenField(
            theme,
            tr("Expires"),
            tr("Such as 31 Dec, 90d or never. Left empty: not known."),
        )
        self.card = VerdictCard(theme, with_origin=False)
        self.more = MoreFields(theme)
        self.more.hide()
        self._expander = Fold(theme, tr("More about it"))
        self._lay_out()
        self.store.set_value(store)
        self._on_store()
        self.more.kind.set_value(Kind.OTHER)
        if before is not None:
            self._show(before)
        self._connect()
        self._on_theme_changed()
        self._preview()

    def copy_of(self, credit: Credit) -> None:
        """Start from what another credit was like when it was new; its days are today's."""
        self._like = credit
        self.amount.set_value(credit.granted)
        self.origin.set_text(origin_of(credit, self._judge))
        self.more.copy_of(credit, preset_of(credit, self._judge))
        self._show_giver()
        self.when.copy_of(credit.expiry, credit.received_on)
        self._preview()

    def fields(self) -> list[tuple[str, Field]]:
        """List the fields, each with the name under which a refusal points at it.

        The amount comes first: it is where one starts to type.
        """
        return [
            ("amount", self.amount),
            ("preset", self.origin),
            ("expiry", self.when),
            *self.more.fields(),
            ("store", self.store),
        ]

    def show_more(self, *, shown: bool) -> None:
        """Show the optional fields, or hide them."""
        self._expander.set_open(is_open=shown)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into the first three fields."""
        texts = (field.editor.property("text") for field in (self.amount, self.origin, self.when))
        return not any(texts)

    def read(self) -> Filled:
        """Give what was filled in; raises `Refused`."""
        return Filled(self.more.kind.value, self.amount.value(), self._values())

    def _values(self) -> GivenFields:
        values = self.more.values(self.today(), self._before)
        preset = self.origin.preset()
        values["expiry"] = self.when.value()
        like = still_from(self._before or self._like, self.origin.text, self._judge)
        if like is not None:
            # What stands there is that credit's, though the same words typed may name a preset.
            values["preset"] = like.preset
            if self.origin.text and preset_of(like, self._judge) is None:
                values["source"] = like.source
        else:
            values["preset"] = preset.id if preset else None
            if self.origin.is_in_own_words:
                values["source"] = self.origin.text
        values["store"] = self.store.value.id
        if self._before is None:
            values["keeps_rest"] = preset.keeps_rest if preset else None
        return values

    def today(self) -> date:
        """Give the day that it is at the store chosen."""
        return self._judge.days[self.store.value.id]

    def _show(self, credit: Credit) -> None:
        self.amount.set_value(credit.granted)
        self.origin.set_text(origin_of(credit, self._judge))
        self._preset, self._understood = self.origin.preset(), self.origin.kind()
        self.when.set_expiry(credit.expiry)
        self.more.show_credit(credit, preset_of(credit, self._judge))
        self._show_giver()

    def _connect(self) -> None:
        self.store.changed.connect(self._on_store)
        self.origin.changed.connect(self._on_origin)
        self.more.received.changed.connect(self._on_received)
        self._expander.toggled_open.connect(self._on_more)
        self._theme.changed.connect(self._on_theme_changed)
        self.more.named.toggled.connect(self._preview)
        for _, field in self.fields():
            field.changed.connect(self._preview)
        self.more.clause.changed.connect(self._preview)

    def _on_store(self) -> None:
        store = self.store.value
        pack = self._judge.pack_of(store)
        # A credit that is there keeps its currency, wherever it lies.
        currency = self._before.currency if self._before else store.currency
        self.amount.set_currency(currency, currency_word(currency))
        own = [credit for credit in self._credits if credit.store == store.id]
        self.origin.set_presets(by_last_use(pack.presets, own))
        self.more.set_pack(pack)
        self.more.stand_on(self.today())
        self._show_giver()
        self._on_received()

    def _on_received(self) -> None:
        try:
            received = self.more.received.value()
        except Refused:
            return
        self.when.stand_on(self.today(), received or self.today())

    def _on_origin(self) -> None:
        """Fill in what is usual for a preset, where nobody has said otherwise."""
        preset, kind = self.origin.preset(), self.origin.kind()
        self._show_giver()
        if kind is not self._understood:
            self._understood = kind
            like = still_from(self._before or self._like, self.origin.text, self._judge)
            self.more.kind.set_value(like.kind if like else kind)
        if preset == self._preset:
            return
        self._preset = preset
        if self._before is None:
            self.when.suggest(preset.expires if preset else "")
            self.more.eligible.set_tags(preset.eligible if preset else ())

    def _show_giver(self) -> None:
        """Ask who gave it where no source in own words says so, and whether its store is right."""
        self.more.source.setVisible(not self.origin.is_in_own_words)
        words = self.origin.text if self.origin.is_in_own_words else ""
        self.ask_for_store(store_named(words, self.store.value, self.store.values))

    def ask_for_store(self, elsewhere: str) -> None:
        """Ask whether the credit lies at the store of that name; nothing is asked without one."""
        self.elsewhere, was_asked = elsewhere, bool(self.store.remark)
        if elsewhere:
            said = tr("Is this credit at {store}? If so, choose that store, or add it.")
            echo = Echo(said.format(store=isolate(elsewhere)), "warn", "question-circle")
            self.store.say_of_it(echo)
        else:
            self.store.say_no_more_of_it()
        if bool(elsewhere) is not was_asked:
            self.more_shown.emit()

    def take_store(self, judge: Judge, store: Store) -> None:
        """Offer a store that was just added, and choose it."""
        self._judge = judge
        self.store.offer(list(judge.stores.values()), judge.stores[store.id])

    def _on_more(self, shown: bool) -> None:
        self.more.setVisible(shown)
        self.more_shown.emit()

    def _on_theme_changed(self) -> None:
        self.card.setMinimumHeight(self._theme.px(_CARD_HEIGHT))

    def _preview(self) -> None:
        """Judge the credit as far as it is filled in; what can't be read yet counts as unknown."""
        try:
            values = self.more.values(self.today(), self._before)
            expiry = self.when.value()
        except Refused:
            values, expiry = GivenFields(), UNKNOWN
        received = values.get("received_on", self.today())
        kind = self.more.kind.value
        self.origin.count_as(kind)
        draft = Credit(
            id="draft",
            store=self.store.value.id,
            name=default_name(kind, received),
            kind=kind,
            currency=self.store.value.currency,
            received_on=received,
            entries=(Entry(received, EntryKind.GRANT, 1),),
            usable_from=values.get("usable_from"),
            expiry=expiry,
            terms=values.get("terms", Terms()),
            checkouts=self._before.checkouts if self._before else (),
        )
        judged = self._judge.judged(draft)
        verdict = self._judge.verdict(judged, HEADLINE_TARGET)
        self.card.show_verdict(key_of(verdict.answer, judged.state), verdict)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self.store, self.amount, self.origin, self.when, self.card):
            column.addWidget(widget)
        column.addWidget(self._expander)
        column.addWidget(self.more)
        column.addStretch()
