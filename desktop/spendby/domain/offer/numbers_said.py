"""Small whole numbers in words, as amounts and periods have them: "ten", "a", "ninety"."""

# fmt: off
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on

SAID = {word: number for number, word in enumerate(_ONES) if number}
SAID |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
SAID |= {
    f"{ten}{joint}{one}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, start=2)
    for ones, one in enumerate(_ONES[1:10], start=1)
    for joint in "- "
}
SAID |= {"a hundred": 100, "one hundred": 100}

SAID_PATTERN = "|".join(sorted(SAID, key=len, reverse=True))
