"""Fills the form of a credit from an offer: each finding is marked, each doubt is asked.

Reading the offer is the domain's; showing its text is `offer_panel`'s.
"""

from collections.abc import Iterator, Sequence

from spendby.domain.credit import GiftCardClause, Kind, Store, TermsStatus
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.domain.fine_print import MARKS_LENGTH, FinePrint, kept_text
from spendby.domain.offer.offer import Field as Found
from spendby.domain.offer.offer import Offer
from spendby.domain.pack import Preset
from spendby.domain.plain_fields import TEXT_LENGTH
from spendby.translation import tr
from spendby.ui.credits.credit_form import CreditForm
from spendby.ui.credits.origins import chosen
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.formatting import isolate
from spendby.ui.kit.labels import shortened

_QUOTED = 110
_LAST_WORDS = ("credit", "reward", "payout", "promo")


def fields_of(form: CreditForm) -> dict[Found, Field]:
    """Tell which field of the form takes what was read."""
    more = form.more
    return {
        Found.AMOUNT: form.amount,
        Found.CURRENCY: form.amount,
        Found.KIND: more.kind,
        Found.ISSUER: more.source,
        Found.EXPIRES_ON: form.when,
        Found.USABLE_FROM: more.usable_from,
        Found.GIFT_CARDS: more.clause,
        Found.ELIGIBLE: more.eligible,
    }


def fill(form: CreditForm, offer: Offer) -> None:
    """Put into the form what the offer says, and say at each field why, or what to decide."""
    store = _store(form.store.values, offer)
    form.store.set_value(store or form.store.value)
    foreign = offer.currency is not None and offer.currency != form.store.value.currency
    if offer.amount is not None and not foreign:
        form.amount.set_value(offer.amount)
    preset = preset_in(form.origin.presets, offer)
    form.origin.set_text(preset.name if preset else _own_words(form, offer))
    form.more.kind.set_value(offer.kind or Kind.OTHER)
    form.more.received.set_day(offer.received if offer.received != form.today() else None)
    _fill_days(form, offer)
    if offer.eligible:
        form.more.eligible.set_tags(offer.eligible)
    form.more.source.set_text(offer.issuer or "")
    _keep_terms(form, offer)
    if offer.gift_cards is not GiftCardClause.SILENT or offer.usable_from or offer.eligible:
        form.show_more(shown=True)
    _remark(form, offer)
    form.ask_for_store(offer.issuer or "" if store is None else "")
    if foreign:
        form.amount.say_of_it(_asked(_other_currency(offer, form.store.value)))


def preset_in(presets: Sequence[Preset], offer: Offer) -> Preset | None:
    """Find the preset that the text names, else the one that only says the credit's kind."""
    if offer.kind is None:
        return None
    text = offer.text.casefold()
    kind = offer.kind.value.replace("_", " ")
    named = [(one, _core(one)) for one in presets if one.kind is offer.kind]
    general = [one for one, core in named if kind.startswith(core)]
    special = [one for one, core in named if core in text and one not in general]
    return next(iter(special), None) or next(iter(general), None)


def _own_words(form: CreditForm, offer: Offer) -> str:
    """Give the issuer's name, unless the field would take it for a preset's."""
    name = offer.issuer or ""
    return "" if chosen(form.origin.presets, name) else name


def _core(preset: Preset) -> str:
    """What sets a preset's name apart: "prime day" of "Prime Day credit"."""
    words = preset.name.casefold().split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _LAST_WORDS else words)


def _store(stores: Sequence[Store], offer: Offer) -> Store | None:
    """Find the store that the offer is of: the guide's, or one of the same name and currency."""
    issuer = (offer.issuer or "").casefold()
    for store in stores:
        same_money = offer.currency in {None, store.currency}
        if store.id == offer.store or (issuer and store.name.casefold() == issuer and same_money):
            return store
    return None


def _fill_days(form: CreditForm, offer: Offer) -> None:
    if offer.expires_on is not None:
        form.when.set_expiry(on_day(offer.expires_on))
    elif offer.never_expires:
        form.when.set_expiry(NEVER)
    elif offer.doubt(Found.EXPIRES_ON):
        form.when.set_expiry(UNKNOWN)
    form.more.usable_from.set_day(offer.usable_from)


def _keep_terms(form: CreditForm, offer: Offer) -> None:
    """Keep the text as the credit's terms, with the sentence about gift cards marked in it."""
    clause = next((one for one in offer.evidence if one.field is Found.GIFT_CARDS), None)
    fits = len(offer.text) + MARKS_LENGTH <= TEXT_LENGTH
    decides = (clause.start, clause.end) if clause and fits else None
    form.more.print.set_kept(kept_text(FinePrint(offer.text, decides)))
    form.more.clause.set_value(offer.gift_cards)
    if offer.gift_cards is not GiftCardClause.SILENT:
        mixed = offer.doubt(Found.GIFT_CARDS)
        form.more.status.set_value(TermsStatus.UNCLEAR if mixed else TermsStatus.READ)


def _remark(form: CreditForm, offer: Offer) -> None:
    fields = fields_of(form)
    for found, quote in _quotes(offer):
        if found in fields:
            said = tr("From the offer: “{words}”")
            words = isolate(shortened(quote, _QUOTED))
            fields[found].say_of_it(Echo(said.format(words=words), "info", "mail"))
    for doubt in offer.unsure:
        if doubt.field in fields:
            fields[doubt.field].say_of_it(_asked(doubt.sentence))


def _quotes(offer: Offer) -> Iterator[tuple[Found, str]]:
    for one in offer.evidence:
        yield one.field, one.quote


def _asked(sentence: str) -> Echo:
    return Echo(sentence, "warn", "question-circle")


def _other_currency(offer: Offer, store: Store) -> str:
    said = tr(
        "The offer is in {currency}, but credits at {store} are in {other}. "
        "Choose its store, or add that store first."
    )
    return said.format(currency=offer.currency, store=isolate(store.name), other=store.currency)
