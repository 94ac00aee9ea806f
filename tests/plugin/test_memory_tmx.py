"""TMX: a memory that goes out and comes back is the same; others' files are read, bad ones not."""

from xml.etree.ElementTree import fromstring

import pytest

from dragoman import InputError, open_memory
from dragoman.memory.entry import Entry, plain_entry
from dragoman.memory.tmx import entries_of, to_tmx
from dragoman.memory.units import read_units

LANGUAGES = ("ar", "en")
OWN = [
    Entry(
        "0f" * 16,
        "قال \ue000الوزير\ue001 إن 2 < 3 & \ue002",
        "\ue000The minister\ue001 said 2 < 3 & \ue002",
        variant="ab" * 16,
        inlines=("**", "**", '<b title="x">'),
        model="ar_en",
        score=-0.25,
        tokens=7,
        cut=True,
        made=1_700_000_000,
        used=1_700_000_500,
    ),
    plain_entry("ثم غادر.", 'Then he "left".', LANGUAGES, made=1_600_000_000),
    Entry("1e" * 16, "حرف \ue000 هنا", "A \ue000 here", inlines=("\x0b",), made=1_600_000_000),
]
WITH_CODES = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "http://www.lisa.org/tmx/tmx14.dtd">
<tmx version="1.4"><header creationtool="OtherTool" srclang="en-US" segtype="sentence"/>
<body>
<tu tuid="1" changedate="20200131T120000Z" creationdate="20100101T000000Z">
<prop type="x-client">agency</prop>
<tuv xml:lang="en-GB"><prop type="x-y">z</prop>
<seg>The <bpt i="1">&lt;b&gt;</bpt>delegation<ept i="1">&lt;/b&gt;</ept> arrived.</seg></tuv>
<tuv xml:lang="ar-SA"><seg>وصل <hi type="term">الوفد</hi><ph x="1">{<sub>n</sub>}</ph>.</seg></tuv>
</tu>
<tu><tuv lang="AR"><seg>نعم
   ولا</seg></tuv><tuv lang="EN_us"><seg>Yes &amp; no</seg></tuv></tu>
<tu><tuv xml:lang="ar"><seg>وحده</seg></tuv><tuv xml:lang="fr"><seg>Seul</seg></tuv></tu>
<tu><tuv xml:lang="ar"><seg> </seg></tuv><tuv xml:lang="en"><seg>Nothing</seg></tuv></tu>
</body></tmx>
"""
BOMB = """<?xml version="1.0"?>
<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<tmx version="1.4"><body><tu><tuv xml:lang="ar"><seg>&b;</seg></tuv></tu></body></tmx>
"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<tmx version="1.4"><body><tu><tuv xml:lang="ar"><seg>&x;</seg></tuv></tu></body></tmx>
"""


def read(text, encoding="utf-8"):
    return list(entries_of(read_units(text.encode(encoding), "memory.tmx"), LANGUAGES))


def test_a_memory_comes_back_as_it_was():
    assert read(to_tmx(OWN)) == OWN


def test_markup_stands_in_the_text_for_other_tools():
    text = to_tmx(OWN)
    assert '<seg>قال **الوزير** إن 2 &lt; 3 &amp; &lt;b title="x"&gt;</seg>' in text
    assert 'srclang="ar"' in text
    assert 'creationid="ar_en"' in text


HEADER = {  # of TMX 1.4b: what a header must say
    *("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"),
    "datatype",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.mark.parametrize("entries", [OWN, []])
def test_what_is_written_is_made_as_the_document_type_says(entries):
    root = fromstring(to_tmx(entries).encode())  # noqa: S314 - our own
    assert (root.tag, root.attrib) == ("tmx", {"version": "1.4"})
    header, body = root
    assert (header.tag, body.tag) == ("header", "body")
    assert set(header.keys()) >= HEADER
    assert header.get("segtype") == "sentence"  # otherwise OmegaT splits the units again
    assert len(body) == len(entries)
    for unit in body:
        assert [part.tag for part in unit] == ["prop", "tuv", "tuv"]
        assert set(unit.keys()) == {"creationdate", "creationid"}
        assert set(unit[0].keys()) == {"type"}
        for variant, language in zip(unit[1:], LANGUAGES, strict=True):
            assert (variant.attrib, [part.tag for part in variant]) == ({LANG: language}, ["seg"])
            assert len(variant[0]) == 0  # plain text, level 1


def test_what_another_tool_changed_is_a_person_s():
    text = to_tmx(OWN).replace("<seg>**The minister** said", "<seg>The **minister** told us")
    first, *rest = read(text)
    assert first.is_human
    assert first.target == 'The **minister** told us 2 < 3 & <b title="x">'
    assert rest == OWN[1:]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_files_of_other_tools_are_read(encoding):
    found = read(WITH_CODES, encoding)
    assert [(e.source, e.target, e.is_human) for e in found] == [
        ("وصل الوفد.", "The delegation arrived.", True),
        ("نعم ولا", "Yes & no", True),
    ]
    assert [e.made for e in found] == [1_580_472_000, 0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "declares an entity, a"),
        (OUTSIDE, "declares an entity, x"),
        ("<html><body/></html>", "its root is html, not tmx"),
        ("<tmx><body><tu></body></tmx>", "memory.tmx:1:18: no XML: mismatched tag"),
        ("", "no element found"),
        ('<?xml version="1.0" encoding="klingon"?><tmx/>', "unknown encoding"),
    ],
)
def test_what_is_no_tmx_is_refused(text, message):
    with pytest.raises(InputError) as raised:
        read(text)
    assert message in raised.value.message
    assert raised.value.message.startswith("memory.tmx")
    assert raised.value.hint


def test_an_import_wins_over_the_model_and_loses_to_a_newer_correction(tmp_path):
    with open_memory(tmp_path / "memory.sqlite") as memory:
        memory.correct("وصل الوفد.", "The delegation is here.")
        memory.remember(read(WITH_CODES))
        assert {e.target for e in memory.select()} == {"The delegation is here.", "Yes & no"}
