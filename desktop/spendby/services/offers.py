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
from html.parser import HTMLParser

from spendby.domain.errors import FileRefused
from spendby.domain.offer.offer import Offer
from spendby.domain.offer.reading import read_offer
from spendby.domain.offer.tidying import LONGEST

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
_NOTHING = "There is no text in it that could be read. Nothing was changed."


def read_offer_text(text: str, received: date) -> Offer:
    """Read an offer that was pasted; raises `FileRefused` where there are no words in it."""
    words = _words_of_markup(text) if _IS_MARKUP.match(text) else text
    if not words.strip():
        raise FileRefused(_NOTHING)
    return read_offer(words, received)


def read_offer_file(content: bytes, today: date, received: date | None = None) -> Offer:
    """Read an offer from a file's bytes: text in any usual encoding, HTML, or an e-mail (.eml).

    Without a day on which it was `received`, an e-mail's own date counts, else `today`. Raises
    `FileRefused` for what is too large, no text, or an e-mail that can't be taken apart.
    """
    if len(content) > FILE_LIMIT:
        refusal = (
            f"This is larger than {FILE_LIMIT // 2**20} MB, which is the most that is read. "
            "Nothing was changed."
        )
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
            "This e-mail is damaged, so it wasn't read. Open it in your mail program and paste "
            "its text instead. Nothing was changed."
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
            "This isn't text: paste the offer's words, or save the e-mail as .eml. "
            "Nothing was changed."
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
    reader = _Words()
    for start in range(0, min(len(markup), _MARKUP_LIMIT), _CHUNK):
        reader.feed(markup[start : start + _CHUNK])
        if reader.length >= LONGEST:
            break
    reader.close()
    return reader.text()


class _Words(HTMLParser):
    """Keeps the words of a page that a person would see, with its blocks on lines of their own."""

    _UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})
    _BLOCKS = frozenset(
        {"p", "div", "tr", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"}
        | {"section", "article", "header", "footer", "blockquote", "hr", "dt", "dd", "center"}
    )
    _CELLS = frozenset({"td", "th"})
    _HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
    _VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "wbr"})

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen: list[str] = []
        self.length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where lines begin and what isn't shown; a picture's text stands for it."""
        given = dict(attrs)
        hidden = self._HIDDEN.search(given.get("style") or "") is not None
        if tag not in self._VOID and (self._unseen or tag in self._UNSEEN or hidden):
            if not self._unseen or tag == self._unseen[0]:
                self._unseen.append(tag)
            return
        if tag == "img":
            self._add(f" {given.get('alt') or ''} ")
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note where lines end, and where what isn't shown does."""
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
            return
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if not self._unseen:
            self._add(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """Give the words that were kept."""
        lines = "".join(self._parts)[:LONGEST].splitlines()
        return "\n".join(line.strip() for line in lines)

    def _break(self, tag: str) -> None:
        if tag in self._BLOCKS:
            self._add("\n")
        elif tag in self._CELLS:
            self._add(" ")

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)
