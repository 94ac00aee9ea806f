"""The command line: what goes where, with which exit status, and what a mistake says."""

import io
import json
import os
import re
import subprocess
import sys

import pytest

from dragoman import __version__
from dragoman.cli import COMMANDS, run
from dragoman.commands import progress
from dragoman.commands.progress import LateProgress

NEWS = "# عنوان\n\nقتل 12 شخصا.\n"
PLUGINS = """
import click
from dragoman import ModelError, hookimpl
from dragoman.testing import EchoBackend, ScriptedBackend

class Interrupted(EchoBackend):
    def translate(self, requests):
        raise KeyboardInterrupt

class Broken(EchoBackend):
    def translate(self, requests):
        raise ZeroDivisionError("a bug")

def unusable():
    raise ModelError("its file is damaged", "copy it again")

ANSWERS = {"عنوان": ["A title"], "قتل 12 شخصا.": ["12 people were killed."]}

@hookimpl
def register_backends():
    return {
        "echo": EchoBackend,
        "good": lambda: ScriptedBackend(ANSWERS),
        "wrong": lambda: ScriptedBackend(ANSWERS | {"قتل 12 شخصا.": ["13 people were killed."]}),
        "lone": lambda: ScriptedBackend(ANSWERS | {"عنوان": ["A title \\ud800"]}),
        "unusable": unusable,
        "interrupted": Interrupted,
        "broken": Broken,
    }

@hookimpl
def register_commands():
    @click.command("greet")
    def greet():
        "Say hello."
        click.echo("hello")

    @click.command("stumble")
    def stumble():
        raise ZeroDivisionError("a bug")

    return [greet, stumble]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return an empty folder to work in, with backends for tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_MODEL", raising=False)
    (tmp_path / "dragoman_plugins.py").write_text(PLUGINS, encoding="utf-8")
    (tmp_path / "dragoman.toml").write_text('model = "good"', encoding="utf-8")
    (tmp_path / "news.ar.md").write_text(NEWS, encoding="utf-8")
    return tmp_path


def stdin(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def dragoman(capfd, *arguments):
    """Run a command; return its exit status, standard output and standard error."""
    status = run([str(argument) for argument in arguments])
    return status, *capfd.readouterr()


ENGLISH = "# A title\n\n12 people were killed.\n"


def test_the_result_goes_to_standard_output_and_findings_to_standard_error(folder, capfd):
    status, out, err = dragoman(capfd, "translate", "news.ar.md")
    assert (status, out, err) == (0, ENGLISH, "news.ar.md: no findings\n")


def test_the_result_goes_to_a_file(folder, capfd):
    status, out, _ = dragoman(capfd, "translate", "news.ar.md", "-o", "out.md")
    assert (status, out) == (0, "")
    assert (folder / "out.md").read_text(encoding="utf-8") == ENGLISH


def test_standard_input_to_standard_output(folder, capfd, monkeypatch):
    for arguments in (["translate", "-"], ["translate"]):
        stdin(monkeypatch, NEWS.replace("\n", "\r\n"))
        status, out, err = dragoman(capfd, *arguments)
        assert (status, out) == (0, ENGLISH.replace("\n", "\r\n"))
        assert err == ""


def test_a_folder_of_results(folder, capfd):
    (folder / "other.md").write_text("عنوان", encoding="utf-8")
    status, out, _ = dragoman(capfd, "translate", "news.ar.md", "other.md", "--out-dir", "a/b")
    assert (status, out) == (0, "")
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("a/b/*")}
    assert written == {"news.en.md": ENGLISH, "other.en.md": "A title"}


def test_several_files_on_standard_output_have_a_heading_each(folder, capfd):
    (folder / "other.md").write_text("عنوان", encoding="utf-8")
    status, out, _ = dragoman(capfd, "translate", "other.md", "news.ar.md")
    assert status == 0
    assert out == f"==> other.md <==\nA title\n==> news.ar.md <==\n{ENGLISH}"


def test_a_finding_has_a_place_that_editors_understand(folder, capfd):
    status, out, err = dragoman(capfd, "translate", "news.ar.md", "--model", "wrong")
    assert (status, out) == (0, ENGLISH.replace("12", "13"))
    assert re.search(r"^news\.ar\.md:3:\d+: error: .+ \[figures\]$", err, re.MULTILINE)
    assert re.search(r"^  < 3:\d+ .*12", err, re.MULTILINE)
    assert re.search(r"^  > 3:\d+ .*13", err, re.MULTILINE)
    assert re.search(r"^news\.ar\.md: \d+ findings?: \d+ error", err, re.MULTILINE)


def test_strict_fails_on_a_grave_finding_after_writing(folder, capfd, monkeypatch):
    arguments = ["translate", "news.ar.md", "-o", "out.md", "--model"]
    assert dragoman(capfd, *arguments, "wrong", "--strict")[0] == 1
    assert "13 people" in (folder / "out.md").read_text(encoding="utf-8")
    assert dragoman(capfd, *arguments, "good", "--strict")[0] == 0
    monkeypatch.setenv("DRAGOMAN_STRICT", "true")
    assert dragoman(capfd, *arguments, "wrong")[0] == 1


def test_json_is_one_object_with_places(folder, capfd):
    status, out, err = dragoman(capfd, "translate", "news.ar.md", "--model", "wrong", "--json")
    assert (status, err) == (0, "")
    whole = json.loads(out)
    assert whole["dragoman"] == __version__
    (document,) = whole["documents"]
    assert document["text"] == ENGLISH.replace("12", "13")
    assert [document[key] for key in ("source", "target", "format", "model")] == [
        "news.ar.md",
        None,
        "markdown",
        "scripted",
    ]
    assert [sentence["source"]["text"] for sentence in document["sentences"]] == [
        "عنوان",
        "قتل 12 شخصا.",
    ]
    finding = document["findings"][0]
    assert finding["check"] == "figures"
    assert finding["source"]["line"] == finding["target"]["line"] == 3
    for key, text in (("source", NEWS), ("target", document["text"])):
        place = finding[key]
        assert place["text"] == text[place["start"] : place["end"]]


def test_a_report_is_written_beside_the_text(folder, capfd):
    arguments = ["translate", "news.ar.md", "-o", "out.md", "--report", "report.json"]
    assert dragoman(capfd, *arguments)[:2] == (0, "")
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["documents"][0]["target"] == "out.md"
    assert report["documents"][0]["text"] is None


def test_a_report_names_a_file_whose_name_is_not_utf_8(folder, capfd):
    name = os.fsdecode(b"caf\xe9.md")
    try:
        (folder / name).write_text("عنوان", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert dragoman(capfd, "translate", name, "--report", "report.json")[0] == 0
    report = json.loads((folder / "report.json").read_bytes().decode("utf-8"))
    assert report["documents"][0]["source"] == name


@pytest.mark.parametrize("arguments", ["", "-o out.md", "--json", "--out-dir ."])
def test_a_translation_that_is_no_utf_8_is_refused(folder, capfd, arguments):
    command = ["translate", "news.ar.md", "--model", "lone", *arguments.split()]
    status, out, err = dragoman(capfd, *command)
    assert (status, "A title" in out) == (2, False)
    assert re.fullmatch(r"dragoman: error: .*:1:11: a lone surrogate, U\+D800 \(.+\)\n", err)
    assert not list(folder.glob("*en.md")) + list(folder.glob("out*"))


def test_a_document_that_a_plugin_refuses_stops_no_other(folder, capfd):
    (folder / "dragoman_plugins.py").write_text(f"{PLUGINS}{REFUSES}", encoding="utf-8")
    (folder / "other.md").write_text("عنوان", encoding="utf-8")
    status, out, err = dragoman(capfd, "translate", "news.ar.md", "other.md")
    assert (status, out) == (2, "==> other.md <==\nA title\n")
    assert "news.ar.md: twelve is refused (remove it)" in err
    status, out, err = dragoman(capfd, "translate", "other.md", "news.ar.md", "--model", "echo")
    assert (status, out) == (2, "")
    assert err == "dragoman: error: not the echo (take another)\n"


REFUSES = """
from dragoman import OutputError, PluginError

@hookimpl
def document_done(translation):
    if translation.model == "echo":
        raise PluginError("not the echo", "take another")
    if "12" in translation.text:
        raise OutputError("twelve is refused", "remove it")
"""


def test_check_compares_any_two_documents(folder, capfd):
    (folder / "good.md").write_text(ENGLISH, encoding="utf-8")
    (folder / "bad.md").write_text(ENGLISH.replace("12", "21"), encoding="utf-8")
    status, out, err = dragoman(capfd, "check", "news.ar.md", "good.md", "--strict")
    assert (status, out, err) == (0, "", "good.md: no findings\n")
    status, out, _ = dragoman(capfd, "check", "news.ar.md", "bad.md")
    assert status == 0
    assert re.search(r"^news\.ar\.md:3:\d+: error: .+ \[figures\]$", out, re.MULTILINE)
    status, out, _ = dragoman(capfd, "check", "news.ar.md", "bad.md", "--strict", "--json")
    assert status == 1
    assert json.loads(out)["documents"][0]["findings"][0]["check"] == "figures"


def test_check_reads_one_side_from_standard_input(folder, capfd, monkeypatch):
    stdin(monkeypatch, ENGLISH.replace("12", "21"))
    status, out, err = dragoman(capfd, "check", "news.ar.md", "-", "--strict")
    assert status == 1
    assert "  > 3:1 21 people were killed." in out
    assert err == "<stdin>: 1 finding: 1 error\n"
    assert "only one" in dragoman(capfd, "check", "-", "-")[2]


def test_models_and_plugins_are_listed(folder, capfd):
    status, out, err = dragoman(capfd, "models")
    assert status == 0
    assert re.search(r"^good \(default\) +ar to en( +-){4}$", out, re.MULTILINE)
    assert err == "unusable cannot be used: its file is damaged (copy it again)\n"
    models = json.loads(dragoman(capfd, "models", "--json")[1])
    assert {"ar_en", "echo"} <= {model["name"] for model in models}
    assert [model["name"] for model in models if model["default"]] == ["good"]
    status, out, _ = dragoman(capfd, "plugins")
    assert status == 0
    assert re.search(r"^dragoman_plugins +project +.*register_backends", out, re.MULTILINE)
    status, out, _ = dragoman(capfd, "plugins", "--no-plugin", "check_figures", "--json")
    names = {plugin["name"] for plugin in json.loads(out)}
    assert "markdown" in names
    assert "check_figures" not in names


def test_a_plugin_adds_a_command(folder, capfd):
    assert dragoman(capfd, "greet") == (0, "hello\n", "")
    status, out, _ = dragoman(capfd, "greet", "--help")
    assert (status, "Say hello." in out) == (0, True)
    status, out, err = dragoman(capfd, "--help")
    assert (status, err) == (0, "")
    table = out.partition("\nCommands of plugins:\n")[2]
    assert re.search(r"^  greet +Say hello\.\n(.+\n)*  stumble", table, re.MULTILINE)


def test_help_comes_also_where_a_plugin_is_broken(folder, capfd):
    (folder / "dragoman_plugins.py").write_text("1 / 0", encoding="utf-8")
    status, out, err = dragoman(capfd, "--help")
    assert (status, err) == (0, "")
    assert "translate" in out
    assert "plugin dragoman_plugins" in " ".join(out.split())


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_an_example(folder, capfd, command):
    status, out, err = dragoman(capfd, *command.split(), "--help")
    assert (status, err) == (0, "")
    assert re.search(rf"^ +dragoman {command or 'translate'}", out, re.MULTILINE)


def test_the_table_of_commands_is_that_of_the_modules(folder, capfd):
    for name, line in COMMANDS.items():
        out = dragoman(capfd, name, "--help")[1]
        assert out.startswith(f"Usage: dragoman {name} ")
        assert line.endswith(".")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("translat news.ar.md", "there is no command translat: did you mean translate?"),
        ("translate news.ar.md --fromat markdown", "--fromat"),
        ("translate news.ar.md --format markdwon", "no format markdwon (did you mean markdown?"),
        ("translate news.ar.md --model godo", "no model godo (did you mean good?"),
        ("translate news.ar.md --model ./nowhere", "nowhere"),
        ("translate news.ar.md --beam 0", "command line: beam is 0 (expected int >= 1"),
        ("translate news.ar.md --beam wide", "--beam"),
        ("translate news.ar.md --no-plugin markdwn", "did you mean markdown?"),
        ("translate nwes.ar.md", "nwes.ar.md: no such file (did you mean news.ar.md?"),
        ("translate .", "a directory"),
        ("translate news.ar.md dragoman.toml -o x.md", "-o is for one file"),
        ("translate news.ar.md -o x.md --out-dir y", "-o is for one file"),
        ("translate news.ar.md -o news.ar.md", "the output is the input"),
        ("translate news.ar.md -o ./../{folder}/news.ar.md", "the output is the input"),
        ("translate news.ar.md --report news.ar.md", "the output is the input"),
        ("translate news.ar.md -o x.md --report x.md", "both the report and a translation"),
        ("translate news.ar.md -o x.md --report ./../{folder}/x.md", "both the report and"),
        ("translate news.ar.md --out-dir . --report news.en.md", "both the report and"),
        ("translate news.ar.md --report -", "--report takes a file"),
        (f"translate news.ar.md -o {'x' * 300}", "File name too long"),
        (f"translate news.ar.md --report {'x' * 300}", "File name too long"),
        (f"translate {'x' * 300} -o out.md", "File name too long"),
        ("translate news.ar.md -o no/where.md", "its folder is missing (mkdir -p no"),
        ("translate news.ar.md -o .", "a directory"),
        ("translate news.ar.md --out-dir dragoman.toml", "File exists"),
        ("translate news.ar.md ./news.ar.md --out-dir x", "would both be written to"),
        ("translate - --out-dir x", "standard input has no name"),
        ("translate dragoman.toml", "the format is not known by this file name"),
        ("check news.ar.md", "Missing argument 'TARGET'"),
        ("check news.ar.md gone.md", "gone.md: no such file"),
        ("", "Missing command"),
    ],
)
def test_a_mistake_is_one_line_with_a_hint_and_status_2(folder, capfd, arguments, message):
    status, out, err = dragoman(capfd, *arguments.format(folder=folder.name).split())
    assert (status, out) == (2, "")
    assert message in err
    assert re.fullmatch(r"dragoman: error: .+ \(.+\)\n", err)
    assert (folder / "news.ar.md").read_text(encoding="utf-8") == NEWS


def test_without_a_file_a_terminal_is_not_read(folder, capfd, monkeypatch):
    stdin(monkeypatch, "")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    status, _, err = dragoman(capfd, "translate")
    assert (status, "name a file" in err) == (2, True)


def test_a_bad_file_does_not_stop_the_others(folder, capfd):
    arguments = ["translate", "gone.md", "news.ar.md", "--out-dir", "en"]
    status, _, err = dragoman(capfd, *arguments)
    assert status == 2
    assert "gone.md: no such file" in err
    assert (folder / "en" / "news.en.md").read_text(encoding="utf-8") == ENGLISH


def test_an_interrupted_run_writes_nothing(folder, capfd):
    before = sorted(folder.iterdir())
    arguments = ["translate", "news.ar.md", "-o", "out.md", "--model", "interrupted"]
    assert dragoman(capfd, *arguments) == (130, "", "\ndragoman: interrupted\n")
    made = {"__pycache__", ".dragoman"}  # of the plugin, and of the memory
    assert sorted(path for path in folder.iterdir() if path.name not in made) == before


def test_a_bug_is_reported_without_a_traceback(folder, capfd):
    for command in (["translate", "news.ar.md", "--model", "broken"], ["stumble"]):
        status, out, err = dragoman(capfd, *command)
        assert (status, out) == (2, "")
        where = r"ZeroDivisionError: a bug, at .+dragoman_plugins\.py:\d+"
        assert re.fullmatch(rf"dragoman: error: .*{where} \(.+\)\n", err)


def test_a_broken_project_plugin_says_how_to_leave_it_out(folder, capfd, monkeypatch):
    (folder / "dragoman_plugins.py").write_text("import nowhere", encoding="utf-8")
    status, _, err = dragoman(capfd, "plugins")
    assert (status, "--no-plugin dragoman_plugins" in err) == (2, True)
    monkeypatch.setenv("DRAGOMAN_BLOCK", "dragoman_plugins")
    assert dragoman(capfd, "plugins")[0] == 0


def test_python_m_dragoman_is_the_same_command(folder):
    command = [sys.executable, "-m", "dragoman"]
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"dragoman {__version__}\n"
    done = subprocess.run([*command, "--nope"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_a_locale_without_arabic_changes_nothing(folder):
    (folder / "bad.md").write_text(ENGLISH.replace("12", "21"), encoding="utf-8")
    command = [sys.executable, "-m", "dragoman", "check", "news.ar.md", "bad.md"]
    environ = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, env=environ, check=True)
    assert "قتل 12 شخصا" in done.stdout.decode("utf-8")


def test_a_closed_pipe_ends_quietly(folder):
    command = f"{sys.executable} -m dragoman translate big.md 2>err | head -c 1"
    (folder / "big.md").write_text(f"```\n{NEWS * 20_000}", encoding="utf-8")
    done = subprocess.run(["sh", "-c", command], capture_output=True, env=os.environ, check=True)
    assert done.stdout == b"`"
    assert "Traceback" not in (folder / "err").read_text(encoding="utf-8")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_shows_late_and_only_on_a_terminal(monkeypatch):
    shown = {}
    for terminal in (io.StringIO(), Terminal()):
        for patience in (0.0, 60.0):
            monkeypatch.setattr(sys, "stderr", terminal)
            monkeypatch.setattr(progress, "PATIENCE", patience)
            with LateProgress("[news].ar.md") as advance:
                advance(1, 2)
            shown[terminal.isatty(), patience] = "[news].ar.md" in terminal.getvalue()
            terminal.seek(0)
            terminal.truncate()
    assert [key for key, value in shown.items() if value] == [(True, 0.0)]


LOOKS = """
import sys

found = []
sys.addaudithook(lambda event, args: found.append(str(args[0])) if event == "open" else None)
from dragoman.cli import run

run(["--help"])
ours = [name for name in found if name.endswith("entry_points.txt")]
print(len(ours), len(set(ours)), file=sys.stderr)
"""


def test_help_reads_each_distribution_once(folder):
    (
        folder / "dragoman_plugins.py"
    ).unlink()  # one of these is loaded by a host, which looks itself
    done = subprocess.run([sys.executable, "-c", LOOKS], capture_output=True, text=True, check=True)
    read, distributions = map(int, done.stderr.split())
    assert read == distributions > 0
