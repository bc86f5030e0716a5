// What elements load: addresses that they may ask, pages, and programs, which
// several elements share.

/** @typedef {(action: string) => number} Do */
/** @typedef {{attach: (host: object, story: string, words: string) => Do | string}} Program */

/** Programs by address: several elements share one. @type {Map<string, Promise<Program>>} */
const programs = new Map();

/** Every element that has a program, to be told when it ends. @type {Set<{runs: (wasm: string) => boolean, fail: (error: unknown) => void}>} */
export const running = new Set();

/** Where this script is from: what is of that origin runs in the page already. */
const home = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

/** An address of an attribute; it must be of the page's own origin or this script's, or hold what the page itself has made. @param {string | null} address */
export function own(address) {
  const page = document.URL.startsWith("about:srcdoc") ? document.baseURI : document.URL;
  const url = new URL(address ?? "", document.baseURI);
  if (!address || !["file:", "blob:"].includes(url.protocol) && ![page, home || page].some((from) => new URL(from).origin === url.origin)) {
    throw new Error(`"${address}" is not an address of the page's own origin, nor of the element's`);
  }
  return url.href;
}

/** @param {string} address */
export async function get(address) {
  const response = await fetch(address, {credentials: "same-origin"});
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return response;
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

/** Compiles a program while it arrives, or, when the server gives it a wrong type, after. @param {string} address */
async function compile(address) {
  const response = await get(address);
  if (response.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  console.warn(`statement-evidence: ${address} should be served as application/wasm`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** The start of the last program: they take turns, because each shim defines the same Go. */
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

/** @param {string} wasm @param {string} shim @returns {Promise<Program>} */
async function start(wasm, shim) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  const [module] = await Promise.all([compile(wasm), import(shim)]);
  const go = new globalThis.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  addEventListener("error", (event) => {
    // A trap in a callback of the program: its stack names the shim, the program, or, where
    // the program was compiled from bytes, no address at all.
    const stack = event.error instanceof Error && event.error.stack || "";
    if ([shim, wasm, "wasm://wasm/"].some((address) => stack.includes(address))) end(wasm, event.error);
  });
  return new Promise((resolve, reject) => {
    globalThis.statementEvidence = {started: (attach) => resolve({attach})};
    // Any end of the program is a failure.
    const ended = (error) => {
      error ??= new Error("the program ended");
      reject(error);
      end(wasm, error);
    };
    go.run(instance).then(() => ended(), ended);
  });
}

/** Tells every element of a program that it has ended. @param {string} wasm @param {unknown} error */
export function end(wasm, error) {
  programs.set(wasm, Promise.reject(error));
  programs.get(wasm)?.catch(() => {});
  for (const element of running) if (element.runs(wasm)) element.fail(error);
}
