// Buttons and keys.

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
