"""The dialog that asks for the name of a saved view."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from spendby.domain.errors import FieldRefused
from spendby.translation import tr
from spendby.ui.credit_list.saved_views import NAME_LENGTH
from spendby.ui.kit.field import TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.formatting import one_line
from spendby.ui.kit.theme import Theme


class ViewDialog(FormDialog):
    """Takes any name that no other view has."""

    def __init__(
        self, theme: Theme, do: Callable[[str], None], taken: Sequence[str], parent: QWidget
    ) -> None:
        """Call `do` with the name; those `taken` are refused."""
        super().__init__(theme, parent)
        self._taken = {name.casefold() for name in taken}
        self._do_with_name = do
        self.field = TextField(
            theme,
            tr("Name"),
            tr("It stands in the sidebar, with its filters, order and groups."),
            NAME_LENGTH,
        )
        self.body.addWidget(self.field)
        self.body.addStretch()
        self.footer.addStretch()
        self.use_fields([("name", self.field)], self._check_and_do)

    def _check_and_do(self) -> None:
        name = one_line(self.field.text)
        if not name:
            raise FieldRefused("name", tr("A view needs a name."))
        if name.casefold() in self._taken:
            raise FieldRefused("name", tr("Another view has this name already."))
        self._do_with_name(name)
