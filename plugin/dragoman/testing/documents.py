"""Random Markdown for property tests, every construct in every other; needs hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "قال",
        "أحمد",
        "الوزير",
        "٣٥",
        "15",
        "غزة،",
        "(أمس)",
        "«نعم»",
        "Node.js",
        "COVID-19",
        "3,5",
        "*",
        "_",
        "#وسم",
        "@user",
        "a_b",
        "1.",
        "-",
        "+",
        ">",
        "|",
        "$5",
        "{",
        "[",
        "]",
        "<",
        "&",
        "\\",
        "~",
        "!",
        ":",
    ]
)
PROSE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
SIMPLE = st.lists(
    st.sampled_from(["قال", "أحمد", "الوزير", "٣٥", "Gaza"]), min_size=1, max_size=4
).map(" ".join)
INLINE = st.one_of(
    PROSE,
    SIMPLE.map(lambda text: f"**{text}**"),
    SIMPLE.map(lambda text: f"*{text}*"),
    SIMPLE.map(lambda text: f"~~{text}~~"),
    SIMPLE.map(lambda text: f'[{text}](https://example.com/a_b "{text}")'),
    SIMPLE.map(lambda text: f"[{text}][ref]"),
    SIMPLE.map(lambda text: f'![{text}](a.png "{text}")'),
    SIMPLE.map(lambda text: f'<b dir="rtl">{text}</b>'),
    SIMPLE.map(lambda text: f'<span title="{text}">{text}</span>'),
    SIMPLE.map(lambda text: f"[[صفحة|{text}]]"),
    st.sampled_from(
        [
            "`كود`",
            "``a`b``",
            "[القدس]",
            "[القدس][]",
            "[^1]",
            "$x^2$",
            "{{ v }}",
            "{{< s a=1 >}}",
            "{{< p >}} نص {{< /p >}}",
            "{% p %}نص{% endp %}",
            "{% if x %}",
            "<https://a.b>",
            "https://a.b/c_d_",
            "&nbsp;",
            "\\*",
            "<br>",
            "\n",
            "  \n",
            "\\\n",
            "{x}",
            "a@b.org",
            "<!-- ت -->",
            "<Card a={1} />",
            "🙂",
            "\ue123",
            "[[صفحة]]",
        ]
    ),
)
TEXT = st.lists(INLINE, min_size=1, max_size=5).map(" ".join)
LINE = TEXT.map(lambda text: " ".join(text.split()))
LEAF = st.one_of(
    TEXT,
    st.tuples(st.sampled_from(["#", "##", "######"]), LINE).map(" ".join),
    LINE.map(lambda text: f"{text}\n==="),
    st.tuples(LINE, LINE).map(lambda row: f"| {row[0]} | {row[1]} |\n|---|:-:|\n| {row[1]} | x |"),
    SIMPLE.map(lambda text: f"```py\n{text}\n```"),
    SIMPLE.map(lambda text: f"    {text}"),
    LINE.map(lambda text: f"<div dir='rtl'>\n<p>{text}</p>\n</div>"),
    LINE.map(lambda text: f"<Card title='{text[:3]}'>\n\n{text}\n\n</Card>"),
    SIMPLE.map(lambda text: f":::tip {text}\n\n{text}\n\n:::"),
    SIMPLE.map(lambda text: f'!!! note "{text}"\n    {text}'),
    SIMPLE.map(lambda text: f"{text}\n: {text}\n"),
    SIMPLE.map(lambda text: f"[^1]: {text}\n    {text}"),
    st.sampled_from(
        [
            "---",
            "$$\nx\n$$",
            "[ref]: /u 'عنوان'",
            "[القدس]: /q",
            "import A from 'a'",
            "<!-- ت\nت -->",
            "{: .c}",
            "{{% tabs %}}",
            "```\nبلا نهاية",
            "<div>",
            "<script>\nت\n</script>",
            "*[ص]: توسيع",
        ]
    ),
)


def _indented(prefix: str, text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([prefix + first, *(" " * len(prefix) + line for line in rest)])


def _nested(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        body.map(lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
        body.map(lambda text: f"> [!NOTE]\n> {text}"),
        st.tuples(st.sampled_from(["- ", "1. ", "* [ ] ", "-   "]), body).map(
            lambda pair: _indented(*pair)
        ),
        body,
    )


FRONT_MATTER = st.one_of(
    st.just(""),
    SIMPLE.map(lambda text: f"---\ntitle: {text}\nlang: ar\ntags: [{text}]\n---\n"),
    SIMPLE.map(lambda text: f'---\ntitle: "{text}: \\"{text}\\""\ndescription: >\n  {text}\n---\n'),
    SIMPLE.map(lambda text: f"+++\ntitle = '{text}'\ndir = \"rtl\"\n+++\n"),
    SIMPLE.map(lambda text: f'{{\n"title": "{text}", "n": [1]\n}}\n'),
)
MARKDOWN = st.builds(
    lambda front, blocks, end, line_end: (front + "\n\n".join(blocks) + end).replace(
        "\n", line_end
    ),
    FRONT_MATTER,
    st.lists(st.recursive(LEAF, _nested, max_leaves=4), min_size=1, max_size=4),
    st.sampled_from(["", "\n", "\n\n"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
