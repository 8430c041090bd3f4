"""Taking credits out: everything into a Spendby file, or what is wanted into other forms.

What each form looks like is its own module's; files are written all or nothing.
"""

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

from msgspec import Struct

from spendby.domain.credit import State
from spendby.domain.errors import FileRefused
from spendby.domain.summary import OPEN
from spendby.domain.verdict import USUAL, Options
from spendby.services.exchange import document
from spendby.services.judging import Judge, Judged
from spendby.services.listing import Query, select
from spendby.services.ports import Clock, Files, PackShelf
from spendby.services.purchase_json import Beside, beside_in
from spendby.services.reminder_json import reminder_documents
from spendby.services.reminder_settings import habits_of, ladders_of
from spendby.services.sheets import Sheet, SheetKind, SheetPrinter
from spendby.services.storage_ports import Reading, Storage
from spendby.translation import tr


class Rows(StrEnum):
    """What a table has a row for."""

    CREDITS = "credits"
    ENTRIES = "entries"


class Wanted(Struct, frozen=True):
    """Which credits are to be written, and how.

    Without `states` that is every credit, for paper the open ones; with `ids` these credits alone
    (a Spendby file then holds their stores and no settings). `rows` is for tables, `options` for
    forms that hold answers.
    """

    states: frozenset[State] | None = None
    ids: Collection[str] | None = None
    rows: Rows = Rows.CREDITS
    options: Options = USUAL


EVERYTHING = Wanted()


class Written(Struct, frozen=True):
    """How many credits were written, and how many of those wanted have no place in that form."""

    credits: int
    without_day: int = 0


class ExportService:
    """Writes files; it changes nothing."""

    def __init__(
        self,
        storage: Storage,
        packs: PackShelf,
        clock: Clock,
        files: Files,
        printer: SheetPrinter,
    ) -> None:
        """Write whole files through `files`; `printer` makes what is to be on paper."""
        self._storage = storage
        self._packs = packs
        self._clock = clock
        self._files = files
        self._printer = printer
        self._forms: dict[str, Callable[[str, Wanted], Written]] = {
            ".json": self._file,
            ".csv": self._table,
            ".ics": self._calendar,
            ".pdf": self._paper,
        }

    def export(self, path: str, wanted: Wanted = EVERYTHING) -> Written:
        """Write credits to `path`, in the form that its ending names; raises `FileRefused`.

        A .json file is lossless: brought into an empty folder and exported again on the same day,
        it is the same byte for byte. A .csv file is a table, and importing it gives the same
        credits as far as its columns go. An .ics file is a calendar of last days. A .pdf file is
        the list on pages.
        """
        write = next(
            (write for end, write in self._forms.items() if path.lower().endswith(end)), None
        )
        if write is None:
            *others, last = self._forms
            message = tr(
                "Spendby exports to {others} and {last}, and “{file}” ends otherwise. "
                "Nothing was written."
            ).format(others=", ".join(others), last=last, file=path)
            raise FileRefused(message)
        if wanted.rows is not Rows.CREDITS and write != self._table:
            message = tr(
                "Only a .csv has a row for each entry, and “{file}” is none. Nothing was written."
            ).format(file=path)
            raise FileRefused(message)
        return write(path, wanted)

    def write_sheet(self, path: str, sheet: Sheet) -> None:
        """Write a sheet to `path` as a PDF document; raises `FileRefused`."""
        self._files.write(path, self._printer.pdf(sheet))

    def check_target(self, path: str) -> None:
        """Raise `FileRefused` where somebody else, who writes by himself, must not write either."""
        self._files.check_target(path)

    def _file(self, path: str, wanted: Wanted) -> Written:
        with self._storage.read() as reading:
            _, judged = self._chosen(reading, wanted)
            stores, settings = reading.stores.all(), reading.settings.all()
            reminders = reminder_documents(reading.reminders, {one.credit.id for one in judged})
            beside = beside_in(reading)
        credits = [one.credit for one in judged]
        beside = beside.of({one.id for one in credits})
        if wanted.ids is not None:
            used, settings = {one.store for one in credits}, {}
            beside = Beside((), beside.mutes)
            stores = [store for store in stores if store.id in used]
        today = self._clock.today()
        content = document(credits, stores, settings, today, reminders, beside)
        self._files.write(path, content)
        return Written(len(credits))

    def _table(self, path: str, wanted: Wanted) -> Written:
        with self._storage.read() as reading:
            _, judged = self._chosen(reading, wanted)
        # Loaded when it is asked for: the window doesn't wait for what it needs now and then.
        from spendby.services.csv_export import credit_table, entry_table

        write = credit_table if wanted.rows is Rows.CREDITS else entry_table
        self._files.write(path, write(judged).encode())
        return Written(len(judged))

    def _calendar(self, path: str, wanted: Wanted) -> Written:
        from spendby.services.calendar_export import (
            Circumstances,
            calendar,
            has_event,
        )

        with self._storage.read() as reading:
            _, judged = self._chosen(reading, wanted)
            revisions, stored = reading.changes.revisions(), reading.settings.all()
            ladders = ladders_of(stored, reading.reminders.wishes())
        here = self._clock.here().tzinfo
        hour = habits_of(stored).hour
        around = Circumstances(self._clock.now(), here, hour, ladders, revisions)
        dated = [one for one in judged if has_event(one)]
        self._files.write(path, calendar(dated, around))
        return Written(len(dated), len(judged) - len(dated))

    def _paper(self, path: str, wanted: Wanted) -> Written:
        states = wanted.states
        if states is None:
            states = OPEN if wanted.ids is None else frozenset(State)
        with self._storage.read() as reading:
            judge, judged = self._chosen(reading, wanted)
        query = Query(states=None if states == frozenset(State) else states)
        listed = select(judged, query)
        self.write_sheet(path, Sheet(SheetKind.LIST, listed, judge, self._clock.today(), query))
        return Written(len(listed))

    def _chosen(self, reading: Reading, wanted: Wanted) -> tuple[Judge, Sequence[Judged]]:
        """Read what is wanted, in the order in which it was recorded, and judge it."""
        judge = Judge.at(reading.stores.all(), self._packs.packs(), self._clock, wanted.options)
        judged = (judge.judged(credit) for credit in reading.credits.all())
        return judge, [
            one
            for one in judged
            if (wanted.ids is None or one.credit.id in wanted.ids)
            and (wanted.states is None or one.state in wanted.states)
        ]
