"""Finding commands by what is typed: the start of words first, then letters in their order."""

from collections.abc import Sequence

from spendby.domain.folding import folded
from spendby.ui.kit.actions import Command


def ranked(commands: Sequence[Command], typed: str) -> list[Command]:
    """List the commands that fit what is typed, the best first, equals as they were given."""
    words = folded(typed).split()
    if not words:
        return list(commands)
    ranks = [
        (rank, at) for at, one in enumerate(commands) if (rank := _rank(one, words)) is not None
    ]
    return [commands[at] for _, at in sorted(ranks)]


def _rank(command: Command, words: Sequence[str]) -> int | None:
    """Tell how well a command fits: 0 is best, None not at all."""
    text = folded(command.text)
    if text.startswith(" ".join(words)):
        return 0
    parts = text.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 1
    with_menu = [*parts, *folded(command.menu).split()]
    if all(any(part.startswith(word) for part in with_menu) for word in words):
        return 2
    if all(word in text for word in words):
        return 3
    return 4 if _in_order("".join(words), text) else None


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
