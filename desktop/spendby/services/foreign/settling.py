"""Settles how a whole file is read from what its cells prove and what the user said.

A default that nobody chose never decides how the next file is read, no file is read in two ways,
and what cells contradict is asked about (docs/adr/0033).
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.services.foreign.how_read import HowRead, Standing
from spendby.translation import tr

_Value = TypeVar("_Value")


class Evidence(Struct, Generic[_Value], frozen=True):
    """What cells say: the first cell that proves each reading, and one that allows two."""

    proofs: Mapping[_Value, str]
    doubtful: str = ""


def evidence_of(cells: Iterable[str], look: Callable[[str], _Value | bool]) -> Evidence[_Value]:
    """Keep the first cell that proves each reading, and the first that has several.

    `look` gives the only reading of a cell, else whether there are several.
    """
    proofs: dict[_Value, str] = {}
    doubtful = ""
    for cell in cells:
        found = look(cell)
        if not isinstance(found, bool):
            proofs.setdefault(found, cell)
        elif found:
            doubtful = doubtful or cell
    return Evidence(proofs, doubtful)


class Question(Struct, Generic[_Value], frozen=True):
    """How a doubt is put into words, by the cell that raises it; `how` and `both` in English."""

    doubt: Doubt
    how: str
    both: str
    """Some cells prove one reading and some the other."""
    two_readings: Callable[[str], str]
    against_said: Callable[[str, _Value], str]
    against_remembered: Callable[[str, _Value], str]


def settled(
    evidence: Evidence[_Value],
    said: _Value | None,
    remembered: _Value | None,
    otherwise: _Value,
    question: Question[_Value],
) -> HowRead[_Value]:
    """Settle on one reading for the whole file; raises `InDoubt` where that would be a guess.

    Of cells that prove both readings the user may choose one; the rows that don't fit it are
    problems then.
    """
    if len(evidence.proofs) == 1:
        ((proved, cell),) = evidence.proofs.items()
        if said is not None and said != proved:
            raise InDoubt(question.doubt, question.against_said(cell, said))
        if said is None and remembered not in {None, proved}:
            raise InDoubt(
                question.doubt, question.against_remembered(cell, remembered), tr(question.how)
            )
        return HowRead(proved, Standing.PROVED if said is None else Standing.SAID)
    if said is not None:
        return HowRead(said, Standing.SAID)
    if evidence.proofs:
        raise InDoubt(question.doubt, tr(question.both), tr(question.how))
    if not evidence.doubtful:
        return HowRead(otherwise, Standing.ASSUMED)
    if remembered is not None:
        return HowRead(remembered, Standing.REMEMBERED)
    raise InDoubt(question.doubt, question.two_readings(evidence.doubtful), tr(question.how))
