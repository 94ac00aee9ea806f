"""Clauses without marks that no verb of the list reports behind itself."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.text.known_names import is_given
from dragoman.text.speakers import deeds, nouns, particles
from dragoman.text.speakers.circumstances import skip_circumstances
from dragoman.text.speakers.content_ends import Content, clause
from dragoman.text.speakers.report import Saying
from dragoman.text.speakers.subjects import subject_behind
from dragoman.text.speakers.triggers import Trigger
from dragoman.text.speakers.verbs import look_up
from dragoman.text.speakers.words import Sentence, Token, is_that

_NEAR = 24  # tokens behind an unknown verb in which أن follows
_WHOLE = 3  # words in front of a verb from which they are speech
_ENDS = ".!؟…"
_QUOTING = frozenset("قال اضاف تابع روى حكى شرح اوضح تذكر علق تساءل".split())


def loose_clause(sentence: Sentence) -> Saying | None:
    """Read `V S أن ...` at the head of a sentence, whose verb is not in the list.

    أن with a noun behind it tells what is said or thought; with a verb, what is wanted.
    """
    tokens = sentence.tokens
    verb = 0
    while verb < len(tokens) and tokens[verb].word in particles.OPENERS:
        verb += 1
    if verb + 2 >= len(tokens) or not _may_be_finite(tokens, verb):
        return None
    near = range(verb + 2, min(len(tokens), verb + _NEAR))
    if not any(is_that(tokens, at) for at in near):
        return None
    phrase = subject_behind(tokens, verb + 1, len(tokens), frozenset())
    if phrase is None or not nouns.is_head(tokens[phrase[0]].word):
        return None
    that = skip_circumstances(tokens, phrase[1], len(tokens))
    if that + 1 >= len(tokens) or not is_that(tokens, that) or _is_wanted(tokens, that):
        return None
    said = clause(sentence, that, len(tokens), that)
    if said is None:
        return None
    return Saying(
        sentence.paragraph,
        said.span,
        direct=False,
        verb=sentence.span(verb, verb + 1),
        speaker=sentence.span(*phrase),
    )


def unmarked(
    sentence: Sentence, trigger: Trigger, earlier: Sequence[Trigger], limit: int
) -> Content | None:
    """Return the clause in front of a verb that reports nothing else: لم نستسلم، تقول فلانة."""
    tokens, first = sentence.tokens, trigger.first
    if trigger.verb is None or trigger.verb.lemma not in _QUOTING or trigger.joined:
        return None
    inside = first != trigger.clause or first < _WHOLE or tokens[first - 1].word != "،"
    if inside or trigger.verb.shape == "participle" or limit < len(tokens):
        return None
    if any(one.kind == "verb" and one.first <= 1 for one in earlier):
        return None  # قال فلان ...، أضاف
    end = len(tokens)
    phrase = subject_behind(tokens, trigger.end, end, trigger.verb.frames, trigger.verb.gender)
    behind = skip_circumstances(tokens, phrase[1] if phrase else trigger.end, end)
    if behind < end and tokens[behind].word not in _ENDS:
        return None
    begin = next((i for i, token in enumerate(tokens[:first]) if token.kind != "mark"), first)
    return clause(sentence, begin, first, begin)


def _may_be_finite(tokens: list[Token], at: int) -> bool:
    """Tell whether an unknown word at the head of a sentence may be its verb."""
    word = tokens[at].word.removeprefix("و")
    noun = nouns.is_head(word) or nouns.is_definite(word) or deeds.is_masdar(word)
    return (
        tokens[at].kind == "word"
        and len(word) > _WHOLE - 1
        and word.isalpha()
        and not (noun or tokens[at].adverb or nouns.is_owned(word))
        and look_up(word)[0] is None
        and not (tokens[at].low or is_given(word))
        and word not in particles.FUNCTIONAL
    )


def _is_wanted(tokens: list[Token], that: int) -> bool:
    """Tell whether a verb in the present follows أن: أراد الوزير أن يزور."""
    following = tokens[that + 1].word
    return not tokens[that].low and len(tokens[that].word) == len("ان") and following[0] in "يتن"
