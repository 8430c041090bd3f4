"""The words by which `day_roles` tells what a day in an offer is for."""

import re

_CREDIT_NOUN = (
    r"credits?|e-?credits?|vouchers?|rewards?|certificates?|gift ?cards?|"
    r"e-?gifts?(?: cards?)?|cards?|cash|balances?|"
    r"coupons?|codes?|money|funds?|points?|bucks|bonus(?:es)?|refunds?|dollars|value|"
    r"amount|allowance|"
    r"tokens?|it|they|them|these|[a-z]*cash|\$[0-9.,]+|£[0-9.,]+|€[0-9.,]+|discount|passes|savings"
)
_OFFER_NOUN = (
    r"offers?|promotions?|promos?|sales?|deals?|events?|campaigns?|competition|contest|prime day|"
    r"black friday|special|program(?:me)?|enrol?lment|registration|survey|earning period"
)
_OTHER_NOUN = (
    r"memberships?|subscriptions?|trials?|(?:credit|debit|payment|bank) cards?|passwords?|"
    r"links?|plans?|"
    r"(?:returns?|exchange) (?:window|period|policy)|returns|"
    r"warrant(?:y|ies)|quotes?|sessions?|statements?|stores?|doors"
)
NOUN = re.compile(
    rf"\b(?:(?P<other>{_OTHER_NOUN})|(?P<credit>(?:promo(?:tional|tion)?|offer|"
    rf"discount) (?:codes?|credits?|balance)|{_CREDIT_NOUN})"
    rf"|(?P<offer>{_OFFER_NOUN}))\b|(?P<sum>[$£€][0-9])"
    r"|(?P<percent>[0-9]{1,3} ?(?:%|percent)(?:(?: off| back)?(?: discount| coupon| voucher| code)?"
    r"|(?: \w+){0,2} discount)\b)"
)

# "and" and the like let a verb begin; a noun such as "your next purchase" is no cue.
_ACT = (
    r"(?:^|[:(>!-] ?|\b(?:you|to|must|and|who|or|be|we|then|please|when|if|can|may|"
    r"customers|members|guests|just|simply|first|,) )"
)
CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "end",
        re.compile(
            r"\b(?:expir\w*|exp\b\.?|ends?\b|ending\b(?! in [0-9x*])|ended|run(?:s|ning)?\b|"
            r"lasts?\b(?! (?:day|chance|order|visit|year|month|week|seen|\w+ed\b))|"
            r"valid(?:ity)?\b|good\b(?! news)|available\b|usable\b|redeemable\b|honou?red\b|"
            r"bookable\b|accepted\b|active\b|void\b|forfeit\w*|"
            r"lapses?\b|"
            r"(?:be|is|are) (?:there|here|waiting) (?=for|until|till|through)|only for(?= $)|"
            r"now (?=(?:to|until|till|through|thru) )|"
            r"disappears?\b|vanish\w*|gone\b|going away|t(?:ake|aken|aking) back|lose\b|"
            r"lost\b|removed\b|stays? (?:put|there|valid|active|with)\b|"
            r"stick around\b|deadline\b|cut-?off\b|closes?\b|(?:yours|left|remaining)\b|"
            r"extended\b|use-? ?by\b|end date\b|(?:must|has to|have to|needs? to) be (?:used|"
            r"spent|redeemed))"
        ),
    ),
    (
        "use",
        re.compile(
            r"\b(?<!\blast )(?:us(?:e|ed|ing)\b(?! (?:prime|amazon photos))|redeem\w*|redemption|"
            r"spend(?:ing)? (?:it|them|your|this|these|the|that|any|all|before|by)|spent|"
            r"appl(?:y|ied|ies)\b|enjoy|consume\w*|treat yourself|last (?:day|chance) to|"
            r"cash (?:it |them |this )?in)\b|"
            rf"{_ACT}(?:book(?:ed)?|fly|flown|shop|(?<!you )spend|show|present(?:ed)?|bring|"
            rf"print)\b(?! (?:at least|\$|£|€|over|more))"
        ),
    ),
    (
        "travel",
        re.compile(
            r"\b(?:travel(?:l?ed)?|flights?|trips?|stays?|flying|appointments?|visits?|treatments?|"
            r"bookings?|reservations?)(?: (?:must|may|can|has to|is to|"
            r"be|completed|taken|between|from|by|through|until|before|dates?:?))+ $|"
            r"\bfor travel\b|\btravel (?:must|completed|by|between)\b"
        ),
    ),
    (
        "earn",
        re.compile(
            r"\b(?:enrol\w*|sign(?:ed|ing)? up|register|registering|join(?:ing)?|subscri\w*|"
            r"opt(?:ing)?[- ]?in|"
            r"activate|activating|earn(?:ing)?|qualif\w+|participat\w+|submit\w*|complet(?:e|ing)|"
            r"claim(?:ed|ing)?|refer|referring|upload|download|"
            r"spend (?:at least|over|more|[$£€][0-9.,]+)|you spend\b(?! (?:it|your|them|this))|"
            r"(?:[$£€][0-9.,]+|every [^.;]{1,20}) spent\b|"
            r"mak(?:e|ing) (?:your|a|an|any|one)(?: [\w-]+){0,3} (?:purchase|order|booking)|"
            r"plac(?:e|ing) (?:your|a|an)(?: \w+){0,2} order|back up|switch|apply for|try)\b|"
            rf"{_ACT}(?:buy|purchase|order|load|reload|trade in|upgrade|pre-?order)\b|"
            rf"\b(?:purchased|bought|ordered|placed|made) (?:by|between|from|through|before|"
            rf"until)\b"
        ),
    ),
    (
        "past",
        re.compile(
            r"\b(?:issu(?:ed|e date|ance)|awarded|added|credited|sent|e-?mailed|deposited|posted|"
            r"granted|earned|"
            r"received|dated|refunded|shipped|dispatched|purchased|bought|activated|ordered|placed|loaded|reached|"
            r"created|distributed|"
            r"opened|cancell?ed|collected|processed|returned|made|closed|won|purchase date|"
            r"order date|date of (?:issue|purchase)|(?<![a-z] )date|since|launched|appl(?:ied|"
            r"y) to your)"
            r"(?:(?:(?!\b(?:us(?:e|ed|able)|spen[dt]|redeem|expires?|valid|good|because|when|for|"
            r"after|if)\b)[^,;:]){0,60}? on |(?: (?!(?:by|before|until|till|between|within|"
            r"through|and|or|for)\b)\w+){0,3}?[ :]*(?:in |of |dated )?)(?:the )?$"
        ),
    ),
    ("past", re.compile(r"(?<=\byou )(?:redeemed|used|spent)\b[^.;]{0,60} on (?:the )?$")),
    (
        "given",
        re.compile(
            r"\b(?:will|shall|should|to|expect\w*|may take|takes?|allow|please allow|"
            r"usually)\b(?: (?!no\b|not\b|never\b)\w+){0,4} (?:appear|arrive|be (?:added|credited|"
            r"issued|deposited|sent|"
            r"e-?mailed|posted|applied|available(?! (?:for|until|till|through|to)\b)|distributed|"
            r"awarded|delivered|processed)|receive|get|see|hear)\b|\b(?:please )?allow\b|"
            r"\b(?:usually|typically|normally) (?:appear|take|arrive)s?\b"
        ),
    ),
    ("percent", re.compile(r"\b[0-9]{1,2} ?(?:%|percent)(?: \w+){0,2} ?(?:off|discount|back)?")),
    (
        "event",
        re.compile(
            r"\b(?:deliver(?:y|ed|s)?|arriv\w*|ship(?:s|ped|ping)?|releas\w*|flight|depart\w*|"
            r"renew\w*|bill(?:ed|ing)|"
            r"appointment|trial|return (?:it|items?|within|by)|returns?|offered in|survey of|"
            r"statement|order(?:ed)? on|stay(?:s|ed)?|cancell?ed)\b"
        ),
    ),
)
_TEXT_NOUN = (
    r"(?:terms|t ?& ?cs?|conditions|polic(?:y|ies)|rules|agreement|page|document|notice|"
    r"fine print|small print|faqs?|guidelines|article|version|pricing|prices|fees|"
    r"amendments?|changes|revisions?|updates?|information)"
)
_TOUCHED = r"(?:updat|revis|modifi|amend|chang|edit|review|rewrit|replac|adopt)(?:ed|e|es|ing|ten)?"
_OF_IT = r"(?:(?! (?:your|the) [^.;:,]{0,20}\b(?:is|are)\b)[^.;:,$£€0-9]){0,60}?"
_TEXT_IS = (
    rf"\b{_TEXT_NOUN}\b(?: (?:of|for|on|to|about|and)\b{_OF_IT})?[ ,(]+"
    r"(?:(?:is|are|will|shall|be|becomes?|were|was) )*"
)
_NUMBERED = r"(?: ?[0-9]+(?:\.[0-9]+)*\.?)?[,( -]*"
_TAKES_EFFECT = (
    r"(?:effective(?: date)?|takes? effect|comes? into (?:effect|force)|in (?:effect|force))"
)
_FROM = r"(?: (?:from|of|as of|as from|on|since|starting|beginning))?"
OF_THE_TEXT_BEFORE = re.compile(
    rf"(?:\b(?:(?:last|most recently|recently) )?{_TOUCHED}(?: by \w+)?(?: on)?"
    rf"|\b{_TOUCHED} (?:\w+ ){{0,4}}{_TEXT_NOUN} on"
    rf"|\brev(?:\.|ision(?: date)?)?{_NUMBERED}|\bv(?=[0-9.]){_NUMBERED}"
    rf"|\bver(?:\.|sion)?{_NUMBERED}(?: (?:of|dated))?|(?:^\W*|\()stand(?: vom| am)?"
    r"|^\W*(?:published|printed|copyright)(?: on)?|©"
    r"|\b(?:correct|accurate|current) (?:as of|as at|at|on)|\bent(?:ers?|ered) into force(?: on)?"
    rf"|\b{_TEXT_NOUN}(?: of (?:use|service|sale))? from"
    rf"|\b{_TEXT_NOUN} ?[:-] ?(?:{_TAKES_EFFECT}|dated?|as of){_FROM}"
    rf"|{_TEXT_IS}(?:{_TAKES_EFFECT}|apply|applies|valid|good|dated?|published|posted|issued|"
    rf"written|made|starts?|begins?|as)(?: (?:for|to|in) {_OF_IT})?{_FROM})"
    r"[: ]*(?:the )?$"
)
"""Such a day is when the text, its terms or a policy were made or changed, or take effect."""
OF_THE_TEXT_BEHIND = re.compile(
    r"^,? (?:we(?:'re|'ll| \w+)? (?:\w+ )?(?=[a-z]+ (?:our|the|these|this)\b)[a-z]+ )?"
    r"(?:(?:our|the|these|this|its|all|new|updated|revised|following|gift|card) )*"
    rf"(?:[a-z]+ )?{_TEXT_NOUN}\b(?!.*\b(?:your|credits?|vouchers?|use|spend|redeem)\b)"
)
ALONE = re.compile(r"^\W*(?:effective (?:date|as of|on)|date effective|eff\.?(?: date)?)[: ]*$")
"""A label that is the text's where nothing beside it speaks of the credit or of another day."""
OF_A_CREDIT = re.compile(
    r"^[^.\n]*\b(?:your|credits?|vouchers?|cards?|use|spend|redeem)\b"
    r"|^\W*(?:and |the )?(?:exp(?:ir\w*)?|ends?|(?:valid|good) (?:until|through|thru)|use by)\b"
)
OF_THE_NEW_ONES = re.compile(
    r"(?:^|[:,-])\W*(?:(?P<they>they|these|those)|(?:the )?(?:new|old|updated|revised|"
    r"previous) (?:ones?|versions?))(?: (?:will|shall|are|is|becomes?))*"
    rf" (?:(?P<ends>ends?|expires?)|starts?|begins?|appl(?:y|ies)|valid|{_TAKES_EFFECT})"
    rf"{_FROM}[: ]*(?:the )?$"
)
"""What a text calls the terms of which the words before it say that they change."""
SOME_OR_TERMS = re.compile(
    rf"\b(?:(?P<terms>{_TEXT_NOUN})|(?:credit|voucher|card|coupon|code|reward|certificate|token|offer|"
    r"deal|point|discount)s|passes)\b"
)
TEXT_CHANGES = re.compile(
    rf"\b(?:new|old|{_TOUCHED})\b.*\b{_TEXT_NOUN}\b|\b{_TEXT_NOUN}\b.*\b{_TOUCHED}\b"
)
TEXT_ENDS = re.compile(
    rf"{_TEXT_IS}(?:expires?|ends?|(?:valid|good|in force|effective|apply|applies) "
    r"(?:until|till|through|to|before))(?: (?:on|of))?[: ]*(?:the )?$"
)
START = re.compile(
    r"\b(?:valid from|good from|usable from|"
    r"(?:available|active|live|ready)(?: to use)?(?: from| on| starting| beginning)?|"
    r"starting|start(?:s|ing)?(?: date)?|beginning|"
    r"begins?|from|on or after|"
    r"effective(?: as of| date(?: (?:of|for)\b[^.;:,]{0,60}? is| is)?)?|"
    r"(?:valid|good|usable|redeemable) as of|"
    r"no earlier than|not before|usable (?:on|after)|unlocks?|"
    r"(?:not (?:valid|usable|redeemable|active|available|good|be (?:used|redeemed|spent|"
    r"applied))|(?:can't|cannot|can not|may not) be (?:used|redeemed|spent|applied)|"
    r"can't use(?: it| this| them)?)"
    r" (?:until|till|before|prior to|earlier than))[: ]*(?:on )?(?:the )?$"
)
CLAUSE = re.compile(
    r"[,;:0-9]|\b(?:and|but|when|if|after|unless|because|you)\b|\bto (?!buy|purchase|"
    r"order|pay|book)"
)
RANGE_WORDS = re.compile(r"(?:\b(?:from|between|starting|beginning|on)\b[: ]*)+$")
MOVED = re.compile(
    r"\b(?:was|were|had been|originally|previously|formerly|supposed|"
    r"used)\b(?: \w+){0,3} (?:expir\w*|end|ending|valid|due|lapse)\b[^,;]{0,30}$|"
    r"\bextended from $"
)
EARNING_BEHIND = re.compile(
    r"\b(?:and|to|you'll|we'll|can|will|&|,) ?(?:you(?:'ll| will)? )?(?:also )?(?:get|receive|earn|"
    r"score|we'll (?:give|add|send))\b"
)
EARNING_BEFORE = re.compile(
    r"\b(?:get|receive|earn|score|give you)\b.{0,80}\b(?:when|if|after|once|by|"
    r"for)(?: you| they| members?)? $"
)
GOAL_USE = re.compile(
    r"^,? (?:at the latest |left |remaining |in which |more )?to (?:use|spend|redeem|shop|"
    r"enjoy|book|apply|put)"
)
GOAL_EARN = re.compile(
    r"^,? to (?:enrol|sign|qualify|earn|claim|activate|register|take part|opt|purchase|"
    r"buy|order|get|receive|collect)"
)
NAMED_END = re.compile(
    r"^ (?:(?!and\b|then\b|but\b)\w+ )?(?:expiration|expiry|deadline|end date|cut-?off|"
    r"validity|valid period|window|time limit)|^ is (?:the|your) last (?:day|chance)|"
    r"^[- ]day (?:expir|validity|window)"
)
ENDS_BEHIND = re.compile(
    r"\b(?:expir|forfeit|lost\b|lose\b|gone\b|void\b|no longer|disappear|remove|lapse|ends?\b)"
)
AFTER = re.compile(r"\b(?:after|past|on|come|by|in|within) $|^$")
COUNT_DOWN = re.compile(
    r"^ (?:left|remaining|to go)\b|^ (?:until|before|till) (?:your|the|this|it|they|these|"
    r"that)\b.{0,60}\b(?:expires?|ends?|gone|disappears?|lapses?|runs? out)\b"
)
LASTING = re.compile(r"\b(?:until|till|through|thru|no later than) (?:the )?$")
PLACE = re.compile(r"\b(?:in|at|into|to)(?: [\w'.-]+){0,3} $")
NOT = re.compile(r"\b(?:not|isn't|aren't|never) $")
ON_A_DAY = re.compile(r" ?(?:on|during|for)\b(?! or before)")
