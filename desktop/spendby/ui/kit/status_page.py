"""The page in place of everything, where the file of credits can't be used.

It says what happened, what is safe, and the one thing to do; the sentence itself is the refusal's.
"""

from collections.abc import Callable

from spendby.domain.errors import FileRefused, Refused, Trouble
from spendby.translation import tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.empty_state import Emptiness, EmptyState
from spendby.ui.kit.theme import Theme

_BACKED_UP = frozenset({Trouble.DAMAGED, Trouble.EMPTY})
"""Where a backup is the way out."""

_ICONS = {Trouble.BUSY: "clock", Trouble.NEWER: "info"}


class StatusPage(EmptyState):
    """Says why there is nothing to see; what is offered depends on what is wrong."""

    def __init__(
        self,
        theme: Theme,
        retry: Callable[[], object],
        leave: Callable[[], object],
        restore: Callable[[], object] | None = None,
    ) -> None:
        """Offer to `retry`, to `leave`, and where there may be backups to `restore` one."""
        super().__init__(theme)
        self._retry, self._leave, self._restore = retry, leave, restore

    def show_refusal(self, refused: Refused) -> None:
        """Say what is wrong and what to do."""
        trouble = refused.trouble if isinstance(refused, FileRefused) else Trouble.OTHER
        again = tr("Try again")
        button, act = again, self._retry
        if trouble in _BACKED_UP and self._restore is not None:
            button, act = tr("See backups"), self._restore
        elif trouble is Trouble.NEWER:
            button, act = tr("Close Spendby"), self._leave
        emptiness = Emptiness(
            _ICONS.get(trouble, "triangle-alert"),
            _heading(trouble),
            str(refused),
            button,
            primary=True,
            quiet="" if act == self._retry else again,
            tone="text2" if trouble in _ICONS else "warn",
        )
        self.say(emptiness, act, self._retry)
        self.take_focus()
        announce(self, f"{emptiness.heading}. {emptiness.text}")


def _heading(trouble: Trouble) -> str:
    headings = {
        Trouble.DAMAGED: tr("Your credits can't be read"),
        Trouble.EMPTY: tr("The file of your credits is empty"),
        Trouble.FOREIGN: tr("This file belongs to another program"),
        Trouble.NEWER: tr("These credits need a newer Spendby"),
        Trouble.BUSY: tr("Your credits are in use elsewhere"),
        Trouble.FULL: tr("The disk is full"),
        Trouble.OTHER: tr("Your credits can't be opened"),
    }
    return headings[trouble]
