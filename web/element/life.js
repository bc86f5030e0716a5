// The life of an element with one content: its state, and what its attributes
// change. What a part starts lives as long as the signal that its live is given.

import {emit, h, rootOf} from "../shared/dom.js";
import {messageOf} from "../shared/report.js";
import {createConnection} from "./connection.js";
import {allScripts, files, isRemote, localLinks, showContent, sourceOf, takeContent} from "./content.js";
import {drawContent} from "./draw.js";
import {createFeedback} from "./feedback.js";
import {build, drawn, nameOf} from "./fetch.js";
import {createInput} from "./input.js";
import {createLazy} from "./lazy.js";
import {createPage} from "./page.js";
import {room, standsFor} from "./room.js";
import {createTimers} from "./timers.js";
import {carryFragment, ownsURL} from "./url.js";

/** The address of what only the program can show: a search, filters, a day, chosen words. */
const asksForState = /=/;

/** The first paint is done. */
const painted = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** @param {HTMLElement & {load: () => void}} element */
export function createLife(element) {
  let state = "";
  /** How long all that the element has started lives: as long as it is in a page, and its content in it. */ let scope = new AbortController();
  /** How long what it loads is wanted: until its content is another. */ const loading = new AbortController();
  /** What a reader does in the content, once that is there. @type {import("./input.js").Input | undefined} */ let input;
  /** The content, on its way into a shadow tree. @type {Promise<void> | undefined} */ let coming;
  /** Whether anything has been done that needs the program. */ let wanted = false;
  /** Has the content shown at once, wherever what follows the element is. @type {() => void} */ let hurry = () => {};
  /** @type {Promise<string>} */ const hurried = new Promise((resolve) => {
    hurry = () => resolve("");
  });
  /** Whether the content is there and waits for room. */ let waits = false;
  /** The language that the element has from its content, where the host page names none. @type {string | null | undefined} */ let lent;

  /** @param {string} next */
  const setState = (next) => {
    element.dataset.state = state = next;
    // What the style sheet asks for; each change of data-state would have it look at every control again.
    rootOf(element).toggleAttribute("data-failed", state === "failed");
  };

  /** Puts the static page back; what the reader has open stays open. @param {unknown} error */
  const fail = (error) => {
    const message = messageOf(error);
    if (state === "failed") return;
    setState("failed");
    program.close();
    feedback.show();
    timers.settleAll();
    page.restore();
    emit(element, "error", {message});
    console.error(`statement-evidence: the page stays as it was written: ${message}`);
  };

  const timers = createTimers(),
    voice = h("div", {class: "spoken", role: "status"}),
    feedback = createFeedback(element, timers, voice);
  const program = createConnection(element, fail, () => load()),
    page = createPage(element, timers, voice, (text) => program.ask(`hits:${text}`) ?? "");
  /** @type {import("./lazy.js").Take} */
  const take = (button, action, id) => {
    program.send("export", (answer) => {
      const [fragment, ...says] = answer.split("\n");
      feedback.take(button, action, action === "copy:view" ? fragment : id, says);
    });
  };
  const lazy = createLazy(element, timers, take, feedback.show);

  /** Has the program do what the host page wants: no reader hears of it, and no address is written, or at most in place of the present one. @param {string} action @param {number} [silence] */
  const quietly = (action, silence = 2) => {
    page.silence = silence;
    if (program.open) program.send(action);
    page.silence = 0;
  };

  /** Looks from the day that the element names, or, if it names none of the story, from today. @param {boolean} [other] in place of another */
  const setDay = (other) => {
    if (other) quietly("as-of:");
    if (element.hasAttribute("as-of")) quietly(`as-of:${element.getAttribute("as-of")}`);
  };

  /** The address has changed: its owner goes by it; the other elements only go where it points. */
  const follow = () => {
    const owner = ownsURL(element);
    timers.settle("address");
    if (program.open && owner && (location.hash || !page.arriving)) program.send(`go:${location.hash}`);
    else if (owner && asksForState.test(location.hash)) load();
    // A browser goes to what it finds, which is nothing in a shadow tree, and opens it, or not.
    if (!program.open || (rootOf(element) === element) !== owner) page.reveal(location.hash.slice(1));
  };

  /** The content is there: makes ready what works without the program. */
  const begin = () => {
    const root = rootOf(element);
    if (root !== element) localLinks(/** @type {ShadowRoot} */ (element.shadowRoot));
    page.begin();
    input = createInput(element, root, page, program, lazy, take, () => feedback.fetched().catch(() => {}));
    input.live(scope.signal);
    for (const details of root.querySelectorAll(".listen[open]")) lazy.player(details);
    lazy.classroom(element.getAttribute("mode"));
    page.arriving = true;
    if (ownsURL(element)) page.reveal(location.hash.slice(1));
    page.arriving = false;
  };

  /** @param {DocumentFragment} content */
  const show = async (content) => {
    const {signal} = loading;
    let followed = "";
    await showContent(element, content, signal, async (fallback, end) => {
      if (!standsFor(element, content)) return;
      waits = true;
      setState("static");
      followed = await Promise.race([hurried, room(fallback, end, content)]);
      waits = false;
    });
    begin();
    if (followed) element.shadowRoot?.getElementById(followed)?.focus({preventScroll: true}); // it stands where its words stood
  };

  /** Does what was asked for while the program was on its way. */
  const ready = () => {
    const typed = input?.typed();
    page.arriving = true;
    setDay();
    follow();
    page.arriving = false;
    program.flush();
    if (typed) {
      page.setQuery(typed);
      program.send(`search:${typed}`);
    }
    if (!program.open) return;
    setState("ready");
    emit(element, "ready", {});
  };

  /** Loads the content, and the program, if that is wanted, or else when it costs a reader little. @param {boolean} [now] whether something that needs it has been done @param {boolean} [hasty] whether the content waits for no room */
  const load = async (now = true, hasty = now) => {
    wanted ||= now;
    if (hasty) hurry();
    if (state !== "static" || waits) return;
    const {signal} = loading;
    try {
      if (isRemote(element))
        coming ??= (
          element.hasAttribute("data")
            ? drawContent(element, signal)
            : takeContent(element, signal, (lang) => {
                element.lang = lent = lang;
              })
        ).then(show);
      if (coming) {
        setState("loading");
        await coming;
        signal.throwIfAborted();
        setState("static");
      }
      if (!wanted) return loadIdly();
      setState("loading");
      if (!(nameOf(element.getAttribute("program") ?? "") in build)) await allScripts(signal);
      await painted;
      signal.throwIfAborted();
      await program.start(page, signal);
      ready();
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
  };

  /** Loads the program when the page is there and the browser idle, over a fast connection, or over one of which nothing is known; but not for one statement, in the page of somebody else. */
  const loadIdly = () => {
    const {signal} = scope,
      {saveData, effectiveType = "4g"} = /** @type {any} */ (navigator).connection ?? {};
    if (saveData || effectiveType !== "4g" || rootOf(element).querySelector(".alone")) return;
    const idly = () => (globalThis.requestIdleCallback ?? setTimeout)(() => signal.aborted || load());
    if (document.readyState === "complete") idly();
    else addEventListener("load", idly, {signal, once: true});
  };

  /** The element is in a page. What is not there yet is loaded when a reader sees it, or sooner. */
  const connect = () => {
    const {signal} = (scope = new AbortController());
    addEventListener(
      "popstate",
      () => {
        follow();
        lazy.classroom();
      },
      {signal},
    );
    carryFragment(signal);
    for (const part of [program, page, lazy, timers]) part.live(signal);
    if (state)
      input?.live(signal); // it was only moved
    else {
      const left = element.querySelector(":scope > template[shadowrootmode]"); // by a browser that does not know it, or a script that wrote the page
      setState("static");
      if (left && !element.shadowRoot) {
        coming = show(/** @type {HTMLTemplateElement} */ (left).content);
        coming.catch((error) => loading.signal.aborted || fail(error));
      } else if (!isRemote(element)) begin();
    }
    if (state !== "static") return;
    const owner = ownsURL(element);
    if (element.getAttribute("loading") === "eager" || (owner && asksForState.test(location.hash))) return void load();
    if (owner && /^#[sfr]-/.test(location.hash)) return void load(false, true);
    const sight = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        sight.disconnect();
        const dated = element.hasAttribute("as-of");
        load(dated, dated || element.hasAttribute("mode"));
      },
      {rootMargin: "100% 0px"},
    );
    sight.observe(element);
    signal.addEventListener("abort", () => sight.disconnect());
  };

  return {
    connect,
    disconnect: () => scope.abort(),
    load,

    /** Goes by a changed attribute, and reports whether the content is another now. Then nothing of what was there stays, nor comes any more. @param {string} name @param {string | null} value */
    change(name, value) {
      if (!state) return; // what it began with
      if (name === "mode") {
        lazy.leave();
        if (value) hurry();
        if (value && input) lazy.classroom(value);
      } else if (name === "as-of") {
        if (program.open) setDay(true);
        else if (value) load();
      } else if (name === "statement") {
        // Nothing that was done with the one before stays.
        lazy.leave();
        for (const audio of rootOf(element).querySelectorAll("audio")) audio.pause();
        page.single();
        quietly("clear", 1);
        page.setQuery("");
      } else if (/src|data|debug|program/.test(name) || (sourceOf(element) && value !== lent)) {
        loading.abort();
        if (lent === element.lang) {
          lent = null;
          element.removeAttribute("lang");
        }
        lazy.end();
        feedback.show();
        voice.remove();
        scope.abort();
        program.close(true);
        // What the page itself has in the element stays there, whoever gives it life.
        if (name !== "program" || sourceOf(element)) {
          element.querySelector(":scope > .se")?.remove();
          element.shadowRoot?.replaceChildren(h("slot"));
          for (const name of files) element.removeAttribute(name);
        }
        drawn.delete(element);
        return true;
      }
    },

    /** Begins with other content: until that is there, what stands in the element is seen. */
    begin() {
      setState("static");
      if (element.isConnected && sourceOf(element)) connect();
    },
  };
}
