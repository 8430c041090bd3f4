"""Where a command's answer and its messages go: one JSON document, or text for people."""

import json
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO

from spendby.cli.literal import shown


class Output:
    """The two streams of a command; messages never mix with the answer.

    A stream that takes no more ends no command half way: what is written is dropped from then on,
    and `finish` says so.
    """

    def __init__(self, answers: TextIO, messages: TextIO, *, as_json: bool) -> None:
        """Write answers and messages to these streams; `as_json` is for `document` users."""
        self._answers = answers
        self._messages = messages
        self._said: set[str] = set()
        self._trouble: OSError | None = None
        self.broken = False
        self.as_json = as_json

    @property
    def room(self) -> int | None:
        """The terminal's width; None where a file or another program reads."""
        return shutil.get_terminal_size().columns if self._answers.isatty() else None

    def document(self, value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        """Write the one JSON document."""
        encoding = (self._answers.encoding or "").lower().replace("-", "")
        text = json.dumps(value, ensure_ascii=encoding != "utf8")
        self.line(text)

    def line(self, text: str = "") -> None:
        """Write a line of the answer; other people's text in it has gone through `shown`."""
        if self._trouble is None and not self.broken:
            try:
                self._answers.write(f"{text}\n")
            except OSError as error:
                self._trouble = error

    def lines(self, lines: Iterable[str]) -> None:
        """Write several lines of the answer."""
        for line in lines:
            self.line(line)

    def say(self, sentence: str) -> None:
        """Write a message, once however often it is said."""
        if sentence not in self._said:
            self._said.add(sentence)
            with suppress(OSError):  # where nobody can be told, the command still does its work
                self._messages.write(f"{shown(sentence, lines=True)}\n")

    def finish(self) -> None:
        """See that the answer got out; raises the `OSError` that kept it in, once."""
        trouble, self._trouble = self._trouble, None
        if trouble is None and not self.broken:
            try:
                self._answers.flush()
            except OSError as error:
                trouble = error
        if trouble is not None:
            self.broken = True
            raise trouble

    @property
    def can_ask(self) -> bool:
        """Tell whether somebody is there to answer: at a terminal, and no document is wanted."""
        answers = sys.stdin is not None and sys.stdin.isatty()
        return answers and self._messages.isatty() and not self.as_json

    def ask(self, question: str) -> bool:
        """Ask a question and wait for the answer; only yes is yes."""
        self._messages.write(f"{shown(question)} [y/N] ")
        self._messages.flush()
        return sys.stdin.readline().strip().casefold() in {"y", "yes"}
