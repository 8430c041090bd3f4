"""The one way from a sentence in the source to the one a person reads, in their language.

Each text is marked where it is used: `tr`, `ntr` where a number decides, `mark` where it is kept
for later. `make translations` collects what is marked. The language is chosen once, before the
first text is asked for, and holds for the process (docs/adr/0045).
"""

from gettext import NullTranslations

_chosen = NullTranslations()


def use(catalogue: NullTranslations) -> None:
    """Take every text from `catalogue` from now on; `NullTranslations()` is the English itself."""
    global _chosen  # noqa: PLW0603 - the process has one language, as it has one locale
    _chosen = catalogue


def language() -> str:
    """Give the language of the texts, such as "de"; "en" where nothing else was chosen."""
    return _chosen.info().get("language", "en")


def tr(text: str, context: str = "") -> str:
    """Give `text` in the language chosen; `context` tells two meanings of one text apart."""
    if not text:
        return ""  # for gettext, nothing is the name of a catalogue's head
    return _chosen.pgettext(context, text) if context else _chosen.gettext(text)


def ntr(one: str, many: str, count: int) -> str:
    """Give the form that `count` takes, with the number in place of {count}.

    Other placeholders stay, for `format`.
    """
    return _chosen.ngettext(one, many, count).replace("{count}", grouped(count))


def grouped(number: int) -> str:
    """Write a number of things: "12,345"; money is written by its own rules."""
    return f"{number:,}".replace(",", tr(",", "between thousands"))


def mark(text: str, context: str = "") -> str:  # noqa: ARG001 - the collector reads it
    """Have a text collected that is kept in English and goes through `tr` when it is shown."""
    return text
