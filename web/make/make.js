// The browser's side of the form in which a story is made: it keeps the text on this
// device, reads and writes files, and shows the preview. What the form is and what a
// story is, the program decides (wasm/make). Nothing is sent anywhere.

import {focusOn, sync} from "./controls.js";
import {choose, download, read, write} from "./files.js";
import {Keeper} from "./keeper.js";
import {bytes, pack, packed, text} from "./blocks.js";
import {held, nameOf, redrawn} from "./pictures.js";
import {zip} from "./zip.js";

/** @typedef {{changed: boolean, written: boolean, beside: boolean, focus: string, announce: string}} Effects */
/** @typedef {{update: (action: string, value: string) => Effects, later: () => boolean, collect: () => void, ready: () => boolean, drawn: () => boolean, begun: () => boolean, seen: (words: string) => string, text: () => string, page: (words: string, frame: string) => string, outline: () => string, quotations: (words: string) => string, plain: (words: string) => string, leave: () => string, see: (lang: string, wide: boolean, dark: boolean) => void,
 * beside: () => string, pasted: () => string, keys: () => string, origin: () => string, folder: () => string, lacking: () => string, ratings: (words: string) => string, foreign: (text: string) => boolean, site: (words: string, frames: string) => [name: string, text: string][], readme: () => string}} Form */
/** What reads and writes the formats of others (wasm/exchange).
 * @typedef {{read: (text: string, lang: string, keys: string) => {error?: string, columns?: string, draft?: string}, write: (format: string, story: string, origin: string, lang: string, page: string, ratings: string) => {error?: string, text?: string}}} Exchange */
/** A version that has a name. @typedef {{name: string, when: string, text: string}} Version */
/** @typedef {{lang: string, dir: string, name: string, title: string, words: string, blocks: {file: string, tag: string}[]}} Language words: the file of what is said in it; blocks: what a page in it has */
/** @typedef {{languages: Language[], frame: string, example: string, exchange: string, site: string}} Kit frame: the file of a page in one file, with places; site: the file of what a whole site is written with; empty where its files are not there */

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
/** @type {Version[]} */ let versions = [];
/** What is read while its columns are asked about. */ let source = "";
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
    if (e.written) noted = true;
    else keep();
    if (e.written && ours) keeping(keeper.note(action, value));
    show();
  }
  if (e.beside) keepAs("beside", form.beside());
  if (e.focus) focusOnceDrawn(e.focus);
  return e;
}

/** Focuses an element once the form is drawn: on a busy machine that takes more than a frame. @param {string} at */
function focusOnceDrawn(at) {
  requestAnimationFrame(() => (form.drawn() ? focusOn(at) : focusOnceDrawn(at)));
}

/** Whether what was kept last is not the whole text, but what was written since. */ let noted = false;
/** Keeps the text on this device. */
function keep() {
  noted = false;
  if (ours) keeping(keeper.keep(form.text()));
}

/** What the form says of where the newest version is. */ let kept = "";
/** Has the form say whether what was written is kept. @param {Promise<void>} done */
function keeping(done) {
  /** @param {string} now */
  const tell = (now) => {
    if (now !== kept && ours) form.update((kept = now), "");
  };
  done.then(
    () => tell("kept"),
    () => {
      noted = true; // all of it is to be kept next
      tell("refused");
    },
  );
}

/** The pictures of the story that are here, by their names. @type {Map<string, import("./pictures.js").Picture>} */ const pictures = new Map();

/** Has a picture, and says so. @param {string} src @param {ArrayBuffer} bytes @param {boolean} [fresh] whether it is to be kept on this device */
function have(src, bytes, fresh) {
  pictures.set(src, held(src, bytes));
  if (fresh) keepAs(`picture ${src}`, bytes);
  tellFiles();
}

const tellFiles = () => form.update("files", [...pictures.keys()].join("\n"));

/** The names of the pictures that the story shows and that are not here. */
const lacking = () => form.lacking().split("\n").filter(Boolean);

/** Finds the pictures that the story has come to show among those that are kept. */
async function find() {
  for (const src of lacking()) {
    const bytes = await keeper.kept(`picture ${src}`);
    if (bytes) have(src, bytes);
  }
}

/** Leaves the pictures that neither the story nor a version of it shows. */
function forget() {
  const shown = form.text() + JSON.stringify(versions);
  const unwanted = (/** @type {string} */ src) => !shown.includes(src);
  for (const src of pictures.keys()) if (unwanted(src)) pictures.delete(src);
  tellFiles();
  if (ours) keeper.forget((name) => name.startsWith("picture ") && unwanted(name.slice(8))).catch(() => {});
}

/** Takes files of pictures: each is the one of its name that is missing, if it is the same to the byte, or else drawn again for a record, or for the
 * picture of a path. @param {Iterable<File>} files @param {string} at */
async function take(files, at) {
  for (const file of files) {
    const bytes = await file.arrayBuffer(),
      src = nameOf(bytes, file.name.replace(/.*\./, ""));
    if (lacking().includes(src)) {
      have(src, bytes, true);
      continue;
    }
    try {
      const made = await redrawn(file);
      have(made.src, made.bytes, true);
      update(`picture:${at}`, `${made.src} ${made.width} ${made.height}`);
    } catch {
      update("refuse");
    }
  }
}

/** Written HTML with its pictures in it, and the texts of those that are missing. @param {string} written */
function illustrated(written) {
  if (!written.includes("<img")) return written;
  for (const src of lacking()) written = written.replaceAll(`src="${src}"`, "");
  for (const [src, {url}] of pictures) written = written.replaceAll(`src="${src}"`, `src="${url}"`);
  return written;
}

/** Keeps something else on this device. @param {string} name @param {unknown} value */
function keepAs(name, value) {
  if (!ours) return;
  keeper.keepAs(name, value).catch(() => form.update("refused", ""));
}

/** Does a part of what nobody waits for, when there is time, until it says that there is no more of it.
 * @param {() => unknown} part @returns {Promise<void>} */
const unhurried = (part) =>
  new Promise((resolve) => {
    const turn = () => {
      const until = performance.now() + 8;
      while (part()) if (performance.now() > until) return void idle(turn);
      resolve();
    };
    idle(turn);
  });
const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ turn) => setTimeout(turn, 20));

/** How long nobody may have written before the rest is done, in milliseconds. */ const pause = 150;
/** @type {ReturnType<typeof setTimeout> | undefined} */ let due;
/** Finds out what follows from a change, keeps the whole text, and shows the story as it is now, each when there is time. */
function show() {
  clearTimeout(due);
  const own = (due = setTimeout(async () => {
    const since = () => due === own;
    await unhurried(() => since() && form.later());
    await find();
    if (!since()) return;
    await unhurried(() => noted && since() && keep());
    byId("preview").hidden = !form.begun();
    const lang = seen.lang,
      words = await wordsOf(lang);
    await unhurried(() => {
      if (since()) preview(lang, words);
    });
    await unhurried(() => {
      if (since()) form.collect();
    });
  }, pause));
}

/** Shows the story beside the form. @param {string} lang @param {string} words */
function preview(lang, words) {
  const element = iframe.contentDocument?.querySelector("statement-evidence");
  if (!element) return;
  element.innerHTML = html(illustrated(form.seen(words)));
  element.setAttribute("lang", lang);
  if (seen.dark) element.setAttribute("theme", "dark");
  else element.removeAttribute("theme");
}

/** Shows the story in another language, width or colours. */
function see() {
  byId("preview").toggleAttribute("data-wide", seen.wide);
  form.see(seen.lang, seen.wide, seen.dark);
  show();
}

/** The story as one page with everything inside. */
async function page() {
  const language = /** @type {Language} */ (kit.languages.find((l) => l.lang === seen.lang));
  const [before, after] = (await text(kit.frame)).split("[[scripts]]");
  const words = await wordsOf(language.lang);
  /** @param {string} name @param {string} file @param {string} type @param {string} content */
  const own = async (name, file, type, content) =>
    `<script type="text/plain" data-file="${file}" data-type="${type}" data-attribute="${name}">${await pack(content)}</script>\n`;
  const outline = await own("outline", "outline.txt", "text/plain", form.outline());
  const quoted = await own("quotations", `quotations.${language.lang}.json`, "application/json", form.quotations(words));
  const blocks = await Promise.all(language.blocks.map(async ({file, tag}) => `${tag}${await packed(file)}</script>\n`));
  return illustrated(form.page(words, before)) + outline + quoted + blocks.join("") + after;
}

/** Whether nothing is left to do; if something is, it leads there. */
function ready() {
  update("settle");
  if (form.ready()) return true;
  update("tab:list");
  requestAnimationFrame(() => focusOn("todo"));
  return false;
}

/** @type {Promise<Exchange> | undefined} */ let exchanging;
/** The program for other formats, loaded on first use. */
const exchange = () => (exchanging ??= run(kit.exchange));

/** Begins from another format, after asking what its columns are for. @param {string} text @param {string} keys what was answered */
async function bring(text, keys) {
  const {error, columns, draft} = (await exchange()).read(text, own.lang, keys);
  if (columns) source = text;
  if (error !== undefined) update("wrong", error);
  else if (columns) update("columns", columns);
  else if (draft) update("bring", draft);
}

/** What forms are saved as. @type {{[format: string]: [ending: string, type: string]}} */
const endings = {
  csv: [".csv", "text/csv"],
  tsv: [".tsv", "text/tab-separated-values"],
  markdown: [".md", "text/markdown"],
  claimreview: [".claimreview.json", "application/ld+json"],
  annotations: [".annotations.json", "application/ld+json"],
};

/** Says what the named versions are. @param {Version[]} now */
function tell(now) {
  versions = now;
  update("versions", JSON.stringify(versions.map(({name, when}) => ({name, when}))));
}

const id = () => JSON.parse(form.text()).id || "story";
const time = () =>
  new Intl.DateTimeFormat(own.lang, {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date());
const filed = () => {
  dirty = false;
  update("filed", time());
};

/** Saves the story in its file, or in a new one. */
async function save() {
  update("settle");
  file = await write(form.text(), `${id()}.json`, file);
  filed();
}

/** What buttons do that the program cannot. @type {{[name: string]: (button: HTMLElement) => unknown}} */
const does = {
  async open() {
    const chosen = await choose();
    if (!chosen) return;
    if (await openFile(chosen.file)) {
      file = chosen.handle;
      if (file) filed();
    }
  },
  bring: () => begin(form.pasted()),
  match: () => bring(source, form.keys()),
  async form({dataset: {form: format = ""}}) {
    update("settle");
    const [ending, type] = endings[format];
    const {error, text = ""} = (await exchange()).write(format, form.text(), form.origin(), seen.lang, form.folder(), form.ratings(await wordsOf(seen.lang)));
    if (error !== undefined) byId("status").textContent = error;
    else download(text, id() + ending, type);
  },
  async site() {
    if (!ready()) return;
    const parts = await text(kit.site),
      shown = [...pictures].filter(([src]) => form.text().includes(src)),
      [plain, pictured] = JSON.parse(parts).style;
    const {frames, files} = JSON.parse(shown.length > 0 ? parts.replaceAll(plain, pictured) : parts);
    /** @type {Map<string, string | ArrayBuffer>} */ const all = new Map([
      ["README.txt", form.readme()],
      ["story.json", form.text()],
    ]);
    for (const {lang} of kit.languages) for (const [name, content] of form.site(await wordsOf(lang), JSON.stringify(frames[lang]))) all.set(name, content);
    for (const name of files) all.set(name, await bytes(name));
    for (const [src, {bytes}] of shown) all.set(src, bytes);
    download(await zip(all), `${id()}.zip`, "application/zip");
  },
  picture({dataset: {at = ""}}) {
    const input = Object.assign(document.createElement("input"), {
      type: "file",
      accept: "image/*",
      multiple: true,
    });
    input.addEventListener("change", () => take(input.files ?? [], at));
    input.click();
  },
  async copy({dataset: {copy = ""}}) {
    const code = /** @type {HTMLTextAreaElement} */ (byId(copy));
    code.focus();
    code.select();
    await navigator.clipboard.writeText(code.value);
    update("copied");
  },
  name() {
    const field = /** @type {HTMLInputElement} */ (document.querySelector('[data-path="version"]'));
    const name = field.value.trim();
    if (!name) return field.focus();
    update("settle");
    tell([...versions.filter((v) => v.name !== name), {name, when: time(), text: form.text()}]);
    keepAs("versions", versions);
    update("named", name);
  },
  restore: ({dataset: {version}}) => update("restore", versions[Number(version)].text),
  forget({dataset: {version}}) {
    tell(versions.filter((_, n) => n !== Number(version)));
    keepAs("versions", versions);
  },
  save,
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
    forget();
  },
  async take() {
    await hold(true);
    await resume();
  },
  phone: () => ((seen.wide = false), see()),
  desk: () => ((seen.wide = true), see()),
  dark: () => ((seen.dark = !seen.dark), see()),
};

/** Begins from a text, after asking about the story that is there. Reports whether it is now that of the file. @param {string} text */
async function begin(text) {
  const ask = dirty && form.leave();
  if (ask && !confirm(ask)) return false;
  if (!form.foreign(text)) {
    const {changed} = update("load", text);
    if (changed) forget();
    return changed;
  }
  file = undefined;
  await bring(text, "");
  return false;
}

/** Begins from a file. @param {File} file */
async function openFile(file) {
  const text = await read(file);
  if (text !== undefined) return begin(text);
  update("wrong");
  return false;
}

/** Makes this tab the one that works on the story, if no other is; or takes it over. @param {boolean} steal */
async function hold(steal) {
  ours = await keeper.hold(steal, () => {
    ours = false;
    form.update("elsewhere", "");
  });
  form.update((kept = ours ? "kept" : "elsewhere"), "");
}

/** Goes on with the text that is kept. */
async function resume() {
  const text = await keeper.kept("now");
  if (text && form.update("resume", text).changed) {
    dirty = true;
    form.update("dirty", "");
    form.update("beside", (await keeper.kept("beside")) ?? "");
    const notes = /** @type {[string, string][]} */ ((await keeper.kept("notes")) ?? []);
    for (const [action, value] of notes) form.update(action, value);
    if (notes.length > 0) keep();
  }
  tell((await keeper.kept("versions")) ?? []);
  show();
}

/** Takes files as pictures of the record that they are put on. Reports whether they are pictures. @param {ArrayLike<File> & Iterable<File>} files @param {EventTarget | null} on */
function illustrate(files, on) {
  const place = /** @type {HTMLElement | null} */ (
    ((on instanceof Element && on.closest(".finding")) || byId("editor")).querySelector('[data-do="picture"][id^="picture-"]')
  );
  if (!place || !files[0]?.type.startsWith("image/")) return false;
  take(files, place.dataset.at ?? "");
  return true;
}

function listen() {
  const root = document.body;
  new MutationObserver(() => sync(byId("editor"), written)).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  root.addEventListener("input", (event) => {
    const control = /** @type {HTMLInputElement} */ (event.target);
    if (control.id === "see-lang") {
      seen.lang = control.value;
      return see();
    }
    const path = control.dataset.set ?? control.dataset.path;
    if (!path || !ours) return;
    written = control;
    if (control.type === "checkbox") update(`flag:${path}`, control.checked ? "true" : "");
    else update(`set:${path}`, control.value);
  });
  root.addEventListener("focusout", () => {
    written = null;
    if (form.drawn()) sync(byId("editor"), null); // or else once it is: until then it has not what was written last
  });
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element && /** @type {HTMLElement | null} */ (event.target.closest("button[data-action], button[data-do]"));
    if (!button) return;
    written = null;
    const {action, do: what, wordsOf: field} = button.dataset;
    if (what) return void Promise.resolve(does[what](button)).catch((error) => (byId("status").textContent = String(error)));
    if (!action || (!ours && !/^(open|go|tab):/.test(action))) return;
    const from = field && /** @type {HTMLTextAreaElement | null} */ (document.querySelector(`[data-path="${field}"]`));
    update(action, from ? `${from.value.slice(0, from.selectionStart)}\x1f${from.value.slice(from.selectionStart, from.selectionEnd)}` : "");
  });
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s" && form.begun()) {
      event.preventDefault();
      save();
    }
  });
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", async (event) => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files ?? [];
    if (dropped[0] && ours && !illustrate(dropped, event.target)) await openFile(dropped[0]);
  });
  root.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text") ?? "";
    if (ours && !pasted && illustrate(event.clipboardData?.files ?? [], event.target)) return event.preventDefault();
    if (ours && !form.begun() && pasted && !(event.target instanceof HTMLTextAreaElement)) begin(pasted);
  });
  addEventListener("beforeunload", (event) => {
    if (dirty && form.begun()) event.preventDefault();
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

/** Runs a program, and gives what it can do. @param {string} file @returns {Promise<any>} */
async function run(file) {
  const module = await WebAssembly.compile(await bytes(file));
  const go = new /** @type {any} */ (globalThis).Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  return new Promise((resolve, reject) => {
    /** @type {any} */ (globalThis).statementEvidence = {started: resolve};
    go.run(instance).then(() => reject(new Error("the program ended")), reject);
  });
}

async function start() {
  const {kit: names = "", program: wasm = ""} = document.documentElement.dataset;
  kit = JSON.parse(await text(names));
  own = language();
  seen.lang = own.lang;
  document.documentElement.lang = own.lang;
  document.documentElement.dir = own.dir;
  document.title = own.title;
  /** @type {{attach: (...args: unknown[]) => Form | string}} */
  const program = await run(wasm);
  const now = new Date(),
    day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const languages = kit.languages.map((l) => [l.lang, l.name]);
  const attached = program.attach(
    ["bar", "contents", "begin", "seeing"].map(byId),
    await wordsOf(own.lang),
    day,
    await text(kit.example),
    languages,
    location.protocol === "file:" ? "" : new URL(".", location.href).href,
    kit.site !== "",
  );
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
