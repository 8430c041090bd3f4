"""Places in a text as Python counts them and as Qt's editors do."""


def plain(raw: str) -> str:
    """Bring an editor's own text back to lines; no position in it changes."""
    return raw.replace("\u2029", "\n").replace("\u2028", "\n")


def length(raw: str, units: int) -> int:
    """Count the characters in the first `units` UTF-16 units, in which Qt counts."""
    return len(raw.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def units(text: str, characters: int) -> int:
    """Count the UTF-16 units in the first `characters` characters."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2
