"""A language in which every text differs from the English, so that one that escaped shows.

Letters wear accents, texts are a third longer and stand between right-to-left marks. Placeholders,
tags, entities and access keys stay, as they do in any translation.
"""

import re
from gettext import NullTranslations

_KEPT = re.compile(r"\{\w*\}|%\(\w+\)[srd]|%[srd]|<[^<>]+>|&\w+;|&\w")
_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒǧħíĵķĺɱñóþɋŕšŧúṽŵẋýžÁƁÇĐÉƑǦĦÍĴĶĹṀÑÓÞɊŔŠŦÚṼŴẊÝŽ",
)
_MARK = "\u200f"


class PseudoLanguage(NullTranslations):
    """Gives each text in the language, as a catalogue that lacks none would."""

    def gettext(self, message: str) -> str:
        """Give one text."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the form for a number, by the rule of English."""
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - as gettext has it
        """Give one text whose context tells its meaning."""
        return pseudo(message)


def pseudo(text: str) -> str:
    """Put a text into the language; one without letters, such as a comma, stays as it is."""
    parts = _KEPT.split(text)
    if not any(char.isalpha() for part in parts for char in part):
        return text
    kept = [*_KEPT.findall(text), ""]
    said = "".join(part.translate(_ACCENTED) + one for part, one in zip(parts, kept, strict=True))
    body = said.rstrip()
    longer = "·" * (len(text) // 3)
    return f"{_MARK}{body}{longer}{_MARK}{said[len(body) :]}"
