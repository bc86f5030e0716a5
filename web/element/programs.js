// The programs, which several elements share.

import {get, prefetch, withIntegrity} from "./fetch.js";
import {trusted} from "./origin.js";

/** @typedef {(action: string) => any} Dispatch does an action, or answers it */
/** @typedef {{attach: (host: object, story: string, words: string) => Dispatch | string}} Program */

/** Programs by address: several elements share one. @type {Map<string, Promise<Program>>} */
const programs = new Map();

/** Everything that a program runs for, to be told when it ends. @type {Set<{runs: (wasm: string) => boolean, fail: (error: unknown) => void}>} */
export const running = new Set();

/** Compiles a program while it arrives, or, when the server gives it a wrong type, after. @param {string} address */
async function compile(address) {
  const response = await get(...withIntegrity(address));
  if (response.headers.get("content-type")?.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  console.warn(`statement-evidence: ${address} should be served as application/wasm`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** What scripts of several builds share: the start of the last program, since programs take turns, each being told by the same names what to do;
 * what a shim has set, by its address; and where scripts are from. @type {{turn: Promise<void>, shims: Map<string, {[name: string]: any}>, trusted: Set<string>}} */
export const shared = /** @type {any} */ (customElements.get("statement-evidence"))?.shared ?? {turn: Promise.resolve(), shims: new Map(), trusted};

/** @param {string} wasm @param {string} shim @returns {Promise<Program>} */
export function startProgram(wasm, shim) {
  let starting = programs.get(wasm);
  if (!starting) {
    starting = shared.turn.then(() => start(wasm, shim));
    shared.turn = starting.then(
      () => {},
      () => {},
    );
    programs.set(wasm, starting);
  }
  return starting;
}

/** What shims and programs set on the page's global object; the page may have its own. */
const names = ["Go", "fs", "path", "process", "statementEvidence"];

/** The page's global object, by name. @type {{[name: string]: any}} */
const globals = globalThis;

/** Does a thing that sets globals, gives them, and puts back what was there. @param {() => unknown} thing @returns {Promise<{[name: string]: any}>} */
async function isolate(thing) {
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globals, name));
  try {
    const doing = thing();
    if (doing) await doing;
    return Object.fromEntries(names.map((name) => [name, globals[name]]));
  } finally {
    names.forEach((name, i) => {
      const was = before[i];
      if (was) Object.defineProperty(globals, name, was);
      else delete globals[name];
    });
  }
}

/** @param {string} wasm @param {string} from @returns {Promise<Program>} */
async function start(wasm, from) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  const [module, shim] = await Promise.all([compile(wasm), prefetch(from)]);
  const set = shared.shims.get(shim) ?? (await isolate(() => import(shim)));
  shared.shims.set(shim, set);
  const go = new set.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  // A trap in whatever the program does ends it; one of another program on the page does not.
  const exports = Object.fromEntries(
    Object.entries(instance.exports).map(([name, is]) => [
      name,
      typeof is !== "function"
        ? is
        : (/** @type {unknown[]} */ ...args) => {
            try {
              return is(...args);
            } catch (error) {
              if (!go.exited) endProgram(wasm, error);
              throw error;
            }
          },
    ]),
  );
  return new Promise((resolve, reject) => {
    /** Any end of the program is a failure. @param {unknown} [error] */
    const ended = (error) => {
      error ??= new Error("the program ended");
      reject(error);
      endProgram(wasm, error);
    };
    isolate(() => {
      for (const name of names) if (globals[name] !== set[name]) globals[name] = set[name];
      globals.statementEvidence = {started: (/** @type {Program["attach"]} */ attach) => resolve({attach})};
      go.run(Object.create(instance, {exports: {value: exports}})).then(() => ended(), ended);
    });
  });
}

/** Tells everything that a program runs for that it has ended. @param {string} wasm @param {unknown} error */
export function endProgram(wasm, error) {
  programs.set(wasm, Promise.reject(error));
  programs.get(wasm)?.catch(() => {});
  for (const user of running) if (user.runs(wasm)) user.fail(error);
}
