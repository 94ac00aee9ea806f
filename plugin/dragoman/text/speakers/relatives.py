"""Verbs that begin a clause about an indefinite noun, which needs no الذي: مزارع | فقد محصوله."""

from __future__ import annotations

from functools import cache

from dragoman.text.speakers import nouns
from dragoman.text.speakers.verbs import look_up, past_forms

# Besides the verbs of saying: what is told of people, and of statements.
_LEMMAS = """
شارك حضر نجا فقد خسر فضل شاهد التقى عمل عاش وصل فر هرب نزح اصيب شغل تولى رافق اشرف حاور زار قاد
تعرض عاين تابع قدم بقي فقد قضى امضى جلس وقف حمل ارتدى شهد اجرى اعد اصدر نشر وزع صدر ورد وصل
تلقى تسلم اطلع حصل تضمن تناول نظم عقد استمر استغرق خصص تم شمل جمع وقع انتهى تلا بث تواصل سئل
"""


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for lemma in _LEMMAS.split() for form in past_forms(lemma))


def is_told(word: str) -> bool:
    """Tell whether a folded word behind an indefinite noun is a verb in the past about it.

    >>> [is_told(word) for word in ("شاركوا", "عرف", "تحدثا", "كبير", "وزارة")]
    [True, True, True, False, False]
    """
    if nouns.is_head(word) or nouns.is_definite(word):
        return False
    verb, joined = look_up(word)
    spoken = verb is not None and verb.shape == "past" and not joined and word[0] not in "مو"
    return spoken or word in _forms()
