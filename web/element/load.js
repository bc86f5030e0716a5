// What elements load: addresses that they may ask, pages, scripts, and programs,
// which several elements share. What is loaded is from where it may be from, and,
// as far as it is of this script's build, what that build has made.

/** @typedef {(action: string) => number} Do */
/** @typedef {{attach: (host: object, story: string, words: string) => Do | string}} Program */

/** Programs by address: several elements share one. @type {Map<string, Promise<Program>>} */
const programs = new Map();

/** Every element that has a program, to be told when it ends. @type {Set<{runs: (wasm: string) => boolean, fail: (error: unknown) => void}>} */
export const running = new Set();

/** What a document says of itself, even where the page has elements of that name. @param {string} name */
const said = (name) => Reflect.get(Document.prototype, name, document);

/** @type {HTMLScriptElement | null} */ const script = said("currentScript");

/** Where this script is from; who imports it leaves no trace but that of an error. */
export const home = script?.src || new Error().stack?.match(/(https?:\S+?):\d+:\d+/)?.[1] || "";

/** Origins that scripts of elements are from: what is of these runs in the page already. @type {Set<string>} */
const homes = new Set();

/** Takes up a script's address, another publisher's too. @param {string} address */
export function trust(address) {
  if (address) homes.add(new URL(address).origin);
}

trust(home);

/** An address of an attribute; it must be of the page's own origin or a script's, or hold what the page itself has made. @param {string | null} address */
export function own(address) {
  const page = location.href.startsWith("about:srcdoc") ? said("baseURI") : location.href;
  const url = new URL(address ?? "", said("baseURI"));
  if (!address || !["file:", "blob:"].includes(url.protocol) && new URL(page).origin !== url.origin && !homes.has(url.origin)) {
    throw new Error(`"${address}" is not of the page's own origin, nor of one that a script of the element is known to be from (${[...homes].join(", ") || "none"}): load element.js of ${url.origin} too, by <script src>`);
  }
  return url.href;
}

/** The address that an attribute of an element has. @param {Element} element @param {string} name */
export function named(element, name) {
  const address = element.getAttribute(name);
  if (!address) throw new Error(`the element has no "${name}": the page and element.js are of different builds; take both from one`);
  return own(address);
}

const other = ": it cannot be loaded, or is not what element.js holds it to; keep the files of each element.js that is published";

/** @param {string} address @param {string} [integrity] */
export async function get(address, integrity = "") {
  const response = await fetch(address, {credentials: "same-origin", integrity}).catch((error) => { throw integrity ? new Error(address + other) : error; });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  own(response.url); // to which it may have been redirected
  return response;
}

/** What a file of names says; nothing that a page's prototypes have got. @param {string} address */
export async function json(address) {
  return JSON.parse(await (await get(address)).text(), (_, value) => value instanceof Object && !Array.isArray(value) ? Object.setPrototypeOf(value, null) : value);
}

/** Has the browser parse a page without running it; Trusted Types have nothing against that way. @param {string} address @returns {Promise<Document>} */
export const parse = (address) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open("GET", own(address));
  request.responseType = "document";
  request.onloadend = () => {
    try {
      if (request.status !== 200 || !request.response) throw new Error(`${address}: ${request.status ? `${request.status} ${request.statusText}` : "it cannot be loaded: no network, or its server or a redirect lets no other origin in"}`);
      own(request.responseURL);
      resolve(request.response);
    } catch (error) {
      reject(error);
    }
  };
  request.send();
});

/** The scripts and programs of this script's build, and what they are held to; press fills it in. @type {{[file: string]: string}} */
const build = globalThis.statementEvidenceBuild;

/** A file's name without its hash. @param {string} address */
const kind = (address) => address.replace(/.*\//, "").replace(/\.\w{10}\./, ".");

/** Where a script or program is to be had, and what it is held to. Where the page holds this script to its content, that is one of this build, whatever another page names. @param {string} address @returns {[string, string?]} */
function held(address) {
  if (!script?.integrity) return [address];
  const file = Object.keys(build).find((file) => kind(file) === kind(address));
  if (!file) throw new Error(`${address}: the page holds element.js to its content, and this is not of its build`);
  return [new URL(file, home).href, build[file]];
}

/** Fetches a script, unless it is from elsewhere or not what it is held to, and gives the address to import it from. @param {string} from */
async function fetched(from) {
  const [href, integrity] = held(from), link = document.createElement("link");
  // What is imported is what was held to its content, not another answer of the server's.
  if (integrity && link.relList.supports("modulepreload")) {
    await new Promise((resolve, reject) => {
      Object.assign(link, {rel: "modulepreload", crossOrigin: "", integrity, href, onload: resolve, onerror: () => reject(new Error(href + other))});
      document.head.append(link);
    }).finally(() => link.remove());
  } else await (await get(href, integrity)).arrayBuffer();
  return href;
}

/** Imports a script of the element's. @param {string} address @returns {Promise<any>} */
export const load = async (address) => import(await fetched(address));

/** Where the worker that decodes sound is to be had. It is held like scripts, where it comes from another origin: a page's policy then allows one that the page itself has made. @param {string} address */
export async function worker(address) {
  const [href, integrity] = held(address);
  if (!integrity || origin === "null" || new URL(href).origin === origin) return href;
  const [program, sum] = held(address.replace(/\.js$/, ".wasm"));
  const globals = `Object.assign(globalThis, ${JSON.stringify({statementEvidenceProgram: program, statementEvidenceIntegrity: sum})});`;
  return URL.createObjectURL(new Blob([globals, await (await get(href, integrity)).text()], {type: "text/javascript"}));
}

/** Compiles a program while it arrives, or, when the server gives it a wrong type, after. @param {string} address */
async function compile(address) {
  const response = await get(...held(address));
  if (response.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  console.warn(`statement-evidence: ${address} should be served as application/wasm`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** The start of the last program: they take turns, because each is told by the same name what to do. */
let turn = Promise.resolve();

/** @param {string} wasm @param {string} shim @returns {Promise<Program>} */
export function program(wasm, shim) {
  let starting = programs.get(wasm);
  if (!starting) {
    starting = turn.then(() => start(wasm, shim));
    turn = starting.then(() => {}, () => {});
    programs.set(wasm, starting);
  }
  return starting;
}

/** What shims and programs set on the page's global object; the page may have its own. */
const names = ["Go", "fs", "path", "process", "statementEvidence"];

/** What a shim has set, by its address. @type {Map<string, {[name: string]: any}>} */
const shims = new Map();

/** Does a thing that sets globals, gives them, and puts back what was there. @param {() => unknown} thing */
async function apart(thing) {
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  try {
    const doing = thing();
    if (doing) await doing;
    return Object.fromEntries(names.map((name) => [name, globalThis[name]]));
  } finally {
    names.forEach((name, i) => before[i] ? Object.defineProperty(globalThis, name, before[i]) : delete globalThis[name]);
  }
}

/** @param {string} wasm @param {string} from @returns {Promise<Program>} */
async function start(wasm, from) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  const [module, shim] = await Promise.all([compile(wasm), fetched(from)]);
  const globals = shims.get(shim) ?? await apart(() => import(shim));
  shims.set(shim, globals);
  const go = new globals.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  // A trap in whatever the program does ends it; one of another program on the page does not.
  const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, is]) => [name, typeof is !== "function" ? is : (...args) => {
    try {
      return is(...args);
    } catch (error) {
      if (!go.exited) end(wasm, error);
      throw error;
    }
  }]));
  return new Promise((resolve, reject) => {
    // Any end of the program is a failure.
    const ended = (error) => {
      error ??= new Error("the program ended");
      reject(error);
      end(wasm, error);
    };
    apart(() => {
      for (const name of names) if (globalThis[name] !== globals[name]) globalThis[name] = globals[name];
      globalThis.statementEvidence = {started: (attach) => resolve({attach})};
      go.run(Object.create(instance, {exports: {value: exports}})).then(() => ended(), ended);
    });
  });
}

/** Tells every element of a program that it has ended. @param {string} wasm @param {unknown} error */
export function end(wasm, error) {
  programs.set(wasm, Promise.reject(error));
  programs.get(wasm)?.catch(() => {});
  for (const element of running) if (element.runs(wasm)) element.fail(error);
}
