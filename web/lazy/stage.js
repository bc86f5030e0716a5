// A mode of the classroom on the screen.

import {clock} from "../shared/clock.js";
import {emit, h} from "../shared/dom.js";
import {save} from "../shared/save.js";

/** @typedef {import("./classroom.js").Classroom} Classroom */
/** @typedef {import("./classroom.js").Mode} Mode */

/** The element's modes, as an address names them. */
export const ours = /^#(present|quiz|notes)=/;

/** Keys of keyboards and clickers, in lower case, by what they do. */
const keys = {
  next: ["pagedown", "arrowright", "arrowdown", " ", "enter", "n"],
  back: ["pageup", "arrowleft", "arrowup", "p"],
  first: ["home"],
  last: ["end"],
  blank: [".", "b"],
  help: ["?"],
  larger: ["+"],
  smaller: ["-"],
  full: ["f"],
};

/** Puts a control to what the program says of it, which a browser does only once. @param {HTMLInputElement} control */
function written(control) {
  if (control.type === "radio" || control.type === "checkbox") control.checked = control.defaultChecked;
  else control.value = control.defaultValue;
}

/** A mode on the screen. */
export class Stage {
  /** What the program draws takes its place. */ root = h("div");
  on = false;
  #fragment = "";
  /** What is to be heard on arrival. */ #said = "";
  /** The id of what the program last took the reader to. */ #taken = "";
  /** Where this tab keeps the answers. */ #store = `statement-evidence quiz ${location.pathname}`;
  /** What to go back to. @type {{focus: Element | null, x: number, y: number, hash: string, since: number}} */ #before = {
    focus: null,
    x: 0,
    y: 0,
    hash: "",
    since: 0,
  };
  /** Whether something lies over the step, and by which button it was opened. */ #over = "";
  /** Where a finger came down. @type {PointerEvent | undefined} */ #down;
  #tick = 0;
  #sizes = new ResizeObserver(() => this.#fit());
  /** @type {(action: string) => string} */ #do = () => "";
  /** What joins a presentation and its notes. @type {BroadcastChannel | undefined} */ #channel;

  /** @param {Classroom} room @param {Mode} mode */
  constructor(room, mode) {
    const {says} = room.parts;
    this.room = room;
    this.mode = mode;
    this.voice = h("p", {class: "spoken", role: "status"});
    this.time = h("p", {class: "elapsed", role: "timer", "aria-label": says.timer});
    this.why = h("p", {class: "why", role: "alert"});
    this.wall = h("div", {class: "wall"}, this.root, this.time, this.why, this.voice);
    this.dialog = h("dialog", {class: "classroom", "data-mode": mode, "aria-label": says[mode]}, this.wall);
    this.dialog.toggleAttribute("data-full", document.fullscreenEnabled);
    // The element behind does nothing with what is done here.
    for (const type of ["click", "change", "input", "keydown", "focusout", "pointerdown", "pointerup"]) {
      this.dialog.addEventListener(type, (event) => {
        event.stopPropagation();
        this.#heard(event);
      });
    }
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#escape();
    });
    this.dialog.addEventListener("close", () => this.leave(true));
  }

  /** Keeps time and size, and is in touch with its notes, as long as it is on and in its page. */
  live() {
    this.#rest();
    if (this.room.signal.aborted) return;
    this.#tick = setInterval(() => this.#clock(), 1000);
    this.#sizes.observe(this.wall);
    this.#join();
    this.room.signal.addEventListener("abort", this.#gone);
    this.#clock();
  }

  #rest = () => {
    clearInterval(this.#tick);
    this.#sizes.disconnect();
    this.#channel?.close();
    this.#channel = undefined;
  };

  // A dialog that leaves its page stays open, but modal no longer; closed, it can be shown as modal again.
  #gone = () => {
    this.#rest();
    this.dialog.removeAttribute("open");
  };

  /** @param {(action: string) => string} act */
  begin(act) {
    this.#do = act;
    this.root = /** @type {HTMLDivElement} */ (this.wall.firstElementChild);
    [this.#fragment, this.#said] = act(`resume:${this.mode === "quiz" ? this.#kept() : ""}`).split("\n");
  }

  /** What a quiz was left at: the host knows, or this tab. */
  #kept() {
    const given = this.room.host.getAttribute("resume");
    try {
      return given ?? sessionStorage.getItem(this.#store) ?? "";
    } catch {
      return given ?? ""; // some pages may keep nothing
    }
  }

  /** Comes on, or goes where the address points. */
  enter() {
    const {content, first} = this.room;
    const linked = first && ours.test(location.hash);
    if (!this.on) {
      const root = /** @type {Document | ShadowRoot} */ (content.getRootNode());
      const kept = linked ? history.state?.classroom : undefined;
      this.#before = {focus: root.activeElement, x: scrollX, y: scrollY, hash: linked ? (kept?.hash ?? "") : location.hash, since: kept?.since ?? Date.now()};
      this.on = true;
      this.cover();
      content.append(this.dialog);
      this.dialog.showModal();
      this.live();
      if (this.mode === "present" && navigator.userActivation?.isActive && !linked) this.#full(true);
      if (!linked && navigator.userActivation?.isActive && parent === window) this.#write("pushState", history.state, location.hash);
    }
    this.act(linked ? `go:${location.hash}` : "", true);
  }

  /** Hides what the element shows by itself. */
  cover() {
    this.room.content.firstElementChild?.setAttribute("hidden", "");
  }

  /** Goes back to the page as it was; the address too, unless it is what has changed. @param {boolean} back */
  leave(back) {
    if (!this.on) return;
    this.on = false;
    /** @type {HTMLElement | null} */ (this.root.querySelector(":focus"))?.blur(); // what is being typed counts
    this.#rest();
    this.room.signal.removeEventListener("abort", this.#gone);
    if (document.fullscreenElement && this.dialog.contains(document.fullscreenElement)) document.exitFullscreen().catch(() => {});
    this.dialog.close();
    this.dialog.remove();
    this.room.content.firstElementChild?.removeAttribute("hidden");
    if (!back) return;
    const {focus, x, y, hash} = this.#before;
    const {classroom, ...state} = history.state ?? {};
    this.#write("replaceState", state, hash);
    scrollTo({left: x, top: y, behavior: "instant"});
    if (focus instanceof HTMLElement) focus.focus({preventScroll: true});
  }

  /** Does an action and shows what has come of it. @param {string} action @param {boolean} [arriving] */
  act(action, arriving = false) {
    let answer = "";
    this.why.textContent = "";
    try {
      answer = this.#do(action);
    } catch {
      return; // the program has ended, and told
    }
    if (!answer && !arriving) return;
    const [fragment, spoken] = answer ? answer.split("\n") : [this.#fragment, this.#said];
    const moved = fragment !== this.#fragment || arriving;
    this.#fragment = fragment;
    this.#write("replaceState", {...history.state, classroom: {hash: this.#before.hash, since: this.#before.since}}, `#${fragment}`);
    this.#tell();
    // The program draws with the next frame; this comes after it.
    requestAnimationFrame(() => this.#drawn(moved, action, spoken));
  }

  /** The stage has been drawn. @param {boolean} moved @param {string} action @param {string} spoken */
  #drawn(moved, action, spoken) {
    if (moved) for (const step of this.root.querySelectorAll(".step")) step.scrollTop = 0;
    this.#fit();
    this.#clock();
    const over = this.root.querySelector('[data-part="over"]') ? action : "";
    const tree = /** @type {Document | ShadowRoot} */ (this.dialog.getRootNode());
    for (const control of this.root.querySelectorAll("input, textarea")) {
      // What is being typed is the learner's, who may be faster than this.
      if (moved || control.localName !== "textarea" || control !== tree.activeElement) written(/** @type {HTMLInputElement} */ (control));
    }
    const taken = this.root.dataset.focus ?? "";
    const heading = /** @type {HTMLElement | null} */ (this.root.querySelector(taken ? `#${CSS.escape(taken)}` : "h1, h2"));
    if (moved || taken !== this.#taken || (over && over !== this.#over)) {
      heading?.focus({preventScroll: true});
      heading?.scrollIntoView({block: taken ? "start" : "nearest", behavior: "instant"});
    } else if (this.#over && !over) /** @type {HTMLElement | null} */ (this.root.querySelector(`[data-do="${this.#over}"]`))?.focus();
    if (!this.root.contains(tree.activeElement)) (heading ?? this.root.querySelector("button"))?.focus();
    this.#over = over;
    this.#taken = taken;
    this.voice.textContent = "";
    setTimeout(() => {
      this.voice.textContent = spoken;
    }, 100);
  }

  /** A quiz has got on: an LMS may want to know, and this tab keeps it. @param {boolean} completed @param {number} points @param {number} of @param {string} state */
  progress(completed, points, of, state) {
    try {
      sessionStorage.setItem(this.#store, state);
    } catch {
      // some pages may keep nothing
    }
    emit(this.room.host, "progress", {completed, points, of, state});
  }

  /** Hands a file to the browser, and says so. @param {string} name @param {string} type @param {string} text @param {string} done @param {string} otherwise */
  save(name, type, text, done, otherwise) {
    this.why.append(...save(name, type, text, done, otherwise));
  }

  /** Makes the text as large as the step has room for, whatever the screen and however long the words. */
  #fit() {
    const step = this.mode === "present" && /** @type {HTMLElement | null} */ (this.root.querySelector(".step"));
    if (!step) return;
    const unit = Math.min(this.wall.clientHeight / 100, this.wall.clientWidth / 133); // a hundredth of a projector of 4:3
    const fits = (/** @type {number} */ size) => {
      this.root.style.setProperty("--size", `${size}px`);
      return step.scrollHeight <= step.clientHeight;
    };
    let least = Math.max(12, 2 * unit),
      most = Math.max(least, 7 * unit);
    const larger = 1 + Number(this.root.dataset.size) / 4;
    if (!fits(most)) {
      while (most - least > 0.5) {
        const middle = (least + most) / 2;
        if (fits(middle)) least = middle;
        else most = middle;
      }
      most = least;
    }
    fits(most * larger);
  }

  /** Writes the address, where it is this element's. @param {"pushState" | "replaceState"} how @param {object} state @param {string} hash */
  #write(how, state, hash) {
    if (!this.room.first || (this.mode === "notes" && how === "pushState")) return;
    try {
      history[how](state, "", location.pathname + location.search + hash);
    } catch {
      // Some pages may not write their address (a sandbox, a file); the rest works without.
    }
  }

  /** Shows how long it has been on, and stays on where a host has moved the element. */
  #clock() {
    if (this.dialog.isConnected && !this.dialog.open) this.dialog.showModal();
    const shown = this.root.querySelector('[data-do="timer"]')?.getAttribute("aria-pressed");
    const seconds = Math.floor((Date.now() - this.#before.since) / 1000);
    this.time.hidden = shown !== "true" && this.mode !== "notes";
    this.time.textContent = clock(seconds);
  }

  /** Closes what lies over the step, or leaves. */
  #escape() {
    if (this.#over) this.act("close");
    else this.leave(true);
  }

  /** Puts the stage on the full screen, where the browser does it, or back. @param {boolean} on */
  async #full(on) {
    try {
      if (on && !document.fullscreenElement) await this.wall.requestFullscreen({navigationUI: "hide"});
      else if (!on) await document.exitFullscreen();
    } catch {
      // It stays in its window, as large as that is.
    }
  }

  /** @param {Event} event */
  #heard(event) {
    const target = /** @type {HTMLInputElement} */ (event.target);
    const action = target.closest?.("[data-do]")?.getAttribute("data-do") ?? "";
    const field = target.matches?.("input, textarea, select");
    switch (event.type) {
      case "click":
        if (target.closest?.("a[href]"))
          target.closest("a")?.setAttribute("target", "_blank"); // the stage stays
        else if (action && !field) this.#press(action);
        break;
      case "change":
        if (action && field) this.#press(`${action}:${target.value}`);
        break;
      case "keydown":
        this.#key(/** @type {KeyboardEvent} */ (event), target);
        break;
      case "pointerdown":
        this.#down = /** @type {PointerEvent} */ (event);
        break;
      case "pointerup":
        this.#swiped(/** @type {PointerEvent} */ (event));
    }
  }

  /** What a button asks for. @param {string} action */
  #press(action) {
    if (action === "leave" && this.mode === "notes") close();
    else if (action === "leave") this.leave(true);
    else if (action === "full") this.#full(!document.fullscreenElement);
    else if (action === "notes") this.#notes();
    else if (this.mode === "notes") this.#channel?.postMessage({do: action});
    else this.act(action);
  }

  /** A key of a keyboard or clicker; in the quiz there are none but Esc. @param {KeyboardEvent} event @param {Element} target */
  #key(event, target) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const key = event.key.toLowerCase(),
      present = this.mode === "present";
    if (key === "escape" && this.mode !== "notes") {
      event.preventDefault();
      return this.#escape();
    }
    if (this.mode === "quiz" || target.closest("input, textarea, select, [contenteditable]")) return;
    if (key === "f5" && present) {
      event.preventDefault();
      this.#full(true);
      if (!event.shiftKey) this.act("start");
      return;
    }
    let action = Object.entries(keys).find(([, names]) => names.includes(key))?.[0];
    if (!action || ((key === " " || key === "enter") && target.closest("button, a[href], summary"))) return;
    if (action === "full" && !present) return;
    event.preventDefault();
    if (key === " " && event.shiftKey) action = "back";
    if (present && this.#scrolled(action)) return;
    this.#press(action);
  }

  /** Scrolls a step that is longer than the screen, and tells whether there was anything left to show. @param {string} action */
  #scrolled(action) {
    const step = this.root.querySelector(".step"),
      way = action === "next" ? 1 : action === "back" ? -1 : 0;
    if (!step || !way) return false;
    const top = step.scrollTop;
    step.scrollBy({top: way * 0.8 * step.clientHeight, behavior: "instant"});
    return Math.abs(step.scrollTop - top) > 1;
  }

  /** A finger that has gone across turns the page, as the script runs. @param {PointerEvent} event */
  #swiped(event) {
    const down = this.#down;
    this.#down = undefined;
    if (this.mode !== "present" || !down || event.pointerType === "mouse" || down.pointerId !== event.pointerId) return;
    const x = event.clientX - down.clientX,
      y = event.clientY - down.clientY;
    if (Math.abs(x) < 60 || Math.abs(x) < 2 * Math.abs(y)) return;
    this.act(x < 0 === (getComputedStyle(this.root).direction === "ltr") ? "next" : "back");
  }

  /** Opens the teacher's notes in a window of their own, or says why it cannot. */
  #notes() {
    const {says} = this.room.parts;
    const homeless = !/^(https?|file):$/.test(location.protocol) || (self.origin === "null" && location.protocol !== "file:");
    const opened =
      !homeless &&
      open(location.href.replace(/#.*|$/, `#${this.#fragment.replace("present", "notes")}`), "statement-evidence-notes", "popup,width=1000,height=720");
    this.why.textContent = opened ? "" : homeless ? says.homeless : says.refused;
  }

  /** Joins a presentation and its notes: these do nothing themselves, but ask, and are told where it is. */
  #join() {
    if (this.mode === "quiz" || !globalThis.BroadcastChannel) return;
    try {
      this.#channel = new BroadcastChannel(`statement-evidence ${location.pathname}`);
    } catch {
      return; // some pages may not
    }
    this.#channel.onmessage = ({data}) => {
      if (this.mode === "present" && data?.do) this.#remote(String(data.do));
      if (this.mode === "notes" && data?.at) {
        this.act("met");
        this.act(`go:${data.at}`);
      }
    };
    if (this.mode === "notes") this.#channel.postMessage({do: "tell"});
  }

  /** Does what its notes ask of a presentation. @param {string} action */
  #remote(action) {
    if (action === "tell") this.#tell();
    else this.act(action);
  }

  /** Tells the notes where the presentation is. */
  #tell() {
    if (this.mode === "present") this.#channel?.postMessage({at: this.#fragment});
  }
}
