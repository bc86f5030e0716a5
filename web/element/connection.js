// The connection between an element and its program. A reader's input is an action, a
// string, for `send`; until the program is loaded, actions wait in a queue. See wasm/page
// for the other side, and page.js for the methods that the program calls.

import {outlineOf, text, withIntegrity} from "./fetch.js";
import {addressIn} from "./origin.js";
import {endProgram, running, startProgram} from "./programs.js";

/** @typedef {ReturnType<typeof createConnection>} Connection */

/** Ends a task, so that no one is long. */
const task = () => new Promise((resolve) => setTimeout(resolve));

/** @param {HTMLElement} element @param {(error: unknown) => void} fail is told that the program has ended @param {() => void} want has the program loaded */
export function createConnection(element, fail, want) {
  /** @type {import("./programs.js").Dispatch | undefined} */ let dispatch;
  let wasm = "";
  /** What waits for the program, until that has failed. @type {[string, ((answer: any) => void)?][] | undefined} */ let queue = [];
  /** Is called when the program ends. */ const user = {
    runs: (/** @type {string} */ address) => address === wasm,
    fail,
  };

  /** Has the program do an action, and gives its answer; none if it is not there, or ends. @param {string} action */
  const ask = (action) => {
    try {
      return dispatch?.(action);
    } catch (error) {
      endProgram(wasm, error);
    }
  };

  /** Has the program do an action, once it is there, and gives its answer. @param {string} action @param {(answer: any) => void} [done] */
  const send = (action, done) => {
    if (dispatch) {
      const answer = ask(action);
      if (answer !== undefined) done?.(answer);
    } else if (queue) {
      queue.push([action, done]);
      want();
    }
  };

  /** Gives the program time as long as it has something to get ready, a task each. */
  const idle = () => {
    (globalThis.requestIdleCallback ?? setTimeout)(() => {
      if (element.isConnected && ask("idle")) idle();
    });
  };

  const begin = () => {
    if (!dispatch || !element.isConnected) return;
    running.add(user);
    idle();
  };

  return {
    ask,
    send,

    /** Whether the program is ready for actions. */
    get open() {
      return Boolean(dispatch);
    },

    /** The program serves the element as long as that is in its page. @param {AbortSignal} signal */
    live(signal) {
      signal.addEventListener("abort", () => running.delete(user));
      begin();
    },

    /** Starts the program, and attaches it to the page. @param {import("./page.js").Page} page @param {AbortSignal} signal */
    async start(page, signal) {
      wasm = addressIn(element, "program");
      const words = text(...withIntegrity(addressIn(element, "words")));
      const [{attach}, outline, texts] = await Promise.all([startProgram(wasm, addressIn(element, "shim")), outlineOf(element), words]);
      // Starting was one task; these are two more.
      await task();
      signal.throwIfAborted();
      page.index();
      await task();
      signal.throwIfAborted();
      const answer = attach(page, outline, texts);
      if (typeof answer === "string") throw new Error(answer);
      dispatch = answer;
      begin();
    },

    /** Sends the actions that have waited for the program. */
    flush() {
      for (const [action, done] of queue?.splice(0) ?? []) send(action, done);
    },

    /** Drops all actions from now on. @param {boolean} [last] whether the program is told, which goes on for others */
    close(last) {
      running.delete(user);
      if (last) dispatch?.("end");
      dispatch = queue = undefined;
    },
  };
}
