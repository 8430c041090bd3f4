"""What a file leaves open and its reader does not guess: the question, and what there is to choose.

The command line shows the whole sentence, which names its flags; a window shows the question
beside the control that answers it.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from spendby.domain.errors import FileRefused
from spendby.services.foreign.found import DayOrder
from spendby.services.foreign.how_read import HowRead
from spendby.translation import tr


class Doubt(StrEnum):
    """What has to be said about a file before it can be read."""

    ENCODING = "encoding"
    DATES = "dates"
    DECIMAL = "decimal"
    COLUMNS = "columns"
    STORE = "store"
    FORM = "form"


class TableLook(Struct, frozen=True):
    """A table as it was found to be: its header, first rows, and how its cells are read.

    `columns` names a column (folded) by our field; an order or decimal sign of None is open, and
    `asked` are columns (folded) of which somebody has to say what they are. `currency` is that of
    amounts beside which none stands, where it is known.
    """

    header: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    delimiter: str
    columns: Mapping[str, str] = field(default_factory=dict)
    order: HowRead[DayOrder] | None = None
    decimal: HowRead[str] | None = None
    asked: frozenset[str] = frozenset()
    currency: str | None = None


class InDoubt(FileRefused):
    """A file that can be read once something is said about it.

    `columns` are those that it is about, as the file names them, `table` is what is known of it all
    the same, and `readings` a line of it by encoding.
    """

    def __init__(self, doubt: Doubt, question: str, how: str = "") -> None:
        """Ask `question`; `how` says how to answer on the command line."""
        super().__init__(
            " ".join(part for part in (question, how, tr("Nothing was changed.")) if part)
        )
        self.doubt = doubt
        self.question = question
        self.columns: tuple[str, ...] = ()
        self.table: TableLook | None = None
        self.readings: Mapping[str, str] = {}
