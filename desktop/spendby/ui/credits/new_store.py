"""The way from a credit's form to a store that isn't there yet, and back."""

from PySide6.QtWidgets import QWidget

from spendby.domain.credit import Store
from spendby.services.services import Services
from spendby.ui.credits.credit_form import CreditForm
from spendby.ui.kit.theme import Theme
from spendby.ui.stores.store_dialog import StoreDialog


def offer_new_stores(form: CreditForm, services: Services, theme: Theme, over: QWidget) -> None:
    """Let `form` ask for another store in a dialog over `over`, and choose it once it is there."""

    def take(store: Store) -> None:
        form.take_store(services.credits.judge(services.settings.options()), store)

    def ask() -> None:
        dialog = StoreDialog(theme, services, take, over)
        dialog.called.set_text(form.elsewhere)
        dialog.open()

    form.store.add_wanted.connect(ask)
