"""Comparing a person's translation with its source: silent when it is good, exact when it is not."""

from pathlib import Path

import pytest

from dragoman import check, create_host

PAIRS = Path(__file__).parents[1] / "fixtures" / "checking"
PLANTED = [
    tuple(field.replace("\\n", "\n") for field in line.split("\t"))
    for line in (PAIRS / "planted.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.fixture(scope="module")
def host():
    return create_host(entry_points=False)


def read(name):
    return [(PAIRS / f"{name}.{language}.md").read_text("utf-8") for language in ("ar", "en")]


@pytest.mark.parametrize("name", ["budget", "floods"])
def test_a_good_translation_has_no_findings(host, name):
    assert check(host, *read(name)) == ()


@pytest.mark.parametrize(("name", "old", "new", "kind", "severity", "left", "right"), PLANTED)
def test_a_planted_error_is_the_only_finding(host, name, old, new, kind, severity, left, right):
    source, good = read(name)
    assert good.count(old) == 1
    target = good.replace(old, new)
    found = check(host, source, target)
    assert [(f.check, f.severity) for f in found] == [(kind, severity)], found
    if left:
        assert found[0].source.of(source) == left
    if right:
        assert found[0].target.of(target) == right
