"""How the last comparison with a store is kept: a setting of the store's, beside it in the file."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from spendby.domain.credit import Store
from spendby.domain.errors import AmountRefused, FieldRefused
from spendby.domain.money import amount_of, amount_text
from spendby.domain.reconcile import Comparison
from spendby.services.credit_json import Json
from spendby.services.stores import COMPARED
from spendby.translation import tr

PREFIX = COMPARED


def setting_of(store_id: str) -> str:
    """Name the setting that holds a store's last comparison."""
    return PREFIX + store_id


def comparison_text(comparison: Comparison, currency: str) -> str:
    """Write a comparison as a setting."""
    return json.dumps(comparison_document(comparison, currency))


def comparison_document(comparison: Comparison, currency: str) -> Json:
    """Give a comparison for the file format."""
    return {
        "on": comparison.on.isoformat(),
        "shown": amount_text(comparison.shown, currency),
        "held": amount_text(comparison.held, currency),
    }


def kept(settings: Mapping[str, str], store: Store) -> Comparison | None:
    """Give a store's last comparison; None where there is none that can be read."""
    text = settings.get(setting_of(store.id))
    try:
        return None if text is None else read_comparison(json.loads(text), store.currency)
    except (ValueError, FieldRefused):
        return None


def read_comparison(document: object, currency: str) -> Comparison:
    """Read a comparison out of a file; raises `FieldRefused`."""
    if isinstance(document, Mapping):
        with suppress(KeyError, ValueError, AmountRefused):
            shown, held = (amount_of(document[name], currency) for name in ("shown", "held"))
            on = date.fromisoformat(str(document["on"]))
            if shown >= 0 and held >= 0:
                return Comparison(on, shown, held)
    message = tr("A store's comparison has a day (“on”) and the amounts “shown” and “held”.")
    raise FieldRefused("stores.compared", message)
