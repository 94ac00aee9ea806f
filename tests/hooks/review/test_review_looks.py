"""How the page looks: on a phone, on paper, in the dark."""

import pytest

FIRST = "21 people died in the shelling of the city."


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (c) => c.slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = rgba(getComputedStyle(at).backgroundColor);
      if (found[3] > 200) return found;
    }
    return [255, 255, 255, 255];
  };
  const bad = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.checkVisibility() || element.disabled) continue;
    const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push([element.className, element.textContent.slice(0, 20), ratio]);
  }
  return bad;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast_enough(opened, scheme):
    page = opened(color_scheme=scheme, reduced_motion="reduce")
    page.type(page.pair_of("21 people"), FIRST.replace("21", "12"))
    page.keys("n", "x")
    assert page.page.evaluate(CONTRAST) == []
    page.keys("?")
    assert page.page.evaluate(CONTRAST) == []
    page.keys("Escape")
    assert page.page.evaluate("getComputedStyle(document.body).backgroundColor") == {
        "light": "rgb(252, 251, 249)", "dark": "rgb(23, 24, 26)",
    }[scheme]  # fmt: skip


def test_motion_is_left_out_for_those_who_do_not_want_it(opened):
    page = opened(reduced_motion="reduce")
    page.keys("n")
    assert (
        page.page.locator(".is-flashing").first.evaluate(
            "(one) => getComputedStyle(one).animationName"
        )
        == "none"
    )


def test_the_printed_page_has_the_text_and_the_findings_and_no_controls(opened):
    page = opened().page
    page.emulate_media(media="print")
    for gone in (".tools button", ".foot", ".done", ".skip"):
        assert not any(
            page.locator(gone).evaluate_all("(all) => all.map((o) => o.checkVisibility())")
        )
    places = [page.locator(s).first.bounding_box()["y"] for s in (".bar", "main", ".findings")]
    assert places == sorted(places)
    assert page.locator(".finding").first.is_visible()
    assert page.locator(".chip").first.is_visible()
    assert len(page.pdf()) > 10_000


def test_on_a_phone_the_english_stands_under_its_arabic(opened):
    page = opened(viewport={"width": 360, "height": 700}, has_touch=True)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 360
    sentence = page.page.locator(".target .s", has_text="56 lorries")
    sentence.tap()
    ours, theirs = (
        page.page.locator(f".{side} .is-current").bounding_box() for side in ("source", "target")
    )
    assert ours["y"] + ours["height"] <= theirs["y"] + 1
    assert not page.page.locator("#panel").is_visible()
    page.page.get_by_role("button", name="Findings").tap()
    assert page.page.locator("#panel").is_visible()
    page.page.locator(".finding .jump").first.tap()
    assert not page.page.locator("#panel").is_visible()
    page.page.get_by_role("button", name="Edit", exact=True).tap()
    assert page.page.locator("textarea").input_value() == FIRST


def test_on_a_phone_the_buttons_stay_in_reach(opened):
    page = opened(viewport={"width": 360, "height": 500}, has_touch=True).page
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("scrollY > 500")
    for name in ("Next finding", "Save patch"):
        place = page.get_by_role("button", name=name).bounding_box()
        assert 0 <= place["y"] < 100
