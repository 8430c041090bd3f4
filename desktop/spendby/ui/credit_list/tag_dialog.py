"""The dialog that adds a category to what credits are good for."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from spendby.domain.errors import FieldRefused
from spendby.domain.folding import folded
from spendby.domain.plain_fields import TAG_LENGTH
from spendby.translation import ntr, tr
from spendby.ui.kit.field import Field
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.formatting import one_line
from spendby.ui.kit.labels import label
from spendby.ui.kit.suggestions import SuggestingEdit
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_ROOM_FOR_SUGGESTIONS = 120


class TagDialog(FormDialog):
    """Suggests the categories that there are; any other can be typed."""

    def __init__(
        self,
        theme: Theme,
        do: Callable[[str], None],
        known: Sequence[tuple[str, str]],
        count: int,
        parent: QWidget,
    ) -> None:
        """Call `do` with the tag for `count` credits; `known` are tags and their names."""
        super().__init__(theme, parent)
        self.name(tr("Add a category"), tr("Add"))
        self._tags = {folded(name): tag for tag, name in known}
        self._names = [name for _, name in known]
        self._do_with_tag = do
        text = ntr("For {count} credit.", "For {count} credits.", count)
        self.edit = SuggestingEdit(theme)
        self.edit.setMaxLength(TAG_LENGTH)
        self.field = Field(
            theme,
            tr("Good for"),
            self.edit,
            tr("What their own terms say they can buy, such as books."),
        )
        self.field.watch(self.edit)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.taken.connect(self.edit.setText)
        self.body.addWidget(label(text, TextRole.CONTROL, "text2", wrap=True))
        self.body.addWidget(self.field)
        self.body.addSpacing(theme.px(_ROOM_FOR_SUGGESTIONS))
        self.body.addStretch()
        self.footer.addStretch()
        self.use_fields([("eligible", self.field)], self._check_and_do)

    def _on_edited(self, text: str) -> None:
        wanted = folded(text.strip())
        found = [name for name in self._names if wanted in folded(name)]
        self.edit.suggest(found if wanted else [])

    def _check_and_do(self) -> None:
        name = one_line(self.edit.text())
        if not name:
            raise FieldRefused("eligible", tr("Name a category, such as books."))
        self._do_with_tag(self._tags.get(folded(name), name))
