"""From a foreign file's bytes to what it brings in: one way for every form."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from spendby.domain.credit import Credit
from spendby.domain.entry import Entry, EntryKind
from spendby.services.credit_json import Json
from spendby.services.credits import find_store
from spendby.services.foreign.found import ForeignFile, Form, Found, ReadAs
from spendby.services.foreign.places import Places
from spendby.services.import_rows import differing, held
from spendby.services.incoming import NO_BEAT, Beat, Incoming, Problem, read_rows
from spendby.services.storage_ports import CreditReading, Reading
from spendby.translation import ntr, tr

_NAMED = 10
"""So many new stores are named; the others are counted."""


class Asked(Struct, frozen=True):
    """What the user said about a file: its form, the store of rows that name none, and details.

    `without_backup` brings it in even where no backup can be made before.
    """

    form: Form | None = None
    store: str | None = None
    read_as: ReadAs = field(default_factory=ReadAs)
    without_backup: bool = False


def form_of(content: bytes, asked: Asked) -> Form:
    """Give the form that was named, or tell it from what is in the file.

    Raises `FileRefused` for a file that is in none of the forms, and says what it is if it can.
    """
    from spendby.services.foreign.doubts import Doubt, InDoubt
    from spendby.services.foreign.recognising import recognise
    from spendby.services.foreign.unread_kinds import refuse_known

    refuse_known(content)
    form = asked.form or recognise(content)
    if form is None:
        raise InDoubt(Doubt.FORM, tr("The file is in no form that Spendby reads."))
    return form


def bring_in(  # noqa: PLR0913, PLR0917 - the file, what was said of it, and what is around it
    form: Form,
    content: bytes,
    asked: Asked,
    reading: Reading,
    today_in: Callable[[str], date],
    beat: Beat = NO_BEAT,
) -> Incoming:
    """Read a file of any form but Spendby's; raises `Refused` for one that can't be read.

    `today_in` tells the day in a time zone.
    """
    here = {store.id: store for store in reading.stores.all()}
    chosen = find_store(list(here.values()), asked.store) if asked.store is not None else None
    places = Places(here, chosen)
    settings = reading.settings.all()
    read_as = replace(asked.read_as, remembered=settings)
    file = ForeignFile(content, today_in(places.default.time_zone), places, read_as, beat)
    if form is Form.AMAZON_ACTIVITY:
        return _activity(file, reading)
    from spendby.services.foreign.recognising import reader_of

    found = reader_of(form)(file)
    problems = list(found.problems)
    rows, emptied = _known_again(found, reading.credits)
    read = read_rows(rows, places.stores, reading, today_in, problems, beat)
    numbers = read.numbers | {credit.id: number for number, credit in emptied}
    again = [*read.here, *(_emptied(credit, file.today) for _, credit in emptied)]
    credits = read.new
    used = {credit.store for credit in credits}
    return Incoming(
        format=form.value,
        credits=credits,
        stores=places.new(used),
        settings={
            name: value
            for name, value in found.settings.items()
            if credits and settings.get(name) != value
        },
        problems=sorted(problems, key=lambda problem: problem.row),
        remarks=[*found.said(), *_new_stores(places, used)],
        here=again,
        differing=differing(again, reading.credits, says_left=found.says_left),
        numbers=numbers,
        table=found.table,
        how=found.how,
    )


def _known_again(
    found: Found, credits: CreditReading
) -> tuple[list[tuple[int, Json]], list[tuple[int, Credit]]]:
    """Give the rows with the ids of the credits that they are, and those that are emptied here.

    What is emptied and isn't here is left out.
    """
    ids = found.ids(credits) if found.ids else {}
    rows = [(number, {"id": ids[number], **row} if ids else row) for number, row in found.rows]
    names = {number: ids.get(number, one.credit_id) for number, one in found.emptied.items()}
    here = held(credits, {*names.values()})
    emptied = [(number, here[name]) for number, name in names.items() if name in here]
    gone = found.emptied.keys() - {number for number, _ in emptied}
    found.left_out.update(str(found.emptied[number]) for number in sorted(gone))
    return rows, emptied


def _emptied(credit: Credit, today: date) -> Credit:
    """Give a credit as a file has it that says that nothing is left of it."""
    if not credit.left:
        return credit
    return replace(credit, entries=(*credit.entries, Entry(today, EntryKind.ADJUST, -credit.left)))


def _activity(file: ForeignFile, reading: Reading) -> Incoming:
    from spendby.services.foreign import amazon_activity

    store, settled = amazon_activity.read(file, reading.credits.all())
    sound = not settled.broken
    known = reading.credits.known(credit.id for credit in settled.new)
    if known:
        message = tr("Credits of this page are here already, under entries that don't fit it.")
        settled.problems.append(Problem(0, "row", message))
        sound = False
    return Incoming(
        format=Form.AMAZON_ACTIVITY.value,
        credits=settled.new if sound else (),
        stores=file.places.new({store.id}) if sound and settled.new else (),
        settings={},
        on_page=settled.already,
        problems=settled.problems,
        changed=settled.changed if sound else (),
        rows=settled.rows if sound else 0,
        remarks=[*settled.remarks, *_new_stores(file.places, {store.id})] if sound else (),
        whole=not sound,
        page=settled.page,
        balance=None if settled.closing is None else (store, settled.closing),
    )


def _new_stores(places: Places, used: set[str]) -> list[str]:
    stores = places.new(used)
    if not stores:
        return []
    named = ", ".join(f"{one.name} ({one.currency}, {one.time_zone})" for one in stores[:_NAMED])
    more = len(stores) - _NAMED
    if more > 0:
        named = ntr("{named} and {count} more", "{named} and {count} more", more).format(
            named=named
        )
    said = tr("New stores, with the time zone in which their days end: {stores}.")
    return [said.format(stores=named)]
