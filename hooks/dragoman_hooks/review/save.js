// Saving: as a patch that `git apply` takes, as the whole file, into the memory.

const points = Array.from(data.target); // offsets count code points
let saved = ""; // the state of the edits that was saved last

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
