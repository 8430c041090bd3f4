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
from spendby.services.credit_json import judged_document
from spendby.services.judging import Judge, Judged

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
        ("Id", shown(credit.id)),
        ("Name", shown(credit.name)),
        ("Kind", f"{KIND_NAMES[credit.kind]} at {shown(judged.store.name)}"),
        ("Left", left_words(judged)),
        ("Received", day_text(credit.received_on, judged.today)),
        ("Expires", _expiry(judged)),
        ("Terms", _terms(judged)),
        ("Buys gift cards", answer_words(judge, judged, Target.OWN_GIFT_CARD)),
        ("Usable from", dated(credit.usable_from, judged.today) if credit.usable_from else ""),
        ("Good for", shown(", ".join(credit.eligible))),
        ("Source", shown(credit.source)),
        ("Reference", shown(credit.reference)),
        ("Checked", day_text(credit.checked_on, judged.today) if credit.checked_on else ""),
        ("Note", shown(credit.note, lines=True)),
        ("State", "" if judged.state is State.ACTIVE else STATE_WORDS[judged.state]),
    ]
    return labelled([(label, value) for label, value in rows if value], room)


def _expiry(judged: Judged) -> str:
    words, basis = expiry_words(judged), judged.credit.expiry.basis
    return f"{words} ({shown(basis)})" if basis else words


_CLAUSES = {
    GiftCardClause.SILENT: "silent on gift cards",
    GiftCardClause.EXCLUDED: "gift cards excluded",
    GiftCardClause.ALLOWED: "gift cards allowed",
}


def _terms(judged: Judged) -> str:
    terms = judged.credit.terms
    if terms.status is TermsStatus.NOT_READ:
        return "Not read"
    clause = _CLAUSES[terms.gift_cards]
    if terms.gift_cards is GiftCardClause.ALLOWED and terms.third_party_named:
        clause += ", other brands named"
    if terms.status is TermsStatus.UNCLEAR:
        return f"Unclear ({clause})"
    read_on = f" {day_text(terms.read_on, judged.today)}" if terms.read_on else ""
    return f"Read{read_on}: {clause}"
