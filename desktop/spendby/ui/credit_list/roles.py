"""The item-data roles of the credit list: what its model answers and its delegates paint.

Every value is a finished string except CREDIT_ID (the credit's id) and SORT (int, str or date).
"""

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole) + 1


class Role(IntEnum):
    """What a delegate may ask of a cell.

    ANSWER is a `verdict_look.LookKey`, URGENCY a `domain.expiry.Urgency`; texts that do not
    apply are empty. SECTION is a `grouping.Section` in rows that head a group, HEADINGS the list
    of these rows, CELL_TEXT what stands in a column that was added, END_TEXT an expiry in one
    line. The accessible text is under Qt's own AccessibleTextRole.
    """

    CREDIT_ID = _FIRST
    NAME = _FIRST + 1
    SUBTITLE = _FIRST + 2
    ANSWER = _FIRST + 3
    REASON = _FIRST + 4
    URGENCY = _FIRST + 5
    EXPIRY_TEXT = _FIRST + 6
    EXPIRY_DATE_TEXT = _FIRST + 7
    LEFT_TEXT = _FIRST + 8
    OF_TEXT = _FIRST + 9
    SORT = _FIRST + 10
    SECTION = _FIRST + 11
    CELL_TEXT = _FIRST + 12
    HEADINGS = _FIRST + 13
    END_TEXT = _FIRST + 14
