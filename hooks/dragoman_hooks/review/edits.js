// Corrections: typed in place, shown as changes, taken back.

const originals = new Map(); // pair: the nodes of its English as they came
const edits = new Map(); // pair: what was typed
const history = []; // [pair, what its text was before, undefined for none]
let editor = null; // the pair that is being edited, and its text area

const tidy = (text, { joint }) =>
  (joint ? text.replace(/[ \t]*\n\s*/g, "\n") : text.replace(/\s*[\r\n]\s*/g, " ")).trim();
const textOf = (pair) => edits.get(pair) ?? data.pairs[pair].edit.text;
const grow = (area) => {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
};
const edit = (pair) => {
  if (pair === null || editor) return;
  if (!data.pairs[pair].edit) return say("This text has no place in the English file.");
  const { target } = sentences.get(pair);
  const area = document.createElement("textarea");
  area.className = "editor";
  area.lang = "en";
  area.spellcheck = true;
  area.rows = 1;
  area.value = textOf(pair);
  area.setAttribute("aria-label", `English of sentence ${order.indexOf(pair) + 1}`);
  choose(pair);
  target.hidden = true;
  target.after(area);
  editor = { pair, area };
  area.addEventListener("input", () => grow(area));
  area.addEventListener("blur", () => leave(false));
  grow(area);
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  say("");
};
const leave = (refocus) => {
  if (!editor) return;
  const { pair, area } = editor;
  editor = null;
  const text = tidy(area.value, data.pairs[pair].edit);
  sentences.get(pair).target.hidden = false;
  area.remove();
  set(pair, text);
  if (refocus) go(pair);
};
const set = (pair, text) => {
  if (!data.pairs[pair].edit) return;
  const before = edits.get(pair);
  const after = text === data.pairs[pair].edit.text ? undefined : text;
  if (before === after) return;
  history.push([pair, before]);
  apply(pair, after);
};
const undo = () => {
  const last = history.pop();
  if (!last) return;
  apply(...last);
  go(last[0]);
};
const apply = (pair, text) => {
  if (text === undefined) edits.delete(pair);
  else edits.set(pair, text);
  paint(pair);
  list();
  if (pair === current) choose(pair);
};

// How an edited sentence looks: what is new, and the figures that are still or again there

const common = (a, b) => {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
};
const difference = (before, after) => {
  const [a, b] = [before, after].map((text) => text.split(/(\s+)/));
  const head = common(a, b);
  const tail = common(a.slice(head).reverse(), b.slice(head).reverse());
  const cut = (list) => list.slice(head, list.length - tail).join("");
  const start = b.slice(0, head).join("").length;
  return { removed: cut(a), added: cut(b), start };
};
const find = (text, part) => {
  for (let at = text.indexOf(part); part && at >= 0; at = text.indexOf(part, at + 1)) {
    const around = [text[at - 1] ?? " ", text[at + part.length] ?? " "];
    if (!around.some((c) => /[\p{L}\p{N}]/u.test(c))) return at;
  }
  return -1;
};
// March of "March 1", where only March stood, is not the figure that differed any more
const isGrown = (text, at, end) =>
  /\d\s$/.test(text.slice(0, at)) || /^\s\d/.test(text.slice(end));
const known = (pair) => {
  const { target, elements } = sentences.get(pair);
  const kept = all("[data-g], [data-who]", originals.get(pair) ?? target).map((mark) => ({
    text: mark.textContent, mark,
  }));
  const lost = elements.filter((element) => element !== target)
    .flatMap((element) => all("[data-digits]", element))
    .map((mark) => ({ text: mark.dataset.digits, mark, source: mark }));
  return [...lost, ...kept];
};
const paint = (pair) => {
  const { target } = sentences.get(pair);
  const text = edits.get(pair);
  const isEdited = text !== undefined;
  if (!originals.has(pair)) {
    const kept = document.createDocumentFragment();
    kept.append(...[...target.childNodes].map((node) => node.cloneNode(true)));
    originals.set(pair, kept);
  }
  const marks = known(pair);
  for (const { source } of marks) source?.classList.remove("is-found");
  target.classList.toggle("is-edited", isEdited);
  items.forEach((item, at) => {
    if (data.findings[at].pair === pair) item.classList.toggle("is-edited", isEdited);
  });
  if (!isEdited) return target.replaceChildren(originals.get(pair).cloneNode(true));
  const { added, start } = difference(data.pairs[pair].edit.text, text);
  const owner = new Array(text.length).fill(null);
  for (const { text: part, mark, source } of marks) {
    const at = find(text, part);
    if (at < 0 || owner.slice(at, at + part.length).some(Boolean)) continue;
    if (mark.matches(".odd") && !source && isGrown(text, at, at + part.length)) continue;
    owner.fill(mark, at, at + part.length);
    source?.classList.add("is-found");
  }
  target.replaceChildren();
  for (let from = 0; from < text.length;) {
    const isNew = (at) => at >= start && at < start + added.length;
    let to = from + 1;
    while (to < text.length && owner[to] === owner[from] && isNew(to) === isNew(from)) to += 1;
    let node = document.createTextNode(text.slice(from, to));
    for (const [wanted, like] of [[owner[from], owner[from]], [isNew(from), null]]) {
      if (!wanted) continue;
      const around = document.createElement(like ? "span" : "ins");
      if (like) {
        around.className = like.className;
        for (const key of ["g", "who"])
          if (like.dataset[key]) around.dataset[key] = like.dataset[key];
      }
      around.append(node);
      node = around;
    }
    target.append(node);
    from = to;
  }
  target.title = `was: ${data.pairs[pair].edit.text}`;
  return undefined;
};
const element = (name, text, className = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
};
const list = () => {
  const pairs = order.filter((pair) => edits.has(pair));
  byId("changes").replaceChildren(...pairs.map((pair) => {
    const { removed, added } = difference(data.pairs[pair].edit.text, edits.get(pair));
    const item = element("li", "");
    item.dataset.pair = pair;
    const button = element("button", "", "jump");
    button.type = "button";
    if (removed) button.append(element("del", removed), " ");
    if (added) button.append(element("ins", added));
    const back = element("button", "↶", "back");
    back.type = "button";
    back.title = "Take this change back";
    back.setAttribute("aria-label", "Take this change back");
    item.append(button, back);
    return item;
  }));
  byId("changed").hidden = !pairs.length;
  all("[data-do=undo]")[0].disabled = !history.length;
  all(".count.changes").forEach((one) => one.remove());
  if (pairs.length)
    byId("counts").append(
      element("span", `${pairs.length} change${pairs.length > 1 ? "s" : ""}`, "count changes"),
    );
};
