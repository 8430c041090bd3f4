"""What a sum can be in an offer, and the words beside it by which `money_roles` tells."""

import re
from enum import StrEnum


class Part(StrEnum):
    """What a sum is in an offer."""

    HELD = "held"
    """What the holder has or gets."""
    LEFT = "left"
    """What is left of a credit that was partly spent."""
    BALANCE = "balance"
    """A whole balance, of which this credit may be a part."""
    THRESHOLD = "threshold"
    """What has to be spent to earn or to use the credit."""
    LIMIT = "limit"
    SPENT = "spent"
    ELSE = "else"
    """The sum before use, a price, another year's offer."""
    OPEN = "open"
    """Nothing around it tells."""


_CREDIT = (
    r"(?:credits?|e-?credits?|e?-?vouchers?|rewards?|certificates?|(?:e-?)?gift|e-?gifts?|"
    r"cards?|bonus|cash(?: ?back)?|rebate|coupons?|refunds?|balance|"
    r"codes?|off|discount|back|bucks|token|allowance|free|points|(?:to|you can) (?:use|"
    r"spend|enjoy)|promo\w*|savings)"
)
_FEW = r"(?: [\w.'&%-]+){0,3}"

# Before the sum, up to it; the first that fits decides.
BEFORE: tuple[tuple[Part, int, re.Pattern[str]], ...] = tuple(
    (part, weight, re.compile(pattern))
    for part, weight, pattern in (
        (
            Part.ELSE,
            0,
            (
                r"\b(?:than|instead of|unlike|compared (?:to|with)|down from|up from|last year'?s?|"
                r"as (?:the|last|our))(?: [\w']+){0,3} $"
            ),
        ),
        (
            Part.ELSE,
            0,
            (
                r"\b(?:original(?:ly)?|initial|appraised|estimated|regular|normal|usual|retail|starting|opening|previous|"
                r"before)(?: (?:value|balance|"
                r"amount|credit|total|sum|of|was|your|a|the))*:? $"
            ),
        ),
        (
            Part.SPENT,
            0,
            (
                r"\b(?:you(?:'ve| have)? (?:already |now )?(?:used|spent|redeemed|applied)|"
                r"used so far|(?:amount|total|credit|balance) (?:used|spent)|"
                r"redeemed:)(?: [\w']+){0,2}:? $"
            ),
        ),
        (
            Part.LIMIT,
            0,
            (
                r"\b(?:up to|max(?:imum)?\.?(?: (?!credit|reward)\w+){0,3}|"
                r"limit(?:ed)?(?! (?:one|1|"
                r"time))(?: \w+){0,3}|at most|no more than|(?:not (?:to )?|cannot )exceed(?:ing)?|"
                r"capped at|cap of|as much as)(?: [\w-]+){0,2}[ (:]*$"
            ),
        ),
        (
            Part.THRESHOLD,
            0,
            (
                r"\b(?:spend(?:ing|s)?|spent|buy(?:ing|s)?|bought|purchas(?:e|es|ed|ing)|orders?|"
                r"ordering|load(?:ing)?|reload(?:ing)?|shop|basket|cart|sub-?total|totall?ing|"
                r"minimum|min\b\.?|qualify\w*|over|more than|above|at least|exceeds?|exceeding|"
                r"transaction|bill|top[- ]?up|invest|donate|pay|hits?|reach(?:es)?)"
                r"(?: (?:of|is|on|an?|any|at least|over|more than|in|order|orders?|purchases?|"
                r"spend|transactions?|total\w*|worth|with|by|up|the|above|just|value|amount|"
                r"exceeding|min\.?|minimum)\b| \(min(?:imum)?\.?)*[ (]+$"
            ),
        ),
        (Part.THRESHOLD, 0, r"\bmin(?:imum)?\.?(?: \w+){0,3}: ?$"),
        (Part.THRESHOLD, 0, r"\b(?:for )?every $|\bgive (?:a |an )?$"),
        (
            Part.ELSE,
            0,
            (
                r"\b(?:fee|fees|price[ds]?|costs?|costing|charge[sd]?|paid|for (?:just|"
                r"only)|msrp|rrp|"
                r"retail value|tax|postage|delivery|shipping|order total|total|salary|"
                r"million|(?:to|could|may) win|chance (?:at|of))(?: \w+){0,2}:? $|"
                r"\b(?:renew\w*|billed|charged)\b[^.;]{0,40}\b(?:for|at) $|"
                r"\b(?:two|three|2|3) for $"
            ),
        ),
        (
            Part.BALANCE,
            5,
            (
                r"\b(?:new|total|updated|current|account|card|brings your|gift card|"
                r"overall)(?: \w+){0,3} balance(?: \w+){0,3}:? $"
            ),
        ),
        (Part.LEFT, 9, r"\b(?:remaining|left|unused|unspent)(?: [a-z'-]+){0,4}[:=]? $"),
    )
)
AFTER: tuple[tuple[Part, int, re.Pattern[str]], ...] = tuple(
    (part, weight, re.compile(pattern))
    for part, weight, pattern in (
        (
            Part.ELSE,
            0,
            (
                r"^(?: [\w-]+){0,3} (?:offered|available|given|we gave|you got) (?:in|last|"
                r"back in) [a-z]+(?: [0-9]{4})?"
            ),
        ),
        (
            Part.ELSE,
            0,
            r"^ (?:fee|deposit|surcharge|tax|delivery|shipping|charge)\b|^ ?(?:million|billion)",
        ),
        (
            Part.SPENT,
            0,
            (
                r"^(?: [\w'-]+){0,3} (?:was|were|has been|have been|"
                r"of it) (?:already )?(?:used|spent|"
                r"deducted|taken|applied to (?:your )?(?:order|purchase))\b|^ (?:already )?(?:used|"
                r"spent)\b"
            ),
        ),
        (
            Part.THRESHOLD,
            0,
            (
                r"^ ?(?:\+(?!\w)|or more\b|or over\b|or above\b|and (?:up|above|over|"
                r"more)\b|\(?min\b|"
                r"minimum\b|plus\b|(?:qualifying |eligible )?(?:purchase|spend|order|minimum|"
                r"transaction|basket)s?\b(?! (?:credit|reward|voucher)))"
            ),
        ),
        (
            Part.THRESHOLD,
            0,
            (
                r"^ (?:worth of |in |of |or more in |amazon |\w+ )?(?:amazon(?:\.com)? |"
                r"(?!for|towards?|on|against)\w+ )?"
                r"gift (?:cards|certificates|vouchers|card purchases?)\b"
            ),
        ),
        (
            Part.THRESHOLD,
            0,
            (
                r"^(?: (?!off|credit|toward|towards|on|for|to|back|discount|reward|"
                r"voucher|from|bonus|"
                r"in|was|has|is|and|with|when|at|cash|coupon|e?-?gift|giftcard|card|"
                r"certificate)\b[\w.'-]+){0,3} (?:purchase|order)s?\b(?! (?:credit|reward|voucher))"
            ),
        ),
        (Part.THRESHOLD, 0, r"^ (?:you )?(?:spend|spent|load|loaded|purchased)\b"),
        (
            Part.LEFT,
            9,
            r"^(?: [\w'-]+){0,3} (?:left|remaining|remains|unused|unspent|still available)\b",
        ),
    )
)
# Between two sums: "$5 of your $20", "$5 off $25".
OF_TOTAL = re.compile(
    r"^(?: (?:left|remaining|remains|used|spent))?,? (?:of|out of|from|on)(?: (?:your|the|"
    r"a|an|its|my|this))?(?: (?:original|initial|full|total))? ?$|^ ?/ ?$"
)
OFF = re.compile(r"^ (?:off|discount|voucher|coupon)\b[^.!?\n]{0,50}$")
OFF_ENDS = re.compile(
    r"\b(?:off|on|of|over|spend|least|for|with)(?: (?:a|an|your|any|next|first|the|at|"
    r"least|orders?|purchases?|of|over))* ?$"
)

GIVEN_AFTER = re.compile(r"^ on us\b")
HELD_BEFORE = re.compile(
    r"\b(?:get|gets|got|receive[ds]?|earn(?:ed|s)?|have|has|had|give you|gave you|"
    r"given you|giving you|added|issued|refunded|credited|enjoy|here'?s|"
    rf"won|sent(?: you)?|save|claim|deposited|apply|applied|awarded|with|use|spend|score|"
    rf"redeem|collect|bonus|there'?s|includes?|plus|grab|owe you|is){_FEW} $"
)
YOUR = re.compile(r"\b(?:your|a|an|the|this|one|new)(?: [a-z-]+){0,2} $")
NAMED_BEFORE = re.compile(
    rf"\b{_CREDIT}(?: (?:value|amount|of|worth|valued at|valuing|for|is|in the amount of|"
    rf"balance|totall?ing|in|account|on|your|was|card|to|at|available))*[:=,]? ?[(-]?[ ]?$"
)
VALUE = re.compile(
    r"\b(?:value|worth|amount|valued at|valuing|in the amount of)(?: (?:of|is))?[:=]? $"
)
NAMED_AFTER = re.compile(rf"^(?:[ -](?:in |of |worth of )?(?:[\w.'&-]+ ){{0,5}}?{_CREDIT}\b)")
