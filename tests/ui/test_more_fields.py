"""The form behind "more": each field of a credit that a person may give can be seen and changed."""

from spendby.domain.plain_fields import FIELDS
from spendby.ui.credits.more_fields import MoreFields
from spendby.ui.kit.theme import Theme
from tests.helpers.credits import DAY, full_credit

ELSEWHERE = {
    "keeps_rest": "it comes with where the credit came from",
    "source": "where it came from is the first field of the form",
    "preset": "where it came from is the first field of the form",
    "checked_on": "looking at the store notes it",
    "archived": "putting away is a command",
}


def test_each_plain_field_of_a_credit_stands_in_the_form_or_is_asked_for_elsewhere(
    theme: Theme,
) -> None:
    credit, form = full_credit(), MoreFields(theme)
    form.stand_on(DAY)
    form.show_credit(credit, None)
    values = form.values(DAY, credit)
    expected = {one.name: getattr(credit, one.name) for one in FIELDS if one.name not in ELSEWHERE}
    assert {name: value for name, value in values.items() if name in expected} == expected
