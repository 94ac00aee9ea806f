"""Corrections: typed, counted, taken back, saved."""

from pathlib import Path

from dragoman import translate
from dragoman_hooks.review.build import review_translation

SOURCE = (Path(__file__).parents[2] / "fixtures" / "review" / "news.ar.md").read_text("utf-8")
FIRST = "21 people died in the shelling of the city."


def test_a_sentence_is_edited_as_markdown_counted_and_taken_back(opened):
    page = opened()
    page.keys("j", "j", "Enter")
    area = page.page.locator("textarea")
    assert area.input_value() == "The truce enters its **third** day"
    area.fill("The truce is in its **third**\nday")
    page.keys("Escape")
    heading = page.page.locator("h2.cell .s").last
    assert heading.text_content() == "The truce is in its **third** day"
    assert heading.locator("ins").text_content() == "is in"
    assert page.text(".count.changes") == "1 change"
    assert page.text("#changes .jump") == "enters is in"
    page.keys("u")
    assert heading.text_content() == "The truce enters its third day"
    assert heading.locator("strong").text_content() == "third"
    assert page.page.locator(".count.changes").count() == 0
    page.keys("Control+z")
    assert heading.text_content() == "The truce is in its **third** day"
    page.page.locator("#changes .back").click()
    assert heading.text_content() == "The truce enters its third day"


def test_a_figure_that_is_put_right_is_found_again(opened):
    page = opened()
    pair = page.pair_of("21 people")
    page.type(pair, FIRST.replace("21", "12"))
    assert page.page.locator(".fig.is-found").all_text_contents() == ["12", "12"]
    assert "is-edited" in page.page.locator(".finding").first.get_attribute("class")
    page.keys("Control+z")
    assert page.page.locator(".is-found, .is-edited").count() == 0
    assert page.page.locator("#text .fig.odd").all_text_contents() == ["12", "21"]


def test_a_month_that_gets_its_day_is_not_red_any_more(opened):
    page = opened("تبدأ في الأول من آذار.\n", "It begins in March.\n")
    assert page.page.locator(".target .fig.odd").all_text_contents() == ["March"]
    page.type(page.pair_of("It begins"), "It will begin in March.")
    assert page.page.locator(".target .fig.odd").all_text_contents() == ["March"]
    page.type(page.pair_of("It will begin"), "It begins on March 1.")
    assert page.page.locator(".target .fig.odd").count() == 0


def test_what_is_typed_is_text_and_never_markup(opened):
    page = opened()
    pair = page.pair_of("21 people")
    page.type(pair, "<img src=x onerror=alert(1)> </span> & \u00e9")
    sentence = page.page.locator(f'.target .s[data-p="{pair}"]')
    assert sentence.text_content() == "<img src=x onerror=alert(1)> </span> & \u00e9"
    assert page.page.locator("img").count() == 0


def test_nothing_is_saved_where_nothing_changed_and_leaving_with_changes_asks(opened):
    page = opened()
    page.page.get_by_role("button", name="Save patch").click()
    assert page.text("#said") == "Nothing is changed."
    page.type(page.pair_of("21 people"), "12 people died.")
    with page.page.expect_event("dialog") as asked:
        page.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"


def test_a_translation_comes_with_scores_and_is_saved_as_a_file(opened, host):
    made = translate(host, SOURCE)
    page = opened(review=review_translation(host, made, names=("news.ar.md", "news.en.md")))
    page.keys("j")
    assert page.text("#status").endswith("confidence 90 %")
    assert page.page.get_by_role("button", name="Save patch").count() == 0
    page.type(page.pair_of("EN(قُتل"), "12 died.")
    name, written = page.download("Save English")
    assert name == "news.en.md"
    assert "12 died. EN(" in written.decode()
