"""Days of the text, of its terms or of a policy are neither the end of the credit nor its start."""

from datetime import date
from itertools import product

import pytest

from spendby.domain.offer.offer import Field
from spendby.domain.offer.reading import read_offer

RECEIVED = date(2026, 12, 1)
WHEN = ("1 March 2026", "March 1, 2027", "2027-03-01", "1 March 2027")
DONE = (
    *("updated", "revised", "modified", "amended", "changed", "edited", "reviewed"),
    *("last updated", "last revised", "last modified", "last amended", "last changed"),
    *("last edited", "last reviewed", "most recently updated", "last updated on"),
)
TEXTS = (
    *("Terms", "Terms and conditions", "These terms", "The terms of this offer", "T&Cs", "Policy"),
    *("Our gift card policy", "This page", "The rules", "This agreement", "The fine print"),
    *("Conditions for store credit", "The new terms", "Program rules", "Privacy policy"),
)
TAKES_EFFECT = (
    *("effective", "effective from", "effective as of", "are effective from", "is effective on"),
    *("take effect on", "takes effect", "will take effect on", "come into effect on"),
    *("in force from", "comes into force on", "apply from", "will apply as of", "valid from"),
    *("dated", "as of", "start on", "begin on", "effective date:", "published on"),
)
CHANGED = (
    "On {} our terms change.",
    "From {} new terms apply.",
    "As of {}, the updated policy applies.",
    "Effective {}, these terms are replaced.",
    "We changed our terms on {}.",
    "We updated this page on {}.",
    "We are changing our gift card policy on {}.",
    "New terms take effect for everybody on {}.",
    "Starting {}, we will update our terms.",
    "Beginning {} our return policy is 30 days.",
    "These terms (effective {}) replace all others.",
    "These terms become effective on {}.",
    "Amendments become effective {}.",
    "Changes to the program take effect {}.",
    "Pricing effective {}.",
    "Revision date: {}.",
    "Version of {}.",
    "Information correct as of {}.",
    "This policy was adopted on {}.",
    "New terms of use from {}.",
    "Program rules in effect {}.",
)
LABELS = (
    *("Effective date: {}.", "Effective date {}.", "Date effective: {}.", "(Effective date: {})"),
    *("Eff. date: {}.", "Effective as of {}.", "Effective on: {}."),
    *("Rev. {}.", "Rev: {}.", "Rev {}.", "Rev. 3, {}.", "Rev. 3 ({})", "Revision 4: {}."),
    *("Version {}.", "Version 2.1, {}.", "Ver. 2 ({})", "v2.1 - {}.", "Version dated {}."),
    *("Stand: {}.", "Stand {}.", "Stand vom {}.", "(Stand: {})"),
    *("Published {}.", "Published: {}.", "Printed {}.", "Copyright {}.", "© {}."),
    *("Terms: effective {}.", "Terms and conditions: effective {}.", "T&Cs - effective from {}."),
    *("Terms: in force since {}.", "Policy: dated {}.", "Terms: as of {}."),
)
SPOKEN_OF = (
    *("Our terms change.", "Our terms are changing.", "We're updating our terms of use."),
    *("We have new terms and conditions.", "The terms of your credit were revised."),
)
GOING_ON = (
    *(
        "The new ones start on {}.",
        "The new ones take effect on {}.",
        "The new ones apply from {}.",
    ),
    *("The new version begins {}.", "They start on {}.", "These apply from {}."),
    *("They take effect {}.", "The changes are effective {}.", "The changes begin on {}."),
)
SENTENCES = (
    *(f"{done.capitalize()} {{}}." for done in DONE),
    *(f"{done.capitalize()}: {{}}." for done in DONE if not done.endswith("on")),
    *(f"{text} {done} {{}}." for text, done in product(TEXTS, DONE)),
    *(f"{text} {effect} {{}}." for text, effect in product(TEXTS, TAKES_EFFECT)),
    *CHANGED,
    *LABELS,
    *(f"{said} {on}" for said, on in product(SPOKEN_OF, GOING_ON)),
    "The new ones start on {}.",
    "The old terms go. The new ones start on {}.",
    "Changes to our terms: they apply from {}.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_day_of_the_text_is_no_day_of_the_credit(sentence: str) -> None:
    for when in WHEN:
        alone = read_offer(f"You have a $20 credit with us. {sentence.format(when)}", RECEIVED)
        assert (alone.expires_on, alone.usable_from) == (None, None), when
        assert not alone.doubt(Field.EXPIRES_ON), when
        ends = f"Your $20 credit expires May 1, 2027. {sentence.format(when)}"
        assert read_offer(ends, RECEIVED).expires_on == date(2027, 5, 1), when
        assert read_offer(ends, RECEIVED).usable_from is None, when


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Your $20 credit is effective from March 1, 2027.", date(2027, 3, 1), None),
        ("Terms: your $20 credit is valid from March 1, 2027.", date(2027, 3, 1), None),
        ("Under these terms, the $20 credit starts on March 1, 2027.", date(2027, 3, 1), None),
        ("Per our policy the $20 credit expires March 1, 2027.", None, date(2027, 3, 1)),
        ("$20 voucher. Valid from March 1, 2027. Terms apply.", date(2027, 3, 1), None),
        ("Terms apply. Use your $20 credit by March 1, 2027.", None, date(2027, 3, 1)),
        ("Your $20 credit's expiry was updated to March 1, 2027.", None, date(2027, 3, 1)),
        ("$20 credit, updated expiration date: March 1, 2027.", None, date(2027, 3, 1)),
        (
            "Effective: March 1, 2027. $20 credit. Expires May 1, 2027.",
            date(2027, 3, 1),
            date(2027, 5, 1),
        ),
        ("$20 credit, effective date March 1, 2027.", date(2027, 3, 1), None),
        ("The effective date of your $20 credit is March 1, 2027.", date(2027, 3, 1), None),
        (
            "$20 voucher\nEffective date: March 1, 2027\nExpiration date: May 1, 2027",
            date(2027, 3, 1),
            date(2027, 5, 1),
        ),
        ("Terms: valid from March 1, 2027. $20 voucher.", date(2027, 3, 1), None),
        ("Your $20 credit can be used starting March 1, 2027.", date(2027, 3, 1), None),
        ("Your $20 credit is valid as of March 1, 2027.", date(2027, 3, 1), None),
        ("Our cards change. The new ones start on March 1, 2027: $20.", date(2027, 3, 1), None),
        ("Under these terms, from March 1, 2027 your $20 credit works.", date(2027, 3, 1), None),
        ("Terms apply to your $20 credit. It starts on March 1, 2027.", date(2027, 3, 1), None),
        ("From March 1, 2027 you can spend your $20 credit, terms apply.", date(2027, 3, 1), None),
    ],
)
def test_a_sentence_that_speaks_of_the_credit_gives_its_days(
    text: str, start: date | None, end: date | None
) -> None:
    offer = read_offer(text, RECEIVED)
    assert (offer.usable_from, offer.expires_on) == (start, end)


@pytest.mark.parametrize("ends", ["expire on", "are valid until", "end on", "apply until"])
def test_an_end_of_the_terms_is_asked_about(ends: str) -> None:
    offer = read_offer(f"You have a $20 credit. These terms {ends} March 1, 2027.", RECEIVED)
    assert offer.expires_on is None
    assert offer.doubt(Field.EXPIRES_ON)
