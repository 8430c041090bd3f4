"""Reading an offer from what a person has of it: pasted text, a text file, or a saved e-mail.

Takes a message apart until its words are left; what they mean is the domain's. Adds nothing.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from html import unescape

from spendby.domain.errors import FileRefused
from spendby.domain.fine_print import cleaned
from spendby.domain.offer.offer import Offer
from spendby.domain.offer.reading import read_offer
from spendby.domain.offer.tidying import LONGEST
from spendby.outside import read_outside, reason_of
from spendby.translation import mark, tr

FILE_LIMIT = 20 * 1024 * 1024
"""The largest file that is read, in bytes."""

_MARKUP_LIMIT = 2 * 1024 * 1024
_CHUNK = 65_536
_MOST_PARTS = 200
_HEAD = 16_384
_ENOUGH = 80
_IS_MAIL = re.compile(
    rb"\A\s*(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}"
)
_MAIL_ONLY = re.compile(
    rb"^(?:mime-version|message-id|received|content-type|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_IS_MARKUP = re.compile(
    r"\A\s*<(?:!doctype|html|head|body|table|div|p|span|center)\b", re.IGNORECASE
)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?P<rest>[^<>]*)>")
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s{0,9}=\s{0,9}(?:"([^"]{0,500})"|'([^']{0,500})')""", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_TOO_LONG = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})
_CELLS = frozenset({"td", "th"})
_ALONE = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "wbr"})
_BLOCKS = frozenset(
    {"p", "div", "tr", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"}
    | {"section", "article", "header", "footer", "blockquote", "hr", "dt", "dd", "center"}
)
_NOTHING = mark("There is no text in it that could be read. Nothing was changed.")


def read_offer_text(text: str, received: date) -> Offer:
    """Read an offer that was pasted; raises `FileRefused` where there are no words in it."""
    words = cleaned(_words_of_markup(text) if _IS_MARKUP.match(text) else text)
    if not words.strip():
        raise FileRefused(tr(_NOTHING))
    return read_offer(words, received)


def read_offer_at(path: str, today: date, received: date | None = None) -> Offer:
    """Read an offer from the file at `path`, as `read_offer_file` does; raises `FileRefused`."""
    try:
        content = read_outside(path, FILE_LIMIT)
    except (OSError, ValueError) as error:
        raise FileRefused(
            tr("Couldn't read {path}: {reason}. Nothing was changed.").format(
                path=path, reason=reason_of(error)
            )
        ) from None
    return read_offer_file(content, today, received)


def read_offer_file(content: bytes, today: date, received: date | None = None) -> Offer:
    """Read an offer from a file's bytes: text in any usual encoding, HTML, or an e-mail (.eml).

    Without a day on which it was `received`, an e-mail's own date counts, else `today`. Raises
    `FileRefused` for what is too large, no text, or an e-mail that can't be taken apart.
    """
    if len(content) > FILE_LIMIT:
        refusal = tr(
            "This is larger than {size} MB, which is the most that is read. Nothing was changed."
        ).format(size=FILE_LIMIT // 2**20)
        raise FileRefused(refusal)
    if not _looks_like_mail(content):
        return read_offer_text(_decoded(content, None), received or today)
    try:
        message: Message = BytesParser(policy=compat32).parsebytes(content)
        words = _words_of_mail(message)
        sent = _sent_on(message)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError):
        # The standard parser gives up on some malformed messages; nobody can act on how.
        raise FileRefused(
            tr(
                "This e-mail is damaged, so it wasn't read. Open it in your mail program and paste "
                "its text instead. Nothing was changed."
            )
        ) from None
    return read_offer_text(words, received or sent or today)


def _looks_like_mail(content: bytes) -> bool:
    head = _IS_MAIL.match(content[:_HEAD])
    return head is not None and _MAIL_ONLY.search(head[0]) is not None


def _decoded(content: bytes, charset: str | None) -> str:
    """Decode bytes as they say, else as UTF-8 or what Windows writes; refuses binary data."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if charset is None and b"\0" in content[:_HEAD]:
        raise FileRefused(
            tr(
                "This isn't text: paste the offer's words, or save the e-mail as .eml. "
                "Nothing was changed."
            )
        )
    for encoding in (charset, "utf-8-sig"):
        try:
            if encoding:
                return content.decode(encoding)
        except (LookupError, ValueError, UnicodeError):
            continue
    return content.decode("cp1252", errors="replace")


def _words_of_mail(message: Message) -> str:
    """Give the subject, then the words of the plain or, where that is a stub, the HTML part."""
    plain: list[str] = []
    markup: list[str] = []
    for part in _text_parts(message):
        words = _payload(part)
        if part.get_content_subtype() == "html":
            markup.append(_words_of_markup(words))
        else:
            plain.append(words[:LONGEST])
    body = "\n".join(plain)
    if len(body.strip()) < _ENOUGH and markup:
        body = "\n".join([body, *markup])
    subject = _header(message, "Subject")
    name = parseaddr(_header(message, "From"))[0]
    sender = f"\n\nFrom {name}." if name else ""
    return f"{subject}\n\n{body.strip()[:LONGEST]}{sender}"


def _text_parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number == _MOST_PARTS:
            return
        attached = part.get_content_disposition() == "attachment"
        if part.get_content_maintype() == "text" and not attached and not part.is_multipart():
            yield part


def _payload(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return _decoded(content[:_MARKUP_LIMIT].replace(b"\0", b""), part.get_content_charset())


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    try:
        return " ".join(str(make_header(decode_header(str(value)[:2_000]))).split())
    except (MessageError, ValueError, LookupError):
        return " ".join(str(value)[:2_000].split())


def _sent_on(message: Message) -> date | None:
    """The day on which it was sent, as its sender's clock had it."""
    try:
        sent: datetime = parsedate_to_datetime(str(message.get("Date") or ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent.date()


def _words_of_markup(markup: str) -> str:
    """Give the words of a page that a person would see, with its blocks on lines of their own.

    A tokenizer of its own, because the standard parser takes quadratic time over tags that don't
    end, and anybody may send a mail.
    """
    parts: list[str] = []
    unseen: list[str] = []
    length = place = 0
    shown = _DECLARATION.sub("", _without_comments(markup[:_MARKUP_LIMIT]))
    for tag in _TAG.finditer(shown):
        if not unseen:
            parts += [_unescaped(shown[place : tag.start()]), _tag_text(tag)]
            length += tag.start() - place
        place = tag.end()
        _follow(tag, unseen)
        if length > LONGEST:
            break
    if not unseen:
        parts.append(_unescaped(shown[place : place + LONGEST]))
    lines = "".join(parts)[:LONGEST].splitlines()
    return "\n".join(line.strip() for line in lines)


def _without_comments(markup: str) -> str:
    first, *rest = markup.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def _unescaped(words: str) -> str:
    return unescape(_TOO_LONG.sub(" ", _BLANKS.sub(" ", words)))


def _tag_text(tag: re.Match[str]) -> str:
    """What a tag leaves in the text: the end of a line, a gap, a picture's own words."""
    name = tag["name"].lower()
    if name in _BLOCKS:
        return "\n"
    if name == "img" and (alt := _ALT.search(tag["rest"])):
        return _unescaped(f" {alt[1] or alt[2]} ")
    return " " if name in _CELLS else ""


def _follow(tag: re.Match[str], unseen: list[str]) -> None:
    """Keep track of what isn't shown: within it only its own kind of tag counts."""
    name = tag["name"].lower()
    if tag["end"]:
        if unseen and name == unseen[-1]:
            unseen.pop()
    elif unseen:
        if name == unseen[0]:
            unseen.append(name)
    elif name in _UNSEEN or (name not in _ALONE and _HIDDEN.search(tag["rest"])):
        unseen.append(name)
