"""Which quotations are surely clauses, so that they stand in the place of no name."""

from __future__ import annotations

from dragoman.text.speakers.words import Token

_CLAUSE = 6  # words from which a quotation is no name
_LEAST = 3  # words that a clause has at least
_OPENS = frozenset(
    """
    انا اننا انني اني انه انها نحن لم لن لقد قد ما لا ليس ليست هذا هذه لماذا كيف هل متى اين لكن
    لكننا لكنه لكنها لو اذا كل
    """.split()
)


def is_clause(token: Token) -> bool:
    """Tell whether a quotation is a clause: «لن نعود إلى الوراء», never «العالم اليوم»."""
    return token.words >= _CLAUSE or (token.words >= _LEAST and token.opening in _OPENS)
