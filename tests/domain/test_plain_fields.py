"""Everything that has to know of a plain field knows of it."""

from typing import get_type_hints

import msgspec

from spendby.domain.credit import Credit
from spendby.domain.plain_fields import FIELDS, FIRST, TEXTS, GivenFields, Shape
from tests.helpers.credits import full_credit

TYPES: dict[Shape, object] = {
    Shape.LINE: str,
    Shape.LINES: str,
    Shape.TAG: str | None,
    Shape.DAY: GivenFields.__annotations__["usable_from"],
    Shape.FLAG: bool,
    Shape.MAYBE: bool | None,
    Shape.TAGS: tuple[str, ...],
}
PARTS = (
    *("id", "store", "name", "kind", "currency", "received_on"),
    *("entries", "expiry", "terms", "checkouts"),
)
NOT_GIVEN = {"archived"}
"""Put away with a command of its own."""


def test_a_credit_is_its_parts_and_then_the_plain_fields_in_their_order() -> None:
    names = [field.name for field in msgspec.structs.fields(Credit)]
    assert names == [*PARTS, *(field.name for field in FIELDS)]


def test_each_plain_field_has_the_type_of_its_shape() -> None:
    types = get_type_hints(Credit)
    assert {field.name: types[field.name] for field in FIELDS} == {
        field.name: TYPES[field.shape] for field in FIELDS
    }


def test_each_plain_field_can_be_given_and_with_the_type_that_it_has() -> None:
    given, types = get_type_hints(GivenFields), get_type_hints(Credit)
    for field in FIELDS:
        if field.name not in NOT_GIVEN:
            assert given.get(field.name) == types[field.name], field.name


def test_a_credit_for_round_trips_has_each_plain_field_set() -> None:
    defaults = {field.name: field.default for field in msgspec.structs.fields(Credit)}
    credit = full_credit()
    unset = [one.name for one in FIELDS if getattr(credit, one.name) == defaults[one.name]]
    assert unset == []


def test_a_later_field_stands_in_a_file_only_where_it_is_set() -> None:
    assert [one.name for one in FIELDS if one.since != FIRST and not one.sparse] == []


def test_each_text_and_each_field_of_foreign_tables_has_words() -> None:
    assert [one.name for one in TEXTS if not (one.label and one.help)] == []
    assert [one.name for one in FIELDS if one.names and not one.label] == []
