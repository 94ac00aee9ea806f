"""Reading a page: what belongs together, and the way to every finding."""

from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")

FIXTURES = Path(__file__).parents[2] / "fixtures" / "review"
FIRST = "21 people died in the shelling of the city."
HOSTILE = (FIXTURES / "hostile.md").read_text("utf-8")


def test_pointing_at_a_sentence_or_a_figure_lights_up_its_pair(opened):
    page = opened()
    pair = page.pair_of("21 people")
    page.page.locator(f'.target .s[data-p="{pair}"]').hover()
    linked = page.page.locator(".is-linked")
    assert linked.count() == 2
    assert linked.first.text_content() == "قُتل 12 شخصا في القصف على المدينة."
    figure = page.page.locator(".target .fig", has_text="56")
    figure.hover()
    assert page.page.locator(".source .fig.is-lit").all_text_contents() == ["56"]
    page.page.mouse.move(1, 1)
    assert page.page.locator(".is-linked, .is-lit").count() == 0


def test_a_figure_has_one_colour_on_both_sides_and_what_differs_stands_out(opened):
    page = opened().page
    ours, theirs = (page.locator(f".{side} .fig") for side in ("source", "target"))
    look = "(all) => all.map((one) => [one.textContent, one.className])"
    left, right = (dict(side.evaluate_all(look)) for side in (ours, theirs))
    assert left["56"] == right["56"] != "fig odd"
    assert left["30"] == right["30"]
    assert left["12"] == right["21"] == "fig odd"


def test_a_speaker_is_marked_alike_on_both_sides(opened):
    page = opened().page
    assert page.locator(".source .who").get_attribute("data-who") == page.locator(
        ".target .who"
    ).get_attribute("data-who")


def test_a_click_on_a_finding_or_its_number_goes_there_and_flashes(opened):
    page = opened(viewport={"width": 1300, "height": 400})
    page.page.locator(".finding .jump", has_text="12 in the source reads 21").click()
    flashing = page.page.locator(".is-flashing")
    assert flashing.all_text_contents() == ["12", "21"]
    assert page.text(".target .is-current") == FIRST
    page.page.locator(".finding .jump", has_text="no counterpart").click()
    playwright.expect(page.page.locator(".source .is-current")).to_be_in_viewport()
    page.page.locator(".chip").first.click()
    assert page.text(".target .is-current") == FIRST
    playwright.expect(page.page.locator(".target .is-current")).to_be_in_viewport()


def test_keys_move_between_sentences_and_findings(opened):
    page = opened()
    page.keys("j", "j")
    assert (
        page.page.evaluate("document.activeElement.textContent") == "The truce enters its third day"
    )
    page.keys("ArrowDown", "ArrowDown", "k")
    assert page.page.evaluate("document.activeElement.textContent") == FIRST
    assert page.text("#status").startswith("Sentence 3 of ")
    page.keys("n")
    assert page.page.locator(".finding.at").get_attribute("data-f") == "0"
    page.keys("n", "N")
    assert page.page.locator(".finding.at").get_attribute("data-f") == "0"
    page.keys("x", "n", "n", "n")
    assert page.text("#said") != ""
    assert page.page.locator(".finding.is-done").count() == 1
    page.keys("?")
    assert page.page.locator("dialog").is_visible()
    page.keys("j", "Escape")
    assert not page.page.locator("dialog").is_visible()


def test_everything_can_be_reached_with_tab(opened):
    page = opened()
    stops = "[...document.querySelectorAll('button, .target .s')]"
    seen = set()
    for _ in range(60):
        page.keys("Tab")
        seen.add(page.page.evaluate(f"{stops}.indexOf(document.activeElement)"))
    visible = f"{stops}.flatMap((one, at) => one.checkVisibility() && !one.disabled ? [at] : [])"
    assert seen - {-1} == set(page.page.evaluate(visible))
    assert len(seen) > 20


def test_a_hostile_document_is_only_text(opened):
    page = opened(HOSTILE, HOSTILE.replace("قال", "he said"))
    assert page.page.title() == "news.en.md – review"
    assert page.page.locator("main script, main img, main style, main a").count() == 0
    assert "onerror=alert(1)" in page.text("main")
    assert page.page.locator(".target .control").all_text_contents() == [
        "U+202E",
        "U+2066",
        "U+2069",
    ]
    page.page.locator(".target .s", has_text="he said").focus()
    page.keys("e")
    line = HOSTILE.splitlines()[6].replace("قال", "he said")
    assert page.page.locator("textarea").input_value() == line


def test_a_long_document_stays_fluent(opened):
    source = "\n\n".join(f"قُتل {n} شخصا في القصف على المدينة {n}." for n in range(500))
    target = "\n\n".join(f"{n} people died in the shelling of the city {n}." for n in range(500))
    page = opened(source, target)
    took = page.page.evaluate(
        """async () => {
          const press = (key) => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true }));
          const start = performance.now();
          for (let i = 0; i < 60; i += 1) {
            press("j");
            await new Promise((done) => requestAnimationFrame(done));
          }
          return (performance.now() - start) / 60;
        }"""
    )
    assert page.text("#status").startswith("Sentence 60 of 500")
    assert took < 100  # ms a step on a slow machine
