// What an element does in front of a class: it presents its story step by step,
// with a teacher's notes in a second window, or has it weighed in a quiz. The
// element loads this on first use; what there is to see is drawn by the program
// wasm/classroom; stage.js has the keys, the window, the address and the way back.
//
// While a mode is on, the element's own content is hidden and the stage is a
// modal dialog: what has not been shown yet is nowhere in the page.

import {ownsURL} from "../element/url.js";
import {h, rootOf} from "../shared/dom.js";
import {messageOf} from "../shared/report.js";
import {ours, Stage} from "./stage.js";

/** @typedef {"present" | "quiz" | "notes"} Mode */
/** @typedef {{[key: string]: string}} Says what is said here, in the page's language */
/** @typedef {{program: string, style: string, words: string, lesson?: string, says: Says}} Parts addresses, and words */
/** @typedef {{attach: (host: object, root: Element, mode: string, story: string, words: string, lesson: string) => ((action: string) => string) | string}} Program */
/** @typedef {{program: (wasm: string, shim: string) => Promise<Program>, running: Set<object>, own: (address: string | null) => string, get: (address: string) => Promise<Response>, wanted: (mode: string) => boolean}} Tools */

/** Every mode of an element; at most one is on. */
export class Classroom {
  /** @type {Map<Mode, Promise<Stage>>} */ #stages = new Map();
  /** @type {Stage | undefined} */ #on;
  /** @type {Promise<unknown>} */ #style;
  /** Ends when the element is taken out of its page. @type {AbortSignal} */ signal = AbortSignal.abort();

  /** @param {HTMLElement} host @param {string} base what the addresses are relative to @param {Parts} parts @param {Tools} tools */
  constructor(host, base, parts, tools) {
    this.host = host;
    this.base = base;
    this.parts = parts;
    this.tools = tools;
    const sheet = h("link", {rel: "stylesheet", href: this.at(parts.style)});
    /** What the element's content stands in: the element, or what stands for it in its shadow tree. @type {Element} */
    this.content = rootOf(host);
    const tree = this.content.getRootNode();
    this.#style = new Promise((resolve) => {
      sheet.onload = sheet.onerror = resolve;
    });
    (tree instanceof ShadowRoot ? tree : document.head).append(sheet);
  }

  /** Listens, and goes on with what is on the stage, as long as the element is in its page. @param {AbortSignal} signal */
  live(signal) {
    if (signal === this.signal) return;
    this.signal = signal;
    addEventListener(
      "popstate",
      () => {
        if (this.first && !ours.test(location.hash)) this.#on?.leave(false);
      },
      {signal},
    );
    // When the page's program fails, the element shows all that was hidden.
    this.host.addEventListener("statement-evidence:error", () => this.#on?.cover(), {signal});
    if (this.#on?.on) this.#on.live();
  }

  /** Leaves what is on the stage, if anything is. */
  leave() {
    this.#on?.leave(true);
  }

  /** @param {string} address */
  at(address) {
    return new URL(address, this.base).href;
  }

  /** Whether the page's address is this element's. */
  get first() {
    return ownsURL(this.host);
  }

  /** Opens a mode, where the address is or where it was left. @param {Mode} mode */
  async enter(mode) {
    let stage = this.#stages.get(mode);
    if (!stage) this.#stages.set(mode, (stage = this.#start(mode)));
    try {
      const next = await stage;
      if (!this.tools.wanted(mode)) return; // another was asked for since, or none
      if (this.#on !== next) this.#on?.leave(false);
      this.#on = next;
      next.enter();
    } catch (error) {
      this.#stages.delete(mode);
      throw error;
    }
  }

  /** @param {Mode} mode */
  async #start(mode) {
    const {host, parts, tools} = this,
      wasm = this.at(parts.program);
    const texts = [tools.own(host.getAttribute("story")), this.at(parts.words), ...(parts.lesson ? [this.at(parts.lesson)] : [])].map(async (at) =>
      (await tools.get(at)).text(),
    );
    const [{attach}, story, words, lesson = ""] = await Promise.all([tools.program(wasm, tools.own(host.getAttribute("shim"))), ...texts]);
    await this.#style;
    const stage = new Stage(this, mode);
    const answer = attach(stage, stage.root, mode, story, words, lesson);
    if (typeof answer === "string") throw new Error(answer);
    stage.begin(answer);
    tools.running.add({
      runs: (/** @type {string} */ address) => address === wasm,
      fail: (/** @type {unknown} */ error) => {
        this.#stages.clear();
        stage.leave(true);
        console.error(`statement-evidence: the classroom has closed: ${messageOf(error)}`);
      },
    });
    return stage;
  }
}
