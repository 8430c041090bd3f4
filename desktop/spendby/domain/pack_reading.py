"""Reading policy packs: TOML text in, a whole `Pack` or one sentence that refuses it out.

Finding the files is left to storage; what has to stand in them, to `pack_shape`.
"""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from spendby.domain.errors import PackRefused
from spendby.domain.pack import Pack
from spendby.domain.pack_fields import Where, shown_value
from spendby.domain.pack_shape import pack_field
from spendby.translation import grouped, tr

PACK_LIMIT = 1_000_000
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_TWICE = ("twice", "overwrite", "redefine", "mutate", "Duplicate")


def load_packs(files: Iterable[tuple[str, str]]) -> dict[str, Pack]:
    """Read several packs, given as (file name, text), by their ids; raises `PackRefused`."""
    packs: dict[str, Pack] = {}
    origin: dict[str, str] = {}
    for name, content in files:
        pack = read_pack(content, name)
        if pack.id in packs:
            place = Where(name).key("id")
            raise place.refuse(
                tr("is “{id}”, which {file} has already").format(id=pack.id, file=origin[pack.id])
            )
        packs[pack.id] = pack
        origin[pack.id] = name
    return packs


def read_pack(text: str, name: str) -> Pack:
    """Read one pack; raises `PackRefused`.

    The sentence names the file (`name`), the line or the dotted key (list places counted from 1),
    what is wrong and what is allowed. Unknown keys are refused too: a misspelt one would
    otherwise be a source or a warning that silently isn't there.
    """
    document = parsed(text, name)
    pack: Pack = pack_field(document).read(Where(name), document)
    return pack


def parsed(content: str, name: str) -> dict[str, Any]:
    """Parse TOML; raises `PackRefused` with the line where it stops being that."""
    if len(content) > PACK_LIMIT:
        raise PackRefused(
            tr("{file}: the text has {length} characters; a pack has {limit} at most.").format(
                file=name, length=grouped(len(content)), limit=grouped(PACK_LIMIT)
            )
        )
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        message = _syntax(content, name, str(error))
    except RecursionError:
        message = tr(
            "{file}: the lists or tables are nested too deeply; a pack needs three levels."
        ).format(file=name)
    except ValueError:
        message = tr(
            "{file}: a number is too long to be read; a pack needs no numbers but dates."
        ).format(file=name)
    raise PackRefused(message)


def _syntax(content: str, name: str, problem: str) -> str:
    """Say where the text stops being TOML, in this program's words."""
    found = _AT.search(problem)
    if found is None:
        return tr(
            "{file}: the text ends too early; a quote, bracket or value is still open."
        ).format(file=name)
    number = int(found[1])
    if any(word in problem for word in _TWICE):
        return tr(
            "{file}, line {line}: this key or table was given before; each is given once."
        ).format(file=name, line=number)
    written = shown_value(content.split("\n")[number - 1].strip())
    return tr(
        "{file}, line {line}, column {column}: {written} is not TOML; check its quotes, "
        "brackets and equals signs."
    ).format(file=name, line=number, column=found[2], written=written)
