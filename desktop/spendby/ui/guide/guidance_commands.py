"""What guidance does in the window: asking the store, hints, cautions, and the way to the guide.

The cards and dialogs are their own; what is kept is read once and again after every change.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

from spendby.domain.cautions import Caution
from spendby.domain.credit import Target
from spendby.domain.errors import Refused
from spendby.domain.explain import Verdict
from spendby.domain.guide import Doubt, Guide, Topic
from spendby.domain.summary import OPEN
from spendby.domain.where import where_to_look
from spendby.services.kept import Kept
from spendby.ui.credit_list.chosen import Filters
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.credit_list.views import View
from spendby.ui.credits.detail_pane import DetailPane
from spendby.ui.credits.record_commands import RecordCommands
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk, open_dialog

if TYPE_CHECKING:
    from spendby.ui.guide.guide_page import GuidePage


def _filters(topic: Topic) -> Filters:
    """Give the filter that lists what a topic is about: its rules, or its kinds without any."""
    if topic.rules:
        return Filters(rules=frozenset(topic.rules))
    return Filters(kinds=frozenset(topic.kinds))


class GuidanceCommands(QObject):
    """Acts on the current credit; each dialog is imported when it is first asked for."""

    def __init__(
        self, desk: Desk, control: ListControl, detail: DetailPane, records: RecordCommands
    ) -> None:
        """Open dialogs over the window, and let `detail` show what is kept."""
        super().__init__(desk.window)
        self._services, self._theme, self._toast = desk.services, desk.theme, desk.toast
        self._window, self._places = desk.window, desk.places
        self._control, self._source = control, control.source
        self._detail, self._records = detail, records
        self._kept: Kept | None = None
        self._ready = False
        detail.kept = self.kept
        detail.steps.unsure.connect(self.ask)
        detail.where.change_wanted.connect(self.change_hint)
        detail.caution.set_aside.connect(self._set_aside)
        detail.caution.why_wanted.connect(self.explain)
        detail.why_wanted.connect(self._explain_verdict)
        records.why_wanted.connect(self.explain)
        desk.places.offer(Do.SHOW_GUIDE, self._guide_page)
        records.unsure.connect(self.ask)
        if control.judge is not None:
            self._on_loaded()
        control.source.loaded.connect(self._on_loaded)
        control.source.changed.connect(self._on_changed)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.ASK: self.ask}

    def kept(self) -> Kept:
        """Give what is kept; nothing where it can't be read, or before the window stands."""
        if not self._ready:
            return Kept()
        if self._kept is None:
            try:
                self._kept = self._services.guidance.kept()
            except Refused:
                self._kept = Kept()
        return self._kept

    def ask(self, doubt: Doubt | None = None) -> None:
        """Offer where to look, and a message to the store."""
        from spendby.ui.guide.ask_dialog import AskDialog

        judged, judge = self._control.current, self._control.judge
        if judged is None or judge is None:
            return
        guide = self._services.guidance.guide(judge.pack_of(judged.store))
        doubts = [doubt] if doubt is not None else []
        dialog = AskDialog(self._theme, guide, judged, doubts, self._window)
        dialog.link_wanted.connect(lambda url: self._records.open_link(url, dialog))
        dialog.reply_wanted.connect(self.note_reply)
        open_dialog(dialog)

    def note_reply(self) -> None:
        """Ask what the store replied."""
        from spendby.ui.guide.reply_dialog import ReplyDialog

        judged, judge = self._control.current, self._control.judge
        if judged is not None and judge is not None:
            credits = self._services.credits
            open_dialog(ReplyDialog(self._theme, credits, judge, judged, self._window))

    def change_hint(self) -> None:
        """Ask for the user's own words on where to look."""
        from spendby.ui.kit.hint_dialog import HintDialog

        judged, judge = self._control.current, self._control.judge
        if judged is None or judge is None:
            return
        where = where_to_look(judge.pack_of(judged.store), judged.credit)
        own = self.kept().hint(judged.credit)
        guidance = self._services.guidance
        open_dialog(HintDialog(self._theme, guidance, judged, own, where, self._window))

    def explain(self, known: str, name: str = "", verdict: Verdict | None = None) -> None:
        """Open the guide at a rule or a statement."""
        from spendby.ui.guide.guide_page import AskedWhy, GuidePage

        self._places.show(Do.SHOW_GUIDE)
        page = self._places.page
        if isinstance(page, GuidePage):
            page.explain(AskedWhy(known, name, verdict))
            page.take_focus()

    def _explain_verdict(self, verdict: Verdict) -> None:
        judged = self._control.current
        self.explain(verdict.rule, judged.credit.name if judged else "", verdict)

    def _guide_page(self) -> "GuidePage":
        from spendby.ui.guide.guide_page import GuidePage

        page = GuidePage(self._theme, self._guide, self._services.guidance.problems, self._alike)
        page.link_wanted.connect(self._records.open_link)
        page.topic_wanted.connect(self._list_alike)
        return page

    def _guide(self) -> Guide:
        """Give the guide of the store that is listed, or of the first one."""
        judge = self._control.judge
        if judge is None:
            judge = self._services.credits.judge()
        store = self._control.store or next(iter(judge.stores.values()))
        return self._services.guidance.guide(judge.pack_of(store))

    def _alike(self, topic: Topic) -> int:
        """Count the credits that can still be used and that a topic is about."""
        tests = _filters(topic).tests(Target.OWN_GIFT_CARD)
        return sum(
            one.state in OPEN
            and self._control.chosen.store in {None, one.store.id}
            and all(test(one) for test in tests)
            for one in self._source.everything
        )

    def _list_alike(self, topic: Topic) -> None:
        chosen = self._control.chosen
        filters = _filters(topic)
        self._control.show(replace(chosen, view=View.ACTIVE, search="", filters=filters))

    def _set_aside(self, caution: Caution) -> None:
        judged = self._control.current
        if judged is None:
            return
        try:
            self._services.guidance.set_aside(judged.credit.id, caution)
        except Refused as refused:
            self._toast.turn_down(refused)

    def _on_loaded(self) -> None:
        """Read what is kept once the window was painted: nobody waits for it."""
        self._kept = None
        QTimer.singleShot(0, self, self._show_kept)

    def _show_kept(self) -> None:
        self._ready = True
        self._detail.refresh_guidance()

    def _on_changed(self) -> None:
        self._kept = None
        self._detail.refresh_guidance()
