"""Reads both VoucherVaults: the web program's dump of its database, and the phone app's file."""

from spendby.domain.errors import FileRefused
from spendby.services.foreign import vouchervault_dump, vouchervault_mobile
from spendby.services.foreign.found import ForeignFile, Found
from spendby.services.foreign.head import Head
from spendby.services.foreign.tables import ROW_LIMIT, too_long
from spendby.services.foreign.texts import json_of
from spendby.translation import tr

_SIGNS = ('"model"', '"codeType"', '"balanceMilliunits"', '"item_details"')
_START = 4_096


def recognises(head: Head) -> bool:
    """Tell either file from other JSON."""
    start = head.text[:_START]
    return head.is_json and any(sign in start for sign in _SIGNS) and '"spendby"' not in start


def read(file: ForeignFile) -> Found:
    """Read the vouchers; raises `FileRefused` for JSON of another form."""
    rows = json_of(file.content, file.read_as.encoding)
    if isinstance(rows, dict) and "item_details" in rows:
        message = tr(
            "This is VoucherVault's answer to a query, which lacks what was spent. Bring in the "
            "dump of its database (dumpdata) instead. Nothing was changed."
        )
        raise FileRefused(message)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        message = tr("The file isn't in the form of a VoucherVault file. Nothing was changed.")
        raise FileRefused(message)
    if len(rows) > ROW_LIMIT:
        raise too_long()
    if rows and "model" in rows[0]:
        return vouchervault_dump.read(rows, file)
    return vouchervault_mobile.read(rows, file)
