// A mode of the classroom on the screen.

import {clock} from "../shared/clock.js";
import {emit, h} from "../shared/dom.js";
import {save} from "../shared/save.js";

/** @typedef {import("./classroom.js").Classroom} Classroom */
/** @typedef {import("./classroom.js").Mode} Mode */

/** The element's modes, as an address names them. */
export const modeFragment = /^#(present|quiz|notes)=/;

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

/** Whether a page of somebody else shows this one. The notes then have other storage and channels than what they belong to, and speak to its window. */
const framed = parent !== window;

/** Resets a control to its default value, which a browser does only once. @param {HTMLInputElement} control */
function resetControl(control) {
  if (control.type === "radio" || control.type === "checkbox") control.checked = control.defaultChecked;
  else control.value = control.defaultValue;
}

/** A mode on the screen. */
export class Stage {
  /** What the program draws takes its place. */ root = h("div");
  isOpen = false;
  #fragment = "";
  /** Announcement on arrival. */ #announcement = "";
  /** The id of the element that the program last focused. */ #focusId = "";
  /** Where this tab keeps the answers. */ #storageKey = `statement-evidence quiz ${location.pathname}`;
  /** Where to return to. @type {{focus: Element | null, x: number, y: number, hash: string, since: number}} */ #origin = {
    focus: null,
    x: 0,
    y: 0,
    hash: "",
    since: 0,
  };
  /** The action of the button that opened the panel over the step, if one is open. */ #panel = "";
  /** Start of a swipe. @type {PointerEvent | undefined} */ #pointerDown;
  /** Whether letters and other characters are keys: whoever speaks to a computer may not want that (WCAG 2.1.4). */ #letters = true;
  #timer = 0;
  #resizes = new ResizeObserver(() => this.#fit());
  /** Keeps the stage where the page around a frame shows it, which may be as high as its page. When some of the stage has gone out of sight, it looks again at what is in sight. */
  #sight = new IntersectionObserver(
    (entries) => {
      for (const {target, intersectionRect} of entries) {
        const page = document.documentElement,
          {top, height} = intersectionRect,
          size = Math.max(height, Math.min(innerHeight, 360));
        if (target !== page) {
          this.#sight.unobserve(page);
          this.#sight.observe(page);
        } else if (height) Object.assign(this.dialog.style, {top: `${Math.min(top, innerHeight - size)}px`, blockSize: `${size}px`});
      }
    },
    {threshold: Array.from({length: 101}, (_, i) => i / 100)},
  );
  /** @type {(action: string) => string} */ #program = () => "";
  /** Connects a presentation and its notes. @type {BroadcastChannel | undefined} */ #channel;
  /** The window of the notes, for a presentation in a frame; for notes that of the presentation. @type {Window | null} */ #other = opener;

  /** @param {Classroom} classroom @param {Mode} mode */
  constructor(classroom, mode) {
    const {says} = classroom.parts;
    this.classroom = classroom;
    this.mode = mode;
    this.voice = h("p", {class: "spoken", role: "status"});
    this.time = h("p", {class: "elapsed", role: "timer", "aria-label": says.timer});
    this.notice = h("p", {class: "why", role: "alert"});
    this.viewport = h("div", {class: "viewport"}, this.root, this.time, this.notice, this.voice);
    this.dialog = h("dialog", {class: "classroom", "data-mode": mode, "aria-label": says[mode]}, this.viewport);
    this.dialog.toggleAttribute("data-full", document.fullscreenEnabled);
    // Events stay in the dialog.
    for (const type of ["click", "change", "input", "keydown", "focusout", "pointerdown", "pointerup"]) {
      this.dialog.addEventListener(type, (event) => {
        event.stopPropagation();
        this.#handle(event);
      });
    }
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#escape();
    });
    this.dialog.addEventListener("close", () => this.leave(true));
  }

  /** Updates timer and size, and talks to its notes, as long as it is open and in its page. */
  live() {
    this.#stop();
    if (this.classroom.signal.aborted) return;
    this.#timer = setInterval(() => this.#updateTimer(), 1000);
    this.#resizes.observe(this.viewport);
    if (framed) this.#sight.observe(this.dialog);
    this.#openChannel();
    this.classroom.signal.addEventListener("abort", this.#onRemoved);
    this.#updateTimer();
  }

  #stop = () => {
    clearInterval(this.#timer);
    this.#resizes.disconnect();
    this.#sight.disconnect();
    removeEventListener("message", this.#hear);
    this.#channel?.close();
    this.#channel = undefined;
  };

  // A dialog that leaves its page stays open, but modal no longer; closed, it can be shown as modal again.
  #onRemoved = () => {
    this.#stop();
    this.dialog.removeAttribute("open");
  };

  /** @param {(action: string) => string} program */
  attach(program) {
    this.#program = program;
    this.root = /** @type {HTMLDivElement} */ (this.viewport.firstElementChild);
    [this.#fragment, this.#announcement] = program(`resume:${this.mode === "quiz" ? this.#savedState() : ""}`).split("\n");
  }

  /** The saved state of a quiz, from the host or from this tab. */
  #savedState() {
    const given = this.classroom.host.getAttribute("resume");
    try {
      return given ?? sessionStorage.getItem(this.#storageKey) ?? "";
    } catch {
      return given ?? ""; // some pages may keep nothing
    }
  }

  /** Opens, or goes to the step in the address. */
  enter() {
    const {content, ownsURL} = this.classroom;
    const linked = ownsURL && modeFragment.test(location.hash);
    if (!this.isOpen) {
      const root = /** @type {Document | ShadowRoot} */ (content.getRootNode());
      const kept = linked ? history.state?.classroom : undefined;
      this.#origin = {focus: root.activeElement, x: scrollX, y: scrollY, hash: linked ? (kept?.hash ?? "") : location.hash, since: kept?.since ?? Date.now()};
      this.isOpen = true;
      if (framed) document.documentElement.style.minHeight = `${document.documentElement.offsetHeight}px`; // or a frame that is as high would come to an end above what is in sight
      this.hideContent();
      content.append(this.dialog);
      this.dialog.showModal();
      this.live();
      if (this.mode === "present" && navigator.userActivation?.isActive && !linked) this.#setFullscreen(true);
      if (!linked && navigator.userActivation?.isActive && parent === window) this.#writeHistory("pushState", history.state, location.hash);
    }
    this.dispatch(linked ? `go:${location.hash}` : "", true);
  }

  /** Hides the element's own content. */
  hideContent() {
    this.classroom.content.firstElementChild?.setAttribute("hidden", "");
  }

  /** Closes, and restores the page and, with back, its address. @param {boolean} back */
  leave(back) {
    if (!this.isOpen) return;
    this.isOpen = false;
    /** @type {HTMLElement | null} */ (this.root.querySelector(":focus"))?.blur(); // saves a reason being typed
    this.#stop();
    this.classroom.signal.removeEventListener("abort", this.#onRemoved);
    if (document.fullscreenElement && this.dialog.contains(document.fullscreenElement)) document.exitFullscreen().catch(() => {});
    this.dialog.close();
    this.dialog.remove();
    this.classroom.content.firstElementChild?.removeAttribute("hidden");
    document.documentElement.style.minHeight = "";
    if (!back) return;
    const {focus, x, y, hash} = this.#origin;
    const {classroom, ...state} = history.state ?? {};
    this.#writeHistory("replaceState", state, hash);
    scrollTo({left: x, top: y, behavior: "instant"});
    if (focus instanceof HTMLElement) focus.focus({preventScroll: true});
  }

  /** Applies an action and shows the result. @param {string} action @param {boolean} [arriving] */
  dispatch(action, arriving = false) {
    let answer = "";
    this.notice.textContent = "";
    try {
      answer = this.#program(action);
    } catch {
      return; // the program has ended, and has reported it
    }
    if (!answer && !arriving) return;
    const [fragment, spoken] = answer ? answer.split("\n") : [this.#fragment, this.#announcement];
    const moved = fragment !== this.#fragment || arriving;
    this.#fragment = fragment;
    this.#writeHistory("replaceState", {...history.state, classroom: {hash: this.#origin.hash, since: this.#origin.since}}, `#${fragment}`);
    this.#broadcast();
    // The program draws with the next frame; this comes after it.
    requestAnimationFrame(() => this.#afterRender(moved, action, spoken));
  }

  /** After the program has rendered: scrolls, sizes, moves the focus, announces. @param {boolean} moved @param {string} action @param {string} spoken */
  #afterRender(moved, action, spoken) {
    if (moved) for (const step of this.root.querySelectorAll(".step")) step.scrollTop = 0;
    this.#fit();
    this.#updateTimer();
    const over = this.root.querySelector('[data-part="over"]') ? action : "";
    const tree = /** @type {Document | ShadowRoot} */ (this.dialog.getRootNode());
    for (const control of this.root.querySelectorAll("input, textarea")) {
      // What is being typed is the learner's, who may be faster than this.
      if (moved || control.localName !== "textarea" || control !== tree.activeElement) resetControl(/** @type {HTMLInputElement} */ (control));
    }
    const focusId = this.root.dataset.focus ?? "";
    const heading = /** @type {HTMLElement | null} */ (this.root.querySelector(focusId ? `#${CSS.escape(focusId)}` : "h1, h2"));
    if (moved || focusId !== this.#focusId || (over && over !== this.#panel)) {
      heading?.focus({preventScroll: true});
      heading?.scrollIntoView({block: focusId ? "start" : "nearest", behavior: "instant"});
    } else if (this.#panel && !over) /** @type {HTMLElement | null} */ (this.root.querySelector(`[data-action="${this.#panel}"]`))?.focus();
    if (!this.root.contains(tree.activeElement)) (heading ?? this.root.querySelector("button"))?.focus();
    this.#panel = over;
    this.#focusId = focusId;
    this.voice.textContent = "";
    setTimeout(() => {
      this.voice.textContent = spoken;
    }, 100);
  }

  /** Stores the progress of a quiz in this tab, and reports it as an event. @param {boolean} completed @param {number} points @param {number} of @param {string} state @param {string} answered a line for each answer (wasm/classroom) */
  progress(completed, points, of, state, answered) {
    try {
      sessionStorage.setItem(this.#storageKey, state);
    } catch {
      // some pages may store nothing
    }
    const answers = answered.split("\n").slice(0, -1);
    emit(this.classroom.host, "progress", {
      completed,
      points,
      of,
      state,
      answers: answers.map((line) => {
        const [question, choice, right, ...options] = line.split(" ");
        return {question, choice, options, ...(right && {right})};
      }),
    });
  }

  /** Downloads a file, and says so. @param {string} name @param {string} type @param {string} text @param {string} done @param {string} otherwise */
  save(name, type, text, done, otherwise) {
    this.notice.append(...save(name, type, text, done, otherwise));
  }

  /** Makes the text as large as fits the step, whatever the screen and however long the words. */
  #fit() {
    const step = this.mode === "present" && /** @type {HTMLElement | null} */ (this.root.querySelector(".step"));
    if (!step) return;
    const unit = Math.min(this.viewport.clientHeight / 100, this.viewport.clientWidth / 133); // a hundredth of a projector of 4:3
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

  /** Writes the address, if this element owns it. @param {"pushState" | "replaceState"} how @param {object} state @param {string} hash */
  #writeHistory(how, state, hash) {
    if (!this.classroom.ownsURL || (this.mode === "notes" && how === "pushState")) return;
    try {
      history[how](state, "", location.pathname + location.search + hash);
    } catch {
      // Some pages may not write their address (a sandbox, a file); the rest works without.
    }
  }

  /** Shows the elapsed time, and reopens the dialog if a host has moved the element. */
  #updateTimer() {
    if (this.dialog.isConnected && !this.dialog.open) this.dialog.showModal();
    const shown = this.root.querySelector('[data-action="timer"]')?.getAttribute("aria-pressed");
    const seconds = Math.floor((Date.now() - this.#origin.since) / 1000);
    this.time.hidden = shown !== "true" && this.mode !== "notes";
    this.time.textContent = clock(seconds);
  }

  /** Closes the panel, or leaves. */
  #escape() {
    if (this.#panel) this.dispatch("close");
    else this.leave(true);
  }

  /** Enters or leaves full screen, if the browser allows it. @param {boolean} on */
  async #setFullscreen(on) {
    try {
      if (on && document.fullscreenEnabled && !document.fullscreenElement) await this.viewport.requestFullscreen({navigationUI: "hide"});
      else if (!on) await document.exitFullscreen();
    } catch {
      // It stays in its window, as large as that is.
    }
  }

  /** @param {Event} event */
  #handle(event) {
    const target = /** @type {HTMLInputElement} */ (event.target);
    const action = target.closest?.("[data-action]")?.getAttribute("data-action") ?? "";
    const field = target.matches?.("input, textarea, select");
    switch (event.type) {
      case "click":
        if (target.closest?.("a[href]"))
          target.closest("a")?.setAttribute("target", "_blank"); // the stage stays
        else if (action && !field) this.#run(action);
        break;
      case "change":
        if (action && field) this.#run(`${action}:${target.value}`);
        break;
      case "keydown":
        this.#key(/** @type {KeyboardEvent} */ (event), target);
        break;
      case "pointerdown":
        this.#pointerDown = /** @type {PointerEvent} */ (event);
        break;
      case "pointerup":
        this.#swipe(/** @type {PointerEvent} */ (event));
    }
  }

  /** Runs the action of a button. @param {string} action */
  #run(action) {
    if (action === "leave" && this.mode === "notes") close();
    else if (action === "leave") this.leave(true);
    else if (action === "full") this.#setFullscreen(!document.fullscreenElement);
    else if (action === "notes") this.#openNotes();
    else if (this.mode === "notes") this.#tell({action});
    else {
      if (action === "letters") this.#letters = !this.#letters;
      this.dispatch(action);
    }
  }

  /** Handles a key of a keyboard or clicker; in the quiz only Esc. @param {KeyboardEvent} event @param {Element} target */
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
      this.#setFullscreen(true);
      if (!event.shiftKey) this.dispatch("start");
      return;
    }
    if (!this.#letters && key.length === 1 && key !== " ") return;
    let action = Object.entries(keys).find(([, names]) => names.includes(key))?.[0];
    if (!action || ((key === " " || key === "enter") && target.closest("button, a[href], summary"))) return;
    if (action === "full" && !present) return;
    event.preventDefault();
    if (key === " " && event.shiftKey) action = "back";
    if (present && this.#scrollSlide(action)) return;
    this.#run(action);
  }

  /** Scrolls a step that is longer than the screen, and returns whether it has scrolled. @param {string} action */
  #scrollSlide(action) {
    const step = this.root.querySelector(".step"),
      way = action === "next" ? 1 : action === "back" ? -1 : 0;
    if (!step || !way) return false;
    const top = step.scrollTop;
    step.scrollBy({top: way * 0.8 * step.clientHeight, behavior: "instant"});
    return Math.abs(step.scrollTop - top) > 1;
  }

  /** A horizontal swipe turns the page, in the reading direction. @param {PointerEvent} event */
  #swipe(event) {
    const down = this.#pointerDown;
    this.#pointerDown = undefined;
    if (this.mode !== "present" || !down || event.pointerType === "mouse" || down.pointerId !== event.pointerId) return;
    const x = event.clientX - down.clientX,
      y = event.clientY - down.clientY;
    if (Math.abs(x) < 60 || Math.abs(x) < 2 * Math.abs(y)) return;
    this.dispatch(x < 0 === (getComputedStyle(this.root).direction === "ltr") ? "next" : "back");
  }

  /** Opens the teacher's notes in a second window, or says why it cannot. */
  #openNotes() {
    const {says} = this.classroom.parts;
    const noOrigin = !/^(https?|file):$/.test(location.protocol) || (self.origin === "null" && location.protocol !== "file:");
    const opened =
      !noOrigin &&
      open(location.href.replace(/#.*|$/, `#${this.#fragment.replace("present", "notes")}`), "statement-evidence-notes", "popup,width=1000,height=720");
    if (opened) this.#other = opened;
    this.notice.textContent = opened ? "" : noOrigin ? says.homeless : says.refused;
  }

  /** Connects a presentation and its notes: the notes send actions, and receive the current step. */
  #openChannel() {
    if (this.mode === "quiz") return;
    addEventListener("message", this.#hear);
    try {
      this.#channel = new BroadcastChannel(`statement-evidence ${location.pathname}`);
      this.#channel.onmessage = this.#hear;
    } catch {
      // some pages may not, and old browsers cannot
    }
    if (this.mode === "notes") this.#tell({action: "tell"});
  }

  /** Hears the other: a presentation in one way only, so that it goes one step at a time. */
  #hear = (/** @type {MessageEvent} */ {data, origin, source}) => {
    if (origin !== self.origin || (source && source !== this.#other)) return;
    if (this.mode === "present" && data?.action && Boolean(source) === framed) {
      if (data.action === "tell") this.#broadcast();
      else this.dispatch(String(data.action));
    }
    if (this.mode === "notes" && data?.at) {
      this.dispatch("met");
      this.dispatch(`go:${data.at}`);
    }
  };

  /** @param {{at: string} | {action: string}} message */
  #tell(message) {
    if (!framed) this.#channel?.postMessage(message);
    if (framed || this.mode === "notes") this.#other?.postMessage(message, "/");
  }

  /** Sends the current step to the notes. */
  #broadcast() {
    if (this.mode === "present") this.#tell({at: this.#fragment});
  }
}
