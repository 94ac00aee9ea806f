"""Speakers without a name, and what their translation calls them: written for this."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.summary.called import called_in
from dragoman.text.speakers import read_reports

PAIRS = (Path(__file__).parents[1] / "fixtures" / "called.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", PAIRS)
def test_a_speaker_without_a_name_is_found(line: str) -> None:
    speaker, english, wanted = (part.strip() for part in line.split(" |"))
    phrases = [report.speaker for report in read_reports([english], "en") if report.speaker]
    found = called_in(english, speaker, phrases)
    assert (found.of(english) if found else "") == wanted


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert called_in("", "المحافظ") is None
    assert called_in("The governor spoke.", "") is None
