"""English typography: Arabic marks folded, quotes paired, spaces and capitals set right.

Every function takes and returns plain text, keeps private-use characters (they stand for markup)
and the value of every digit, and changes nothing the second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.text.arabic import DIGITS, INVISIBLE, MARKUP, TATWEEL, has_arabic

_EMOJI = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_DASH = re.compile(rf"(?<=\d){TATWEEL}+(?=\d)")
_UNSEEN = re.compile(
    f"[{INVISIBLE}{TATWEEL}](?<!\u200d)|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"
)
_DECIMAL_MARK = re.compile(r"(?<=\d)٫(?=\d)")
_PERCENT_FIRST = re.compile(r"(?<![\w٪])٪(\d(?:[\d.,٫٬]*\d)?)(?![\w٪])")
_LATIN = DIGITS | str.maketrans("،؛؟٪٫٬۔", ",;?%,,.")

_LOW_QUOTE = re.compile("„([^„“”«»]*)[“”]")
_BACKWARD_QUOTE = re.compile(r"(?<!\S)”(?=\w)([^“”]*[^\s“”])“(?!\w)")
_CURLY = str.maketrans("«»„‹›", "“”“‘’")
_QUOTE = re.compile('["“”]')
_MARKUP = re.compile(f"[{MARKUP}]")

_SPACES = re.compile(" {2,}")
_LOOSE = re.compile(r"[ \u00a0\u202f][.,;:?!%)\]”]")  # quick to find, before the exact patterns
_TIGHT = re.compile(r"[.,;:?!%”](?=[^\W\d_]|[“\"])|[^\W\d_]“")
_SPACE_MOVED = re.compile(r"(?<=[^\s(\[“])[ \u00a0\u202f]+([,;])(?=[^\W\d_])")
_SPACE_BEFORE = re.compile(
    r"""(?<=[^\s(\[“]) (?!(?<=\d)[ \u00a0\u202f]+[.:,]\s*\d) [ \u00a0\u202f]+
    (?=[,;](?![\w]) | [?!]+(?!\w) | [)\]”%](?!\w) | :(?:[\s“"]|$) | \.+(?:[\s”)\]"]|$))""",
    re.VERBOSE,
)
_SPACE_INSIDE = re.compile(r"(?<![\w.!?…)”][(\[“])(?<=[(\[“])[ \u00a0\u202f]+(?=[^\s)\]”])")
_ADDRESS = (
    r"(?<![^\s(“])[^\s(“]*?(?:://|www\.|\w@\w"
    r"|\w\.(?i:com|org|net|edu|gov|info|io|ai|co|uk|js|ts|py|md|html?|pdf|docx?|xlsx?|csv)\b)\S*"
)
_SPACE_MISSING = re.compile(
    rf"""(?P<kept>{_ADDRESS} | &\#?\w+;)
    | (?<=[\w)”\]])(?:[,;](?=[^\W\d_]|“)|[?!](?=[^\W\d_]))
    | (?<=[a-z)”]):(?=[^\W\d_]{{2}}|[“"])
    | (?<=[a-z)”])\.(?=[A-Z][a-z])
    | (?<=\d)%(?=[^\W\d_]{{2}})
    | (?<=[^\s(\[“])”(?=[^\W\d_]{{2}})
    | (?<=[^\W\d_]{{2}})(?=“\w)
    """,
    re.VERBOSE,
)
_FIRST_WORD = re.compile(
    rf"(?:[\s“\"‘'(\[]|[{MARKUP}](?!\s))*(?P<word>(?P<letter>[^\W\d_])[\w’']*+)(?![./@]\w)"
)
_LATIN_EXTENDED_END = "\u0250"


def clean(text: str) -> str:
    """Return one English sentence with everything in this module applied.

    >>> clean("he said : « 3٫5٪ is enough » ، and left .")
    'He said: “3.5% is enough”, and left.'
    """
    return capitalise(space(pair_quotes(fold_marks(strip_unseen(text)))))


def strip_unseen(text: str) -> str:
    """Return `text` without bidi controls, characters without width, and tatweel.

    The joiner inside an emoji stays; a tatweel between digits was a dash and becomes a hyphen.
    """
    return _UNSEEN.sub("", _DASH.sub("-", text))


def fold_marks(text: str) -> str:
    """Return `text` with English punctuation and digits for Arabic and Persian ones.

    >>> fold_marks("١٢٬٥٠٠، ٪٣٫٥؟")
    '12,500, 3.5%?'
    """
    if not has_arabic(text):
        return text
    text = _PERCENT_FIRST.sub(r"\1٪", text)
    return _DECIMAL_MARK.sub(".", text).translate(_LATIN)


def pair_quotes(text: str) -> str:
    """Return `text` with “ ” for « » and „ “; straight marks too where the two kinds are mixed.

    >>> pair_quotes('«a» „b“ "c"'), pair_quotes('"c"')
    ('“a” “b” “c”', '"c"')
    """
    if text.isascii():
        return text
    text = _BACKWARD_QUOTE.sub(r"“\1”", _LOW_QUOTE.sub(r"“\1”", text).translate(_CURLY))
    return _curled(text) if '"' in text and ("“" in text or "”" in text) else text


def _curled(text: str) -> str:
    """Return `text` with its straight marks curled, but for one behind a digit that closes nothing.

    A mark opens or closes as the characters beside it say, seen through markup, or else in turn.
    """
    bare = _MARKUP.sub("", text)
    marks = iter(_curls(bare))
    return _QUOTE.sub(lambda _: next(marks), text)


def _curls(text: str) -> Iterator[str]:
    """Yield each quotation mark of `text`, which holds no markup, curled where it should be."""
    is_open = False
    for match in _QUOTE.finditer(text):
        mark, at = match.group(), match.start()
        before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
        if mark == '"' and (is_open or not before.isdigit()):
            opens = before.isspace() or before in "([“"
            closes = after.isspace() or after in ",.;:?!%)]”"
            mark = "“" if (opens if opens != closes else not is_open) else "”"
        is_open = mark == "“" or (is_open and mark == '"')
        yield mark


def space(text: str) -> str:
    """Return `text` with single spaces, none before punctuation, one behind it before a word.

    Numbers, times, addresses and file names stay as they are.

    >>> space("He came ,saw:  “ 3.5 % ”")
    'He came, saw: “3.5%”'
    """
    text = _SPACE_INSIDE.sub("", _SPACES.sub(" ", text))
    if _LOOSE.search(text):
        text = _SPACE_BEFORE.sub("", _SPACE_MOVED.sub(r"\1 ", text))
    if not _TIGHT.search(text):
        return text
    return _SPACE_MISSING.sub(lambda m: m.group() if m["kept"] else m.group() + " ", text)


def capitalise(text: str) -> str:
    """Return `text` with a capital first letter, unless its first word has its own spelling.

    Marks that open something are passed over. Words such as iPhone, x86 and example.com stay, and
    so does what follows protected text and a space.

    >>> [capitalise(text) for text in ("“the end", "iPhone sales", "al-Qaeda", "3 men")]
    ['“The end', 'iPhone sales', 'Al-Qaeda', '3 men']
    """
    found = _FIRST_WORD.match(text)
    if found is None:
        return text
    word, letter, at = found["word"], found["letter"], found.start("letter")
    own_spelling = not word.islower() or any(c.isdigit() or c == "_" for c in word)
    if own_spelling or letter >= _LATIN_EXTENDED_END or len(letter.upper()) > 1:
        return text
    if len(word) == 1 and text[at - 1 : at] in {"'", "’"}:
        return text  # the 's behind protected text
    return text[:at] + letter.upper() + text[at + 1 :]
