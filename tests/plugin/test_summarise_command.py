"""``dragoman summarise``: what it prints and writes, and what it does with odd documents."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import Budget, SettingsError, create_host, open_memory, summarise
from dragoman.cli import cli
from dragoman.summary.contract import broken

ARTICLE = """\
---
title: خبر
---

# عنوان

قال وزير الصحة سامر الخطيب الأربعاء إن 56 شاحنة دخلت المدينة محملة بالأدوية.

وأضاف أن المستشفيات تحتاج إلى 12 طبيباً.

وأعلنت الأمم المتحدة أن **400 ألف** شخص نزحوا منذ بداية العام.

واستمر القصف على الأحياء الشرقية طوال الليل من دون توقف.
"""
ENGLISH = """\
Gov. Nizar al-Shami said on Jan. 3 that 56 trucks had entered the city.

He added that hospitals needed 12 doctors by 5 p.m. on Friday.

Shelling of the eastern districts went on all night without a pause.
"""
PLUGINS = """\
from dragoman import hookimpl
from dragoman.testing import EchoBackend


@hookimpl
def register_backends():
    return {"echo": EchoBackend}
"""


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["summarise", *map(str, arguments)], input=stdin)


def status(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dragoman", "summarise", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dragoman_plugins.py").write_text(PLUGINS, encoding="utf-8")
    (tmp_path / "dragoman.toml").write_text('model = "echo"\n', encoding="utf-8")
    path = tmp_path / "a.ar.md"
    path.write_bytes(ARTICLE.encode())
    return path


def lines(result: Result) -> list[str]:
    return [line for line in result.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 3),
        (("--sentences", 2), 2),
        (("--sentences", 99), 4),
        (("--words", 12), 1),
        (("--words", 1000), 4),
        (("--ratio", 1), 4),
        (("--ratio", 0.5), 2),
        (("--sentences", 1, "--method", "lead"), 1),
        (("--sentences", 2, "--method", "lexrank"), 2),
    ],
)
def test_the_length_is_as_asked(article: Path, options: tuple[object, ...], count: int) -> None:
    result = run(article, *options)
    assert len(lines(result)) == count
    assert all("(line " in line for line in lines(result))
    assert f"{count} sentence" in result.stderr


def test_bullets_are_a_list_without_gaps(article: Path) -> None:
    result = run(article, "--bullets", "--sentences", 2)
    assert [line[:2] for line in result.stdout.splitlines()] == ["- ", "- "]


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (("--sentences", 0), "room for a sentence", "at least 1 sentence"),
        (("--sentences", -1), "room for a sentence", "at least 1 sentence"),
        (("--words", 0), "room for a sentence", "at least 1 sentence"),
        (("--ratio", 1.5), "room for a sentence", "up to 1"),
        (("--ratio", "nan"), "room for a sentence", "up to 1"),
        (("--sentences", 1, "--words", 5), "one length", "a ratio"),
        (("--method", "lexrnk"), "no summariser lexrnk", "lexrank"),
        (("--method", "zzz"), "no summariser zzz", "speakers, lexrank, lead"),
    ],
)
def test_a_wrong_wish_is_an_error_with_a_hint(
    article: Path, options: tuple[object, ...], message: str, hint: str
) -> None:
    result = status(article, *options)
    assert result.returncode == 2
    assert message in result.stderr
    assert hint in result.stderr
    assert not result.stdout


@pytest.mark.parametrize(
    ("source", "count", "message"),
    [
        ("", 0, "no prose"),
        ("\n \n", 0, "no prose"),
        ("# عنوان\n\n## آخر\n", 0, "no prose"),
        ("| أ | ب |\n|---|---|\n| 1 | 2 |\n", 0, "no prose"),
        ("```\nرمز\n```\n", 0, "no prose"),
        ("---\ntitle: خبر\n---\n", 0, "no prose"),
        ("خبر واحد فقط هنا.\n", 1, "1 sentence"),
        ("خبر بلا نقطة\n", 1, "1 sentence"),
        ("One sentence in English.\n", 1, "1 sentence"),
        ("12 345\n", 1, "1 sentence"),
        ("وأضاف أن الطريق مغلق.\n", 0, "no sentence whose speaker"),
    ],
)
def test_odd_documents(article: Path, source: str, count: int, message: str) -> None:
    article.write_text(source, encoding="utf-8")
    for language in ("ar", "en", "both")[: 1 if source.isascii() else 3]:
        options = () if source.isascii() else ("--language", language)
        result = run(article, *options)
        assert result.exit_code == 0
        assert len(lines(result)) == count * (2 if language == "both" else 1)
        assert message in result.stderr


def test_a_budget_below_every_sentence_says_so(article: Path) -> None:
    result = run(article, "--words", 2)
    assert not lines(result)
    assert "no sentence is as short as 2 words; the shortest has 7" in result.stderr


def test_one_sentence_a_thousand_times_is_said_once(article: Path) -> None:
    article.write_text("قال سامر الخطيب إن 5 شاحنات وصلت. " * 1000, encoding="utf-8")
    assert len(lines(run(article, "--ratio", 1))) == 1


def test_fifty_thousand_sentences() -> None:
    source = "".join(f"وصل {n}.\n\n" for n in range(50_000))
    host = create_host(entry_points=False)
    summary = summarise(host, source, budget=Budget(sentences=3), format="plain")
    assert len(summary.sentences) == 3
    assert len(summary.figures) == 50_000
    assert broken(summary, source) == []


def test_a_quotation_never_closed(article: Path) -> None:
    article.write_text("وقال سامر الخطيب: «لن نعود قبل الربيع.\n\nوصل القطار.\n", encoding="utf-8")
    assert lines(run(article)) == [
        "وقال سامر الخطيب: «لن نعود قبل الربيع. (line 1)",
        "وصل القطار. (line 3)",
    ]


def test_english_comes_from_the_memory(article: Path) -> None:
    file = article.with_name("mine.sqlite")
    with open_memory(file) as memory:
        sentence = "وأضاف أن المستشفيات تحتاج إلى 12 طبيباً."
        memory.correct(sentence, "Hospitals needed 12 doctors.", ("ar", "ar"))  # as echo has it
    options = ("--language", "en", "--sentences", "5")
    result = run(article, *options, "--memory", file)
    assert "Hospitals needed 12 doctors." in result.stdout
    assert "Hospitals" not in run(article, *options, "--no-memory").stdout


def test_english_documents_are_summarised_in_english(article: Path) -> None:
    article.write_text(ENGLISH, encoding="utf-8")
    expected = [
        f"{line} (line {number})" for number, line in enumerate(ENGLISH.splitlines(), 1) if line
    ]
    for options in ((), ("--language", "en")):
        result = run(article, *options)
        assert lines(result) == expected
    result = status(article, "--language", "both")
    assert result.returncode == 2
    assert "the text is English" in result.stderr
    assert "leave --language out" in result.stderr


def test_both_languages_stand_together(article: Path) -> None:
    found = lines(run(article, "--language", "both", "--sentences", 1))
    assert len(found) == 2


def test_several_files_and_one_that_is_missing(article: Path) -> None:
    result = status(article, "none.md", article, "--sentences", 1)
    assert result.returncode == 2
    assert "none.md: no such file" in result.stderr
    assert result.stdout.count("==> ") == 2


def test_json_has_the_ledger(article: Path) -> None:
    (document,) = json.loads(run(article, "--format", "json").stdout)["documents"]
    assert len(document["sentences"]) == 3
    assert document["said"][0]["speaker"].endswith("سامر الخطيب")
    assert [figure["value"] for figure in document["figures"]] == ["56", "12", "400000"]


def test_html_is_escaped_and_has_both_directions(article: Path) -> None:
    article.write_text("قال سامر الخطيب إن 3 < 5 و`<script>` مغلق.\n", encoding="utf-8")
    page = run(article, "--format", "html", "--ledger", "--language", "both").stdout
    assert page.startswith("<!doctype html>")
    assert 'dir="rtl"' in page
    assert 'dir="ltr"' in page
    assert "<script>" not in page


def test_markdown_is_escaped(article: Path) -> None:
    article.write_text("سعر \\*الكيلو\\* هنا 5.\n\n1\\. وصل القطار.\n", encoding="utf-8")
    found = lines(run(article, "--ratio", 1))
    assert found[0].startswith(r"سعر \*الكيلو\* هنا 5.")


def test_lines_are_counted_as_editors_count_them(article: Path) -> None:
    article.write_bytes(ARTICLE.replace("\n", "\r").encode())
    (document,) = json.loads(run(article, "--ratio", 1, "--format", "json").stdout)["documents"]
    assert [sentence["line"] for sentence in document["sentences"]] == [7, 9, 11, 13]
    assert [figure["line"] for figure in document["figures"]] == [7, 9, 11]


def into(article: Path, source: str, *options: object) -> Result:
    article.write_bytes(source.encode())
    return run(article, "--sentences", 1, "--into-front-matter", "description", *options)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{}", '---\ndescription: "وصل القطار."\n---\n\n{}'),
        ("+++\na = 1\n+++\n{}", '+++\ndescription = "وصل القطار."\na = 1\n+++\n{}'),
        ('{{\n"a": 1\n}}\n{}', '{{\n"description": "وصل القطار.",\n"a": 1\n}}\n{}'),
        ("---\ndescription: وصف قديم\n---\n{}", "---\ndescription: وصل القطار.\n---\n{}"),
        ("---\r\na: b\r\n---\r\n{}", '---\r\ndescription: "وصل القطار."\r\na: b\r\n---\r\n{}'),
    ],
)
def test_a_summary_goes_into_the_front_matter(article: Path, source: str, expected: str) -> None:
    for text in (source, expected):
        into(article, text.format("وصل القطار.\n"))
        assert article.read_bytes() == expected.format("وصل القطار.\n").encode()


def test_a_document_without_prose_stays_as_it_is(article: Path) -> None:
    into(article, "# عنوان\n")
    assert article.read_bytes() == "# عنوان\n".encode()


def test_an_english_description_is_translated(article: Path) -> None:
    into(article, "وصل القطار.\n", "--language", "en")
    assert "description:" in article.read_text(encoding="utf-8")


def test_standard_input_is_written_to_standard_output(article: Path) -> None:
    result = status("-", "--into-front-matter", "description", stdin="وصل القطار.\n")
    assert result.stdout == '---\ndescription: "وصل القطار."\n---\n\nوصل القطار.\n'
    assert status("-", "--sentences", 1, stdin="وصل القطار.\n").stdout == "وصل القطار. (line 1)\n"
    assert article.read_bytes() == ARTICLE.encode()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_file_that_is_read_only_stays_as_it_is(article: Path) -> None:
    article.chmod(0o444)
    result = status(article, "--into-front-matter", "description")
    assert result.returncode == 2
    assert "cannot be written" in result.stderr
    assert article.read_bytes() == ARTICLE.encode()


def test_a_list_in_the_field_is_not_overwritten(article: Path) -> None:
    source = "---\ndescription:\n  - أول شيء\n  - ثاني شيء\n---\nوصل القطار.\n"
    article.write_bytes(source.encode())
    assert status(article, "--into-front-matter", "description").returncode == 2
    assert article.read_bytes() == source.encode()


def test_plain_text_has_no_front_matter(article: Path) -> None:
    path = article.with_suffix(".txt")
    path.write_text("وصل القطار.\n", encoding="utf-8")
    result = status(path, "--into-front-matter", "description")
    assert result.returncode == 2
    assert "plain has no front matter" in result.stderr


@pytest.mark.parametrize("options", [("-o", "x"), ("--format", "json"), ("--language", "both")])
def test_a_field_takes_one_language_and_no_other_output(
    article: Path, options: tuple[str, str]
) -> None:
    assert run(article, "--into-front-matter", "description", *options).exit_code == 2


def test_a_budget_that_is_wrong_is_refused_in_python() -> None:
    with pytest.raises(SettingsError):
        Budget(ratio=float("nan"))
