"""Places: the pages beside the lists, which take the room of list and details together."""

from enum import StrEnum


class Place(StrEnum):
    """A page that the sidebar offers under the lists, in its order."""

    REMINDERS = "reminders"
    PURCHASES = "purchases"
    CHECK_UP = "check_up"
    GUIDE = "guide"


PLACE_ICONS = {
    Place.REMINDERS: "bell",
    Place.PURCHASES: "cart",
    Place.CHECK_UP: "check-circle",
    Place.GUIDE: "book",
}
