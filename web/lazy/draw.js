// Draws a story from its file, without a build: the program wasm/draw parses it, checks what a
// page needs, and makes the page; here it becomes elements. For the story's editor, with the
// attribute debug, wasm/faults lists every fault of the file.

import {h} from "../shared/dom.js";

/** @typedef {{draw: string, faults: string, style: string, integrity: string, dir: string, files: {[name: string]: string}, says: {[name: string]: string}}} Parts addresses, and words */
/** @typedef {{attach: (host: object, file: string, words: string) => string | null}} Program */
/** @typedef {{
 *   allowedURL: (address: string | null) => string, get: (address: string) => Promise<Response>, signal: AbortSignal,
 *   sanitize: (content: DocumentFragment, base: string, allow: (address: string) => unknown) => void,
 *   startProgram: (wasm: string, shim: string) => Promise<Program>
 * }} Tools */

/** The most that is read of a file, in bytes; the first story has a fifteenth. */
const LIMIT = 4e6;

/** Reads a story's file. @param {string} address @param {AbortSignal} signal */
async function read(address, signal) {
  const response = await fetch(address, {credentials: "same-origin", signal}).catch(() => {
    throw new Error(`${address}: it cannot be loaded: no network, or its server lets no other origin in; it has to send Access-Control-Allow-Origin`);
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body ?? new Blob().stream()).getReader(),
    parts = [];
  for (let size = 0; ;) {
    const {done, value} = await reader.read();
    if (done) break;
    parts.push(value);
    if ((size += value.length) > LIMIT) {
      reader.cancel().catch(() => {});
      throw new Error(`${address}: has more than ${LIMIT / 1e6} MB, which no browser should be asked to draw; split the story, or build its page`);
    }
  }
  try {
    return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(await new Blob(parts).arrayBuffer());
  } catch {
    throw new Error(`${address}: is not valid UTF-8; save the file as UTF-8`);
  }
}

/** Builds a tree from the lines that describe it (wasm/node/lines.go). @param {string} lines */
function build(lines) {
  const page = document.createElement("se-page");
  /** @type {Element} */ let at = page;
  for (const line of lines.split("\n")) {
    const rest = line.slice(1).replace(/\\(.)/g, (_, c) => (c === "n" ? "\n" : c));
    if (line[0] === "<") {
      const made = document.createElementNS(rest === "svg" ? "http://www.w3.org/2000/svg" : at.namespaceURI, rest);
      at.append(made);
      at = made;
    } else if (line[0] === "@") {
      const [name] = rest.split("=", 1);
      at.setAttribute(name, rest.slice(name.length + 1));
    } else if (line[0] === "'") at.append(rest);
    else if (at.parentElement) at = at.parentElement;
  }
  return page;
}

/** Draws the story that an element names. @param {HTMLElement} element @param {string} base what the addresses are relative to @param {Parts} parts @param {Tools} tools
 * @returns {Promise<{tree: DocumentFragment, outline: string, story: string, quotations: {[id: string]: [title: string, text: string]}}>} */
export async function draw(element, base, parts, {allowedURL, get, sanitize, signal, startProgram}) {
  /** @param {string} name */
  const resolve = (name) => new URL(name, base).href;
  const tree = new DocumentFragment(),
    sheet = h("link", {rel: "stylesheet", href: resolve(parts.style), integrity: parts.integrity, crossorigin: "anonymous"});
  let outline = "",
    story = "",
    found = "";
  /** @type {{[id: string]: [title: string, text: string]}} */ const quotations = {};
  /** @type {Element} */ let page = document.createElement("se-page");
  /** @type {Map<string, string>} */ const saved = new Map();
  try {
    const {href, protocol, origin} = new URL(element.getAttribute("data") ?? "", document.baseURI);
    if (!/^(https?|blob|file):$/.test(protocol)) throw new Error(`"${element.getAttribute("data")}" is no address of a file`);
    const [{attach}, file, words] = await Promise.all([
      startProgram(resolve(parts.draw), resolve(parts.files.shim)),
      read(href, signal),
      get(resolve(parts.files.words)).then((response) => response.text()),
    ]);
    signal.throwIfAborted();
    const faults = attach(
      {
        /** @param {string} name @param {string} type @param {string} text */
        file(name, type, text) {
          saved.set(name, URL.createObjectURL(new Blob([text], {type})));
        },
        /** @param {string} id @param {string} title @param {string} text */
        quotation(id, title, text) {
          quotations[id] = [title, text];
        },
        /** @param {string} lines @param {string} short @param {string} whole */
        drawn(lines, short, whole) {
          page = build(lines);
          outline = short;
          story = whole;
        },
      },
      file,
      words,
    );
    if (element.hasAttribute("debug")) {
      const {attach} = await startProgram(resolve(parts.faults), resolve(parts.files.shim));
      found = attach({}, file, "") ?? "";
      signal.throwIfAborted();
    }
    if (faults) throw new Error(`${href}: ${faults.trim()}`);
    const links = [...page.querySelectorAll("a[download]")].map((link) => /** @type {const} */ ([link, saved.get(link.getAttribute("href") ?? "")]));
    tree.append(page);
    // The sound is beside the file, wherever that is.
    sanitize(tree, href, (address) => new URL(address).origin === origin || allowedURL(address));
    for (const [link, address] of links) if (address) link.setAttribute("href", address);
    signal.addEventListener("abort", () => {
      for (const address of saved.values()) URL.revokeObjectURL(address);
    });
  } catch (error) {
    if (signal.aborted) throw error;
    if (element.hasAttribute("debug")) found ||= error instanceof Error ? error.message : String(error);
    showInstead(element, found, parts);
    throw error;
  }
  page.setAttribute("dir", parts.dir);
  if (found) page.prepend(list(found, parts));
  tree.prepend(sheet);
  return {tree, outline, story, quotations};
}

/** The faults of a file, for its editor. @param {string} found @param {Parts} parts */
function list(found, {says}) {
  const items = found.trim().split("\n");
  return h(
    "div",
    {class: "faults", role: "status", lang: "en", dir: "ltr"},
    h("strong", {}, says.faults),
    h("ul", {}, ...items.map((text) => h("li", {}, text))),
  );
}

/** Shows why there is no page: to the story's editor, its faults; to others a sentence, if the host page has nothing for them. @param {HTMLElement} element @param {string} found @param {Parts} parts */
function showInstead(element, found, parts) {
  const root = element.shadowRoot ?? element.attachShadow({mode: "open", clonable: true});
  root.replaceChildren(h("slot"));
  if (found) root.append(list(found, parts));
  else if (!element.textContent?.trim() && !element.childElementCount) root.append(h("p", {class: "faults", dir: parts.dir}, parts.says.failed));
}
