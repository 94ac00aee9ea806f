"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const points = Array.from(data.target); // offsets count code points
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
  const order = all(".target .s").map((element) => Number(element.dataset.p))
    .filter((pair, at, list) => list.indexOf(pair) === at);
  const items = all(".finding");
  const originals = new Map(); // pair: the nodes of its English as they came
  const edits = new Map(); // pair: what was typed
  const history = []; // [pair, what its text was before, undefined for none]
  let current = null, finding = -1, editor = null, saved = "";

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

  // Editing

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

  // Saving

  const written = {
    "": (text, { joint }) => (joint ? text.replaceAll("\n", joint) : text),
    quoted: (text) => JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
    attribute: (text) => text.replace(/[&<"']/g, (c) => `&#${c.charCodeAt(0)};`),
    title: (text) => text.replace(/(?<!\\)["'()]/g, "\\$&"),
    cell: (text) => text.replace(/(?<!\\)\|/g, "\\|"),
  };
  const replacements = () => [...edits].map(([pair, text]) => {
    const { edit: place } = data.pairs[pair];
    const inner = written[place.form](text, place);
    return { ...place, pair, text: text ? place.before + inner + place.after : inner };
  }).sort((a, b) => a.start - b.start || a.pair - b.pair);
  const replaced = (from, to, changes) => {
    let out = "", at = from;
    for (const { start, end, text } of changes) {
      out += points.slice(at, start).join("") + text;
      at = end;
    }
    return out + points.slice(at, to).join("");
  };
  const english = () => replaced(0, points.length, replacements());
  const split = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const lineStarts = () => {
    const starts = [0];
    points.forEach((c, at) => { if (c === "\n" && at + 1 < points.length) starts.push(at + 1); });
    return starts;
  };
  const changedLines = () => {
    const starts = lineStarts();
    const lineOf = (offset) => {
      let low = 0, high = starts.length;
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if (starts[middle] <= offset) low = middle;
        else high = middle;
      }
      return low;
    };
    const groups = [];
    for (const change of replacements()) {
      const first = lineOf(change.start);
      const last = lineOf(Math.max(change.start, change.end - 1));
      const before = groups.at(-1);
      if (before && first <= before.last) {
        before.last = Math.max(before.last, last);
        before.changes.push(change);
      } else groups.push({ first, last, changes: [change] });
    }
    return groups.map(({ first, last, changes }) => {
      const [from, to] = [starts[first], starts[last + 1] ?? points.length];
      const [before, after] = [points.slice(from, to).join(""), replaced(from, to, changes)];
      const [old, made] = [split(before), split(after)];
      const head = common(old, made);
      const tail = common(old.slice(head).reverse(), made.slice(head).reverse());
      return {
        first: first + head,
        old: old.slice(head, old.length - tail),
        made: made.slice(head, made.length - tail),
      };
    }).filter(({ old, made }) => old.length || made.length);
  };
  const patch = (around = 3) => {
    const lines = split(data.target);
    const hunks = [];
    for (const change of changedLines()) {
      const before = hunks.at(-1);
      const last = before?.at(-1);
      if (last && change.first - last.first - last.old.length <= 2 * around) before.push(change);
      else hunks.push([change]);
    }
    const marked = (mark, line) =>
      mark + (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`);
    let shift = 0, out = "";
    for (const hunk of hunks) {
      const start = Math.max(hunk[0].first - around, 0);
      const { first, old } = hunk.at(-1);
      const end = Math.min(first + old.length + around, lines.length);
      let at = start, body = "", grown = 0;
      for (const { first: from, old: gone, made } of hunk) {
        body += lines.slice(at, from).map((line) => marked(" ", line)).join("");
        body += gone.map((line) => marked("-", line)).join("");
        body += made.map((line) => marked("+", line)).join("");
        at = from + gone.length;
        grown += made.length - gone.length;
      }
      body += lines.slice(at, end).map((line) => marked(" ", line)).join("");
      const size = end - start;
      const range = (from, count) => `${count ? from + 1 : from},${count}`;
      out += `@@ -${range(start, size)} +${range(start + shift, size + grown)} @@\n${body}`;
      shift += grown;
    }
    const name = (side) => {
      const whole = `${side}/${data.file}`;
      if (/["\\\p{Cc}]/u.test(whole)) return JSON.stringify(whole);
      return whole.includes(" ") ? `${whole}\t` : whole;
    };
    return out && `--- ${name("a")}\n+++ ${name("b")}\n${out}`;
  };
  const state = () => JSON.stringify([...edits]);
  const download = (name, text) => {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    anchor.download = name.split("/").at(-1);
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
    saved = state();
  };
  const savePatch = () => {
    const text = patch();
    if (!text) return say("Nothing is changed.");
    download(`${data.file}.patch`, text);
    return say(`Saved ${edits.size} change${edits.size > 1 ? "s" : ""} as a patch.`);
  };
  const saveFile = () => {
    download(data.file, english());
    say("Saved the English file.");
  };
  const remember = async () => {
    const corrections = [...edits].filter(([pair, text]) => text && data.pairs[pair].source)
      .map(([pair, text]) => ({ source: data.pairs[pair].source, english: text }));
    if (!corrections.length) return say("Nothing is changed.");
    try {
      const answer = await fetch(data.saveTo, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ corrections }),
      });
      const found = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(found.error ?? `the server says ${answer.status}`);
    } catch (error) {
      return say(`Not saved: ${error.message}`);
    }
    saved = state();
    return say(`The memory learnt ${corrections.length}.`);
  };
  addEventListener("beforeunload", (event) => {
    if (edits.size && state() !== saved) event.preventDefault();
  });

  // Buttons and keys

  const toggle = () => {
    byId("panel").classList.toggle("is-open");
    if (byId("panel").classList.contains("is-open")) byId("panel").querySelector("button")?.focus();
  };
  const actions = {
    previous: () => nextFinding(-1),
    next: () => nextFinding(1),
    panel: toggle,
    undo,
    remember,
    "save-patch": savePatch,
    "save-file": saveFile,
    help: () => byId("help").showModal(),
    close: () => byId("help").close(),
    edit: () => edit(current),
    revert: () => { if (current !== null) set(current, undefined); },
  };
  document.addEventListener("click", (event) => {
    const name = event.target.closest("[data-do]")?.dataset.do;
    if (name) actions[name]();
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest(".foot [data-do]")) event.preventDefault(); // the focus stays
  });
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    n: () => nextFinding(1),
    N: () => nextFinding(-1),
    x: () => toggleDone(finding),
    e: () => edit(current ?? order[0] ?? null),
    u: actions.revert,
    f: toggle,
    "?": actions.help,
    Escape: () => byId("panel").classList.remove("is-open"),
  };
  document.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing || byId("help").open) return;
    if (editor) {
      if (key === "Escape" || (key === "Enter" && !event.shiftKey)) {
        event.preventDefault();
        leave(true);
      }
      return;
    }
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z" && !event.shiftKey) {
      event.preventDefault();
      undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Enter" && event.target.closest(".s")) {
      event.preventDefault();
      edit(Number(event.target.dataset.p));
      return;
    }
    if (key.startsWith("Arrow") && event.target.closest("#panel, .tools")) return;
    if (keys[key]) {
      event.preventDefault();
      keys[key]();
    }
  });
})();
