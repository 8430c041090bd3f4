"""Credits as other programs take them: off the clipboard, or dropped from a drag.

As text it is what the list shows, parted by tabs; as CSV it is what an export writes.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from spendby.services.csv_export import credit_table
from spendby.services.formula_guard import guarded
from spendby.services.judging import Judged
from spendby.ui.credit_list.columns import Column, column_title
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.kit.formatting import one_line

CSV_TYPE = "text/csv"


def carried(
    model: CreditTableModel, credits: Sequence[Judged], columns: Sequence[Column]
) -> QMimeData:
    """Give these credits in both forms; the text has the `columns`, in their order."""
    titles = [
        model.question.title if column is Column.ANSWER else column_title(column)
        for column in columns
    ]
    lines = [
        titles,
        *(
            [guarded(one_line(model.cell_text(credit, column))) for column in columns]
            for credit in credits
        ),
    ]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in lines))
    data.setData(CSV_TYPE, csv_of(credits).encode())
    return data


def csv_of(credits: Sequence[Judged]) -> str:
    """Give these credits as the table that an export writes."""
    return credit_table(credits, end="\n")
