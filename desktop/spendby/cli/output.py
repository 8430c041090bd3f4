"""Where a command's answer and its messages go: one JSON document, or text for people."""

import json
import shutil
from collections.abc import Iterable
from typing import Any, TextIO

from spendby.cli.literal import shown


class Output:
    """The two streams of a command; messages never mix with the answer."""

    def __init__(self, answers: TextIO, messages: TextIO, *, as_json: bool) -> None:
        """Write answers and messages to these streams; `as_json` is for `document` users."""
        self._answers = answers
        self._messages = messages
        self._said: set[str] = set()
        self.as_json = as_json

    @property
    def room(self) -> int | None:
        """The terminal's width; None where a file or another program reads."""
        return shutil.get_terminal_size().columns if self._answers.isatty() else None

    def document(self, value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        """Write the one JSON document."""
        encoding = (self._answers.encoding or "").lower().replace("-", "")
        text = json.dumps(value, ensure_ascii=encoding != "utf8")
        self._answers.write(f"{text}\n")

    def line(self, text: str = "") -> None:
        """Write a line of the answer; other people's text in it has gone through `shown`."""
        self._answers.write(f"{text}\n")

    def lines(self, lines: Iterable[str]) -> None:
        """Write several lines of the answer."""
        for line in lines:
            self.line(line)

    def say(self, sentence: str) -> None:
        """Write a message, once however often it is said."""
        if sentence not in self._said:
            self._said.add(sentence)
            self._messages.write(f"{shown(sentence, lines=True)}\n")
