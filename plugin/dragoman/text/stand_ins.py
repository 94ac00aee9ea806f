"""What English may call somebody who is not named: `he`, or what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.text.arabic import strip_harakat

_TABLE = """
متحدث ناطق = spokes\\w+|speaker
وزير = minister|secretary|vizier
رئيس = president|premier|prime minister|head|chief|chair\\w*|mayor|speaker|leader|director|superior|abbess|sister|matron
أساقفة = \\w*bishop
نائب عضو = deputy|vice|MP|lawmaker|member|senator
مدير = director|manager|head|mayor|headmistress|principal|chief|boss|governor|warden|\\w*master|sheriff
أمين = secretary|mayor|keeper|curator
سفير مبعوث موفد مندوب ممثل = ambassador|envoy|representative|delegate|actor|actress
قائد زعيم قيادي = commander|leader|chief|captain|head|general|skipper|conductor|officer
مسؤول = official|head
محافظ والي حاكم = governor|prefect
عمدة مختار = mayor|mukhtar
مدرب = coach|manager|trainer|instructor
لاعب مهاجم مدافع نجم = player|striker|forward|defender|midfielder|captain|star
حارس = \\w*keeper|player|guard|caretaker|watchman|ranger|warden|sentry
قاضي مدعي = judge|prosecutor|magistrate|plaintiff|attorney|justice
ادعاء نيابة = prosecut\\w*|attorney
محكمة = judge|justice|court
شرطة = police\\w*|commissioner
محامي = lawyer|attorney|counsel
طبيب دكتور جراح ممرض = doctor|Dr|physician|surg\\w*|professor|nurse|medic|vet\\w*|coroner|\\w+ist
باحث عالم خبير محلل = researcher|scholar|expert|analyst|astronomer|\\w+ist
أستاذ معلم = professor|teacher|lecturer
جامعة = rector|chancellor
تحرير = editor\\w*
دبلوماسية = diplomat\\w*|minister
فني = coach|manager|technic\\w*
كاتب شاعر روائي = writer|author|poet|novelist|columnist|clerk
مخرج فنان مطرب = director|film-?maker|artist|actor|actress|singer|musician
مهندس = engineer|architect
شيخ إمام مطران بابا = sheikh|elder|old man|imam|cleric|preacher|bishop|pope
ملك أمير سلطان = king|queen|prince\\w*|emir|amir|sultan|monarch|ruler
ضابط عقيد لواء عميد فريق جنرال = officer|colonel|general|brigadier|commander|commodore|dean
ناشط حقوقي = activist|campaigner
صحافي صحفي إعلامي مراسل = journalist|reporter|correspondent
رجل سيدة = man|woman|lady
أعمال = business\\w*|tycoon
"""  # noqa: E501 - a row a title
_PRONOUNS = "he|she"
_PLAIN = frozenset("وزير متحدث ناطق سفير محافظ مدرب مدير قائد رئيس".split())
_ENDS = ("", "ة", "ون", "ين")


def stand_ins(role: Iterable[str]) -> re.Pattern[str]:
    """Return what may stand in English for a person, given the words of their Arabic role.

    >>> stand_ins(["الوزيرة"]).search("the minister said").group()
    'minister'
    """
    rows = title_patterns()
    found = [rows[stem] for word in role for stem in _stems(word) if stem in rows]
    return _pattern("|".join(found or sorted(set(rows.values()))))


def is_known(title: str) -> bool:
    """Tell whether the English of a title is known: الوزير, not المتهم.

    Few keep it when a second word follows: أمين المظالم is an ombudsman.

    >>> [is_known(title) for title in ("الأمين", "أمين المظالم", "وزير الصحة", "المتهم")]
    [True, False, True, False]
    """
    head, *more = title.split()
    known = _PLAIN if more else title_patterns().keys()
    return any(stem in known for stem in _stems(head))


def _stems(word: str) -> list[str]:
    bare = strip_harakat(word).removeprefix("ال")
    return [bare.removesuffix(end) for end in _ENDS if bare.endswith(end)]


@cache
def title_patterns() -> dict[str, str]:
    """Return the pattern of the English of each title, by its stem."""
    return read_table(_TABLE)


def read_table(table: str) -> dict[str, str]:
    """Return the English of each Arabic stem of a table whose rows are ``stem stem = english``."""
    rows = (row.split(" = ") for row in table.strip().splitlines())
    return {stem: english for arabic, english in rows for stem in arabic.split()}


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_PRONOUNS}|{words})(?!\w)", re.IGNORECASE)
