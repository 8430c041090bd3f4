"""Bringing files in, all or nothing in one change; and the form of Spendby's own file.

A credit in that file is `credit_json` and `credit_reading`; writing files is `exports`'s.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NoReturn

from msgspec.json import encode
from msgspec.json import format as indented

from spendby.domain.credit import Credit, Store
from spendby.domain.errors import FieldRefused, FileRefused, Refused, Trouble
from spendby.domain.reconcile import compare
from spendby.services import comparisons
from spendby.services.backups import BackupService
from spendby.services.changes import Changed, Notifier
from spendby.services.credit_json import Json, credit_document, store_document
from spendby.services.credit_reading import (
    KNOWN_FIELDS,
    Fields,
    read_store,
)
from spendby.services.foreign.activity_page import is_copied
from spendby.services.foreign.found import Form
from spendby.services.foreign.taking import Asked, bring_in, form_of
from spendby.services.foreign.texts import text_of
from spendby.services.import_rows import ImportRow, differing, import_rows, updated
from spendby.services.incoming import NO_BEAT, Beat, Choice, Incoming, Problem, read_rows
from spendby.services.ports import Clock, Files, PackShelf
from spendby.services.purchase_json import NOTHING_BESIDE, Beside, read_beside
from spendby.services.quick_reading import quick_parts
from spendby.services.reminder_json import read_reminders
from spendby.services.storage_ports import Reading, Storage, UnitOfWork
from spendby.translation import ntr, tr
from spendby.uncollected import uncollected

FORMAT = "spendby"
VERSION = 1
FILE_LIMIT = 20 * 1024 * 1024
"""The largest file that is read, in bytes."""
ROW_LIMIT = 100_000
_LIMITS = {"stores": 10_000, "purchases": 10_000, "muted": 10_000}
_SETTINGS_LIMIT = 20_000
_PARTS_LIMIT = 2_000_000
_AS_FOUND = Asked()

_EVERYTHING = Choice()

Source = str | bytes
"""A file's path, or what was pasted."""

__all__ = ["Choice", "ExchangeService", "ImportRow", "Incoming", "Problem", "Source", "document"]


class ExchangeService:
    """Imports files."""

    def __init__(  # noqa: PLR0913, PLR0917 - one for each part that it works with
        self,
        storage: Storage,
        packs: PackShelf,
        clock: Clock,
        notifier: Notifier,
        files: Files,
        backups: BackupService,
    ) -> None:
        """Read whole files through `files`; an import has `backups` make one before."""
        self._storage = storage
        self._packs = packs
        self._clock = clock
        self._notifier = notifier
        self._files = files
        self._backups = backups

    def look(self, source: Source, asked: Asked = _AS_FOUND, beat: Beat = NO_BEAT) -> Incoming:
        """Read a file, as `asked` or as it is found to be, and tell what importing it would do."""
        content = self._content(source)
        with self._storage.read() as reading, uncollected():
            return self._incoming(content, reading, asked, beat)

    def is_page(self, path: str) -> bool:
        """Tell whether a file holds the copied text of a store's page; not what can't be read."""
        try:
            return is_copied(text_of(self._files.read(path, FILE_LIMIT)))
        except Refused:
            return False

    def preview(
        self, source: Source, asked: Asked = _AS_FOUND, beat: Beat = NO_BEAT
    ) -> tuple[Incoming, list[ImportRow]]:
        """Look at a file row by row, those included that are here and differ."""
        content = self._content(source)
        with self._storage.read() as reading, uncollected():
            incoming = self._incoming(content, reading, asked, beat)
        return incoming, import_rows(incoming)

    def take_in(
        self,
        source: Source,
        asked: Asked = _AS_FOUND,
        *,
        skip_problems: bool = False,
        choice: Choice = _EVERYTHING,
        beat: Beat = NO_BEAT,
    ) -> Incoming:
        """Bring in what a file holds, in one change that can be undone as one.

        A file with problem rows brings in nothing, unless `skip_problems` leaves those rows out
        and the others don't hang together with them. Where no backup can be made before, nothing
        is brought in either, unless it was asked for so.
        """
        content = self._content(source)
        self._back_up(asked)
        with uncollected(), self._storage.change() as unit:
            incoming = self._incoming(content, unit, asked, beat).chosen(choice)
            if incoming.problems and (incoming.whole or not skip_problems):
                return incoming
            for store in incoming.stores:
                unit.stores.add(store)
            if incoming.credits:
                unit.credits.add(incoming.credits)
            changed = [*incoming.changed, *updated(incoming, choice, self._clock)]
            for before, after in changed:
                unit.credits.save(before, after)
            for purchase in incoming.beside.purchases:
                unit.purchases.add(purchase)
            for mute in incoming.beside.mutes:
                unit.mutes.put(mute)
            for name, value in incoming.settings.items():
                unit.settings.put(name, value)
            # A credit that is here already keeps its own log: it was told here.
            incoming.reminders.of(incoming.credits).keep(unit.reminders)
            if incoming.balance is not None and incoming.new:
                self._keep_comparison(unit, *incoming.balance)
            beat(0, 0)  # the last moment at which it can be cancelled
            change = unit.commit(_label(incoming, len(changed)), self._clock.now())
        if change:
            self._notifier.announce(Changed(change, everything=True))
        return incoming

    def _back_up(self, asked: Asked) -> None:
        self._backups.before_import()
        if self._backups.problem and not asked.without_backup:
            message = tr("{why} Nothing was brought in.").format(why=self._backups.problem)
            raise FileRefused(message, Trouble.NO_BACKUP)

    def _keep_comparison(self, unit: UnitOfWork, store: Store, shown: int) -> None:
        """Note how the balance at the end of a page compares with what is held then."""
        own = [credit for credit in unit.credits.all() if credit.store == store.id]
        compared = compare(own, store.currency, shown, self._clock.today(store.time_zone))
        text = comparisons.comparison_text(compared, store.currency)
        unit.settings.put(comparisons.setting_of(store.id), text)

    def _content(self, source: Source) -> bytes:
        if isinstance(source, str):
            return self._files.read(source, FILE_LIMIT)
        if len(source) > FILE_LIMIT:
            message = tr("The text is larger than {size} MB. Nothing was changed.").format(
                size=FILE_LIMIT // 1024**2
            )
            raise FileRefused(message)
        return source

    def _incoming(
        self, content: bytes, reading: Reading, asked: Asked, beat: Beat = NO_BEAT
    ) -> Incoming:
        today_in = _remembered(self._clock.today)
        form = form_of(content, asked)
        if form is not Form.SPENDBY:
            return bring_in(form, content, asked, reading, today_in, beat)
        parts = _parts(_parse(content))
        problems: list[Problem] = []
        here = {store.id: store for store in reading.stores.all()}
        stores = _read_stores(parts.rows("stores"), problems)
        chosen = reading.settings.all()
        given = list(_parts(parts.raw("settings") or {}, "settings").items())
        if len(given) > _SETTINGS_LIMIT:
            message = ntr(
                "The file holds more than {count} setting. Nothing was changed.",
                "The file holds more than {count} settings. Nothing was changed.",
                _SETTINGS_LIMIT,
            )
            raise FileRefused(message)
        settings = {
            str(name): json.dumps(value, ensure_ascii=False, sort_keys=True)
            for name, value in given
            if name not in chosen and not str(name).startswith(comparisons.PREFIX)
        }
        refused: list[tuple[int, str, str]] = []
        brought = read_reminders(parts.rows("reminders"), refused)
        problems += [Problem(*one) for one in refused]
        compared = _read_comparisons(parts.rows("stores"), stores | here, problems)
        settings |= {name: text for name, text in compared.items() if name not in chosen}
        rows = parts.rows("credits")
        documents = (Fields(row) for row in rows if isinstance(row, dict))
        ignored = sorted({name for one in documents for name in one.unknown(KNOWN_FIELDS)})
        numbered = list(enumerate(rows, start=1))
        read = read_rows(numbered, stores | here, reading, today_in, problems, beat)
        beside, bad = read_beside(
            parts.rows("purchases"), parts.rows("muted"), reading, {one.id for one in read.new}
        )
        problems += [Problem(number, error.field, str(error)) for number, error in bad]
        return Incoming(
            FORMAT,
            read.new,
            [store for name, store in stores.items() if name not in here],
            settings,
            problems,
            ignored,
            here=read.here,
            differing=differing(read.here, reading.credits),
            numbers=read.numbers,
            reminders=brought,
            beside=beside,
        )


def _label(incoming: Incoming, changed: int) -> str:
    count = incoming.new
    if incoming.rows is not None:
        return ntr(
            "Imported {count} row of gift card activity",
            "Imported {count} rows of gift card activity",
            count,
        )
    if changed and not count:
        return ntr(
            "Updated {count} credit from a file", "Updated {count} credits from a file", changed
        )
    return ntr("Imported {count} credit", "Imported {count} credits", count)


def document(  # noqa: PLR0913, PLR0917 - one for each key of the file
    credits: Iterable[Credit],
    stores: Iterable[Store],
    settings: Mapping[str, str],
    today: date,
    reminders: Sequence[Json] = (),
    beside: Beside = NOTHING_BESIDE,
) -> bytes:
    """Write a Spendby file; `settings` holds JSON text by name."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "exported_on": today.isoformat(),
        "stores": [_store_document(store, settings) for store in stores],
        "credits": [credit_document(credit) for credit in credits],
        "reminders": list(reminders),
        "settings": {
            name: json.loads(value)
            for name, value in sorted(settings.items())
            if not name.startswith(comparisons.PREFIX)
        },
        **beside.document(),
    }
    return indented(encode(content), indent=1) + b"\n"


class _Parts(Fields):
    """The outermost object of a file, and `settings` within it."""

    def items(self) -> Iterable[tuple[object, object]]:
        """Give every field."""
        return self._document.items()

    def rows(self, name: str) -> list[object]:
        """Read a list, refusing the whole file where it is something else or too long."""
        try:
            return super().rows(name)
        except FieldRefused as refused:
            message = tr(
                "This is no Spendby file that can be read: {reason} Nothing was changed."
            ).format(reason=refused)
            raise FileRefused(message) from None

    def most(self, name: str) -> int:
        """Tell how long a list of the file may be."""
        return _LIMITS.get(name, ROW_LIMIT)


def _parts(value: object, name: str = "file") -> _Parts:
    try:
        parts = _Parts(value)
    except FieldRefused:
        message = tr("The {name} isn't in the form of a Spendby file. Nothing was changed.").format(
            name=name
        )
        raise FileRefused(message) from None
    if name == "file":
        _check_head(parts)
    return parts


def _check_head(parts: Fields) -> None:
    version = parts.raw("version")
    if parts.raw("format") != FORMAT:
        message = tr('This is no Spendby file: it has no "format": "spendby". Nothing was changed.')
        raise FileRefused(message)
    if type(version) is not int or version < 1:
        message = tr("The file doesn't tell its version, so it wasn't read. Nothing was changed.")
        raise FileRefused(message)
    if version > VERSION:
        message = tr(
            "The file has version {version}; this Spendby reads version {newest}. "
            "Nothing was changed. Update Spendby to read it."
        ).format(version=version, newest=VERSION)
        raise FileRefused(message)
    if parts.raw("credits") is None:
        message = tr('The file has no "credits". Nothing was changed.')
        raise FileRefused(message)


def _parse(content: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    # Each list and object takes many times its two signs in memory: a whole drawer has fewer.
    if content.count(b"[") + content.count(b"{") > _PARTS_LIMIT:
        message = ntr(
            "The file holds more than {count} list or object. Nothing was changed.",
            "The file holds more than {count} lists and objects. Nothing was changed.",
            _PARTS_LIMIT,
        )
        raise FileRefused(message)
    try:
        text = content.decode("utf-8-sig")  # first: msgspec lets through what is no UTF-8
        found = quick_parts(content.removeprefix(BOM_UTF8))
        return json.loads(text, parse_constant=_no_constant) if found is None else found
    except UnicodeDecodeError:
        message = tr("The file isn't UTF-8 text, so it wasn't read. Nothing was changed.")
        raise FileRefused(message) from None
    except json.JSONDecodeError as error:
        message = tr(
            "The file isn't JSON that can be read (line {line}, column {column}). "
            "Nothing was changed."
        ).format(line=error.lineno, column=error.colno)
        raise FileRefused(message) from None
    except (RecursionError, ValueError):
        message = tr("The file holds nesting or numbers that can't be read. Nothing was changed.")
        raise FileRefused(message) from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _store_document(store: Store, settings: Mapping[str, str]) -> Json:
    document = store_document(store)
    compared = comparisons.kept(settings, store)
    if compared is not None:
        document["compared"] = comparisons.comparison_document(compared, store.currency)
    return document


def _read_comparisons(
    rows: Sequence[object], stores: Mapping[str, Store], problems: list[Problem]
) -> dict[str, str]:
    """Read the last comparison of each store, as settings by name."""
    found: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        fields = Fields(row, "stores.") if isinstance(row, Mapping) else None
        store = stores.get(fields.text("id")) if fields is not None else None
        if fields is None or store is None or not fields.has("compared"):
            continue
        try:
            compared = comparisons.read_comparison(fields.raw("compared"), store.currency)
        except FieldRefused as refused:
            problems.append(Problem(number, refused.field, str(refused)))
        else:
            text = comparisons.comparison_text(compared, store.currency)
            found[comparisons.setting_of(store.id)] = text
    return found


def _read_stores(rows: Sequence[object], problems: list[Problem]) -> dict[str, Store]:
    stores: dict[str, Store] = {}
    for number, row in enumerate(rows, start=1):
        try:
            store = read_store(Fields(row, "stores."))
            stores[store.id] = store
        except FieldRefused as refused:
            problems.append(Problem(number, refused.field, str(refused)))
    return stores


def _remembered(today: Callable[[str], date]) -> Callable[[str], date]:
    known: dict[str, date] = {}

    def remembered(zone: str) -> date:
        if zone not in known:
            known[zone] = today(zone)
        return known[zone]

    return remembered
