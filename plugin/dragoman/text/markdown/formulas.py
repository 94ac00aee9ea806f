"""Tell formulas from prose between dollar signs, in which Arabic letters may be variables."""

from __future__ import annotations

import re

from dragoman.text.arabic import LETTERS, has_arabic_letters

_FORMULA = re.compile(
    r"\$\$(?!\s*\$)(?:\\.|[^$\\]){1,2000}\$\$|\$(?![\s$])(?:\\.|[^$\\\n])*?(?<![\s\\])\$(?![\d$])"
    r"|\\\((?:(?!\\[()]).)*\\\)",
    re.DOTALL,
)
_TEX = re.compile(r"\^|_\{|\\[A-Za-z]")
_OPERATOR = re.compile(r"[=+<>≤≥≠≈×÷*/·−-]")
_FUNCTION = "جا|جتا|ظا|ظتا|لو|نها"  # sine, cosine, tangent, cotangent, logarithm, limit
_WORD = re.compile(f"(?<![{LETTERS}])(?!(?:{_FUNCTION})(?![{LETTERS}]))[{LETTERS}]{{2,}}")
_VARIABLE = re.compile(rf"\$+\s*[{LETTERS}](?:_\w+)?\s*\$+")
_MONEY = re.compile(r"\$\d|\d\$")


def find_formula(text: str, start: int, end: int) -> int | None:
    r"""Return the end of the formula that opens at `start`: ``$x$``, ``$$x$$`` or ``\(x\)``.

    What holds Arabic letters is one if it is written in TeX, or relates single letters, or equates
    words without a price in sight. None where there is none.

    >>> texts = ("$x$", "$س + 1$", r"$\frac{ص}{2}$", "$5 أو 6$", "$و$")
    >>> [find_formula(text, 0, len(text)) for text in texts]
    [3, 7, 13, None, 3]
    """
    match = _FORMULA.match(text, start, end)
    if not match:
        return None
    formula = match.group()
    in_tex = _TEX.search(formula[2:-2] if formula[0] == "\\" else formula) is not None
    if formula[0] == "\\" and not in_tex and "=" not in formula:
        return None  # escaped brackets around words
    is_formula = in_tex or not has_arabic_letters(formula) or _relates(formula)
    return match.end() if is_formula else None


def _relates(formula: str) -> bool:
    """Tell whether `formula` is a variable, an equation of words, or operators between letters."""
    if _VARIABLE.fullmatch(formula) or ("=" in formula and not _MONEY.search(formula)):
        return True
    return _WORD.search(formula) is None and _OPERATOR.search(formula) is not None
