"""Where a sentence names a source: وفق الوزارة, بحسب ما أعلنت, كما ذكر, على حد قوله, برأيها."""

from __future__ import annotations

from dragoman.text.speakers import nouns
from dragoman.text.speakers.particles import OPENERS
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Token, is_that, word_at

CAME = frozenset("جاء وجاء ورد وورد فجاء".split())
SAYING = frozenset("قول تعبير وصف زعم راي تصريح تاكيد تقدير رواية شهادة كلام".split())
_SOURCES = frozenset("وفق وفقا بحسب حسب طبقا".split())
_FROM = {"نقلا": "عن", "استنادا": "الى"}
_AS = frozenset("كما وفقما حسبما بحسبما مثلما".split())  # as ... said
_OWN = frozenset(noun + pronoun for noun in SAYING for pronoun in ("ه", "ها", "هم", "هما", "هن"))
_OF_IT = frozenset("به بها عنه اليه عليه بذلك".split())
_VIEWS = frozenset("راي نظر تقدير اعتقاد منظور تصور".split())
_OWN_VIEWS = frozenset(view + pronoun for view in _VIEWS for pronoun in ("ه", "ها", "هم"))
_BY_VIEWS = frozenset("ب" + view for view in _VIEWS | _OWN_VIEWS)
_WORDS = _SOURCES | _FROM.keys() | _AS | _BY_VIEWS | {"على", "في", "من"}
_LEADS = frozenset("الى على :".split())
_ANCIENTS = frozenset("اجداد اولون مثل شاعر عرب قدماء حكماء اقدمون حكيم قدامى مثال سلف".split())
_NEAR = 12  # tokens in which أن or a colon must follow where كما means `also`


def names_source(word: str) -> bool:
    """Tell whether a word may begin a source phrase."""
    return word in _WORDS or (word[0] in "وف" and word[1:] in _WORDS)


def source_at(tokens: list[Token], at: int) -> tuple[int, bool, bool] | None:
    """Return where the source phrase at `at` ends, if its speaker is a pronoun, and if و is joined.

    None if there is no source.
    """
    word = tokens[at].word
    joined = word[0] in "وف" and word not in _WORDS
    stem = word[1:] if joined else word
    if stem not in _WORDS:
        return None
    if stem in {"في", "من"} or stem in _BY_VIEWS:
        end, own = _view(tokens, at, stem) if _opens(tokens, at, joined=joined) else (0, False)
    else:
        end, own = _on(tokens, at) if stem == "على" else _by(tokens, at, stem)
    return (min(end, len(tokens)), own, joined) if end else None


def _on(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Read على لسان, على حد قول, على ما أعلن."""
    following, third = word_at(tokens, at + 1), word_at(tokens, at + 2)
    if following == "حد" and third in SAYING | _OWN:
        return at + 3, third in _OWN
    if following == "ما":
        return _as_said(tokens, at + 2, also=False)
    return (at + 2) * (following == "لسان"), False


def _opens(tokens: list[Token], at: int, *, joined: bool) -> bool:
    """Tell whether the clause begins here, so that في رأي says who thinks so."""
    return joined or not at or tokens[at - 1].kind == "mark" or tokens[at - 1].word in OPENERS


def _view(tokens: list[Token], at: int, stem: str) -> tuple[int, bool]:
    """Read برأي, في نظرها, من وجهة نظر."""
    if stem in _BY_VIEWS:
        return at + 1, stem[1:] in _OWN_VIEWS
    at += 1 + (stem == "من" and word_at(tokens, at + 1) == "وجهة")
    following = word_at(tokens, at)
    found = following in _VIEWS | _OWN_VIEWS and (stem == "في" or word_at(tokens, at - 1) == "وجهة")
    return (at + 1) * found, following in _OWN_VIEWS


def _by(tokens: list[Token], at: int, stem: str) -> tuple[int, bool]:
    """Read وفق, نقلاً عن, بحسب قوله, بحسب ما أعلنت, كما ذكر."""
    following = word_at(tokens, at + 1)
    if stem in _AS:
        return _as_said(tokens, at + 1, also=stem == "كما")
    if stem in _FROM:
        return (at + 2) * (following == _FROM[stem]), False
    if following in {"ما", "لما"}:
        return _as_said(tokens, at + 2, also=False)[0], False
    own = following.removeprefix("ل") in _OWN
    return at + 1 + (own or following in SAYING), own


def _as_said(tokens: list[Token], at: int, *, also: bool) -> tuple[int, bool]:
    """Return where `said`, `came in a statement` ends that begins at `at`, and if nobody is named.

    0 if there is none; `also` tells that the word in front may mean that somebody said more.
    """
    if word_at(tokens, at) in CAME:
        return (at + 3) * (word_at(tokens, at + 1) == "في"), False
    verb, _ = look_up(word_at(tokens, at))
    if verb is None or verb.shape == "participle" or is_proverb(tokens, at + 1):
        return 0, False
    end = at + 1 + (word_at(tokens, at + 1) in _OF_IT)
    if also and (at == 1 or has_anchor(tokens, end)):
        return 0, False
    return end, end >= len(tokens) or tokens[end].kind == "mark"


def has_anchor(tokens: list[Token], start: int) -> bool:
    """Tell whether أن, a colon or a preposition follows before the clause ends."""
    for at in range(start, min(len(tokens), start + _NEAR)):
        if tokens[at].word in _LEADS or is_that(tokens, at):
            return True
        if tokens[at].kind == "mark":
            break
    return False


def is_proverb(tokens: list[Token], at: int) -> bool:
    """Tell whether the ancients say it, or a proverb: كما قال الأولون."""
    return nouns.bare(word_at(tokens, at)) in _ANCIENTS
