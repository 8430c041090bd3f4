"""Words of the eight steps: each as a line that is done or open, and why it comes next."""

from collections.abc import Callable

from msgspec import Struct

from spendby.domain.credit import Kind
from spendby.domain.steps import Act, Step, StepState
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.kit.formatting import isolate, money
from spendby.ui.kit.labels import shortened

Word = Callable[[], str]


class _Line(Struct, frozen=True):
    open: Word
    done: Word


_LINES: dict[Step, _Line] = {
    Step.S1: _Line(
        lambda: tr("Compare it with the store"),
        lambda: tr("Compared with the store"),
    ),
    Step.S2: _Line(
        lambda: tr("Note where it came from"),
        lambda: tr("Where it came from is noted"),
    ),
    Step.S3: _Line(
        lambda: tr("Read its terms"),
        lambda: tr("Its terms are known"),
    ),
    Step.S4: _Line(
        lambda: tr("Look at the payment page"),
        lambda: tr("Payment page looked at"),
    ),
    Step.S5: _Line(
        lambda: tr("Note what it showed"),
        lambda: tr("What it showed is noted"),
    ),
    Step.S6: _Line(
        lambda: tr("Note why it was refused"),
        lambda: tr("The reason is noted"),
    ),
    Step.S7: _Line(
        lambda: tr("Plan what to buy"),
        lambda: tr("A purchase is planned"),
    ),
    Step.S8: _Line(
        lambda: tr("Be reminded before it ends"),
        lambda: tr("A reminder comes before it ends"),
    ),
}
_ACTS: dict[Act, Word] = {
    Act.ASK: lambda: tr("Ask what its terms mean"),
    Act.SET_EXPIRY: lambda: tr("Find out when it ends"),
    Act.USE: lambda: tr("Use it in time"),
}
_WHY: dict[Act, Word] = {
    Act.NAME_SOURCE: lambda: tr("The source decides which rules apply. An order number is enough."),
    Act.READ_TERMS: lambda: tr("They name its limits, its last day and the goods it is for."),
    Act.ASK: lambda: tr(
        "You found them unclear, so the answer is to assume no until the store says more."
    ),
    Act.LOOK: lambda: tr(
        "With a gift card in the cart, see whether it can be chosen. Place no order."
    ),
    Act.NOTE_REASON: lambda: tr("What did the page say? Then nobody has to try it again."),
    Act.PLAN: lambda: tr("Choose something you need that this credit pays for."),
    Act.ARM: lambda: tr("No reminder is set for it, so it could end unnoticed."),
    Act.USE: lambda: tr("What is left after its last day is lost."),
}
_DOES: dict[Act, Word] = {
    Act.COMPARE: lambda: tr("It still shows that"),
    Act.NAME_SOURCE: lambda: tr("Note the source…"),
    Act.READ_TERMS: lambda: tr("Record terms…"),
    Act.ASK: lambda: tr("Ask the store…"),
    Act.LOOK: lambda: tr("Look safely…"),
    Act.NOTE_REASON: lambda: tr("Note the reason…"),
    Act.PLAN: lambda: tr("Plan a purchase…"),
    Act.SET_EXPIRY: lambda: tr("Set the end…"),
    Act.ARM: lambda: tr("Set reminders…"),
    Act.USE: lambda: tr("Use…"),
}


def step_line(state: StepState) -> str:
    """Say a step in a line, as done or as open."""
    if state.done:
        return _LINES[state.step].done()
    return _ACTS.get(state.act, _LINES[state.step].open)()


def step_why(state: StepState, judged: Judged) -> str:
    """Say why the step is next, in a sentence or two."""
    if state.act is Act.COMPARE:
        text = tr("Does {store} show {amount} too?")
        amount = money(judged.left, judged.credit.currency)
        return text.format(store=isolate(shortened(judged.store.name)), amount=amount)
    if state.act is Act.SET_EXPIRY:
        if judged.credit.kind is Kind.PROMOTIONAL:
            return tr("Promo credit nearly always ends. Its mail says when.")
        return tr("If it has no end, “never” is the right answer.")
    return _WHY[state.act]()


def act_word(act: Act) -> str:
    """Say what the button of a step does."""
    return _DOES[act]()
