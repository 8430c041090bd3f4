"""Offers from files: text in any encoding, HTML, e-mails in all their forms, and broken ones."""

import base64
import quopri
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spendby.domain.credit import GiftCardClause
from spendby.domain.errors import FileRefused, Refused
from spendby.domain.offer.offer import Offer
from spendby.domain.offer.tidying import LONGEST
from spendby.services.offers import FILE_LIMIT, read_offer_file, read_offer_text

TODAY = date(2026, 11, 22)
WORDS = "Your £10 credit can’t buy gift cards. It expires on 24 December 2026."
PAGE = (
    "<html><head><title>$1 off</title><style>p { width: 99px }</style></head><body>"
    "<div style='display:none'>Last week's $99 credit</div>"
    "<table><tr><td>Promotional credit</td><td>&pound;10.00</td></tr>"
    "<tr><td>Expires</td><td>24&nbsp;December 2026</td></tr></table>"
    "<p>It can&#8217;t buy<br>gift cards.</p><script>var credit = '$7';</script></body></html>"
)


def _mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Fern & Fig <shop@fern.example>"
    message["Subject"] = "Your credit"
    message["Date"] = "Tue, 03 Nov 2026 08:12:00 -0800"
    for name, value in headers.items():
        message[name] = value
    return message


def _read(content: bytes, received: date | None = None) -> Offer:
    return read_offer_file(content, TODAY, received)


def _ten_pounds(offer: Offer) -> bool:
    return (offer.amount, offer.currency, offer.expires_on, offer.gift_cards) == (
        1000,
        "GBP",
        date(2026, 12, 24),
        GiftCardClause.EXCLUDED,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_in_any_usual_encoding(encoding: str) -> None:
    assert _ten_pounds(_read(WORDS.encode(encoding)))


def test_a_page_is_read_as_a_person_sees_it() -> None:
    assert _ten_pounds(_read(PAGE.encode()))
    assert _ten_pounds(read_offer_text(PAGE, TODAY))
    assert "99" not in read_offer_text(PAGE, TODAY).text


def test_a_mail_page_with_tables_and_small_print() -> None:
    offer = read_offer_text(
        "<html><head><style>.x{color:red}</style></head><body><div style='display:none'>Your $20 "
        "reward is here, plus 15% off</div><table width=600><tr><td><img src=l.png alt='Fern &amp; "
        "Fig'></td></tr><tr><td><h1>A little thank you</h1><p>Here&rsquo;s a <strong>$20.00"
        "</strong> reward.</p><p>Valid&nbsp;through<br>October&nbsp;31,&nbsp;2026</p></td></tr><tr>"
        "<td><small>Reward expires 10/31/2026 at 11:59 p.m. ET. Not valid on gift card purchases. "
        "&copy; 2026 Fern &amp; Fig. This email was sent on September 14, 2026 to sam@a.example. "
        "<a href=x>Unsubscribe</a></small></td></tr></table></body></html>",
        date(2026, 9, 14),
    )
    assert (offer.amount, offer.expires_on) == (2000, date(2026, 10, 31))
    assert offer.gift_cards is GiftCardClause.EXCLUDED
    assert "<" not in offer.text


def test_a_list_in_a_mail_page() -> None:
    offer = read_offer_text(
        "<div>Your credit has been applied</div><div>A promotional credit in the amount of $6.00 "
        "was applied to your Amazon.com account.</div><ul><li>Expires: Dec 15, 2026</li><li>Cannot "
        "be used for gift cards</li></ul><div>Order date: September 10, 2026. Order total: $61.20"
        "</div>",
        date(2026, 9, 14),
    )
    assert (offer.amount, offer.expires_on) == (600, date(2026, 12, 15))
    assert offer.gift_cards is GiftCardClause.EXCLUDED


def test_a_plain_mail() -> None:
    message = _mail()
    message.set_content(WORDS)
    offer = _read(message.as_bytes())
    assert _ten_pounds(offer)
    assert offer.issuer == "Fern & Fig"


def test_the_page_stands_in_for_a_plain_part_that_says_nothing() -> None:
    message = _mail()
    message.set_content("View this e-mail in your browser.")
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(b"$55 credit", maintype="text", subtype="plain", filename="x.txt")
    assert _ten_pounds(_read(message.as_bytes()))


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "no-such-charset"])
@pytest.mark.parametrize("form", ["quoted-printable", "base64"])
def test_transfer_forms_and_charsets(charset: str, form: str) -> None:
    plain = WORDS.replace("’", "'")
    encoded = plain.encode("cp1252" if "-1" in charset else "utf-8")
    body = quopri.encodestring(encoded) if form[0] == "q" else base64.encodebytes(encoded)
    head = (
        f"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {form}\r\n\r\n"
    )
    assert _ten_pounds(_read(head.encode() + body))


def test_an_encoded_subject_counts() -> None:
    message = _mail()
    del message["Subject"]
    message["Subject"] = "Your £10 voucher — it ends tomorrow"
    message.set_content("See the shop.")
    offer = _read(message.as_bytes())
    assert (offer.amount, offer.expires_on) == (1000, date(2026, 11, 4))


def test_periods_count_from_the_mails_own_day_unless_one_is_given() -> None:
    message = _mail()
    message.set_content("Your $10 credit expires in 30 days.")
    content = message.as_bytes()
    assert _read(content).expires_on == date(2026, 12, 3)
    assert _read(content, date(2026, 11, 10)).expires_on == date(2026, 12, 10)
    assert _read(b"Your $10 credit expires in 30 days.").expires_on == date(2026, 12, 22)


def test_a_mail_with_an_impossible_date_counts_from_today() -> None:
    head = b"From: a\r\nDate: Thu, 99 Foo 20260 99:99\r\nMIME-Version: 1.0\r\n\r\n"
    assert _read(head + b"Your $10 credit expires in 30 days.").expires_on == date(2026, 12, 22)


def test_pasted_headers_are_text() -> None:
    offer = _read(b"Date: 14 March 2026\nStore credit $22.00, valid 6 months from the issue date.")
    assert (offer.amount, offer.expires_on) == (2200, date(2026, 9, 14))


def test_what_is_too_large_empty_or_no_text_is_refused() -> None:
    for content in (b" " * (FILE_LIMIT + 1), b"", b" \n\t", b"PK\x03\x04\0\0\0\0", b"%PDF\0"):
        with pytest.raises(FileRefused, match=r"Nothing was changed\.$"):
            _read(content)
    with pytest.raises(FileRefused):
        read_offer_text("<html></html>", TODAY)


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    offer = _read((WORDS + " More. " * LONGEST).encode())
    assert len(offer.text) == LONGEST
    assert _ten_pounds(offer)


def _nested(depth: int) -> bytes:
    head = b"MIME-Version: 1.0\r\nFrom: a@b\r\n"
    for level in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
    return head + b"Content-Type: text/plain\r\n\r\n$10 credit\r\n"


@pytest.mark.parametrize(
    "content",
    [
        _nested(3),
        _nested(5_000),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n--\r\n$5 credit",
        b"MIME-Version: 1.0\r\nContent-Type: ;;;=\r\nSubject: =?x?q?=?=\r\n\r\n$5 credit",
        b"MIME-Version: 1.0\r\nFrom: a\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"MIME-Version: 1.0\r\nFrom: \xff\xfe<<>>\r\nDate: \0\r\n\r\n\xff\xfe\0",
        b"Received: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + b"<a " * 50_000,
        b"Received: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + b"<!--" * 50_000,
        b"<div>" * 100_000 + b"$5 credit",
        b"<p>" + b"&#x" * 50_000,
    ],
    ids=range(10),
)
def test_hostile_mail_is_read_or_refused(content: bytes) -> None:
    read = refused = None
    try:
        read = _read(content)
    except Refused as error:
        refused = str(error)
    assert read is not None or (refused is not None and "Nothing was changed." in refused)


PIECES = (
    b"From: |MIME-Version: 1.0\n|Content-Type: text/html; charset=|\n\n|\n|--x|=?utf-8?b?|?=|"
    b"Content-Type: multipart/mixed; boundary=x\n|<td>|</|<!--|\0|$5 |credit |expires |in 3 days |"
    b"31/12/|2026|\xff|\xc3|&#9"
).split(b"|")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_is_read_or_refused(parts: list[bytes]) -> None:
    for start in (b"", b"From: a\nMIME-Version: 1.0\n"):
        try:
            offer = _read(start + b"".join(parts))
        except Refused:
            continue
        for one in offer.evidence:
            assert offer.text[one.start : one.end] == one.quote


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.dates())
def test_any_text_is_read_or_refused(text: str, received: date) -> None:
    try:
        offer = read_offer_text(text, received)
    except Refused:
        return
    assert offer.amount is None or offer.amount > 0
