"""The host: loading, blocking, refusing, and one typed method a hook."""

import time
import types
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

import dragoman
from dragoman import (
    Candidate,
    FormatError,
    ModelError,
    Pair,
    PluginError,
    Segment,
    Settings,
    Span,
    Translation,
    create_host,
    hookimpl,
)
from dragoman.host import BUILTIN
from dragoman.testing import EchoBackend


def plugin(name: str, **hooks) -> types.ModuleType:
    """Return a module of that name whose hooks are the given functions."""
    module = types.ModuleType(name)
    for hook, function in hooks.items():
        setattr(module, hook, hookimpl(function))
    return module


def bare(*plugins, block=(), settings=None):
    """Return a host without installed plugins."""
    return create_host(plugins=plugins, block=block, settings=settings, entry_points=False)


def nothing():
    return ()


class Named:
    """Whatever a hook may offer, with a name."""

    def __init__(self, name, **more):
        self.name = name
        self.suffixes = (".odd",)
        self.parse = self.escape = self.render = self.check = self.split = self.clauses = None
        self.__dict__ |= more


SEGMENT = Segment(0, "paragraph", "abcdef", (Span(0, 6),))


def test_the_built_in_plugins_are_files_of_their_folder():
    folder = Path(dragoman.__file__).parent / "builtin"
    files = {f"dragoman.builtin.{file.stem}" for file in folder.glob("[!_]*.py")}
    assert set(BUILTIN) == files


def test_plugins_are_listed_in_order_of_loading(tmp_path):
    (tmp_path / "dragoman_plugins.py").write_text(LOCAL, encoding="utf-8")
    host = create_host(project_dir=tmp_path, plugins=[plugin("mine", register_checks=nothing)])
    order = list(dict.fromkeys(info.origin for info in host.plugins()))
    assert order == ["built-in", "entry point", "project", "explicit"]


def test_a_plugin_says_where_it_is_from():
    installed = next(i for i in create_host().plugins() if i.name == "dragoman-models")
    assert installed.distribution == "dragoman"
    assert installed.version == dragoman.__version__
    assert installed.location == "dragoman_models.plugin"
    assert "register_backends" in installed.hooks


LOCAL = """
from __future__ import annotations
from dataclasses import dataclass
from dragoman import hookimpl, Span

@dataclass
class Word:
    text: str

@hookimpl
def protect_spans(segment):
    yield Span(0, len(Word("abc").text))
"""


def test_a_project_plugin_works_without_being_installed(tmp_path):
    (tmp_path / "dragoman_plugins.py").write_text(LOCAL, encoding="utf-8")
    host = create_host(entry_points=False, project_dir=tmp_path)
    assert host.protect_spans(SEGMENT) == (Span(0, 3),)
    assert host.plugins()[-1].location == str(tmp_path / "dragoman_plugins.py")


def test_a_blocked_plugin_is_not_imported(tmp_path):
    (tmp_path / "dragoman_plugins.py").write_text("raise SystemExit", encoding="utf-8")
    for name in ("dragoman_plugins", "Dragoman-Plugins"):
        host = create_host(block=[name], entry_points=False, project_dir=tmp_path)
        assert "dragoman_plugins" not in {info.name for info in host.plugins()}


def test_settings_block_too():
    mine = plugin("mine", register_checks=lambda: [Named("a")])
    other = plugin("other", register_checks=lambda: [Named("b")])
    host = bare(mine, other, block=["mine"], settings=Settings(block=("other",)))
    assert not {"mine", "other"} & {info.name for info in host.plugins()}


def test_blocking_a_name_that_is_not_there_is_an_error():
    with pytest.raises(PluginError, match=r"no plugin mein .*did you mean mine"):
        bare(plugin("mine", register_checks=nothing), block=["mein"])


def test_two_plugins_of_one_name_are_refused_and_both_named():
    twins = [plugin(name, register_checks=nothing) for name in ("one.twin", "other.Twin")]
    with pytest.raises(PluginError, match=r"one name: twin .*one\.twin.* and Twin .*other\.Twin"):
        bare(*twins)


def test_a_misspelt_hook_names_the_plugin_and_the_right_hook():
    with pytest.raises(PluginError, match=r"mine .*no hook register_chekcs .*register_checks"):
        bare(plugin("mine", register_chekcs=nothing))


def test_an_optional_unknown_hook_is_accepted():
    module = types.ModuleType("mine")
    module.from_the_future = hookimpl(optionalhook=True)(lambda: None)
    assert bare(module).plugins()[-1].hooks == ("from_the_future",)


def test_a_wrong_argument_is_refused():
    with pytest.raises(PluginError, match=r"mine .*breaks a specification.*langauge"):
        bare(plugin("mine", register_segmenters=lambda langauge: []))


def test_a_plugin_without_hooks_is_refused():
    with pytest.raises(PluginError, match=r"mine .*implements no hook.*hookimpl"):
        bare(types.ModuleType("mine"))


def test_a_wrapper_is_refused():
    module = types.ModuleType("mine")

    @hookimpl(wrapper=True)
    def register_checks():
        return (yield)

    module.register_checks = register_checks
    with pytest.raises(PluginError, match=r"mine .*hook wrapper"):
        bare(module)


@pytest.mark.parametrize("text", ["import nowhere", "raise SystemExit(3)", "def broken(:"])
def test_a_plugin_that_cannot_be_imported_says_how_to_block_it(tmp_path, text):
    (tmp_path / "dragoman_plugins.py").write_text(text, encoding="utf-8")
    with pytest.raises(PluginError, match="--no-plugin dragoman_plugins"):
        create_host(entry_points=False, project_dir=tmp_path)


def test_a_dotted_name_is_imported():
    with pytest.raises(PluginError, match=r"plugin there \(explicit, not\.there\)"):
        bare("not.there")


def fails():
    raise ZeroDivisionError("on purpose")


ASK = {
    "register_models": lambda host: host.models(),
    "register_backends": lambda host: host.backends(),
    "register_formats": lambda host: host.formats(),
    "register_segmenters": lambda host: host.segmenter("xx"),
    "register_post_editors": lambda host: host.post_editors("en"),
    "register_checks": lambda host: host.checks(),
    "register_commands": lambda host: host.commands(),
    "protect_spans": lambda host: host.protect_spans(SEGMENT),
    "choose_format": lambda host: host.choose_format(None, ""),
    "document_done": lambda host: host.document_done(None),
}


@pytest.mark.parametrize("hook", ASK)
def test_a_hook_that_raises_is_named_with_its_plugin(hook):
    host = bare(plugin("bad", **{hook: fails}))
    with pytest.raises(PluginError, match=f"plugin bad: {hook} failed: ZeroDivisionError"):
        ASK[hook](host)


@pytest.mark.parametrize("hook", [hook for hook in ASK if hook != "document_done"])
@pytest.mark.parametrize("garbage", [3, "text", [object()], {1: 2}])
def test_an_answer_of_the_wrong_type_is_named_with_its_plugin(hook, garbage):
    host = bare(plugin("bad", **{hook: lambda: garbage}))
    with pytest.raises(PluginError, match=f"plugin bad: {hook} failed"):
        ASK[hook](host)


@pytest.mark.parametrize("hook", ["register_formats", "register_checks", "register_post_editors"])
def test_one_name_from_two_plugins_is_refused(hook):
    thing = Named("same", edit=None, order=0, language="en")
    host = bare(*(plugin(name, **{hook: lambda: [thing]}) for name in ("left", "right")))
    with pytest.raises(PluginError, match=f"{hook}: plugins left and right both offer same"):
        ASK[hook](host)


def test_a_backend_is_made_once_and_only_when_wanted():
    made = []

    def register_backends():
        return {"echo": lambda: made.append("echo") or EchoBackend()}

    host = bare(plugin("mine", register_backends=register_backends))
    assert "echo" in host.backends()
    assert made == []
    assert host.backend("echo") is host.backend("echo")
    assert made == ["echo"]


def test_a_model_that_one_plugin_refuses_may_be_loaded_by_another():
    refusal = plugin("first", register_backends=lambda: {"a": ModelError("why", "so")})
    with pytest.raises(ModelError, match="why"):
        bare(refusal).backend("a")
    loader = plugin("second", register_backends=lambda: {"a": EchoBackend})
    for plugins in ((refusal, loader), (loader, refusal)):
        assert bare(*plugins).backend("a").name == "echo"


def test_the_hint_about_a_folder_stands_apart(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m").mkdir()
    with pytest.raises(ModelError, match=r"\(a folder is written \./m; `dragoman models`"):
        bare().backend("m")


def test_an_unknown_backend_names_the_nearest():
    host = bare(plugin("mine", register_backends=lambda: {"echo": EchoBackend}))
    with pytest.raises(ModelError, match=r"no model ecco .*did you mean echo.*dragoman models"):
        host.backend("ecco")


@pytest.mark.parametrize("factory", [lambda: None, fails])
def test_a_broken_factory_is_named_with_its_plugin(factory):
    host = bare(plugin("bad", register_backends=lambda: {"worse": factory}))
    with pytest.raises(PluginError, match="plugin bad: backend worse failed"):
        host.backend("worse")


class Failing:
    """Whatever a plugin may offer; every method raises, lazily where it may."""

    name = language = "bad"
    suffixes = (".bad",)
    order = 0
    placeholders = ()

    @property
    def max_tokens(self):
        raise ZeroDivisionError("on purpose")

    def check(self, pair):
        yield fails()

    edit = split = clauses = parse = escape = render = translate = count_tokens = lambda *_, **__: (
        fails()
    )


CALLS = {
    "check of Check bad": lambda host: host.checks()[-1].check(None),
    "edit of PostEditor bad": lambda host: host.post_editors("bad")[0].edit("", ""),
    "split of Segmenter bad": lambda host: host.segmenter("bad").split("", closed=()),
    "clauses of Segmenter bad": lambda host: host.segmenter("bad").clauses(""),
    "parse of Format bad": lambda host: host.format("bad").parse(""),
    "escape of Format bad": lambda host: host.format("bad").escape("", SEGMENT),
    "render of Format bad": lambda host: host.format("bad").render(None, [], language="en"),
    "translate of Backend bad": lambda host: host.backend("bad").translate([]),
    "count_tokens of Backend bad": lambda host: host.backend("bad").count_tokens(""),
    "max_tokens of Backend bad": lambda host: host.backend("bad").max_tokens,
}


def offering(kind: type) -> types.ModuleType:
    """Return a plugin that offers a `kind` wherever it may."""
    hooks = ("formats", "segmenters", "post_editors", "checks")
    registered = {f"register_{hook}": lambda: [kind()] for hook in hooks}
    return plugin("worse", **registered, register_backends=lambda: {"bad": kind})


@pytest.mark.parametrize("action", CALLS)
def test_an_object_that_raises_is_named_with_its_plugin(action):
    raised = rf"plugin worse: {action} failed: ZeroDivisionError: on purpose, at .*:\d+ "
    with pytest.raises(PluginError, match=raised) as error:
        CALLS[action](bare(offering(Failing)))
    assert isinstance(error.value.__cause__, ZeroDivisionError)


class Amiss(Failing):
    """Every method answers what its protocol does not allow."""

    max_tokens = 9
    check = edit = split = clauses = parse = escape = render = translate = count_tokens = (
        lambda *_, **__: [object()]
    )


@pytest.mark.parametrize("action", [action for action in CALLS if "max_tokens" not in action])
def test_an_object_that_breaks_its_protocol_is_named_with_its_plugin(action):
    with pytest.raises(PluginError, match=rf"plugin worse: {action} failed: (Type|Value)Error"):
        CALLS[action](bare(offering(Amiss)))


@pytest.mark.parametrize("answer", [[], [()], [(Candidate("", 0.0, 0),)] * 2])
def test_a_backend_answers_every_request(answer):
    host = bare(offering(type("Other", (Failing,), {"translate": lambda *_: answer})))
    with pytest.raises(PluginError, match="plugin worse: translate of Backend bad failed"):
        host.backend("bad").translate([dragoman.Request("a")])


def test_an_error_that_an_object_raises_on_purpose_passes():
    def refuse(*_):
        raise FormatError("a.bad: no such mark")

    host = bare(offering(type("Other", (Failing,), {"parse": refuse})))
    with pytest.raises(FormatError, match=r"^a\.bad: no such mark$"):
        host.format("bad").parse("")


def test_an_object_keeps_its_class_and_attributes():
    host = bare(plugin("mine", register_backends=lambda: {"echo": partial(EchoBackend, 7)}))
    backend = host.backend("echo")
    assert isinstance(backend, EchoBackend)
    assert (backend.name, backend.max_tokens, backend.placeholders) == ("echo", 7, ())
    assert backend.count_tokens(text="a b") == 2
    (check,) = (one for one in host.checks() if one.name == "figures")
    assert list(check.check(Pair("12", "12"))) == []
    assert not hasattr(backend, "description")


def test_threads_gather_and_load_once():
    made = []

    def register_checks():
        made.append("check")
        time.sleep(0.01)
        return [Named("slow")]

    host = bare(plugin("mine", register_checks=register_checks))
    with ThreadPoolExecutor(4) as pool:
        gathered = list(pool.map(lambda _: host.checks(), range(4)))
    assert made == ["check"]
    assert all(checks == gathered[0] for checks in gathered)


def test_backends_are_made_from_the_models_of_all_plugins(tmp_path):
    folder = tmp_path / "given"

    def register_backends(models):
        return {name: partial(Named, path, translate=print) for name, path in models.items()}

    host = bare(
        plugin("first", register_backends=register_backends),
        plugin("second", register_models=lambda: {"other": Path("x")}),
        settings=Settings(model=str(folder)),
    )
    assert host.models() == {"other": Path("x"), "given": folder}
    assert host.backend().name == folder


def test_the_format_is_chosen_by_setting_hook_and_suffix():
    odd = plugin(
        "odd", register_formats=lambda: [Named("odd"), Named("odder", suffixes=(".x.odd",))]
    )
    sniff = plugin("sniff", choose_format=lambda head: "odder" if head == "!" else None)
    host = bare(odd, sniff)
    assert host.choose_format(Path("A.ODD"), "") == "odd"
    assert host.choose_format(Path("a.x.odd"), "") == "odder"
    assert host.choose_format(Path("a.odd"), "!") == "odder"
    assert host.choose_format(None, "") == "markdown"
    with pytest.raises(FormatError, match=r"a\.docx.*--format"):
        host.choose_format(Path("a.docx"), "")
    chosen = bare(odd, settings=Settings(format="odd"))
    assert chosen.choose_format(Path("a.docx"), "") == "odd"


def test_the_plugin_loaded_last_chooses_the_format_first():
    formats = plugin("odd", register_formats=lambda: [Named("left"), Named("right")])
    left = plugin("l", choose_format=fails)
    right = plugin("r", choose_format=lambda: "right")
    assert bare(formats, left, right).choose_format(None, "") == "right"


def test_an_unknown_format_names_the_nearest():
    with pytest.raises(FormatError, match=r"no format marcdown .*did you mean markdown"):
        create_host().format("marcdown")


def test_post_editors_run_in_order_and_for_their_language():
    editors = [("b", 2, "xx"), ("a", 2, "xx"), ("c", 1, "xx"), ("d", 0, "yy")]
    offered = [Named(n, order=o, language=code, edit=None) for n, o, code in editors]
    host = bare(plugin("mine", register_post_editors=lambda: offered))
    assert [one.name for one in host.post_editors("xx")] == ["c", "a", "b"]


def test_a_language_without_segmenter_is_an_error():
    with pytest.raises(PluginError, match="language fa"):
        bare().segmenter("fa")


def test_spans_of_all_plugins_are_gathered_in_order():
    one = plugin("one", protect_spans=lambda: [Span(3, 4), Span(0, 2)])
    two = plugin("two", protect_spans=lambda segment: {Span(1, len(segment.text)), Span(0, 2)})
    assert bare(one, two).protect_spans(SEGMENT) == (Span(0, 2), Span(1, 6), Span(3, 4))


@pytest.mark.parametrize("span", [Span(0, 7), Span(-1, 2), Span(2, 2), Span(3, 2)])
def test_a_span_out_of_range_is_refused(span):
    with pytest.raises(PluginError, match="plugin bad: protect_spans failed"):
        bare(plugin("bad", protect_spans=lambda: [span])).protect_spans(SEGMENT)


def test_every_plugin_hears_of_a_finished_document():
    heard = []

    def listen(translation):
        heard.append(translation)

    listeners = [plugin(name, document_done=listen) for name in "ab"]
    done = Translation(None, "", "echo")
    bare(*listeners).document_done(done)
    assert heard == [done, done]


def test_the_echo_backend_marks_a_text_that_is_too_long_as_cut():
    ((candidate,),) = EchoBackend(max_tokens=1).translate([dragoman.Request("a b")])
    assert candidate == Candidate("a b", 0.0, 2, cut=True)
