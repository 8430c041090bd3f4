"""What can be done now: it depends on the credits chosen, and on what may be done to the file."""

from spendby.domain.credit import State
from spendby.domain.ledger import spent_on
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.kit.action_table import ANYWHERE, EDITS, ON_CREDITS, ON_ONE_CREDIT, Do
from spendby.ui.kit.actions import Actions


class Availability:
    """Switches actions on and off; what is off can't be reached from anywhere."""

    def __init__(self, actions: Actions, control: ListControl, *, sample: bool) -> None:
        """Go by what `control` has chosen; in the `sample`, only the way back leads out."""
        self._actions, self._control = actions, control
        self._hidden = Do.SAMPLE if sample else Do.OWN_CREDITS
        self._readable, self._writable = True, True
        self._away = False
        self._actions[self._hidden].setVisible(False)

    def follow_file(self, *, readable: bool, writable: bool) -> None:
        """Leave only what can be done while the file is like this."""
        self._readable, self._writable = readable, writable
        held = {self._hidden}
        if not readable:
            held |= set(Do) - ANYWHERE
        if not writable:
            held |= EDITS
        self._actions.hold(held)

    def follow_place(self, *, away: bool) -> None:
        """Let nothing be done with credits that are out of sight while the list is."""
        self._away = away
        self.follow_choice()

    def follow_choice(self) -> None:
        """Leave only what can be done with the credits that are chosen."""
        current, selected = self._control.current, self._control.selected
        if self._away:
            current, selected = None, []
        archived = [one.state is State.ARCHIVED for one in selected]
        can = {
            **dict.fromkeys(ON_ONE_CREDIT, current is not None and len(selected) == 1),
            **dict.fromkeys(ON_CREDITS, bool(selected)),
        }
        one = current if len(selected) == 1 else None
        can[Do.DELETE] = can[Do.COPY_SUMMARY] = one is not None
        can[Do.USE] = can[Do.WRITE_OFF] = one is not None and one.left > 0
        can[Do.PUT_BACK] = one is not None and spent_on(one.credit) > 0
        can[Do.ARCHIVE] = not all(archived)
        can[Do.BRING_BACK] = any(archived)
        can[Do.WRITE_OFF_SELECTED] = any(one.left for one in selected)
        for do, enabled in can.items():
            self._actions.enable(do, enabled=enabled)
        self._actions[Do.BRING_BACK].setVisible(any(archived))
        # Of one credit it is asked when the store took it.
        self._actions[Do.WRITE_OFF_SELECTED].setVisible(len(selected) > 1)
