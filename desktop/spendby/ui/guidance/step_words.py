"""Words of the eight steps: each as a line that is done or open, and why it comes next."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from spendby.domain.credit import Kind
from spendby.domain.steps import Act, Step, StepState
from spendby.services.judging import Judged
from spendby.ui.formatting import isolate, money
from spendby.ui.labels import shortened

translate = QCoreApplication.translate
Word = Callable[[], str]


class _Line(Struct, frozen=True):
    open: Word
    done: Word


# Written out call by call, so that lupdate finds every text.
_LINES: dict[Step, _Line] = {
    Step.S1: _Line(
        lambda: translate("Steps", "Compare it with the store"),
        lambda: translate("Steps", "Compared with the store"),
    ),
    Step.S2: _Line(
        lambda: translate("Steps", "Note where it came from"),
        lambda: translate("Steps", "Where it came from is noted"),
    ),
    Step.S3: _Line(
        lambda: translate("Steps", "Read its terms"),
        lambda: translate("Steps", "Its terms are known"),
    ),
    Step.S4: _Line(
        lambda: translate("Steps", "Look at the payment page"),
        lambda: translate("Steps", "Payment page looked at"),
    ),
    Step.S5: _Line(
        lambda: translate("Steps", "Note what it showed"),
        lambda: translate("Steps", "What it showed is noted"),
    ),
    Step.S6: _Line(
        lambda: translate("Steps", "Note why it was refused"),
        lambda: translate("Steps", "The reason is noted"),
    ),
    Step.S7: _Line(
        lambda: translate("Steps", "Plan what to buy"),
        lambda: translate("Steps", "A purchase is planned"),
    ),
    Step.S8: _Line(
        lambda: translate("Steps", "Be reminded before it ends"),
        lambda: translate("Steps", "A reminder comes before it ends"),
    ),
}
_ACTS: dict[Act, Word] = {
    Act.ASK: lambda: translate("Steps", "Ask what its terms mean"),
    Act.SET_EXPIRY: lambda: translate("Steps", "Find out when it ends"),
    Act.USE: lambda: translate("Steps", "Use it in time"),
}
_WHY: dict[Act, Word] = {
    Act.NAME_SOURCE: lambda: translate(
        "Steps",
        "The source decides which rules apply. An order number is enough.",
    ),
    Act.READ_TERMS: lambda: translate(
        "Steps", "They name its limits, its last day and the goods it is for."
    ),
    Act.ASK: lambda: translate(
        "Steps", "You found them unclear, so the answer is to assume no until the store says more."
    ),
    Act.LOOK: lambda: translate(
        "Steps", "With a gift card in the cart, see whether it can be chosen. Place no order."
    ),
    Act.NOTE_REASON: lambda: translate(
        "Steps", "What did the page say? Then nobody has to try it again."
    ),
    Act.PLAN: lambda: translate("Steps", "Choose something you need that this credit pays for."),
    Act.ARM: lambda: translate("Steps", "No reminder is set for it, so it could end unnoticed."),
    Act.USE: lambda: translate("Steps", "What is left after its last day is lost."),
}
_DOES: dict[Act, Word] = {
    Act.COMPARE: lambda: translate("Steps", "It still shows that"),
    Act.NAME_SOURCE: lambda: translate("Steps", "Note the source…"),
    Act.READ_TERMS: lambda: translate("Steps", "Record terms…"),
    Act.ASK: lambda: translate("Steps", "Ask the store…"),
    Act.LOOK: lambda: translate("Steps", "Look safely…"),
    Act.NOTE_REASON: lambda: translate("Steps", "Note the reason…"),
    Act.PLAN: lambda: translate("Steps", "Plan a purchase…"),
    Act.SET_EXPIRY: lambda: translate("Steps", "Set the end…"),
    Act.ARM: lambda: translate("Steps", "Set reminders…"),
    Act.USE: lambda: translate("Steps", "Use…"),
}


def step_line(state: StepState) -> str:
    """Say a step in a line, as done or as open."""
    if state.done:
        return _LINES[state.step].done()
    return _ACTS.get(state.act, _LINES[state.step].open)()


def step_why(state: StepState, judged: Judged) -> str:
    """Say why the step is next, in a sentence or two."""
    if state.act is Act.COMPARE:
        text = translate("Steps", "Does {store} show {amount} too?")
        amount = money(judged.left, judged.credit.currency)
        return text.format(store=isolate(shortened(judged.store.name)), amount=amount)
    if state.act is Act.SET_EXPIRY:
        if judged.credit.kind is Kind.PROMOTIONAL:
            return translate("Steps", "Promo credit nearly always ends. Its mail says when.")
        return translate("Steps", "If it has no end, “never” is the right answer.")
    return _WHY[state.act]()


def act_word(act: Act) -> str:
    """Say what the button of a step does."""
    return _DOES[act]()
