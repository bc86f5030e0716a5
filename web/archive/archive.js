// The browser's side of the list of all statements of an archive; the program wasm/archive decides what is
// in it. The list is as high as all of them are, so the scrollbar is true, and has those in
// sight. They are loaded from files beside this script's page as they come into sight.

import {startProgram} from "../element/programs.js";
import {messageOf, warn} from "../shared/report.js";

/** @typedef {HTMLLIElement & {place?: number}} Item */

const page = /** @type {HTMLElement} */ (document.querySelector(".all")),
  form = /** @type {HTMLFormElement} */ (page.querySelector("form")),
  list = /** @type {HTMLOListElement} */ (page.querySelector("ol")),
  status = /** @type {HTMLElement} */ (page.querySelector("[role=status]")),
  query = /** @type {HTMLInputElement} */ (form.elements.namedItem("q")),
  speaker = /** @type {HTMLSelectElement} */ (form.elements.namedItem("speaker")),
  day = /** @type {HTMLInputElement} */ (form.elements.namedItem("as-of"));

/** The statements that are in the list, by their place. @type {Map<number, Item>} */
const items = new Map();

/** Those of them that are out of sight and stay while they have the focus. @type {Set<number>} */
const kept = new Set();

/** Does an action of the program. @type {(action: string) => any} */
let dispatch = () => {};
let entry = 0,
  count = 0;

/** How much of the window the search covers, where it stays in sight. */
const covered = () => (getComputedStyle(form).position === "sticky" ? form.offsetHeight : 0);

/** Where the list begins in the page, and how far that may be scrolled for its first entry to be seen. */
const start = () => list.getBoundingClientRect().top + scrollY - covered();

/** What the program has done in the page. */
const host = {
  /** The list is another one. @param {number} height @param {number} top @param {number} n */
  redraw(height, top, n) {
    for (const item of items.values()) item.remove();
    items.clear();
    kept.clear();
    list.style.blockSize = `${height}px`;
    count = n;
    const to = start() + top;
    if (top || scrollY > to) scrollTo({top: to, behavior: "instant"});
  },
  /** Puts one of the listed where it belongs; says whether it is new. @param {number} i @param {number} top */
  place(i, top) {
    let item = items.get(i);
    if (item) {
      kept.delete(i);
      item.style.insetBlockStart = `${top}px`;
      return false;
    }
    item = document.createElement("li");
    item.append(document.createElement("div"));
    item.place = i;
    item.style.insetBlockStart = `${top}px`;
    item.style.blockSize = `${entry}px`;
    item.setAttribute("aria-posinset", String(i + 1));
    item.setAttribute("aria-setsize", String(count));
    items.set(i, item);
    let next = /** @type {Item | null} */ (list.lastElementChild);
    while (next && Number(next.place) > i) next = /** @type {Item | null} */ (next.previousElementSibling);
    if (next) next.after(item);
    else list.prepend(item);
    return true;
  },
  /** What the program draws of one of the listed. @param {number} i */
  at: (i) => items.get(i)?.firstElementChild ?? null,
  /** Takes out one that is out of sight, once it has not the focus. @param {number} i */
  drop(i) {
    const item = items.get(i);
    if (!item) return;
    if (item.contains(document.activeElement)) {
      kept.add(i);
      return;
    }
    kept.delete(i);
    item.remove();
    items.delete(i);
  },
  /** @param {string} name */
  load(name) {
    fetch(new URL(name, page.dataset.files), {credentials: "same-origin"})
      .then(async (response) => {
        if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
        const content = await response.text();
        dispatch(`arrived:${name}\n${content}`);
      })
      .catch((error) => {
        warn(`${name} could not be loaded`, error);
        dispatch(`failed:${name}`);
      });
  },
  /** What the controls show. @param {string} words @param {string} who @param {string} asOf */
  chosen(words, who, asOf) {
    if (query.value !== words) query.value = words;
    speaker.value = who;
    day.value = asOf;
  },
};

/** Tells the program what is in sight. */
function scroll() {
  const top = start() - scrollY,
    height = innerHeight - covered() - Math.max(top, 0);
  dispatch(`scroll:${Math.round(Math.max(-top, 0))},${Math.round(Math.max(height, 0))},${entry}`);
}

/** Measures an entry, which is as high as the style sheet says, in whole pixels. */
function measure() {
  const item = document.createElement("li");
  list.append(item);
  const height = Math.ceil(item.getBoundingClientRect().height);
  item.remove();
  return height;
}

let due = 0,
  later = 0,
  written = "";

/** Writes into the address what is listed and where, so that Back and reloading lead here. */
function write() {
  const fragment = `#${dispatch("fragment")}`;
  if (fragment === written || document.visibilityState === "hidden") return;
  written = fragment;
  history.replaceState(history.state, "", fragment === "#" ? location.pathname + location.search : fragment);
}

/** Calls sight with the next frame, and write when nothing has moved for a while: browsers refuse too many. */
function moved() {
  due ||= requestAnimationFrame(() => {
    due = 0;
    scroll();
  });
  clearTimeout(later);
  later = setTimeout(write, 250);
}

/** Moves the focus to the statement before or after the one that has it. @param {number} by */
function step(by) {
  const item = /** @type {Item | null} */ (document.activeElement?.closest(".entries > li"));
  if (!item) return false;
  const to = items.get(Number(item.place) + by)?.querySelector("a");
  to?.focus({preventScroll: true});
  to?.closest("li")?.scrollIntoView({block: "nearest", behavior: "instant"});
  return Boolean(to);
}

function listen() {
  addEventListener("scroll", moved, {passive: true});
  new ResizeObserver(() => {
    const height = measure();
    if (height !== entry) {
      entry = height;
      dispatch(`go:${written}`); // each has another place now
    }
    moved();
  }).observe(list);
  addEventListener("resize", moved);
  addEventListener("hashchange", () => {
    if (location.hash !== written) dispatch(`go:${(written = location.hash)}`);
  });
  addEventListener("online", () => dispatch("again"));
  addEventListener("pagehide", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({target}) => {
    if (target === query) dispatch(`search:${query.value}`);
    else if (target === speaker) dispatch(`speaker:${speaker.value}`);
    else dispatch(`as-of:${day.value}`);
    moved();
  });
  page.addEventListener("click", ({target}) => {
    const action = target instanceof Element && target.closest("button")?.dataset.action;
    if (action) dispatch(action);
  });
  list.addEventListener("keydown", (event) => {
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (by && !event.altKey && !event.ctrlKey && !event.metaKey && step(by)) event.preventDefault();
  });
  list.addEventListener("focusout", () => setTimeout(() => kept.forEach(host.drop)));
}

/** @param {string} name */
const beside = (name) => new URL(page.dataset[name] ?? "", document.baseURI).href;

async function begin() {
  page.dataset.files = beside("manifest");
  const [{attach}, manifest, words] = await Promise.all([
    startProgram(beside("program"), beside("shim")),
    ...["manifest", "words"].map(async (name) => {
      const response = await fetch(beside(name), {credentials: "same-origin"});
      if (!response.ok) throw new Error(`${beside(name)}: ${response.status} ${response.statusText}`);
      return response.text();
    }),
  ]);
  const attached = /** @type {any} */ (attach)(host, manifest, words, status.firstElementChild);
  if (typeof attached === "string") throw new Error(attached);
  dispatch = attached;
  history.scrollRestoration = "manual"; // the browser would, before the list is there
  page.dataset.ready = "";
  entry = measure();
  written = location.hash;
  dispatch(`go:${written}`);
  scroll();
  listen();
}

begin().catch((error) => {
  warn("the list of all statements cannot be used, and the months can", error);
  page.dataset.failed = messageOf(error);
});
