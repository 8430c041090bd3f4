"""The text in which a search looks: what `services.listing` searches, and the words on screen."""

from collections.abc import Callable

from spendby.domain.credit import Kind
from spendby.domain.folding import folded
from spendby.services.judging import Judge, Judged
from spendby.services.listing import search_text
from spendby.ui.kit.categories import category_names
from spendby.ui.kit.words import kind_word


def folding(judge: Judge) -> Callable[[Judged], str]:
    """Give what makes a credit's text, folded."""
    kinds = {kind: folded(kind_word(kind)) for kind in Kind}
    names = {tag: folded(name) for tag, name in category_names(judge).items()}

    def fold(one: Judged) -> str:
        credit = one.credit
        text = search_text(one)
        words = (kinds[credit.kind], *(names[tag] for tag in credit.eligible if tag in names))
        # There may be a hundred thousand of these, so nothing is in them twice.
        return "\n".join((text, *(word for word in words if word not in text)))

    return fold
