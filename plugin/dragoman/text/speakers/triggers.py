"""Where a sentence may report speech: verbs, participles and source phrases that can carry one."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dragoman.text.speakers import nouns
from dragoman.text.speakers.verbs import Verb, look_up
from dragoman.text.speakers.words import Token

REACH = 80  # tokens between a verb and its subject or what is said
THAT = frozenset("ان انه انها انهم انهما انهن انني اني اننا انا".split())
_THAT_NOT = frozenset("الا".split())
_SOURCES = frozenset("وفق وفقا بحسب حسب طبقا نقلا استنادا حسبما وفقما بحسبما".split())
_SAYING = frozenset("قول تعبير وصف زعم راي تصريح تاكيد".split())
_SAYING_OWN = frozenset(
    s + p
    for s in ("قول", "تعبير", "وصف", "زعم", "راي", "تقدير", "كلام")
    for p in ("ه", "ها", "هم", "هما")
)
_BY_SAYING = frozenset("بالقول بقوله بقولها بقولهم بقولهما بالتاكيد".split())
_OPINIONS = frozenset("برايه برايها برايهم بنظره بنظرها".split())
_CAME = frozenset("جاء وجاء ورد وورد".split())
_BEFORE_NOUNS = frozenset("في من الى على عن بدون دون خلال عبر حول".split())
_BEING = frozenset("كان كانت كنت كانوا يكون تكون ليس ليست بات باتت يبدو تبدو وكان وكانت".split())
_NO_VERB = frozenset("لم لن لا الا دون يمكن يجب ينبغي سوى عدم ما ليس".split())
_LETS_VERB = frozenset("قبل بعد".split())
_DOCUMENTS = frozenset("بيان بلاغ تقرير رسالة تغريدة نص منشور تدوينة مذكرة بيانات كلمة".split())

Kind = Literal["verb", "participle", "source", "document"]


class Trigger(NamedTuple):
    """A word that may report speech."""

    kind: Kind
    first: int  # token where its verb phrase begins
    end: int  # behind its verb phrase
    junction: int  # token at which whatever was reported before has ended
    clause: int  # token at which its clause begins
    verb: Verb | None
    joined: bool  # و or ف is attached
    own: bool = False  # the speaker is a pronoun: على حد قوله


def is_that(tokens: list[Token], at: int) -> bool:
    """Tell whether the token opens reported speech: أن إن بأن أنه, but not بعد أن or يمكن أن."""
    word = tokens[at].word
    stem = word[1:] if word[:1] in {"ب", "ف"} and len(word) > 2 else word
    if stem not in THAT and not (stem in _THAT_NOT and (word[0] == "ب" or tokens[at].hamza)):
        return False
    before = tokens[at - 1].word if at else ""
    return before not in _NOT_BEFORE_THAT


_NOT_BEFORE_THAT = frozenset(
    "بعد قبل منذ دون يمكن يجب ينبغي يريد تريد يود تود يستطيع تستطيع سوى غير الا رغم مع كما علما شرط كاد يكاد "
    "حتى الى‌ عليه عليها عليهم يفترض المفترض المقرر المتوقع المرجح المنتظر بمجرد لولا يكاد حال ممكن".split()
)


def find_triggers(tokens: list[Token]) -> list[Trigger]:
    """Return the triggers of a sentence in order."""
    found: list[Trigger] = []
    clause, at = 0, 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "mark" and token.word in "،؛-–—,;":
            clause = at + 1
        elif token.kind == "quote" and not _is_name(tokens, at):
            clause = at + 1
        elif token.kind == "word" and (trigger := _trigger(tokens, at, clause)):
            found.append(trigger)
            at = trigger.end
            continue
        at += 1
    return found


def _is_name(tokens: list[Token], at: int) -> bool:
    """Tell whether a quotation stands in the place of a noun: في «إنستغرام», اسم «ملح»."""
    previous = tokens[at - 1].word if at else ""
    short = tokens[at].end - tokens[at].start < 30
    return short and (
        previous in nouns.words("prepositions") or nouns.is_body(previous) or previous == "اسم"
    )


def _trigger(tokens: list[Token], at: int, clause: int) -> Trigger | None:
    word = tokens[at].word
    return _source(tokens, at, clause) or _finite(tokens, at, clause, word)


def _source(tokens: list[Token], at: int, clause: int) -> Trigger | None:
    word = tokens[at].word
    joined = (
        word[:1] in {"و", "ف"} and word not in _SOURCES and word[1:] in _SOURCES | {"على", "في"}
    )
    stem = word[1:] if joined else word
    junction = _back_to_mark(tokens, at)
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if stem in _SOURCES:
        end = at + 1
        third = tokens[at + 2].word if at + 2 < len(tokens) else ""
        if following in {"ما", "لما"} and third in {"جاء", "ورد"}:
            return Trigger("source", at, min(at + 5, len(tokens)), junction, clause, None, joined)
        if following in {"ما", "لما", "عن"}:
            end += 1
            verb = look_up(tokens[end].word)[0] if end < len(tokens) else None
            if following != "عن" and verb is None:
                return None
            end += following != "عن"
            if end < len(tokens) and tokens[end].word in {"به", "بها", "عنه", "اليه", "عليه"}:
                end += 1
        elif stem.endswith("ما") and look_up(following)[0]:
            end += 1
        elif stem in {"نقلا", "استنادا"}:
            return None
        own = following in _SAYING_OWN or following.removeprefix("ل") in _SAYING_OWN
        end += own
        if not own and following in _SAYING:
            end += 1
        return Trigger("source", at, end, junction, clause, None, joined, own)
    if stem == "على" and following in {"حد", "لسان"}:
        end = at + 2
        third = tokens[end].word if end < len(tokens) else ""
        if following == "حد" and third not in _SAYING | _SAYING_OWN:
            return None
        return Trigger(
            "source",
            at,
            end + (following == "حد"),
            junction,
            clause,
            None,
            joined,
            third in _SAYING_OWN,
        )
    return None


def _back_to_mark(tokens: list[Token], at: int) -> int:
    return at - 1 if at and tokens[at - 1].word in {"،", ",", "-", "–", "—"} else at


def _finite(tokens: list[Token], at: int, clause: int, word: str) -> Trigger | None:
    if word.removeprefix("و") in _OPINIONS and at + 1 < len(tokens):
        return Trigger(
            "source", at, at + 1, _back_to_mark(tokens, at), clause, None, word[0] == "و", own=True
        )
    if (
        tokens[at].adverb
        and at
        and at + 2 < len(tokens)
        and tokens[at + 1].word == ":"
        and tokens[at + 2].kind == "quote"
        and tokens[at - 1].word == "،"
    ):
        return Trigger("participle", at, at + 1, at - 1, clause, None, joined=False)
    if word in _BY_SAYING:
        return Trigger(
            "participle", at, at + 1, _back_to_mark(tokens, at), clause, None, joined=False
        )
    if word in _CAME and at + 2 < len(tokens):
        document = _document(tokens, at, clause, word)
        if document is not None:
            return document
    verb, joined = look_up(word)
    if verb is None or verb.object or tokens[at].passive:
        return None
    if verb.shape == "participle":
        if not _is_circumstance(tokens, at, word, verb):
            return None
        return Trigger("participle", at, at + 1, _back_to_mark(tokens, at), clause, verb, joined)
    before = tokens[at - 1].word if at else ""
    if before in _NO_VERB and word not in {"يستبعد", "تستبعد", "يخف"}:
        return None
    if before == "ان" and (at < 2 or tokens[at - 2].word not in _LETS_VERB):
        return None
    if before in _BEFORE_NOUNS or (word == "طالبا" and not joined) or (word == "عبر" and at):
        return None
    if before in {"كما", "وكما"} and verb.lemma == "قال" and at == 1:
        return None
    if verb.shape == "present" and verb.gender == "m" and _is_impersonal(tokens, at, word):
        return None
    end = at + 1
    if (
        end < len(tokens)
        and (following := look_up(tokens[end].word)[0])
        and following.lemma == "قال"
        and following.shape == "participle"
    ):
        end += 1
    if end < len(tokens) and tokens[end].word in _BY_SAYING:
        end += 1
    junction = _clause_junction(tokens, at, clause, joined=joined)
    return Trigger("verb", at, end, junction, clause, verb, joined)


def _document(tokens: list[Token], at: int, clause: int, word: str) -> Trigger | None:
    """Read `جاء في بيان`, `ورد على لسان`."""
    following, third = tokens[at + 1].word, tokens[at + 2].word
    if not (
        following == "في"
        and nouns.bare(third) in _DOCUMENTS
        or (following, third) == ("على", "لسان")
    ):
        return None
    joined = word in {"وجاء", "وورد"}
    junction = _clause_junction(tokens, at, clause, joined=joined)
    return Trigger("document", at, at + 3, junction, clause, None, joined)


def _is_circumstance(tokens: list[Token], at: int, word: str, verb: Verb) -> bool:
    """Tell whether a participle says how somebody spoke: مؤكداً, never المؤكدة or متهما in a list."""
    if at == 0 or tokens[at - 1].word in _BEING:
        return False
    if verb.gender in {"p", "d"} and tokens[at - 1].word not in {"،", ","}:
        return False
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if (
        verb.gender == "f"
        and tokens[at - 1].word not in {"،", ",", "«»"}
        and after not in THAT | {":", "الى"}
    ):
        return False
    return True


def _is_impersonal(tokens: list[Token], at: int, word: str) -> bool:
    """Tell whether the verb is passive in all but vowels: يذكر أن, يعتقد أن."""
    nxt = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return (
        nxt in THAT
        and word.lstrip("و") in {"يذكر", "يعتقد", "يتوقع", "يقدر", "يرجح", "يعلم", "يظن", "يزعم"}
        and at <= 1
    )


def _clause_junction(tokens: list[Token], at: int, clause: int, *, joined: bool) -> int:
    """Return where the clause of a verb begins: at its و, or at the comma before its clause."""
    if joined:
        return _back_to_mark(tokens, at)
    return max(0, clause - 1) if clause and tokens[clause - 1].kind == "mark" else clause
