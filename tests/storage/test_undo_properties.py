"""I4 and I5: any sequence of changes, undos and redos agrees with a plain model."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from spendby.domain.credit import Credit
from spendby.domain.ledger import put_back, use
from tests.helpers.credits import DAY, checkouts, credits, texts
from tests.helpers.databases import NOW, add, all_well, everything, open_database, redo, save, undo

State = tuple[tuple[Credit, ...], tuple[tuple[str, str], ...]]

IDS = st.sampled_from(["a", "b", "c", "d", "e"])


class Bookkeeping(RuleBasedStateMachine):
    """Does to the database and to a list of states what a person might do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.database = open_database(Path(self.folder.name) / "spendby.db")
        self.states: list[State] = [((), ())]
        self.undone: list[State] = []
        self.log = 0

    def teardown(self) -> None:
        while len(self.states) > 1:
            self.undo_one()
            self.agrees()
        while self.undone:
            self.redo_one()
        self.agrees()
        assert all_well(self.database)
        self.database.close()
        self.folder.cleanup()

    @property
    def now(self) -> State:
        return self.states[-1]

    def done(self, state: State) -> None:
        self.states.append(state)
        self.undone.clear()
        self.log += 1

    @rule(new=st.lists(credits(IDS), min_size=1, max_size=3, unique_by=lambda one: one.id))
    def add_credits(self, new: list[Credit]) -> None:
        kept, chosen = self.now
        fresh = [one for one in new if one.id not in {credit.id for credit in kept}]
        if fresh:
            add(self.database, *fresh)
            self.done(((*kept, *fresh), chosen))

    @precondition(lambda self: self.now[0])
    @rule(data=st.data(), name=texts(), note=texts())
    def edit(self, data: st.DataObject, name: str, note: str) -> None:
        before = data.draw(st.sampled_from(self.now[0]))
        seen = data.draw(st.lists(checkouts(), max_size=2))
        after = replace(before, name=name, note=note, checkouts=(*before.checkouts, *seen))
        self.save(before, after)

    @precondition(lambda self: any(credit.left for credit in self.now[0]))
    @rule(data=st.data(), back=st.booleans())
    def spend(self, data: st.DataObject, *, back: bool) -> None:
        before = data.draw(st.sampled_from([credit for credit in self.now[0] if credit.left]))
        amount = data.draw(st.integers(1, before.left))
        after = use(before, amount, DAY)
        self.save(before, put_back(after, amount, DAY) if back else after)

    def save(self, before: Credit, after: Credit) -> None:
        kept, chosen = self.now
        if save(self.database, before, after) is None:
            assert before == after
        else:
            self.done((tuple(after if one == before else one for one in kept), chosen))

    @rule(name=st.sampled_from(["theme", "leads"]), value=st.integers(0, 3).map(str))
    def choose(self, name: str, value: str) -> None:
        kept, chosen = self.now
        with self.database.change() as work:
            work.settings.put(name, value)
            change = work.commit("Chosen", NOW)
        if change is not None:
            self.done((kept, tuple(sorted((dict(chosen) | {name: value}).items()))))

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo_one(self) -> None:
        assert undo(self.database) is not None
        self.undone.append(self.states.pop())
        self.log += 1

    @precondition(lambda self: self.undone)
    @rule()
    def redo_one(self) -> None:
        assert redo(self.database) is not None
        self.states.append(self.undone.pop())
        self.log += 1

    @precondition(lambda self: not self.undone)
    @rule()
    def nothing_to_redo(self) -> None:
        assert redo(self.database) is None

    @invariant()
    def agrees(self) -> None:
        found, _, chosen = everything(self.database)
        assert (tuple(found), tuple(chosen.items())) == self.now
        with self.database.read() as look:
            assert len(look.changes.latest(1000)) == self.log
            assert len(look.changes.undoable(1000)) == len(self.states) - 1
            assert len(look.changes.redoable(1000)) == len(self.undone)


TestBookkeeping = Bookkeeping.TestCase
TestBookkeeping.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
