// The connection between an element and its program. A reader's input is an action, a
// string, for `send`; until the program is loaded, actions wait in a queue. See wasm/page
// for the other side, and page.js for the methods that the program calls.

import {get, storyOf} from "./fetch.js";
import {addressIn} from "./origin.js";
import {endProgram, running, startProgram} from "./programs.js";

/** @typedef {ReturnType<typeof createConnection>} Connection */

/** Requests of the program: the actions it asks for next (wasm/page/page_js.go). */
const REQUEST_VISIBLE = 1,
  REQUEST_IDLE = 2;

/** Ends a task, so that no one is long. */
const task = () => new Promise((resolve) => setTimeout(resolve));

/** @param {HTMLElement} element @param {(error: unknown) => void} fail is told that the program has ended @param {() => void} want has the program loaded */
export function createConnection(element, fail, want) {
  /** @type {import("./programs.js").Dispatch | undefined} */ let dispatch;
  let wasm = "",
    requests = 0,
    frame = 0;
  /** Actions that wait for the program, until that has failed. @type {string[] | undefined} */ let queue = [];
  /** Is called when the program ends. */ const user = {runs: (/** @type {string} */ address) => address === wasm, fail};

  /** Sends an action to the program. @param {string} action */
  const send = (action) => {
    try {
      if (dispatch) requests = dispatch(action);
      else if (queue) {
        queue.push(action);
        want();
      }
    } catch (error) {
      endProgram(wasm, error);
    }
  };

  /** Reports that other parts of the page have come into view. */
  const scheduleVisible = () => {
    if (requests & REQUEST_VISIBLE)
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        send("visible");
      });
  };

  /** Sends "idle" as long as the program requests it, a task each. */
  const idle = () => {
    (globalThis.requestIdleCallback ?? setTimeout)(() => {
      if (!dispatch || !element.isConnected) return;
      send("idle");
      if (requests & REQUEST_IDLE) idle();
    });
  };

  const begin = () => {
    if (!dispatch || !element.isConnected) return;
    running.add(user);
    idle();
  };

  return {
    send,
    scheduleVisible,

    /** Whether the program is ready for actions. */
    get open() {
      return Boolean(dispatch);
    },

    /** Reports parts that come into view, as long as the element is in its page. @param {AbortSignal} signal */
    live(signal) {
      for (const type of ["scroll", "resize"]) addEventListener(type, scheduleVisible, {signal, passive: true});
      signal.addEventListener("abort", () => running.delete(user));
      begin();
    },

    /** Starts the program, and attaches it to the page. @param {import("./page.js").Page} page @param {AbortSignal} signal */
    async start(page, signal) {
      wasm = addressIn(element, "program");
      const words = get(addressIn(element, "words")).then((response) => response.text());
      const [{attach}, story, texts] = await Promise.all([startProgram(wasm, addressIn(element, "shim")), storyOf(element), words]);
      // Starting was one task; these are two more.
      await task();
      signal.throwIfAborted();
      page.index();
      await task();
      signal.throwIfAborted();
      const answer = attach(page, story, texts);
      if (typeof answer === "string") throw new Error(answer);
      dispatch = answer;
      begin();
    },

    /** Sends the actions that have waited for the program. */
    flush() {
      for (const action of queue?.splice(0) ?? []) send(action);
    },

    /** Drops all actions from now on. @param {boolean} [last] whether the program is told, which goes on for others */
    close(last) {
      running.delete(user);
      if (last) dispatch?.("end");
      dispatch = queue = undefined;
      requests = 0;
    },
  };
}
