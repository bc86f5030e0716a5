// The classroom: a presentation with a teacher's notes in a second window, or a quiz.
// The element loads this on first use; the program wasm/classroom renders it; stage.js
// handles keys, window, address and return.
//
// While a mode is on, the element's own content is hidden and the stage is a
// modal dialog; steps that have not been shown are not in the page.

import {ownsURL} from "../element/url.js";
import {h, rootOf} from "../shared/dom.js";
import {messageOf} from "../shared/report.js";
import {modeFragment, Stage} from "./stage.js";

/** @typedef {"present" | "quiz" | "notes"} Mode */
/** @typedef {{[key: string]: string}} Messages in the page's language */
/** @typedef {{program: string, style: string, words: string, story: string, lesson?: string, says: Messages}} Parts addresses, and words */
/** @typedef {{attach: (host: object, story: string, words: string, root: Element, mode: string, lesson: string) => ((action: string) => string) | string}} Program */
/** @typedef {{program: (wasm: string, shim: string) => Promise<Program>, running: Set<object>, allowedURL: (address: string | null) => string, text: (address: string) => Promise<string>, storyOf: (element: Element, address: string) => Promise<string>, isWanted: (mode: string) => boolean}} Tools */

/** The modes of an element; at most one is open. */
export class Classroom {
  /** @type {Map<Mode, Promise<Stage>>} */ #stages = new Map();
  /** @type {Stage | undefined} */ #current;
  /** @type {Promise<unknown>} */ #style;
  /** Ends when the element is taken out of its page. @type {AbortSignal} */ signal = AbortSignal.abort();

  /** @param {HTMLElement} host @param {string} base what the addresses are relative to @param {Parts} parts @param {Tools} tools */
  constructor(host, base, parts, tools) {
    this.host = host;
    this.base = base;
    this.parts = parts;
    this.tools = tools;
    const sheet = h("link", {rel: "stylesheet", href: this.resolve(parts.style)});
    /** The parent of the element's content: the element, or <se-page> in its shadow tree. @type {Element} */
    this.content = rootOf(host);
    const tree = this.content.getRootNode();
    this.#style = new Promise((resolve) => {
      sheet.onload = sheet.onerror = resolve;
    });
    (tree instanceof ShadowRoot ? tree : document.head).append(sheet);
  }

  /** Handles events, and continues an open mode, as long as the element is in its page. @param {AbortSignal} signal */
  live(signal) {
    if (signal === this.signal) return;
    this.signal = signal;
    addEventListener(
      "popstate",
      () => {
        if (this.ownsURL && !modeFragment.test(location.hash)) this.#current?.leave(false);
      },
      {signal},
    );
    // When the page's program fails, the element shows its content.
    this.host.addEventListener("statement-evidence:error", () => this.#current?.hideContent(), {signal});
    if (this.#current?.isOpen) this.#current.live();
  }

  /** Leaves the open mode, if there is one. */
  leave() {
    this.#current?.leave(true);
  }

  /** @param {string} address */
  resolve(address) {
    return new URL(address, this.base).href;
  }

  /** Whether this element owns the page's address. */
  get ownsURL() {
    return ownsURL(this.host);
  }

  /** Opens a mode, at the step in the address or where it was left. @param {Mode} mode */
  async enter(mode) {
    let stage = this.#stages.get(mode);
    if (!stage) this.#stages.set(mode, (stage = this.#start(mode)));
    try {
      const next = await stage;
      if (!this.tools.isWanted(mode)) return; // another has been requested since, or none
      if (this.#current !== next) this.#current?.leave(false);
      this.#current = next;
      next.enter();
    } catch (error) {
      this.#stages.delete(mode);
      throw error;
    }
  }

  /** @param {Mode} mode */
  async #start(mode) {
    const {host, parts, tools} = this,
      wasm = this.resolve(parts.program);
    const texts = [parts.words, ...(parts.lesson ? [parts.lesson] : [])].map((at) => tools.text(this.resolve(at)));
    const [{attach}, story, words, lesson = ""] = await Promise.all([
      tools.program(wasm, tools.allowedURL(host.getAttribute("shim"))),
      tools.storyOf(host, this.resolve(parts.story)),
      ...texts,
    ]);
    await this.#style;
    const stage = new Stage(this, mode);
    const answer = attach(stage, story, words, stage.root, mode, lesson);
    if (typeof answer === "string") throw new Error(answer);
    stage.attach(answer);
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
