"""Stores that many offers come from, by country, and capitalised words that are no store's name.

The lists only help: a store that is not here is found by where its name stands.
"""

# fmt: off
_KNOWN: dict[str, tuple[str, ...]] = {
    "": (
        "Amazon", "Apple", "Microsoft", "Xbox", "Google Play", "Sony", "PlayStation", "Nintendo",
        "Steam", "Uber", "Uber Eats", "Starbucks", "IKEA", "H&M", "Zara", "Nike", "Adidas",
        "Airbnb", "Booking.com", "Expedia", "Audible", "eBay", "Etsy", "PayPal", "Sephora",
        "Costco", "Walmart", "Marriott", "Hilton", "Ticketmaster", "StubHub", "Hotels.com",
        "Samsung", "Dell", "Netflix", "Spotify", "Groupon", "McDonald's", "Subway", "KFC",
    ),
    "US": (
        "Target", "Best Buy", "Kohl's", "Gap", "Old Navy", "Banana Republic", "Athleta", "Macy's",
        "Nordstrom", "Bloomingdale's", "JCPenney", "Whole Foods", "Delta", "Delta Air Lines",
        "United Airlines", "American Airlines", "Southwest", "Southwest Airlines", "JetBlue",
        "Alaska Airlines", "Spirit Airlines", "Frontier", "DoorDash", "Grubhub", "Instacart",
        "Lyft", "CVS", "Walgreens", "Rite Aid", "Ulta", "REI", "Dick's Sporting Goods", "Lowe's",
        "Home Depot", "Wayfair", "Chewy", "Petco", "PetSmart", "Barnes & Noble", "GameStop",
        "Newegg", "Victoria's Secret", "Bath & Body Works", "American Eagle", "Express", "J.Crew",
        "Levi's", "DSW", "Famous Footwear", "Cheesecake Factory", "Olive Garden",
        "Texas Roadhouse", "Applebee's", "Chili's", "Panera", "Chipotle", "Domino's", "Staples",
        "Office Depot", "Zappos", "Shutterfly", "Fandango", "AMC", "Kroger", "Safeway",
        "Albertsons", "Sam's Club", "Michaels", "Joann", "Hobby Lobby", "Ace Hardware",
        "Cabela's", "Bass Pro Shops", "L.L.Bean", "QVC", "HSN",
    ),
    "GB": (
        "Tesco", "Sainsbury's", "John Lewis", "Waitrose", "Marks & Spencer", "M&S", "Boots",
        "Argos", "Currys", "ASOS", "Next", "Asda", "Morrisons", "Ryanair", "easyJet",
        "British Airways", "Waterstones", "Deliveroo", "Just Eat", "Halfords", "Debenhams",
        "Selfridges", "Harrods", "Superdrug", "Ocado", "Trainline", "WHSmith", "National Trust",
    ),
    "CA": (
        "Canadian Tire", "Air Canada", "WestJet", "Tim Hortons", "Loblaws", "Shoppers Drug Mart",
        "Indigo", "Hudson's Bay", "PC Optimum",
    ),
    "AU": (
        "Qantas", "Woolworths", "Coles", "Myer", "David Jones", "JB Hi-Fi", "Bunnings", "Jetstar",
        "Virgin Australia", "Flybuys", "Kmart Australia",
    ),
    "EU": (
        "Lufthansa", "KLM", "Zalando", "MediaMarkt", "Aer Lingus", "Air France",
    ),
    "IN": (
        "Flipkart", "Myntra",
    ),
}
# fmt: on

COUNTRY_OF: dict[str, str | None] = {
    name: country or None for country, names in _KNOWN.items() for name in names
}
"""Each store's country, whose money and dates it writes; None where there are several."""

ALSO_WORDS = frozenset(
    {"Target", "Gap", "Next", "Express", "Subway", "Frontier", "Steam", "Boots", "Indigo"}
    | {"Staples", "Apple", "Michaels"}
)
"""Stores whose name is an everyday word too."""

_NO_NAMES = """
a an the my your you we our this that these it its if dear hi hello thank thanks good great new
limited final use valid store gift bonus credit voucher reward rewards congratulations promo
promotional expires expiry monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december mon tue wed thu
fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec digital cash back happy birthday
subject from to certificate amount value balance code prime day here's enjoy earn get redeem
travel flight free customer order number reminder hotel notice important account statement
summary terms conditions offer deal refund return courtesy date issued welcome survey one two
three four five last first next only all any no not please note online pt et est pst
"""
NO_NAMES = frozenset(_NO_NAMES.split())
"""Words that begin with a capital only because of where they stand."""
