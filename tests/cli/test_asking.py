"""Questions on a terminal: asked only where somebody can answer, and only yes is yes."""

import io
import sys

import pytest

from spendby.cli.output import Output


class Terminal(io.StringIO):
    """A stream with somebody before it."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("typed", "yes"), [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_only_yes_is_yes(monkeypatch: pytest.MonkeyPatch, typed: str, *, yes: bool) -> None:
    messages = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    output = Output(Terminal(), messages, as_json=False)
    assert output.can_ask
    assert output.ask("Take it?") is yes
    assert messages.getvalue() == "Take it? [y/N] "


def test_nobody_is_asked_where_nobody_can_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert not Output(Terminal(), Terminal(), as_json=True).can_ask
    assert not Output(Terminal(), io.StringIO(), as_json=False).can_ask
    for nobody in (io.StringIO(), None):
        monkeypatch.setattr(sys, "stdin", nobody)
        assert not Output(Terminal(), Terminal(), as_json=False).can_ask
