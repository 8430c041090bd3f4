"""One credit as an answer: its JSON object, or a card for people."""

from spendby.cli.command import DONE, Context
from spendby.cli.literal import shown
from spendby.cli.tables import labelled
from spendby.cli.wording import (
    STATE_WORDS,
    answer_words,
    dated,
    expiry_words,
    left_words,
)
from spendby.domain.credit import Credit, GiftCardClause, State, Target, TermsStatus
from spendby.domain.credit_fields import KIND_NAMES
from spendby.domain.explain import day_text
from spendby.domain.plain_fields import TEXTS, Shape
from spendby.services.credit_json import judged_document
from spendby.services.judging import Judge, Judged
from spendby.translation import mark, tr

ALL_TARGETS = tuple(Target)


def answer_with(context: Context, credit: Credit, said: str) -> int:
    """Print a credit after it changed; `said` tells people what was done."""
    judge = context.services.credits.judge(context.options())
    judged = judge.judged(credit)
    if context.output.as_json:
        context.output.document(judged_document(judge, judged, ALL_TARGETS))
    else:
        context.output.line(said)
        context.output.lines(card(judge, judged, context.output.room))
    return DONE


def card(judge: Judge, judged: Judged, room: int | None) -> list[str]:
    """Write what is known of a credit in a few lines."""
    credit = judged.credit
    rows = [
        (tr("Id"), shown(credit.id)),
        (tr("Name"), shown(credit.name)),
        (
            tr("Kind"),
            tr("{kind} at {store}").format(
                kind=tr(KIND_NAMES[credit.kind]), store=shown(judged.store.name)
            ),
        ),
        (tr("Left"), left_words(judged)),
        (tr("Received"), day_text(credit.received_on, judged.today)),
        (tr("Expires"), _expiry(judged)),
        (tr("Terms"), _terms(judged)),
        (tr("Buys gift cards"), answer_words(judge, judged, Target.OWN_GIFT_CARD)),
        (tr("Usable from"), dated(credit.usable_from, judged.today) if credit.usable_from else ""),
        (tr("Good for"), shown(", ".join(credit.eligible))),
        (tr("Checked"), day_text(credit.checked_on, judged.today) if credit.checked_on else ""),
        *(
            (tr(field.label), shown(getattr(credit, field.name), lines=field.shape is Shape.LINES))
            for field in TEXTS
        ),
        (tr("State"), "" if judged.state is State.ACTIVE else tr(STATE_WORDS[judged.state])),
    ]
    return labelled([(label, value) for label, value in rows if value], room)


def _expiry(judged: Judged) -> str:
    words, basis = expiry_words(judged), judged.credit.expiry.basis
    return f"{words} ({shown(basis)})" if basis else words


_CLAUSES = {
    GiftCardClause.SILENT: mark("silent on gift cards"),
    GiftCardClause.EXCLUDED: mark("gift cards excluded"),
    GiftCardClause.ALLOWED: mark("gift cards allowed"),
}


def _terms(judged: Judged) -> str:
    terms = judged.credit.terms
    if terms.status is TermsStatus.NOT_READ:
        return tr("Not read")
    clause = tr(_CLAUSES[terms.gift_cards])
    if terms.gift_cards is GiftCardClause.ALLOWED and terms.third_party_named:
        clause += tr(", other brands named")
    if terms.status is TermsStatus.UNCLEAR:
        return tr("Unclear ({clause})").format(clause=clause)
    read_on = f" {day_text(terms.read_on, judged.today)}" if terms.read_on else ""
    return tr("Read{read_on}: {clause}").format(read_on=read_on, clause=clause)
