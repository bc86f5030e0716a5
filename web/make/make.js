// The browser's side of the form in which a story is made: it keeps the text on this
// device, reads and writes files, and shows the preview. What the form is and what a
// story is, the program decides (wasm/make). Nothing is sent anywhere.

import {focusOn, sync} from "./controls.js";
import {choose, download, write} from "./files.js";
import {Keeper} from "./keeper.js";
import {bytes, pack, packed, text} from "./blocks.js";

/** @typedef {{changed: boolean, focus: string, announce: string, ready: boolean}} Effects */
/** @typedef {{update: (action: string, value: string) => Effects, text: () => string, page: (words: string, frame: string) => string, encoded: () => string, plain: (words: string) => string, leave: () => string, see: (lang: string, wide: boolean, dark: boolean) => void}} Form */
/** @typedef {{lang: string, dir: string, name: string, title: string, words: string, blocks: {file: string, tag: string}[]}} Language words: the file of what is said in it; blocks: what a page in it has */
/** @typedef {{languages: Language[], frame: string, example: string}} Kit */

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const iframe = /** @type {HTMLIFrameElement} */ (byId("page"));
const keeper = new Keeper("statement-evidence-make");

/** @type {Form} */ let form;
/** @type {Kit} */ let kit;
/** @type {Language} */ let own;
/** By language, once it was asked for. @type {Map<string, string>} */ const words = new Map();
/** The file that the story is saved in, where the browser can. @type {FileSystemFileHandle | undefined} */ let file;
const seen = {lang: "", wide: false, dark: false};
/** Whether this tab is the one that works on the story. */ let ours = true;
/** Whether no file has the newest version. */ let dirty = false;
/** The control that is being written in: what it shows is newer than the form. @type {EventTarget | null} */ let written = null;

/** What the program has written as HTML, for browsers that ask whether it may be. @type {(written: string) => string} */
const html = (() => {
  const policy = globalThis.trustedTypes?.createPolicy("statement-evidence-make", {createHTML: (written) => written});
  return (written) => policy?.createHTML(written) ?? written;
})();

/** @param {string} lang */
async function wordsOf(lang) {
  const known = words.get(lang);
  if (known !== undefined) return known;
  const read = await text(/** @type {Language} */ (kit.languages.find((l) => l.lang === lang)).words);
  words.set(lang, read);
  return read;
}

/** Does an action, and what follows from it. @param {string} action @param {string} [value] */
function update(action, value = "") {
  const e = form.update(action, value);
  if (e.announce) byId("status").textContent = e.announce;
  if (e.changed) {
    dirty = true;
    keep();
    show();
  }
  if (e.focus) requestAnimationFrame(() => focusOn(e.focus));
  return e;
}

/** Keeps the text on this device, at once. */
function keep() {
  if (!ours) return;
  keeper.keep(form.text()).then(
    () => form.update("kept", ""),
    () => form.update("refused", ""),
  );
}

/** @type {ReturnType<typeof setTimeout> | undefined} */ let due;
/** Shows the story as it is now, when there is time. */
function show() {
  clearTimeout(due);
  due = setTimeout(async () => {
    byId("preview").hidden = form.text() === "";
    const lang = seen.lang,
      content = form.page(await wordsOf(lang), "[[content]]"),
      element = iframe.contentDocument?.querySelector("statement-evidence");
    if (!element) return;
    element.innerHTML = html(content);
    element.setAttribute("lang", lang);
    if (seen.dark) element.setAttribute("theme", "dark");
    else element.removeAttribute("theme");
    byId("preview").toggleAttribute("data-wide", seen.wide);
    form.see(seen.lang, seen.wide, seen.dark);
  }, 100);
}

/** The story as one page with everything inside. */
async function page() {
  const language = /** @type {Language} */ (kit.languages.find((l) => l.lang === seen.lang));
  const [before, after] = kit.frame.split("[[scripts]]");
  const story = `<script type="text/plain" data-file="story.txt" data-type="text/plain" data-attribute="story">${await pack(form.encoded())}</script>\n`;
  const blocks = await Promise.all(language.blocks.map(async ({file, tag}) => `${tag}${await packed(file)}</script>\n`));
  return form.page(await wordsOf(language.lang), before) + story + blocks.join("") + after;
}

/** Whether nothing is left to do; if something is, it leads there. */
function ready() {
  if (update("settle").ready) return true;
  update("tab:list");
  requestAnimationFrame(() => focusOn("todo"));
  return false;
}

const id = () => JSON.parse(form.text()).id || "story";
const filed = () => {
  dirty = false;
  update("filed", new Intl.DateTimeFormat(own.lang, {dateStyle: "medium", timeStyle: "short"}).format(new Date()));
};

/** What buttons do that the program cannot. @type {{[name: string]: () => unknown}} */
const does = {
  async open() {
    const chosen = await choose();
    if (!chosen) return;
    if (open(await chosen.file.text())) {
      file = chosen.handle;
      if (file) filed();
    }
  },
  async save() {
    update("settle");
    file = await write(form.text(), `${id()}.json`, file);
    filed();
  },
  async publish() {
    if (ready()) download(await page(), `${id()}.html`, "text/html");
  },
  async plain() {
    if (!ready()) return;
    const html = form.plain(await wordsOf(seen.lang));
    try {
      await navigator.clipboard.writeText(html);
      update("copied");
    } catch {
      download(html, `${id()}.plain.html`, "text/html");
    }
  },
  close() {
    const ask = form.leave();
    if (ask && !confirm(ask)) return;
    file = undefined;
    update("close");
    dirty = false;
  },
  async take() {
    await hold(true);
    await resume();
  },
  phone: () => ((seen.wide = false), show()),
  desk: () => ((seen.wide = true), show()),
  dark: () => ((seen.dark = !seen.dark), show()),
};

/** Opens the text of a story, after asking about the one that is there. @param {string} story */
function open(story) {
  const ask = dirty && form.leave();
  if (ask && !confirm(ask)) return false;
  return update("load", story).changed;
}

/** Makes this tab the one that works on the story, if no other is; or takes it over. @param {boolean} steal */
async function hold(steal) {
  ours = await keeper.hold(steal, () => {
    ours = false;
    form.update("elsewhere", "");
  });
  form.update(ours ? "kept" : "elsewhere", "");
}

/** Goes on with the text that is kept. */
async function resume() {
  const kept = await keeper.kept();
  if (kept && form.update("load", kept).changed) {
    dirty = true;
    form.update("dirty", "");
  }
  show();
}

function listen() {
  const root = document.body;
  new MutationObserver(() => sync(byId("editor"), written)).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  root.addEventListener("input", (event) => {
    const control = /** @type {HTMLInputElement} */ (event.target);
    if (control.id === "see-lang") {
      seen.lang = control.value;
      return show();
    }
    const path = control.dataset.set ?? control.dataset.path;
    if (!path || !ours) return;
    written = control;
    if (control.type === "checkbox") update(`flag:${path}`, control.checked ? "true" : "");
    else update(`set:${path}`, control.value);
  });
  root.addEventListener("focusout", () => {
    written = null;
    sync(byId("editor"), null);
  });
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("button[data-action], button[data-do]"));
    if (!button) return;
    written = null;
    const {action, do: what, wordsOf: field} = button.dataset;
    if (what) return void Promise.resolve(does[what]()).catch((error) => (byId("status").textContent = String(error)));
    if (!action || (!ours && !/^(open|go|tab):/.test(action))) return;
    const from = field && /** @type {HTMLTextAreaElement | null} */ (document.querySelector(`[data-path="${field}"]`));
    update(action, from ? `${from.value.slice(0, from.selectionStart)}\x1f${from.value.slice(from.selectionStart, from.selectionEnd)}` : "");
  });
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s" && form.text()) {
      event.preventDefault();
      does.save();
    }
  });
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", async (event) => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0];
    if (dropped && ours) open(await dropped.text());
  });
  root.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text") ?? "";
    if (ours && !form.text() && pasted.trimStart().startsWith("{")) open(pasted);
  });
  addEventListener("beforeunload", (event) => {
    if (dirty && form.text()) event.preventDefault();
  });
}

/** The language to speak: that of the address, or the first of the reader's that there is. */
function language() {
  const wanted = [new URLSearchParams(location.search).get("lang") ?? "", ...navigator.languages];
  for (const tag of wanted) {
    const found = kit.languages.find((l) => l.lang === tag) ?? kit.languages.find((l) => l.lang === tag.split("-")[0]);
    if (found) return found;
  }
  return kit.languages[0];
}

async function start() {
  const {kit: names = "", program: wasm = ""} = document.documentElement.dataset;
  kit = JSON.parse(await text(names));
  own = language();
  seen.lang = own.lang;
  document.documentElement.lang = own.lang;
  document.documentElement.dir = own.dir;
  document.title = own.title;
  const module = await WebAssembly.compile(await bytes(wasm));
  const go = new /** @type {any} */ (globalThis).Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  /** @type {{attach: (...args: unknown[]) => Form | string}} */
  const program = await new Promise((resolve, reject) => {
    /** @type {any} */ (globalThis).statementEvidence = {started: resolve};
    go.run(instance).then(() => reject(new Error("the program ended")), reject);
  });
  const now = new Date(),
    day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const languages = kit.languages.map((l) => [l.lang, l.name]);
  const attached = program.attach(byId("editor"), byId("seeing"), await wordsOf(own.lang), day, await text(kit.example), languages);
  if (typeof attached === "string") throw new Error(attached);
  form = attached;
  listen();
  await hold(false);
  await resume();
  document.documentElement.dataset.ready = "";
}

start().catch((error) => {
  byId("status").textContent = String(error);
  throw error;
});
