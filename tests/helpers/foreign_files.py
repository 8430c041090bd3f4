"""Files of other programs, with rows of our own making in their forms."""

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

ACTIVITY_HEADER = ("Date", "Description", "Amount", "Closing balance")

# Newest first, as the page has them: (date, description, amount, closing balance).
US_ROWS = (
    (
        "June 20, 2026",
        "Gift Card applied to Amazon.com order 114-2000001-1000001",
        "-$12.25",
        "$7.75",
    ),
    ("June 18, 2026", "Refund from Amazon.com order", "$10.00", "$20.00"),
    (
        "June 3, 2026",
        "Gift Card applied to Amazon.com order D01-2000002-1000002",
        "-$40.00",
        "$10.00",
    ),
    (
        "June 2, 2026",
        "Gift Card added Claim code: xxxx-xxxxxx-QQ11; Serial number: 77001",
        "$25.00",
        "$50.00",
    ),
    ("June 1, 2026", "Gift Card Balance added from Reload 114-2000003-1000003", "$25.00", "$25.00"),
)
OLD_US_ROWS = (
    (
        "March 9, 2021",
        "Payment towards Amazon.com order (114-3000001-1000001)",
        "-$30.00",
        "$1,020.00",
    ),
    ("March 8, 2021", "Gift card claim (claim code xxxx-xxxxxx-ZZ22)", "$50.00", "$1,050.00"),
    ("March 1, 2021", "Balance Reload (114-3000002-1000002)", "$1,000.00", "$1,000.00"),
)
UK_ROWS = (
    (
        "9 February 2026",
        "Gift Card applied to Amazon.co.uk order 204-1000001-1000001",
        "-£5.50",
        "£14.50",
    ),
    ("8 February 2026", "Gift Card added Serial number: 88002", "£20.00", "£20.00"),
)
JAPANESE_HEADER = ("日付", "利用内容", "金額", "残高")
JAPANESE_ROWS = (
    ("2026年4月3日", "Amazon.co.jpの注文に適用", "-￥1,500", "￥1,549"),
    ("2026年4月2日", "有効期限を延長しました", "￥2,549", "￥3,049"),
    ("2026年3月31日", "有効期限切れ", "-￥2,549", "￥500"),
    ("2026年3月1日", "Amazonギフト券の返金", "￥500", "￥3,049"),
    ("2016年3月30日", "Amazonギフト券チャージ", "￥2,549", "￥2,549"),
)

Rows = Sequence[Sequence[str]]


def activity_html(rows: Rows, header: Sequence[str] = ACTIVITY_HEADER) -> bytes:
    """Write a saved page; an order's number stands in a link of its own."""
    lines = []
    for row in (header, *rows):
        cells = [cell.replace("&", "&amp;").replace("$", "&#36;") for cell in row]
        tag = "th" if row is header else "td"
        lines.append("<tr>" + "".join(f"<{tag}>\n {cell} </{tag}>" for cell in cells) + "</tr>")
    return (
        "<!DOCTYPE html><html><head><script>var t = '<table><tr><td>no</td></tr>';</script></head>"
        "<body><!-- <table><tr><td>no</td></tr></table> --><table><tr><td>menu</td></tr></table>"
        f'<div id="gc-balance-table"><table class="a-bordered">{"".join(lines)}</table>'
        "<p>Your balance will never expire.</p></div></body></html>"
    ).encode()


def activity_text(rows: Rows, header: Sequence[str] = ACTIVITY_HEADER) -> bytes:
    """Write the page's table as it is copied."""
    return "\n".join("\t".join(row) for row in (header, *rows)).encode()


CATIMA_V2 = (
    "2\r\n\r\n_id\r\nFood\r\n\r\n"
    "_id,store,note,validfrom,expiry,balance,balancetype,cardid,barcodeid,barcodetype,"
    "barcodeencoding,headercolor,starstatus,lastused,archive\r\n"
    '3,Corner Café,"two\n\nlines",,1798675200000,20.50,EUR,CC-1,,QR_CODE,UTF-8,1,0,1766600000,0\r\n'
    "4,Bakery,,1767225600,1798675200,75,,B-2,,,,1,0,0,1\r\n"
    "7,Library,,,,0,,L-3,,,,1,0,0,0\r\n"
    "\r\ncardId,groupId\r\n3,Food\r\n"
).encode()
CATIMA_V1 = b"_id,store,note,cardid,barcodetype,starstatus\n1,Gym,,G-1,AZTEC,0\n"

AUDIBLE = (
    b"\xef\xbb\xbfIssue Date,Credit Reason,Plan,Consumed Status,Credit Status,Consumed Date,"
    b"Expire Date,Consumed Order,Original Credit,Consumed Credit,Remaining Credit,Currency Code\r\n"
    b"2026-02-01,Monthly,Premium,consumed,Inactive,2026-02-09,2027-01-31,D01-1-2,1.00,1.00,0.00,USD\r\n"
    b"2026-03-01,Monthly,Premium,UNKNOWN,Active,UNKNOWN,2027-02-28,-1,1.00,0.00,1.00,USD\r\n"
    b"2026-03-01,Monthly,Premium,UNKNOWN,Active,UNKNOWN,2027-02-28,-1,1.00,0.00,1.00,USD\r\n"
    b"2026-04-01,Thank you,Not Available,UNKNOWN,Active,,Not Available,-1,1.00,0.00,1.00,USD\r\n"
)

RETURNS = (
    b"Return Item ID,Order ID,Order Item ID,Request Date,Refund Status,Refund Amount,"
    b"Currency Code,Refund Destination\r\n"
    b"R-1,114-1,I-1,2026-05-02,Refunded,18.900,USD,ElectronicGiftCertificate\r\n"
    b"R-2,114-2,I-2,2026-05-03,Refunded,7.00,USD,Visa - 1111\r\n"
    b"R-3,114-3,I-3,2026-05-04,Pending,9.00,USD,ElectronicGiftCertificate\r\n"
    b'R-4,503-4,I-4,05/05/2026 10:00:00 UTC,Completed,"1,200",JPY,ElectronicGiftCertificate\r\n'
)
REFUNDS = (
    b"\xef\xbb\xbfCreation Date,Currency,Direct Debit Refund Amount,Disbursement Type,Order ID,"
    b"Payment Status,Quantity,Refund Amount,Refund Date,Reversal Amount State,Reversal Reason,"
    b"Reversal Status,Website\r\n"
    b"2026-05-02T01:00:00.000Z,USD,0,Refund,114-1,Completed,1,18.9,2026-05-06T01:00:00Z,Final,"
    b"Return,Completed,Amazon.com\r\n"
    b"2026-05-02T01:00:00.000Z,EUR,0,Refund,303-9,Completed,1,4.5,2026-05-07T01:00:00Z,Final,"
    b"Return,Pending,Amazon.de\r\n"
)


def item(key: str, **fields: object) -> dict[str, Any]:
    """Make a voucher of the web VoucherVault, worth 40.00 USD at REI."""
    usual: dict[str, Any] = {
        "type": "giftcard",
        "name": "Birthday card",
        "redeem_code": "AB-1",
        "pin": "0042",
        "issuer": "REI",
        "issue_date": "2026-01-10",
        "expiry_date": "2027-01-10",
        "description": "from Ann",
        "value": "40.00",
        "value_type": "money",
        "is_used": False,
        "currency": "USD",
    }
    return {"model": "myapp.item", "pk": key, "fields": usual | fields}


def move(key: str, value: str, day: str, text: str = "shoes") -> dict[str, Any]:
    """Make a transaction on a voucher."""
    fields = {"item": key, "date": f"{day}T10:00:00Z", "description": text, "value": value}
    return {"model": "myapp.transaction", "pk": f"{key}-{day}", "fields": fields}


VOUCHERVAULT_DUMP = json.dumps(
    [
        item("a1"),
        item("a2", type="coupon", value_type="percentage", is_used=True),
        item("a3", type="loyaltycard", value="0.00"),
        item("a4", expiry_date="2076-01-10", issuer="Amazon", type="voucher"),
        move("a1", "15.00", "2026-03-01", "put back"),
        move("a1", "-25.00", "2026-02-01"),
    ]
).encode()
VOUCHERVAULT_MOBILE = (
    b'[{"uuid":"m-1","description":"Shoe voucher","code":"S1","codeType":"TEXT",'
    b'"expires":"2027-05-31T00:00:00.000","removeOnceExpired":true,"balance":9.99,'
    b'"balanceMilliunits":12340,"notes":"blue","color":"GREY"},'
    b'{"uuid":"m-2","description":"Old","code":null,"codeType":"QR","expires":null,'
    b'"removeOnceExpired":false,"balance":10.05,"balanceMilliunits":null,"color":"RED"},'
    b'{"uuid":"m-3","description":"Plain card","code":"1","codeType":"EAN13","expires":null,'
    b'"removeOnceExpired":false,"balance":null,"balanceMilliunits":null,"color":"BLUE"}]'
)
TABLE = (
    "Shop;Betrag;Währung;Gültig bis;Notiz\n"
    "Buchladen;1.050,00;EUR;31.12.2026;für Bücher\n"
    "Café;7,5;EUR;;\n"
).encode()


def zip_of(*members: tuple[str, bytes]) -> bytes:
    """Pack members into a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


SAMPLES = {
    "activity page": activity_html(US_ROWS),
    "activity text": activity_text(US_ROWS),
    "older wording": activity_text(OLD_US_ROWS),
    "british page": activity_html(UK_ROWS),
    "japanese page": activity_html(JAPANESE_ROWS, JAPANESE_HEADER),
    "catima 2": CATIMA_V2,
    "catima 1": CATIMA_V1,
    "catima zip": zip_of(("catima.csv", CATIMA_V2), ("card_3_front.png", b"\x89PNG")),
    "audible": AUDIBLE,
    "returns": RETURNS,
    "returns zip": zip_of(
        ("Your Returns & Refunds/Refund Details.csv", REFUNDS),
        ("Additional Data/Your Orders.Returns.2/Your Orders.Returns.2.csv", RETURNS),
    ),
    "vouchervault": VOUCHERVAULT_DUMP,
    "mobile": VOUCHERVAULT_MOBILE,
    "table": TABLE,
}
"""A sound file of each form, by a name for the test's title."""
