"use strict";
// The custom element and loader. It owns the life of the program: when it is
// fetched, what a reader did before it was there, and what happens when it
// fails. The content inside the element is whole without any of this.
//
//   <statement-evidence lang="en" src="story.txt" words="words.en.txt" program="page.wasm" shim="page.js" sound="sound.en.json">
//
// data-state tells where it is: static, loading, ready or failed.
//
// Everything a reader does goes one way: an action, a string, to #send. Until
// the program is ready, actions wait in a queue. See wasm/page for the other
// side, and the methods under "the host" for what the program asks of us.

if (!customElements.get("statement-evidence")) {
  /** @typedef {(action: string) => number} Do */

  /** What the program wants to hear next (wasm/page/app_js.go). */
  const WANT_NEAR = 1, WANT_IDLE = 2;

  /** Programs by address: several elements share one. @type {Map<string, Promise<Program>>} */
  const programs = new Map();

  /** Every element that has a program, to be told when it ends. @type {Set<StatementEvidence>} */
  const running = new Set();

  /** Words that are lit. They are no elements, so that the page stays as the program knows it. @type {Set<Range>} */
  const lights = globalThis.Highlight ? new Highlight() : new Set();
  globalThis.CSS?.highlights?.set("words", lights);

  /** @typedef {{attach: (host: object, story: string, words: string) => Do | string}} Program */

  /** An address of an attribute; it must be of the page's own origin, or hold what the page itself has made. @param {string | null} address */
  function own(address) {
    const page = document.URL === "about:srcdoc" ? document.baseURI : document.URL;
    const url = new URL(address ?? "", document.baseURI);
    if (!address || !["file:", "blob:"].includes(url.protocol) && url.origin !== new URL(page).origin) {
      throw new Error(`"${address}" is not an address of the page's own origin`);
    }
    return url.href;
  }

  /** Ends a task, so that no one is long. */
  const task = () => new Promise((resolve) => setTimeout(resolve));

  /** @param {string} address */
  async function get(address) {
    const response = await fetch(address, {credentials: "same-origin"});
    if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
    return response;
  }

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
  function program(wasm, shim) {
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
  function end(wasm, error) {
    programs.set(wasm, Promise.reject(error));
    programs.get(wasm)?.catch(() => {});
    for (const element of running) if (element.runs(wasm)) element.fail(error);
  }

  // The page in another language opens with the same search, at the same record.
  for (const type of ["click", "auxclick"]) {
    addEventListener(type, ({target}) => {
      const link = target instanceof Element && /** @type {HTMLAnchorElement | null} */ (target.closest(".page > nav a"));
      if (link) link.hash = location.hash;
    });
  }

  class StatementEvidence extends HTMLElement {
    /** @type {Do | undefined} */ #do;
    #wants = 0;
    #wasm = "";
    /** What waits for the program. @type {string[]} */ #queue = [];
    /** The elements of the page by id. @type {Map<string, HTMLElement>} */ #ids = new Map();
    /** The elements that rows stand in. @type {Element[]} */ #blocks = [];
    /** What the program replaced, by what stands there now. @type {Map<Element, Element>} */ #kept = new Map();
    /** What a search has opened. @type {Set<HTMLDetailsElement>} */ #opened = new Set();
    /** The way to the element in focus in what is being replaced. @type {number[] | undefined} */ #focus;
    /** What the program says: screen readers hear it, once a reader has stopped typing. @type {HTMLElement} */ #voice = document.createElement("div");
    /** The line that joins words to what bears on them. */ #thread = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    /** What the pointer is over. @type {Element | null} */ #over = null;
    /** What bears on the words that are lit. @type {HTMLElement | null} */ #lit = null;
    /** What of the words is lit. @type {Range[]} */ #ranges = [];
    #sizes = new ResizeObserver(() => this.#join());
    /** How long the element's listeners live: as long as it is in a page. */ #scope = new AbortController();
    /** The button that was last asked for something to take along. @type {Element | undefined} */ #asked;
    /** What stands in the page in answer to it. @type {HTMLElement | undefined} */ #answer;
    #state = "";
    #typed = false;
    #arriving = false;
    /** What #later waits for. @type {Map<string, [number, () => void]>} */ #waiting = new Map();
    #frame = 0;
    /** What plays the sound of records. @type {Promise<{open: (details: Element) => void}> | undefined} */ #players;
    /** What presents the story to a class, or asks it. @type {Promise<{enter: (mode: string) => void}> | undefined} */ #classroom;

    connectedCallback() {
      this.#scope = new AbortController();
      const {signal} = this.#scope;
      for (const type of ["click", "input", "keydown", "pointerleave", "focusout"]) this.addEventListener(type, this, {signal});
      for (const type of ["toggle", "pointerover", "focusin"]) this.addEventListener(type, this, {signal, capture: true});
      addEventListener("popstate", () => {
        this.#moved();
        this.#teach();
      }, {signal});
      for (const type of ["scroll", "resize"]) addEventListener(type, () => this.#look(), {signal, passive: true});
      if (this.#state) {
        if (this.#do) running.add(this); // it was only moved
        return;
      }
      // A page that was saved may hold what its program had hidden.
      for (const hidden of this.querySelectorAll("[hidden]:not(.clear)")) hidden.removeAttribute("hidden");
      for (const own of this.querySelectorAll(".spoken, .thread, dialog")) own.remove();
      this.#thread.setAttribute("class", "thread");
      this.#thread.setAttribute("aria-hidden", "true");
      this.#thread.append(document.createElementNS(this.#thread.namespaceURI, "path"));
      this.#sizes.observe(this);
      new MutationObserver(() => this.#join()).observe(this.firstElementChild ?? this, {subtree: true, childList: true, attributeFilter: ["data-chosen", "dir", "hidden"]});
      this.#voice.className = "spoken";
      this.#voice.setAttribute("role", "status");
      this.append(this.#voice);
      this.toggleAttribute("data-shares", "share" in navigator);
      this.#is("static");
      for (const details of this.querySelectorAll(".listen[open]")) this.#hear(details);
      this.#teach(this.getAttribute("mode"));
      const sight = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        sight.disconnect();
        this.load();
      });
      if (this.getAttribute("loading") === "eager") this.load();
      else sight.observe(this);
    }

    /** Tells a host what happens here. @param {string} name @param {object} detail */
    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`statement-evidence:${name}`, {bubbles: true, composed: true, detail}));
    }

    disconnectedCallback() {
      this.#scope.abort();
      running.delete(this);
    }

    /** @param {string} state */
    #is(state) {
      this.#state = state;
      this.dataset.state = state;
      // What the style sheet asks for; each change of data-state would have it look at every control again.
      this.toggleAttribute("data-failed", state === "failed");
    }

    /** Does a thing a little later, in place of one of the same name that waits. @param {string} name @param {number} ms @param {() => void} thing */
    #later(name, ms, thing) {
      clearTimeout(this.#waiting.get(name)?.[0]);
      const done = () => {
        this.#waiting.delete(name);
        thing();
      };
      this.#waiting.set(name, [setTimeout(done, ms), done]);
    }

    /** Does what waits under a name now, or, unless told to, never. @param {string} name @param {boolean} now */
    #settle(name, now) {
      const waiting = this.#waiting.get(name);
      clearTimeout(waiting?.[0]);
      this.#waiting.delete(name);
      if (now) waiting?.[1]();
    }

    /** Fetches and starts the program, once. */
    async load() {
      if (this.#state !== "static") return;
      this.#is("loading");
      try {
        this.#wasm = own(this.getAttribute("program"));
        const texts = ["src", "words"].map(async (name) => (await get(own(this.getAttribute(name)))).text());
        const [{attach}, story, words] = await Promise.all([program(this.#wasm, own(this.getAttribute("shim"))), ...texts]);
        // Starting was one task; these are two more.
        await task();
        for (const element of this.querySelectorAll("[id]")) this.#ids.set(element.id, element);
        this.#blocks = [...this.querySelectorAll(".statement, section > .group")];
        await task();
        const answer = attach(this, story, words);
        if (typeof answer === "string") throw new Error(answer);
        this.#do = answer;
        this.#ready();
      } catch (error) {
        this.fail(error);
      }
    }

    /** Does what was asked for while the program was on its way. */
    #ready() {
      if (this.isConnected) running.add(this);
      const typed = this.#typed && this.#input()?.value;
      this.#arriving = true;
      if (this.hasAttribute("as-of")) this.#send(`go:#as-of=${this.getAttribute("as-of")}`);
      this.#moved();
      this.#arriving = false;
      for (const action of this.#queue.splice(0)) this.#send(action);
      if (typed) {
        this.query(typed);
        this.#send(`search:${typed}`);
      }
      if (!this.#do) return;
      this.#is("ready");
      this.#tell("ready", {});
      this.#idle();
    }

    /** The address has changed. The first element of the page owns it; the others only go where it points. */
    #moved() {
      if (!this.#do) return;
      this.#settle("address", false);
      if (document.querySelector("statement-evidence") === this) {
        if (location.hash || !this.#arriving) this.#send(`go:${location.hash}`);
      } else if (this.#ids.has(location.hash.slice(1))) {
        this.go(location.hash.slice(1));
      }
    }

    #input() {
      return /** @type {HTMLInputElement | null} */ (this.querySelector('input[type="search"]'));
    }

    /** @param {Event} event */
    handleEvent(event) {
      const target = /** @type {HTMLInputElement} */ (event.target);
      const action = target.closest?.("[data-do]")?.getAttribute("data-do");
      const words = target.closest?.(".phrase")?.getAttribute("data-words");
      switch (event.type) {
        case "pointerover":
        case "focusin":
          this.load();
          if (event.type === "pointerover") this.#over = target;
          this.#light();
          break;
        case "pointerleave":
          this.#over = null;
          this.#light();
          break;
        case "focusout":
          this.#light();
          break;
        case "toggle":
          if (target.matches(".row > [open]")) this.#tell("open", {id: target.parentElement?.id});
          if (target.matches(".listen[open]")) this.#hear(target);
          this.#look();
          break;
        case "click":
          this.load();
          if (action === "expand" || action === "collapse") this.#expand(action === "expand");
          else if (action === "present" || action === "quiz") this.#teach(action);
          else if (/^(copy|share|save):/.test(action ?? "")) {
            this.#asked = target.closest("[data-do]") ?? undefined;
            this.#send(`${action}:${target.closest("[id]")?.id ?? ""}`);
          } else if (action && !target.closest("input")) this.#send(action);
          // Unless the click ends a selection.
          else if (words && getSelection()?.isCollapsed) this.#send(`words:${words}`);
          // Its button has gone. A phone would open its keyboard over the page if the search had the focus.
          if (action === "clear") (matchMedia("(hover: hover)").matches ? this.#input() : /** @type {HTMLElement | null} */ (this.querySelector(".filters > summary")))?.focus();
          break;
        case "input":
          this.#typed ||= action === "search";
          if (action === "search" && this.#do) this.#send(`search:${target.value}`);
          // Dragged, the day snaps to what happened; by keyboard it moves day by day.
          if (action === "day") this.#send(`${target.matches(":active") ? "snap" : "day"}:${target.value}`);
          break;
        case "keydown":
          if (/** @type {KeyboardEvent} */ (event).key === "Escape" && this.#answer?.contains(target)) {
            this.#reply();
            /** @type {HTMLElement | undefined} */ (this.#asked)?.focus();
          }
          if (action === "search" && !/** @type {KeyboardEvent} */ (event).isComposing) this.#key(/** @type {KeyboardEvent} */ (event));
      }
    }

    /** A key in the search: Esc ends it, Enter goes to what it has found. @param {KeyboardEvent} event */
    #key(event) {
      if (event.key === "Escape" && this.#input()?.value) {
        event.preventDefault();
        this.query("");
        if (this.#do) this.#send("search:");
      }
      const found = event.key === "Enter" && this.querySelector(".statement:not([hidden]), section > .group .row:not([hidden])");
      if (found) this.go(found.id);
    }

    /** Opens or closes every finding; this works without the program. @param {boolean} open */
    #expand(open) {
      this.#opened.clear();
      for (const details of this.querySelectorAll(".row > details")) details.toggleAttribute("open", open);
    }

    /** Has the sound of a record played better than the browser does it alone; which goes on when this fails. @param {Element} details */
    async #hear(details) {
      try {
        this.#players ??= (async () => {
          const sound = own(this.getAttribute("sound"));
          const {player, ...rest} = await (await get(sound)).json();
          const {Players} = await import(new URL(player, sound).href);
          return new Players(this, sound, rest);
        })();
        (await this.#players).open(details);
      } catch (error) {
        this.#players = undefined;
        console.warn(`statement-evidence: the browser plays the sound alone: ${error instanceof Error ? error.message : error}`);
      }
    }

    /** Opens a mode for a class: that of the address, where it names one. @param {string | null} [mode] */
    async #teach(mode) {
      mode = document.querySelector("statement-evidence") === this && location.hash.match(/^#(present|quiz|notes)=/)?.[1] || mode;
      if (!mode) return;
      this.#settle("address", true);
      try {
        this.#classroom ??= (async () => {
          const at = own(this.getAttribute("classroom"));
          const {script, ...rest} = await (await get(at)).json();
          const {Classroom} = await import(new URL(script, at).href);
          return new Classroom(this, at, rest, {program, running, own, get});
        })();
        await (await this.#classroom).enter(mode);
      } catch (error) {
        this.#classroom = undefined;
        console.warn(`statement-evidence: no classroom: ${error instanceof Error ? error.message : error}`);
      }
    }

    /** The way up to the program. @param {string} action */
    #send(action) {
      if (!this.#do) {
        if (this.#state !== "failed") this.#queue.push(action);
        return;
      }
      try {
        this.#wants = this.#do(action);
      } catch (error) {
        end(this.#wasm, error);
      }
    }

    /** Other parts of the page have come into view. */
    #look() {
      if (!(this.#wants & WANT_NEAR) || this.#frame) return;
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#send("near");
      });
    }

    /** Sends "idle" as long as the program wants it, a task each. */
    #idle() {
      (globalThis.requestIdleCallback ?? setTimeout)(() => {
        if (!this.#do) return;
        this.#send("idle");
        if (this.#wants & WANT_IDLE) this.#idle();
      });
    }

    /** Lights the words that the record under the pointer, or the one in focus, bears on. */
    #light() {
      const record = [this.#over, document.activeElement].map((at) => at?.closest("[data-words]:not(.phrase)")).find((at) => at && this.contains(at));
      if (record === this.#lit) return;
      this.#lit = /** @type {HTMLElement | undefined} */ (record) ?? null;
      this.#join();
    }

    /** Lights the words of that record, and joins them, or else the chosen ones, to what bears on them. */
    #join() {
      for (const range of this.#ranges.splice(0)) lights.delete(range);
      // A row that a failure has put back is no longer the one that was lit.
      const lit = this.#lit?.isConnected ? this.#lit : null, chosen = lit ?? this.querySelector("[data-chosen]");
      if (!chosen) return this.#thread.remove();
      const statement = /** @type {Element} */ (chosen.closest(".statement"));
      let parts = [...statement.querySelectorAll(".phrase")];
      if (lit) {
        parts = parts.filter((part) => part.getAttribute("data-words")?.split(" ").includes(lit.dataset.words ?? ""));
        for (const part of parts) {
          const range = new Range();
          range.selectNodeContents(part);
          this.#ranges.push(range);
          lights.add(range);
        }
      } else {
        parts = parts.filter((part) => part.hasAttribute("data-chosen"));
      }
      const records = lit ? [lit] : [...statement.querySelectorAll(".bears")].map((mark) => mark.closest(".row"));
      this.#draw(statement, parts, records);
    }

    /** Draws the line, in the gap between a statement and its evidence, so that it is never over text. @param {Element} statement @param {Element[]} parts @param {(Element | null)[]} records */
    #draw(statement, parts, records) {
      const box = (/** @type {Element | null | undefined} */ element) => (element ?? this.#thread).getBoundingClientRect();
      const said = box(statement.querySelector(".said-side")), evidence = box(statement.querySelector(".evidence")), page = box(this);
      const left = Math.min(said.right, evidence.right), width = Math.max(said.left, evidence.left) - left;
      const lines = parts.flatMap((part) => [...part.getClientRects()]);
      const ends = records.map((record) => box(record?.querySelector(".tie"))).filter(({height}) => height).map(({top, height}) => top + height / 2);
      if (width < 16 || !lines.length || !ends.length) return this.#thread.remove();
      const above = Math.min(...lines.map((line) => line.top)), below = Math.max(...lines.map((line) => line.bottom));
      const top = Math.min(above, ...ends);
      const at = (/** @type {number} */ x) => said.left < evidence.left ? x : width - x;
      let way = `M${at(4)} ${above - top}V${below - top}`;
      for (const end of ends) way += `M${at(4)} ${(above + below) / 2 - top}H${width / 2}V${end - top}H${at(width - 12)}`;
      this.#thread.firstElementChild?.setAttribute("d", way);
      this.#thread.setAttribute("width", `${width}`);
      this.#thread.setAttribute("height", `${Math.max(below, ...ends) - top}`);
      this.#thread.style.translate = `${left - page.left}px ${top - page.top}px`;
      if (!this.#thread.isConnected) this.append(this.#thread);
    }

    /** Tells whether the element runs a program. @param {string} wasm */
    runs(wasm) {
      return this.#wasm === wasm;
    }

    /** Puts the static page back; what the reader has open stays open. @param {unknown} error */
    fail(error) {
      if (this.#state === "failed") return;
      this.#is("failed");
      running.delete(this);
      this.#do = undefined;
      this.#queue = [];
      this.#wants = 0;
      this.#reply();
      for (const name of [...this.#waiting.keys()]) this.#settle(name, false);
      for (const [live, old] of this.#kept) {
        this.#remember(live);
        live.replaceWith(old);
        this.#refocus(old);
      }
      this.#kept.clear();
      for (const hidden of this.querySelectorAll("[hidden]:not(.clear)")) hidden.removeAttribute("hidden");
      for (const later of this.querySelectorAll("[data-later]")) later.removeAttribute("data-later");
      this.querySelector(".clear")?.setAttribute("hidden", "");
      const message = String(error instanceof Error ? error.message : error);
      this.#tell("error", {message});
      console.error(`statement-evidence: the page stays as it was written: ${message}`);
    }

    // The host: what the program may ask of us.

    /** The element of a piece, about to be replaced. @param {string} id @param {string} name */
    leave(id, name) {
      const piece = this.#piece(id, name);
      if (piece) this.#remember(piece);
      return piece;
    }

    /** Its replacement is in place. @param {Element} live @param {Element} old */
    arrive(live, old) {
      this.#kept.set(live, old);
      this.#refocus(live);
    }

    /** Whether a piece can be replaced without a reader noticing. @param {string} id @param {string} name */
    quiet(id, name) {
      const piece = this.#piece(id, name), selection = getSelection();
      return Boolean(piece) && !piece.contains(document.activeElement) &&
        (!selection || selection.isCollapsed || !selection.containsNode(piece, true));
    }

    /** Shows and hides elements of the frame; ids are joined by line ends. @param {string} show @param {string} hide @param {boolean} narrowed */
    show(show, hide, narrowed) {
      const groups = new Set();
      for (const [ids, hidden] of [[show, false], [hide, true]]) {
        for (const id of lines(ids)) {
          const element = this.#ids.get(id);
          element?.toggleAttribute("hidden", hidden);
          groups.add(element?.closest(".group"));
        }
      }
      for (const group of groups) group?.toggleAttribute("hidden", !group.querySelector(".row:not([hidden])"));
      for (const section of this.querySelectorAll("section")) {
        section.toggleAttribute("hidden", !section.querySelector(":scope > :not(h2, [hidden])"));
      }
      this.querySelector(".clear")?.toggleAttribute("hidden", !narrowed);
      if (document.activeElement?.closest("statement-evidence [hidden]")) this.#input()?.focus({preventScroll: true});
    }

    /** Marks what is later than a day, and unmarks what is not; moves the slider there. @param {string} later @param {string} back @param {number} now @param {string} spoken */
    day(later, back, now, spoken) {
      for (const id of lines(later)) this.#ids.get(id)?.setAttribute("data-later", "");
      for (const id of lines(back)) this.#ids.get(id)?.removeAttribute("data-later");
      const slider = /** @type {HTMLInputElement | null} */ (this.querySelector('input[type="range"]'));
      slider?.setAttribute("value", String(now));
      slider?.setAttribute("aria-valuetext", spoken);
      if (slider) slider.value = String(now);
    }

    /** Has the sentence of a piece spoken, once the reader pauses. @param {string} name */
    say(name) {
      this.#later("voice", 600, () => {
        this.#voice.textContent = this.querySelector(`.${name}`)?.textContent ?? "";
      });
    }

    /** Opens these rows, and closes those it opened before. @param {string} ids */
    open(ids) {
      /** @type {Set<HTMLDetailsElement>} */ const wanted = new Set();
      for (const id of lines(ids)) {
        const details = this.#ids.get(id)?.firstElementChild;
        if (details instanceof HTMLDetailsElement) wanted.add(details);
      }
      for (const details of this.#opened) {
        if (wanted.has(details)) continue;
        details.open = false;
        this.#opened.delete(details);
      }
      for (const details of wanted) {
        if (details.open) continue;
        details.open = true;
        this.#opened.add(details);
      }
    }

    /** The ids of what is in view or about to be, with a "+" before those that are open. */
    near() {
      /** @type {string[]} */ const found = [];
      /** @param {Element} element */
      const close = (element) => {
        const box = element.getBoundingClientRect();
        return box.height > 0 && box.bottom > -innerHeight / 2 && box.top < 1.5 * innerHeight;
      };
      for (const block of this.#blocks) {
        if (!close(block)) continue;
        if (block.id) found.push(block.id);
        for (const row of block.querySelectorAll(".row")) {
          if (close(row)) found.push((row.firstElementChild?.hasAttribute("open") ? "+" : "") + row.id);
        }
      }
      return found.join("\n");
    }

    /** Opens, scrolls to and focuses a record. @param {string} id */
    go(id) {
      const record = this.#ids.get(id);
      if (!record) return;
      const row = record.closest(".row");
      row?.querySelector("details")?.setAttribute("open", "");
      // The line of a row says whose finding it is and of what kind.
      const target = /** @type {HTMLElement} */ (row?.querySelector("summary") ?? record);
      // On arrival the reader may already have gone on.
      if (this.#arriving && document.activeElement !== document.body && document.activeElement !== record) return;
      if (!this.#arriving || scrollY === 0) {
        // What comes near gets its true size, a few frames later, and would move the record out of sight.
        let frames = 8;
        const stay = () => {
          target.scrollIntoView();
          if (--frames) requestAnimationFrame(stay);
        };
        stay();
      }
      target.focus({preventScroll: true});
    }

    /** What stands in the search. @param {string} text */
    query(text) {
      const input = this.#input();
      if (input && input.value !== text) input.value = text;
    }

    /** Copies, shares or saves a text, and says so beside the button. Where that is refused, it shows the text to be copied by hand.
     * @param {string} action @param {string} text @param {string} title @param {string} done @param {string} refused */
    async give(action, text, title, done, refused) {
      const button = this.#asked;
      this.#reply();
      try {
        if (action.startsWith("share")) await navigator.share({title, url: text});
        else if (action.startsWith("save")) save(title, text);
        else await navigator.clipboard.writeText(text);
        const answer = document.createElement("span");
        answer.textContent = ` ${done}`;
        this.#reply(button, answer);
        this.#voice.textContent = "";
        this.#later("voice", 100, () => { this.#voice.textContent = done; });
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return; // the reader thought better of it
        const answer = document.createElement("label"), area = document.createElement("textarea");
        area.readOnly = true;
        area.value = text;
        answer.append(refused, area);
        this.#reply(button?.parentElement, answer);
        area.select();
        area.focus();
      }
    }

    /** Puts an answer behind an element, in place of the one before. @param {Element | null} [after] @param {HTMLElement} [answer] */
    #reply(after, answer) {
      this.#answer?.remove();
      this.#answer = answer;
      if (!answer) return;
      answer.className = "answer";
      after?.after(answer);
    }

    /** Writes the address: a new entry in the history, or, a little later, in place of the present one. In a frame the history is the host's, and gets no entry. @param {string} fragment @param {boolean} push */
    address(fragment, push) {
      this.#tell("filter", {fragment});
      if (document.querySelector("statement-evidence") !== this) return;
      const write = () => {
        try {
          history[push && parent === window ? "pushState" : "replaceState"](history.state, "", location.pathname + location.search + (fragment && `#${fragment}`));
        } catch {
          // Some pages may not write their address (a sandbox, a file); the rest works without.
        }
      };
      this.#settle("address", push);
      if (push) write();
      else this.#later("address", 200, write);
    }

    /** @param {string} id @param {string} name */
    #piece(id, name) {
      return (id ? this.#ids.get(id) : this)?.querySelector(`.${name}`) ?? null;
    }

    /** Remembers where in an element the focus is. @param {Element} element */
    #remember(element) {
      const active = document.activeElement;
      this.#focus = undefined;
      if (!active || !element.contains(active)) return;
      this.#focus = [];
      for (let at = active; at !== element; at = /** @type {Element} */ (at.parentElement)) {
        this.#focus.unshift([.../** @type {Element} */ (at.parentElement).children].indexOf(at));
      }
    }

    /** Puts the focus back, in an element of the same shape. @param {Element} element */
    #refocus(element) {
      /** @type {Element | undefined} */ let at = this.#focus && element;
      for (const index of this.#focus ?? []) at = at?.children[index];
      if (at instanceof HTMLElement) at.focus({preventScroll: true});
      this.#focus = undefined;
    }
  }

  /** Saves a text as a file. @param {string} name @param {string} text */
  function save(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], {type: "text/plain"}));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** @param {string} text */
  function lines(text) {
    return text.split("\n").filter(Boolean);
  }

  customElements.define("statement-evidence", StatementEvidence);
}
