// The page in the browser: what belongs together, the current sentence, the findings.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const sentences = new Map(); // pair: its elements on both sides, and that of the English
for (const element of all(".s")) {
  const pair = Number(element.dataset.p);
  const found = sentences.get(pair) ?? { elements: [], target: null };
  found.elements.push(element);
  if (element.closest(".target")) found.target ??= element;
  sentences.set(pair, found);
}
const order = [...new Set(all(".target .s").map((element) => Number(element.dataset.p)))];
const items = all(".finding");
let current = null, finding = -1; // the pair and the finding that keys start from

// What belongs together

const link = (pair, name, on) => {
  for (const element of sentences.get(pair)?.elements ?? []) element.classList.toggle(name, on);
};
const light = (element, on) => {
  for (const key of ["g", "who"]) {
    const marked = element.closest(`[data-${key}]`);
    if (marked)
      for (const one of all(`[data-${key}="${marked.dataset[key]}"]`))
        one.classList.toggle("is-lit", on);
  }
};
const hover = (on) => (event) => {
  const sentence = event.target.closest?.("[data-p]");
  if (sentence) link(Number(sentence.dataset.p), "is-linked", on);
  if (event.target.closest) light(event.target, on);
};
byId("text").addEventListener("mouseover", hover(true));
byId("text").addEventListener("mouseout", hover(false));

// The current sentence

const say = (text) => { byId("said").textContent = text; };
const choose = (pair) => {
  if (current !== null) link(current, "is-current", false);
  current = pair;
  link(pair, "is-current", true);
  const row = sentences.get(pair).elements[0].closest(".row");
  const [here, there] = row.dataset.lines.split(" ");
  const { score, edit } = data.pairs[pair];
  const at = order.indexOf(pair);
  const parts = [at < 0 ? "No counterpart" : `Sentence ${at + 1} of ${order.length}`];
  if (here) parts.push(`Arabic line ${here}`);
  if (there) parts.push(`English line ${there}`);
  if (score !== undefined) parts.push(`confidence ${Math.round(Math.exp(score) * 100)} %`);
  byId("status").textContent = parts.join(" · ");
  for (const button of all(".foot [data-do]")) button.hidden = !edit;
  all("[data-do=revert]")[0].hidden = !edits.has(pair);
};
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const show = (element, block = "nearest") =>
  element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
const go = (pair, block) => {
  const { target, elements } = sentences.get(pair);
  const element = target ?? elements[0];
  element.focus({ preventScroll: true });
  choose(pair);
  show(element, block);
};
const step = (by) => {
  const at = order.indexOf(current);
  const next = current === null ? 0 : Math.min(Math.max(at + by, 0), order.length - 1);
  if (order.length) go(order[next]);
};
byId("text").addEventListener("focusin", (event) => {
  const sentence = event.target.closest(".s");
  if (sentence) choose(Number(sentence.dataset.p));
});
byId("text").addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (chip) jump(Number(chip.dataset.chip));
  const sentence = event.target.closest(".s");
  if (sentence && !editor) choose(Number(sentence.dataset.p));
});
byId("text").addEventListener("dblclick", (event) => {
  const sentence = event.target.closest(".target .s");
  if (sentence) edit(Number(sentence.dataset.p));
});

// Findings

const flash = (elements) => {
  for (const element of elements) {
    element.classList.remove("is-flashing");
    void element.offsetWidth; // so that the animation starts again
    element.classList.add("is-flashing");
    setTimeout(() => element.classList.remove("is-flashing"), 1500);
  }
};
const jump = (number) => {
  const { row, pair } = data.findings[number];
  items[finding]?.classList.remove("at");
  finding = number;
  items[number].classList.add("at");
  items[number].scrollIntoView({ block: "nearest" });
  byId("panel").classList.remove("is-open");
  const marked = all(`[data-f~="${number}"]`, byId("text"));
  const place = sentences.get(pair)?.target ?? marked[0] ?? (row === null ? null : byId(`r${row}`));
  if (!place) return;
  if (pair !== null) go(pair, "center");
  else show(place, "center");
  flash(marked.length ? marked : [place]);
};
const isOpen = (item) => !item.classList.contains("is-done");
const nextFinding = (by) => {
  for (let i = 1; i <= items.length; i += 1) {
    const from = finding < 0 && by < 0 ? 0 : finding;
    const at = (((from + by * i) % items.length) + items.length) % items.length;
    if (isOpen(items[at])) return jump(at);
  }
  return say(items.length ? "Every finding is looked at." : "There are no findings.");
};
const toggleDone = (number) => {
  const button = items[number]?.querySelector(".done");
  if (!button) return;
  const done = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(done));
  items[number].classList.toggle("is-done", done);
  for (const chip of all(`[data-chip="${number}"]`)) chip.classList.toggle("is-done", done);
  const left = items.filter(isOpen).length;
  say(left ? `${left} of ${items.length} findings left` : "Every finding is looked at.");
};
byId("panel").addEventListener("click", (event) => {
  const item = event.target.closest("li");
  if (!item) return;
  if (event.target.closest(".done")) toggleDone(Number(item.dataset.f));
  else if (event.target.closest(".back")) set(Number(item.dataset.pair), undefined);
  else if (item.dataset.pair) {
    byId("panel").classList.remove("is-open");
    go(Number(item.dataset.pair), "center");
  } else jump(Number(item.dataset.f));
});
