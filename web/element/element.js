// The custom element and loader. It owns the life of the program: when it is
// fetched, what a reader did before it was there, and what happens when it
// fails. The content inside the element is whole without any of this.
//
//   <statement-evidence lang="en" story="story.txt" words="words.en.txt" program="page.wasm" shim="page.js" sound="sound.en.json" embed="embed.en.json">
//   <statement-evidence src="fragment.html" statement="ID">what stands here until then</statement-evidence>
//
// The content stands in the element, or in a shadow tree of it: a page that has
// it so, or, with src, another page of the site, from which it is taken.
//
// data-state tells where it is: static, loading, ready or failed.
//
// Everything a reader does goes one way: an action, a string, to #send. Until
// the program is ready, actions wait in a queue. See wasm/page for the other
// side, and the methods under "the host" for what the program asks of us.

import {Light} from "./highlighter.js";
import {end, get, home, json, load, named, own, parse, program, running, trust, worker} from "./load.js";
import {save} from "../shared/save.js";

const defined = /** @type {{trust?: (address: string) => void} | undefined} */ (customElements.get("statement-evidence"));
if (defined) {
  defined.trust?.(home); // another publisher's, or the same again
} else {
  /** What the program wants to hear next (wasm/page/app_js.go). */
  const WANT_NEAR = 1, WANT_IDLE = 2;

  // How large a rem is in a shadow tree (web/css/shadow.css).
  globalThis.CSS?.registerProperty?.({name: "--se-rem", syntax: "<length>", inherits: true, initialValue: "16px"});

  /** Ends a task, so that no one is long. */
  const task = () => new Promise((resolve) => setTimeout(resolve));

  class StatementEvidence extends HTMLElement {
    static observedAttributes = ["src", "lang", "statement", "as-of", "mode"];
    static trust = trust;

    /** What the comparison stands in: the element, or what stands for it in its shadow tree. @type {HTMLElement} */ #root = this;
    /** The content, on its way into a shadow tree. @type {Promise<void> | undefined} */ #coming;
    /** @type {import("./load.js").Do | undefined} */ #do;
    #wants = 0;
    #wasm = "";
    /** What waits for the program. @type {string[]} */ #queue = [];
    /** The elements of the page by id. @type {Map<string, HTMLElement>} */ #ids = new Map();
    /** The elements that rows stand in. @type {Element[]} */ #blocks = [];
    /** What the program replaced, by what stands there now. @type {Map<Element, Element>} */ #kept = new Map();
    /** What a search has opened. @type {Set<HTMLDetailsElement>} */ #opened = new Set();
    /** The way to the element in focus in what is being replaced. @type {number[] | undefined} */ #focus;
    /** What the program says: screen readers hear it, once a reader has stopped typing. @type {HTMLElement} */ #voice = document.createElement("div");
    /** What lights words, once the content is there. @type {Light | undefined} */ #light;
    /** How long all that the element has started lives: as long as it is in a page, and its content in it. */ #scope = new AbortController();
    /** How long what it loads is wanted: until its content is another. */ #loading = new AbortController();
    /** The button that was last asked for something to take along. @type {Element | undefined} */ #asked;
    /** What stands in the page in answer to it. @type {HTMLElement | undefined} */ #answer;
    /** The language that the element has from its content, where the host page names none. @type {string | null | undefined} */ #lent;
    #state = "";
    #typed = false;
    #arriving = false;
    /** How far what is done is the host page's doing: see #quietly. */ #quiet = 0;
    /** The mode for a class that was last asked for. */ #mode = "";
    /** @type {import("../lazy/classroom.js").Classroom | undefined} */ #room;
    /** What #later waits for. @type {Map<string, [number, () => void]>} */ #waiting = new Map();
    #frame = 0;
    /** What plays the sound of records. @type {Promise<import("../lazy/player.js").Players> | undefined} */ #players;
    /** What presents the story to a class, or asks it. @type {Promise<import("../lazy/classroom.js").Classroom> | undefined} */ #classroom;

    connectedCallback() {
      const {signal} = this.#scope = new AbortController();
      addEventListener("popstate", () => {
        this.#moved();
        this.#teach();
      }, {signal});
      for (const type of ["scroll", "resize"]) addEventListener(type, () => this.#look(), {signal, passive: true});
      // The page in another language opens with the same search, at the same record.
      for (const type of ["click", "auxclick"]) {
        addEventListener(type, ({target}) => {
          const link = target instanceof Element && /** @type {HTMLAnchorElement | null} */ (target.closest("body.page > nav a"));
          if (link) link.hash = location.hash;
        }, {signal});
      }
      if (this.#state) {
        this.#listen();
        if (this.#do) running.add(this); // it was only moved
        this.#players?.then((players) => players.live(signal), () => {});
        this.#room?.live(signal);
        for (const name of [...this.#waiting.keys()]) this.#settle(name, true);
        this.#idle();
      } else {
        const left = this.querySelector(":scope > template[shadowrootmode]"); // by a browser that does not know it, or a script that wrote the page
        this.#is("static");
        if (left && !this.shadowRoot) {
          this.#coming = this.#show(/** @type {HTMLTemplateElement} */ (left).content);
          this.#coming.catch((error) => this.fail(error));
        } else if (!this.#remote()) this.#begin();
      }
      if (this.#state === "static") this.#await();
    }

    /** Loads the program when a reader sees the element, or sooner. */
    #await() {
      // A browser does not find in a shadow tree what the address points at.
      const asked = this.#first() && (this.shadowRoot || this.#remote()) && /^#[sfr]-|=/.test(location.hash);
      if (asked || this.getAttribute("loading") === "eager") return void this.load();
      const sight = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        sight.disconnect();
        this.load();
      });
      sight.observe(this);
      this.#scope.signal.addEventListener("abort", () => sight.disconnect());
    }

    /** @param {string} name @param {string | null} old @param {string | null} value */
    attributeChangedCallback(name, old, value) {
      if (!this.#state || old === value) return; // what it began with
      if (name === "mode") this.#class(value);
      else if (name === "as-of") this.#day(true);
      else if (name === "statement") this.#other();
      else if (name === "src" || this.#from() && value !== this.#lent) this.#anew();
    }

    /** Begins again with other content. Nothing of what was there stays, nor comes any more: until the other is there, what stands in the element is seen. */
    #anew() {
      this.#loading.abort();
      this.#loading = new AbortController();
      if (this.#lent === this.lang) {
        this.#lent = null;
        this.removeAttribute("lang");
      }
      this.#lent = undefined;
      this.#class();
      this.#stop();
      this.disconnectedCallback();
      this.#do?.("end");
      this.#do = this.#coming = this.#players = this.#classroom = this.#room = this.#light = undefined;
      this.#wasm = "";
      this.#ids.clear();
      this.#kept.clear();
      this.#opened.clear();
      this.#blocks = [];
      this.#typed = false;
      this.#root = this;
      this.#voice.remove();
      this.querySelector(":scope > .se")?.remove();
      this.shadowRoot?.replaceChildren(document.createElement("slot"));
      for (const name of parts) this.removeAttribute(name);
      this.#is("static");
      if (this.isConnected && this.#from()) this.connectedCallback();
    }

    /** Shows the statement that it names, alone, or all of them. */
    #one() {
      this.#alone(this.#root.querySelector("[data-one]"), false);
      this.#alone(this.#find(`s-${this.getAttribute("statement")}`));
    }

    /** Shows another statement: nothing that was done with the one before stays. */
    #other() {
      this.#class();
      for (const audio of this.#root.querySelectorAll("audio")) audio.pause();
      this.#one();
      this.#quietly("clear", 1);
      this.query("");
    }

    /** Looks from the day that it names, or, if it names none of the story, from today. @param {boolean} [other] in place of another */
    #day(other) {
      if (other) this.#quietly("as-of:");
      if (this.hasAttribute("as-of")) this.#quietly(`as-of:${this.getAttribute("as-of")}`);
    }

    /** Has the program do what the host page wants: no reader hears of it, and no address is written, or at most in place of the present one. @param {string} action @param {number} [quiet] */
    #quietly(action, quiet = 2) {
      this.#quiet = quiet;
      if (this.#do) this.#send(action);
      this.#quiet = 0;
    }

    /** Leaves what is shown to a class, and opens another mode, if there is one. @param {string | null} [mode] */
    #class(mode) {
      this.#mode = "";
      this.#room?.leave();
      for (const dialog of this.#root.querySelectorAll("dialog")) dialog.close();
      if (mode && this.#light) this.#teach(mode);
    }

    /** The page that its content is in, if that is another than its own. */
    #from() {
      return this.getAttribute("src") ?? this.querySelector(":scope > a[data-fragment]")?.getAttribute("data-fragment");
    }

    /** Whether the content is still in another page. */
    #remote() {
      return Boolean(this.#from()) && !(this.shadowRoot ?? this).querySelector(".se");
    }

    /** Takes the content of another page, with the addresses that it names. @param {AbortSignal} signal */
    async #take(signal) {
      const address = /** @type {string} */ (this.#from());
      try {
        own(address);
      } catch {
        // The script of another publisher may still be on its way.
        if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, {once: true, signal}));
      }
      let page = await parse(address);
      const other = [...page.querySelectorAll("statement-evidence > a")].find((link) => link.getAttribute("hreflang") === this.lang);
      if (other && !other.hasAttribute("aria-current")) page = await parse(new URL(other.getAttribute("data-fragment") ?? "", page.URL).href);
      signal.throwIfAborted();
      const element = page.querySelector("statement-evidence"), content = element?.querySelector("template")?.content;
      if (!element || !content?.querySelector("se-page > .se")) throw new Error(`${page.URL}: holds no comparison; name a fragment.html`);
      for (const name of parts) {
        const address = element.getAttribute(name);
        if (address) this.setAttribute(name, new URL(address, page.URL).href);
      }
      if (!this.lang) this.lang = this.#lent = element.getAttribute("lang") ?? "";
      within(content);
      for (const part of content.querySelectorAll("*")) {
        if (!elements.test(part.localName)) {
          part.remove();
          continue;
        }
        for (const {name, value} of [...part.attributes]) {
          if (!attributes.test(name)) part.removeAttribute(name);
          else if (/^(href|src)$/.test(name) && !value.startsWith("#")) {
            const {href, protocol} = new URL(value, page.URL);
            if (part.localName !== "a") own(href);
            part.setAttribute(name, /^(https?|mailto|file):/.test(protocol) ? href : "#");
          }
        }
      }
      await this.#show(content, signal);
    }

    /** Shows content once its style sheets are there; until then, and where these do not come, what stands in the element is seen. @param {DocumentFragment} content @param {AbortSignal} [signal] */
    async #show(content, signal) {
      const root = this.shadowRoot ?? this.attachShadow(shadow), fallback = document.createElement("slot"), sheets = [...content.querySelectorAll("link")];
      root.replaceChildren(fallback, ...sheets);
      try {
        await Promise.all(sheets.map((sheet) => new Promise((resolve, reject) => {
          sheet.onload = resolve;
          sheet.onerror = () => reject(new Error(`${sheet.href}: it cannot be loaded`));
        })));
        signal?.throwIfAborted();
      } catch (error) {
        for (const sheet of sheets) sheet.remove();
        throw error;
      }
      fallback.replaceWith(/** @type {Element} */ (content.querySelector("se-page")));
      // In the document that they come from, which has no window, browsers refuse to load sounds, and stay refusing.
      for (const audio of root.querySelectorAll("audio")) audio.setAttribute("src", audio.src); // load() would fetch them all
      this.#begin();
    }

    /** The content is there: makes ready what works without the program. */
    #begin() {
      const page = this.shadowRoot?.querySelector("se-page");
      if (page) {
        this.#root = /** @type {HTMLElement} */ (page);
        within(page);
      }
      const root = this.#root;
      this.#whole(); // a page that was saved may hold what its program had hidden
      for (const own of root.querySelectorAll(".spoken, .thread, dialog")) own.remove();
      this.#light = new Light(root);
      this.#listen();
      this.#voice.className = "spoken";
      this.#voice.setAttribute("role", "status");
      root.append(this.#voice);
      root.toggleAttribute("data-shares", "share" in navigator);
      this.#one();
      for (const details of root.querySelectorAll(".listen[open]")) this.#hear(details);
      this.#teach(this.getAttribute("mode"));
    }

    /** Hears what a reader does in the content, if it is there. */
    #listen() {
      const {signal} = this.#scope;
      if (signal.aborted || !this.#root.querySelector(".se")) return; // it is not there yet, or no longer
      this.#light?.live(signal);
      for (const type of ["click", "input", "keydown", "pointerleave", "focusout"]) this.#root.addEventListener(type, this, {signal});
      for (const type of ["toggle", "pointerover", "focusin"]) this.#root.addEventListener(type, this, {signal, capture: true});
    }

    /** Whether it is the first element of the page, which owns the address. */
    #first() {
      return Document.prototype.querySelector.call(document, "statement-evidence") === this;
    }

    /** The document or shadow tree that the content stands in. */
    get #tree() {
      return /** @type {Document | ShadowRoot} */ (this.#root.getRootNode());
    }

    /** The element with an id. @param {string} id */
    #find(id) {
      const element = this.#ids.get(id) ?? /** @type {Document} */ (this.#tree).getElementById?.(id);
      return this.#root.contains(element ?? null) ? element : null;
    }

    /** What is selected; browsers differ in who knows it of a shadow tree. */
    #selection() {
      return /** @type {Document} */ (this.#tree).getSelection?.() ?? getSelection();
    }

    /** Tells a host what happens here. @param {string} name @param {object} detail */
    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`statement-evidence:${name}`, {bubbles: true, composed: true, detail}));
    }

    disconnectedCallback() {
      this.#scope.abort();
      running.delete(this);
      for (const [timer] of this.#waiting.values()) clearTimeout(timer);
    }

    /** @param {string} state */
    #is(state) {
      this.#state = state;
      this.dataset.state = state;
      // What the style sheet asks for; each change of data-state would have it look at every control again.
      this.#root.toggleAttribute("data-failed", state === "failed");
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
      const {signal} = this.#loading;
      try {
        await (this.#coming ??= this.#remote() ? this.#take(signal) : undefined);
        signal.throwIfAborted();
        const wasm = this.#wasm = named(this, "program");
        const texts = ["story", "words"].map(async (name) => (await get(named(this, name))).text());
        const [{attach}, story, words] = await Promise.all([program(wasm, named(this, "shim")), ...texts]);
        // Starting was one task; these are two more.
        await task();
        signal.throwIfAborted();
        for (const element of this.#root.querySelectorAll("[id]")) this.#ids.set(element.id, /** @type {HTMLElement} */ (element));
        this.#blocks = [...this.#root.querySelectorAll(".statement, section > .group")];
        await task();
        signal.throwIfAborted();
        const answer = attach(this, story, words);
        if (typeof answer === "string") throw new Error(answer);
        this.#do = answer;
        this.#ready();
      } catch (error) {
        if (!signal.aborted) this.fail(error);
      }
    }

    /** Does what was asked for while the program was on its way. */
    #ready() {
      if (this.isConnected) running.add(this);
      const typed = this.#typed && this.#input()?.value;
      this.#arriving = true;
      this.#day();
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
      this.#settle("address", false);
      const first = this.#first();
      if (this.#do && first && (location.hash || !this.#arriving)) this.#send(`go:${location.hash}`);
      // A browser goes to what it finds, which is nothing in a shadow tree.
      if (this.#root === this ? this.#do && !first : first) this.go(location.hash.slice(1));
    }

    #input() {
      return /** @type {HTMLInputElement | null} */ (this.#root.querySelector('input[type="search"]'));
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
          this.#light?.look(event.type === "pointerover" ? target : undefined);
          break;
        case "pointerleave":
          this.#light?.look(null);
          break;
        case "focusout":
          this.#light?.look();
          break;
        case "toggle":
          if (target.matches(".row > [open]")) this.#tell("open", {id: target.parentElement?.id});
          if (target.matches(".listen[open]")) this.#hear(target);
          this.#look();
          break;
        case "click":
          this.load();
          this.#follow(/** @type {MouseEvent} */ (event), target.closest?.('a[href^="#"]'));
          if (action === "expand" || action === "collapse") this.#expand(action === "expand");
          else if (action === "embed:") this.#embed(/** @type {HTMLElement} */ (target.closest("button")));
          else if (action === "present" || action === "quiz") this.#teach(action);
          else if (/^(copy|share|save):/.test(action ?? "")) {
            this.#asked = target.closest("[data-do]") ?? undefined;
            this.#send(`${action}:${target.closest("[id]")?.id ?? ""}`);
          } else if (action && !target.closest("input")) this.#send(action);
          // Unless the click ends a selection.
          else if (words && this.#selection()?.isCollapsed) this.#send(`words:${words}`);
          // Its button has gone. A phone would open its keyboard over the page if the search had the focus.
          if (action === "clear") (matchMedia("(hover: hover)").matches ? this.#input() : /** @type {HTMLElement | null} */ (this.#root.querySelector(".filters > summary")))?.focus();
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

    /** Follows a link within; of an element that does not own the address, that is its own affair. @param {MouseEvent} event @param {Element | null} link */
    #follow(event, link) {
      if (!link || this.#root === this || this.#first() || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.go((link.getAttribute("href") ?? "").slice(1));
    }

    /** A key in the search: Esc ends it, Enter goes to what it has found. @param {KeyboardEvent} event */
    #key(event) {
      if (event.key === "Escape" && this.#input()?.value) {
        event.preventDefault();
        this.query("");
        if (this.#do) this.#send("search:");
      }
      const found = event.key === "Enter" && this.#root.querySelector(".statement:not([hidden]), section > .group .row:not([hidden])");
      if (found) this.go(found.id);
    }

    /** Opens or closes every finding; this works without the program. @param {boolean} open */
    #expand(open) {
      this.#opened.clear();
      for (const details of this.#root.querySelectorAll(".row > details")) details.toggleAttribute("open", open);
    }

    /** Has the sound of a record played better than the browser does it alone; which goes on when this fails. @param {Element} details */
    async #hear(details) {
      try {
        const coming = this.#players ??= (async () => {
          const sound = named(this, "sound"), parts = await json(sound);
          parts.ear = await worker(new URL(parts.ear, sound).href);
          const {Players} = await load(new URL(parts.player, sound).href);
          return new Players(this, sound, parts);
        })();
        const players = await coming;
        if (coming !== this.#players) return; // its content is another now
        players.live(this.#scope.signal);
        players.open(details);
      } catch (error) {
        this.#players = undefined;
        console.warn(`statement-evidence: the browser plays the sound alone: ${error instanceof Error ? error.message : error}`);
      }
    }

    /** Opens what offers a statement, or the whole, to other pages; where that is not to be had, a link is. @param {HTMLElement} button */
    async #embed(button) {
      const id = button.closest(".statement")?.id ?? "";
      try {
        const {signal} = this.#scope, address = named(this, "embed"), parts = await json(address);
        const {open} = await load(new URL(parts.script, address).href);
        if (!signal.aborted) await open(this, button, id.slice(2), address, parts, {json, signal});
      } catch (error) {
        console.warn(`statement-evidence: a link is copied in place of what can be pasted: ${error instanceof Error ? error.message : error}`);
        this.#asked = button;
        this.#send(`copy:${id ? "link" : "view"}:${id}`);
      }
    }

    /** Opens a mode for a class: that of the address, where it names one. @param {string | null} [mode] */
    async #teach(mode) {
      mode = this.#first() && location.hash.match(/^#(present|quiz|notes)=/)?.[1] || mode;
      if (!mode) return;
      this.#mode = mode;
      this.#settle("address", true);
      const classroom = this.#classroom ??= (async () => {
        const at = named(this, "classroom"), parts = await json(at);
        const {Classroom} = await load(new URL(parts.script, at).href);
        return new Classroom(this, at, parts, {program, running, own, get, wanted: (/** @type {string} */ mode) => mode === this.#mode && classroom === this.#classroom});
      })();
      try {
        const room = await classroom;
        if (classroom !== this.#classroom) return;
        this.#room = room;
        room.live(this.#scope.signal);
        await room.enter(mode);
      } catch (error) {
        if (classroom !== this.#classroom) return;
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
        if (!this.#do || !this.isConnected) return;
        this.#send("idle");
        if (this.#wants & WANT_IDLE) this.#idle();
      });
    }

    /** Tells whether the element runs a program. @param {string} wasm */
    runs(wasm) {
      return this.#wasm === wasm;
    }

    /** Shows all, and as of today. */
    #whole() {
      for (const hidden of this.#root.querySelectorAll(".se [hidden]:not(.clear)")) hidden.removeAttribute("hidden");
      for (const later of this.#root.querySelectorAll("[data-later]")) later.removeAttribute("data-later");
      for (const mark of this.#root.querySelectorAll(".not-yet, .unavailable")) mark.remove();
    }

    /** Does nothing any more of what was to be done. */
    #stop() {
      this.#queue = [];
      this.#wants = 0;
      this.#reply();
      for (const name of [...this.#waiting.keys()]) this.#settle(name, false);
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    }

    /** Puts the static page back; what the reader has open stays open. @param {unknown} error */
    fail(error) {
      if (this.#state === "failed") return;
      this.#is("failed");
      running.delete(this);
      this.#do = undefined;
      this.#stop();
      for (const [live, old] of this.#kept) {
        this.#remember(live);
        live.replaceWith(old);
        this.#refocus(old);
      }
      this.#kept.clear();
      this.#whole();
      this.#root.querySelector(".se .clear")?.setAttribute("hidden", "");
      const controls = this.#root.querySelector(".controls"), said = document.createElement("p");
      said.className = "unavailable";
      said.textContent = controls?.getAttribute("data-unavailable") ?? "";
      controls?.append(said);
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
      const piece = this.#piece(id, name), selection = this.#selection();
      return Boolean(piece) && !piece.contains(this.#tree.activeElement) &&
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
      for (const section of this.#root.querySelectorAll("section")) {
        section.toggleAttribute("hidden", !section.querySelector(":scope > :not(h2, [hidden])"));
      }
      this.#root.querySelector(".clear")?.toggleAttribute("hidden", !narrowed);
      const active = this.#tree.activeElement;
      if (active?.closest("[hidden]") && this.#root.contains(active)) this.#input()?.focus({preventScroll: true});
    }

    /** Marks what is later than a day, statements and rows with a text each, and unmarks what is not; moves the slider there.
     * @param {string} later @param {string} back @param {number} now @param {string} spoken @param {string} said @param {string} came */
    day(later, back, now, spoken, said, came) {
      for (const [ids, is] of [[later, true], [back, false]]) {
        for (const id of lines(ids)) {
          const record = this.#ids.get(id), top = record?.querySelector(".said-side, summary");
          record?.toggleAttribute("data-later", is);
          top?.querySelector(":scope > .not-yet")?.remove();
          if (!is) continue;
          const mark = document.createElement("span");
          mark.className = "not-yet";
          mark.textContent = `${id.startsWith("s-") ? said : came} `;
          top?.prepend(mark);
        }
      }
      const slider = /** @type {HTMLInputElement | null} */ (this.#root.querySelector('input[type="range"]'));
      slider?.setAttribute("value", String(now));
      slider?.setAttribute("aria-valuetext", spoken);
      if (slider) slider.value = String(now);
    }

    /** Has the sentence of a piece spoken, once the reader pauses. @param {string} name */
    say(name) {
      if (this.#quiet) return;
      this.#later("voice", 600, () => {
        this.#voice.textContent = this.#root.querySelector(`.${name}`)?.textContent ?? "";
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

    /** Shows a statement alone, or, where that ends, with the others. @param {Element | null | undefined} one @param {boolean} [is] */
    #alone(one, is = true) {
      one?.toggleAttribute("data-one", is);
      for (const around of [one?.parentElement, one?.closest(".se")]) around?.toggleAttribute("data-around", is);
    }

    /** Opens, scrolls to and focuses a record. @param {string} id */
    go(id) {
      const record = this.#find(id);
      if (!record) return;
      const one = this.#root.querySelector("[data-one]"), row = record.closest(".row");
      if (!one?.contains(record)) this.#alone(one, false); // it leads to the others
      row?.querySelector("details")?.setAttribute("open", "");
      for (let around = record.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
      // The line of a row says whose finding it is and of what kind.
      const target = /** @type {HTMLElement} */ (row?.querySelector("summary") ?? record);
      // On arrival the reader may already have gone on.
      if (this.#arriving && document.activeElement !== document.body && this.#tree.activeElement !== record) return;
      if (!this.#arriving || scrollY === 0) target.scrollIntoView();
      target.focus({preventScroll: true});
    }

    /** What stands in the search. @param {string} text */
    query(text) {
      const input = this.#input();
      if (input && input.value !== text) input.value = text;
    }

    /** Copies, shares or saves a text, and says so beside the button. Where that is refused, it shows the text to be copied by hand.
     * @param {string} action @param {string} text @param {string} title @param {string} type of the file @param {string} done @param {string} otherwise */
    async give(action, text, title, type, done, otherwise) {
      const button = this.#asked;
      this.#reply();
      try {
        const answer = document.createElement("span");
        /** @type {(Node | string)[]} */ let said = [` ${done}`];
        if (action.startsWith("share")) await navigator.share({title, url: text});
        else if (type) said = save(title, type, text, done, otherwise);
        else await navigator.clipboard.writeText(text);
        answer.append(...said);
        this.#reply(button, answer);
        this.#voice.textContent = "";
        this.#later("voice", 100, () => { this.#voice.textContent = done; });
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return; // the reader thought better of it
        const answer = document.createElement("label"), area = document.createElement("textarea");
        area.readOnly = true;
        area.value = text;
        answer.append(otherwise, area);
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
      if (!this.#first() || this.#quiet > 1) return;
      push &&= !this.#quiet;
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
      return (id ? this.#ids.get(id) : this.#root)?.querySelector(`.${name}`) ?? null;
    }

    /** Remembers where in an element the focus is. @param {Element} element */
    #remember(element) {
      const active = this.#tree.activeElement;
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

  /** The attributes that name the files of a story. */
  const parts = ["story", "words", "program", "shim", "sound", "embed", "classroom"];

  /** What a comparison is made of; nothing else is taken from another page. */
  const elements = /^(se-page|a|article|audio|b|blockquote|br|button|caption|circle|cite|d[dlt]|del|details|div|em|fieldset|g|h\d|header|i|input|ins|label|legend|li|line|link|mark|nav|ol|p|path|q|rect|section|small|span|strong|sub|summary|sup|svg|t[dhr]|table|tbody|text|thead|time|ul)$/;
  const attributes = /^((aria|data)-.+|autocomplete|cite|class|c?[xy]|[xy][12]|controls|crossorigin|d|datetime|dir|download|enterkeyhint|focusable|height|hidden|href(lang)?|id|integrity|lang|max|min|open|part|placeholder|preload|r|rel|role|scope|spellcheck|src|step|tabindex|title|translate|type|value|viewBox|width)$/;

  /** What shadow trees are made with: a copy of the element is whole too. @type {ShadowRootInit} */
  const shadow = {mode: "open", clonable: true};

  /** Makes links within a tree of those that lead to the whole page where there are no scripts. @param {ParentNode} tree */
  function within(tree) {
    for (const link of tree.querySelectorAll('a[href*="#"]')) link.setAttribute("href", (link.getAttribute("href") ?? "").replace(/^[\w.]+(?=#)/, ""));
  }

  /** @param {string} text */
  function lines(text) {
    return text.split("\n").filter(Boolean);
  }

  customElements.define("statement-evidence", StatementEvidence);
}
