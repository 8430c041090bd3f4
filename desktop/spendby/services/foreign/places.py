"""Stores of foreign rows: those that are here by name, and those that a file brings along.

A row that names no store belongs to the one that the user named, else to Amazon.com, as with
every command.
"""

from collections.abc import Mapping

from spendby.domain.credit import AMAZON_US, Store
from spendby.domain.errors import FieldRefused
from spendby.services.stores import check_store, id_from
from spendby.translation import tr

_SITES = {
    "amazon.com": (AMAZON_US.id, AMAZON_US.currency, AMAZON_US.time_zone),
    "amazon.ca": ("amazon-ca", "CAD", "America/Toronto"),
    "amazon.com.mx": ("amazon-mx", "MXN", "America/Mexico_City"),
    "amazon.com.br": ("amazon-br", "BRL", "America/Sao_Paulo"),
    "amazon.co.uk": ("amazon-uk", "GBP", "Europe/London"),
    "amazon.de": ("amazon-de", "EUR", "Europe/Berlin"),
    "amazon.fr": ("amazon-fr", "EUR", "Europe/Paris"),
    "amazon.it": ("amazon-it", "EUR", "Europe/Rome"),
    "amazon.es": ("amazon-es", "EUR", "Europe/Madrid"),
    "amazon.nl": ("amazon-nl", "EUR", "Europe/Amsterdam"),
    "amazon.ie": ("amazon-ie", "EUR", "Europe/Dublin"),
    "amazon.com.be": ("amazon-be", "EUR", "Europe/Brussels"),
    "amazon.pl": ("amazon-pl", "PLN", "Europe/Warsaw"),
    "amazon.se": ("amazon-se", "SEK", "Europe/Stockholm"),
    "amazon.com.tr": ("amazon-tr", "TRY", "Europe/Istanbul"),
    "amazon.ae": ("amazon-ae", "AED", "Asia/Dubai"),
    "amazon.sa": ("amazon-sa", "SAR", "Asia/Riyadh"),
    "amazon.in": ("amazon-in", "INR", "Asia/Kolkata"),
    "amazon.sg": ("amazon-sg", "SGD", "Asia/Singapore"),
    "amazon.com.au": ("amazon-au", "AUD", "Australia/Sydney"),
    "amazon.co.jp": ("amazon-jp", "JPY", "Asia/Tokyo"),
}
SITE_PATTERN = "|".join(sorted((site.replace(".", r"\.") for site in _SITES), key=len)[::-1])
"""The names of Amazon's sites, longest first."""

_US_NAMES = frozenset({"amazon", "amazon us", "amazon usa", "amazon (us)"})


_MOST_NEW = 500


def balance_fields(store: Store, preset: str) -> dict[str, object]:
    """Give what is known of gift card money at a store: at Amazon.com it never expires.

    These are the values of the presets `gift-card`, `reload` and `refund` in its pack, whose
    sources say so; elsewhere nothing is known.
    """
    if store.pack != AMAZON_US.pack or not preset:
        return {}
    return {"preset": preset, "expiry": {"state": "never"}, "keeps_rest": True}


class Places:
    """The stores that rows may belong to, those that a file brings along included."""

    def __init__(self, here: Mapping[str, Store], chosen: Store | None = None) -> None:
        """Start with the stores that are here, and the one that the user named if any."""
        self._stores = dict(here)
        self._new: list[Store] = []
        self._named = {store.name.casefold(): store for store in here.values()}
        self.chosen = chosen

    @property
    def default(self) -> Store:
        """The store of a row that names none."""
        return self.chosen or self._stores.get(AMAZON_US.id, AMAZON_US)

    @property
    def stores(self) -> Mapping[str, Store]:
        """Every store by id, new ones included."""
        return self._stores

    def new(self, used: set[str]) -> list[Store]:
        """List the new stores among those that are used."""
        return [store for store in self._new if store.id in used]

    def named(self, name: str, currency: str) -> Store:
        """Find a store by the name that a row gives, or plan a new one in `currency`.

        Raises `FieldRefused` for a name that no store can have.
        """
        name = " ".join(name.split())
        folded = name.casefold()
        if store := self._stores.get(folded) or self._named.get(folded):
            return store
        if folded.removeprefix("www.") in _SITES:
            return self.site(folded.removeprefix("www."))
        if folded in _US_NAMES and currency == AMAZON_US.currency:
            return self._stores.get(AMAZON_US.id, AMAZON_US)
        try:
            return self._plan(Store(self._free_id(name), name, currency, AMAZON_US.time_zone))
        except FieldRefused as refused:
            raise FieldRefused("store", str(refused)) from None

    def bring(self, store: Store) -> None:
        """Plan a new store as the file describes it; raises `FieldRefused`."""
        try:
            self._plan(store)
        except FieldRefused as refused:
            raise FieldRefused("store", str(refused)) from None

    def site(self, site: str) -> Store:
        """Find the store of one of Amazon's sites, or plan it; `site` is such as "amazon.de"."""
        store_id, currency, zone = _SITES[site]
        if store := self._stores.get(store_id) or self._named.get(site):
            return store
        return self._plan(Store(store_id, site.capitalize(), currency, zone))

    def site_of(self, currency: str) -> Store | None:
        """Find the store of the one Amazon site that has this currency; None for several."""
        sites = [site for site, (_, of_site, _) in _SITES.items() if of_site == currency]
        return self.site(sites[0]) if len(sites) == 1 else None

    def _plan(self, store: Store) -> Store:
        if len(self._new) == _MOST_NEW:
            message = tr("The file names more than {count} new stores.").format(count=_MOST_NEW)
            raise FieldRefused("store", message)
        check_store(store)
        self._new.append(store)
        self._stores[store.id] = self._named[store.name.casefold()] = store
        return store

    def _free_id(self, name: str) -> str:
        wanted = id_from(name)
        taken = self._stores.keys() | {store_id for store_id, _, _ in _SITES.values()}
        number, free = 1, wanted
        while free in taken:
            number += 1
            free = f"{wanted[:58]}-{number}"
        return free
