"""Finds ledgers that may not add up, a whole file of them in one query."""

SUSPECT = """\
SELECT credit FROM entry WHERE void = 0 AND credit IN (
    SELECT credit FROM entry WHERE void = 0 AND credit >= ? AND (kind <> 'grant' OR amount <= 0))
GROUP BY credit HAVING
    sum(CASE WHEN kind = 'grant' THEN amount ELSE 0 END) <= 0
    OR sum(CASE WHEN kind IN ('spend', 'refund') THEN amount ELSE 0 END) > 0
    OR sum(CASE WHEN kind IN ('expire', 'extend') THEN amount ELSE 0 END) > 0
    OR sum(amount) < 0"""
"""The numbers of credits, from one on, whose entries break what every ledger must hold.

Most credits only have a grant, and nothing has to be added up for them. Who asks has the last word
on each from `check_ledger` or from the trigger `credit_ledger`.
"""
