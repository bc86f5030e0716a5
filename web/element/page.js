// The page of an element: what its program may ask of it (wasm/page calls the
// methods under "the host"), and what works without.

import {emit, h, rootOf} from "../shared/dom.js";
import {createMarker, searchedIn} from "./marker.js";
import {writeURL} from "./url.js";

/** @typedef {ReturnType<typeof createPage>} Page */

/** @param {string} text */
const lines = (text) => text.split("\n").filter(Boolean);

/** The document or shadow tree that something stands in. @param {Node} node */
const treeOf = (node) => /** @type {Document | ShadowRoot} */ (node.getRootNode());

/** Whether text in a part of a tree is selected. Of a shadow tree, Chromium asks the tree, Firefox the document, and WebKit wants to be told the tree. @param {Node} part */
export function isSelected(part) {
  const tree = treeOf(part),
    selection = /** @type {Document} */ (tree).getSelection?.() ?? getSelection();
  const [range] = (tree !== document && selection?.getComposedRanges?.({shadowRoots: [/** @type {ShadowRoot} */ (tree)]})) || [];
  if (!range) return Boolean(selection && !selection.isCollapsed && selection.containsNode(part, true));
  const live = new Range();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return !live.collapsed && live.intersectsNode(part);
}

/** What stands in an element, again. @param {Element | null} [of] */
const contentOf = (of) => [...(of?.cloneNode(true).childNodes ?? [])];

/** A message with nodes in a place. @param {string} message @param {string} place @param {...(Node | string)} nodes */
function fill(message, place, ...nodes) {
  const [before, after = ""] = message.split(place);
  return [before, ...nodes, after];
}

/** @param {Element} root */
export const searchIn = (root) => /** @type {HTMLInputElement | null} */ (root.querySelector('input[type="search"]'));

/** Shows a statement alone, or, where that ends, with the others. @param {Element | null | undefined} one @param {boolean} [is] */
function setAlone(one, is = true) {
  one?.toggleAttribute("data-one", is);
  for (const around of [one?.parentElement, one?.closest(".se")]) around?.toggleAttribute("data-around", is);
}

/** @param {HTMLElement} element @param {import("./timers.js").Timers} timers
 * @param {HTMLElement} voice what the program says: screen readers hear it, once a reader has stopped typing
 * @param {(text: string) => string} hits gives where what is searched is in a text */
export function createPage(element, timers, voice, hits) {
  /** What the comparison stands in. */ let root = element;
  /** The elements of the page by id. @type {Map<string, HTMLElement>} */ const byId = new Map();
  const marker = createMarker(hits);
  /** What the program replaced, by what stands there now. @type {Map<Element, Element>} */ const kept = new Map();
  /** What a search has opened. @type {Set<HTMLDetailsElement>} */ const opened = new Set();
  /** The lines behind which it has found something. @type {Element[]} */ let others = [];
  /** What points out the chosen words. @type {Element[]} */ const pointers = [];
  /** The way to the element in focus in what is being replaced. @type {number[] | undefined} */ let focus;

  /** The element with an id. @param {string} id */
  const find = (id) => {
    const found = byId.get(id) ?? /** @type {Document} */ (treeOf(root)).getElementById?.(id);
    return root.contains(found ?? null) ? found : null;
  };

  /** @param {string} name */
  const islandAt = (name) => root.querySelector(`.${name}`);

  /** Remembers where in an element the focus is. @param {Element} around */
  const remember = (around) => {
    const active = treeOf(root).activeElement;
    focus = undefined;
    if (!active || !around.contains(active)) return;
    focus = [];
    for (let at = active; at !== around; at = /** @type {Element} */ (at.parentElement)) {
      focus.unshift([.../** @type {Element} */ (at.parentElement).children].indexOf(at));
    }
  };

  /** Puts the focus back, in an element of the same shape. @param {Element} around */
  const refocus = (around) => {
    /** @type {Element | undefined} */ let at = focus && around;
    for (const index of focus ?? []) at = at?.children[index];
    if (at instanceof HTMLElement) at.focus({preventScroll: true});
    focus = undefined;
  };

  /** Shows all, and as of today. */
  const showAll = () => {
    for (const hidden of root.querySelectorAll(".se [hidden]:not(.clear, .exports)")) hidden.removeAttribute("hidden");
    for (const name of ["data-later", "data-ahead"]) for (const later of root.querySelectorAll(`[${name}]`)) later.removeAttribute(name);
    for (const mark of root.querySelectorAll(".not-yet, .unavailable")) mark.remove();
    choose("", "", "", "");
    marker.search(false, []);
  };

  /** Shows the statement that the element names, alone, or all of them. */
  const single = () => {
    setAlone(root.querySelector("[data-one]"), false);
    setAlone(find(`s-${element.getAttribute("statement")}`));
  };

  /** Scrolls to the first record that is shown, unless one is in sight: what a reader changes is to be seen. */
  const comeIntoSight = () => {
    const records = [...root.querySelectorAll(".statement:not([hidden]), section > .group:not([hidden]) .row:not([hidden])")];
    const seen = records.some((record) => {
      const {top, bottom} = record.getBoundingClientRect();
      return bottom > 64 && top < innerHeight / 2;
    });
    if (!seen && !page.silence && !page.arriving) records[0]?.scrollIntoView();
  };

  // What the program may have done with the page. Ids are a line each.

  /** Shows and hides records. @param {string} show @param {string} hide @param {boolean} clearable whether there is a search or a filter to take away */
  const setVisibility = (show, hide, clearable) => {
    const groups = new Set();
    for (const [ids, hidden] of /** @type {[string, boolean][]} */ ([
      [show, false],
      [hide, true],
    ])) {
      for (const id of lines(ids)) {
        const found = byId.get(id);
        found?.toggleAttribute("hidden", hidden);
        groups.add(found?.closest(".group"));
      }
    }
    for (const group of groups) group?.toggleAttribute("hidden", !group.querySelector(".row:not([hidden])"));
    for (const section of root.querySelectorAll("section")) {
      section.toggleAttribute("hidden", !section.querySelector(":scope > :not(h2, [hidden])"));
    }
    const clear = root.querySelector(".clear");
    // What a search or a filter finds is not behind a line.
    if (clear?.hasAttribute("hidden") === clearable) {
      if (clearable) others = [...root.querySelectorAll(".others:not([open])")];
      for (const line of others) line.toggleAttribute("open", clearable);
    }
    clear?.toggleAttribute("hidden", !clearable);
    const active = treeOf(root).activeElement;
    if (active?.closest("[hidden]") && root.contains(active)) searchIn(root)?.focus({preventScroll: true});
  };

  /** Marks what is later than a day, statements and rows with a text each, and unmarks what is not; moves the slider there, and the timeline.
   * @param {string} later @param {string} back @param {number} now @param {string} spoken @param {string} said @param {string} came */
  const applyAsOf = (later, back, now, spoken, said, came) => {
    for (const [ids, is] of /** @type {[string, boolean][]} */ ([
      [later, true],
      [back, false],
    ])) {
      for (const id of lines(ids)) {
        const record = byId.get(id),
          top = record?.querySelector(".said-side, summary");
        record?.toggleAttribute("data-later", is);
        top?.querySelector(":scope > .not-yet")?.remove();
        if (is) top?.prepend(h("span", {class: "not-yet"}, `${id.startsWith("s-") ? said : came} `));
      }
    }
    const slider = /** @type {HTMLInputElement | null} */ (root.querySelector('input[type="range"]'));
    slider?.setAttribute("value", String(now));
    slider?.setAttribute("aria-valuetext", spoken);
    if (slider) slider.value = String(now);
    for (const period of root.querySelectorAll("[data-from]")) period.toggleAttribute("data-ahead", Number(period.getAttribute("data-from")) > now);
  };

  /** Points out words of a statement, and what bears on them. @param {string} id of the words, "" for none @param {string} bears said of a record @param {string} sentence with {2} for the words @param {string} quoted with {1} for words that are exact */
  const choose = (id, bears, sentence, quoted) => {
    for (const part of root.querySelectorAll("[data-chosen]")) part.removeAttribute("data-chosen");
    for (const pointer of pointers.splice(0)) pointer.remove();
    if (!id) return;
    /** @type {HTMLElement[]} */ const phrase = [];
    for (const at of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(`[data-words~="${CSS.escape(id)}"]`))) {
      if (at.matches(".phrase")) {
        phrase.push(at);
        continue;
      }
      for (const line of at.matches(".group") ? at.querySelectorAll(".line") : [/** @type {Element} */ (at.firstElementChild)]) {
        const pointer = h("span", {class: "bears"}, ` ${bears}`);
        line.insertBefore(pointer, line.querySelector(":scope > .caveat"));
        pointers.push(pointer);
      }
    }
    if (!phrase.length) return;
    const passage = /** @type {Element} */ (phrase[0].parentElement),
      lang = passage.getAttribute("lang") ?? undefined;
    /** @type {Node | string} */ let words = phrase.map((part) => part.textContent).join("");
    if (lang) words = h("span", {lang, dir: "auto"}, words);
    const said = phrase[0].closest(".said")?.children ?? [],
      p = h("p", {class: "bearing-on"}, ...fill(sentence, "{2}", ...(passage.closest(".told-of") ? [words] : fill(quoted, "{1}", words))));
    p.normalize();
    for (const part of phrase) part.setAttribute("data-chosen", "");
    [...said]
      .filter((part) => part.matches("blockquote, .told-of"))
      .at(-1)
      ?.after(p);
    pointers.push(p);
  };

  /** Opens these rows, and closes those it opened before. @param {string} ids */
  const expandRows = (ids) => {
    /** @type {Set<HTMLDetailsElement>} */ const wanted = new Set();
    for (const id of lines(ids)) {
      const details = byId.get(id)?.firstElementChild;
      if (details instanceof HTMLDetailsElement) wanted.add(details);
    }
    for (const details of opened) {
      if (wanted.has(details)) continue;
      details.open = false;
      opened.delete(details);
    }
    for (const details of wanted) {
      if (details.open) continue;
      details.open = true;
      opened.add(details);
    }
  };

  /** What stands in the search. @param {string} text */
  const setQuery = (text) => {
    const input = searchIn(root);
    if (input && input.value !== text) input.value = text;
  };

  /** Opens, scrolls to and focuses a record. @param {string} id */
  const reveal = (id) => {
    const record = find(id);
    if (!record) return;
    const one = root.querySelector("[data-one]"),
      row = record.closest(".row");
    if (!one?.contains(record)) setAlone(one, false); // it leads to the others
    row?.querySelector("details")?.setAttribute("open", "");
    for (let around = record.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
    // The line of a row says whose finding it is and of what kind.
    const target = /** @type {HTMLElement} */ (row?.querySelector("summary") ?? record);
    // On arrival the reader may already have gone on.
    if (page.arriving && document.activeElement !== document.body && treeOf(root).activeElement !== record) return;
    if (!page.arriving || scrollY === 0) target.scrollIntoView();
    target.focus({preventScroll: true});
  };

  /** Writes the address. @param {string} fragment @param {boolean} push whether the history gets an entry */
  const updateURL = (fragment, push) => {
    emit(element, "filter", {fragment});
    if (page.silence < 2) writeURL(element, timers, fragment, push && !page.silence);
  };

  /** Has the sentence of an island spoken, once the reader pauses and it is drawn, for which vecty takes as many frames as it needs. @param {string} name */
  const announce = (name) => {
    if (page.silence) return;
    const sentence = () => root.querySelector(`.${name}`)?.textContent ?? "",
      before = sentence();
    const speak = (frames = 9) => {
      if (frames && sentence() === before) requestAnimationFrame(() => speak(frames - 1));
      else voice.textContent = sentence();
    };
    timers.later("voice", 600, speak);
  };

  const page = {
    single,
    reveal,
    scheduleMarks: marker.schedule,
    live: marker.live,
    /** Whether a record is in the page. @param {string} id */
    has: (id) => Boolean(find(id)),
    setQuery,
    /** How far what is done is the host page's doing: from 1 on it is not said and makes no entry in the history, from 2 on it changes no address. */ silence: 0,
    /** Whether the program has just come, and goes where the address points. */ arriving: false,

    /** The content is there: shows all of it, of the statement that the element names or of all. */
    begin() {
      root = rootOf(element);
      showAll(); // a page that was saved may hold what its program had hidden
      for (const own of root.querySelectorAll(".spoken, .thread, .bears, .bearing-on, .answer, dialog")) own.remove();
      root.append(voice);
      root.toggleAttribute("data-shares", "share" in navigator);
      single();
      for (const open of root.querySelectorAll("details[open]")) {
        page.equip(open);
        if (open.matches(".row > details")) page.borrow(/** @type {Element} */ (open.parentElement));
      }
    },

    /** Finds what the program will ask for. */
    index() {
      for (const found of root.querySelectorAll("[id]")) byId.set(found.id, /** @type {HTMLElement} */ (found));
    },

    /** Opens or closes every finding; this works without the program. @param {boolean} open */
    expand(open) {
      opened.clear();
      others = [];
      for (const details of root.querySelectorAll(".others, .row > details")) details.toggleAttribute("open", open);
    },

    /** Shows in an open row the record that stands elsewhere in the page, in place of the link to it. @param {Element} row */
    borrow(row) {
      const link = row.querySelector(":scope > details > .record > .told .full"),
        record = link && find((link.getAttribute("href") ?? "").slice(1));
      row.querySelector(":scope > details > .record > .borrowed")?.remove();
      if (!record || !row.querySelector(":scope > details[open]")) return;
      const copy = /** @type {Element} */ (record.querySelector(".told")?.cloneNode(true));
      copy.className = "borrowed";
      for (const other of copy.querySelectorAll(".bearing, .sure")) other.remove(); // how it bears on another statement
      link.closest(".record")?.prepend(copy);
    },

    /** Shows in place what the labels of a record mean, and reports whether it does: a browser without popovers follows the link. @param {HTMLElement} link */
    explain(link) {
      const terms = (link.dataset.terms ?? "").split(" ").flatMap((id) => find(id) ?? []),
        box = h("div", {class: "means", popover: "", role: "note", tabindex: "-1", "aria-label": link.textContent});
      if (!terms.length || !box.showPopover) return false;
      for (const term of terms) box.append(h("b", {}, ...contentOf(term)), h("p", {}, ...contentOf(term.nextElementSibling)));
      box.addEventListener("toggle", () => box.matches(":popover-open") || box.remove());
      link.after(box);
      const {bottom, left} = link.getBoundingClientRect();
      box.style.inset = `${bottom}px auto auto ${left}px`;
      box.showPopover();
      const {right, height} = box.getBoundingClientRect();
      box.style.translate = `${Math.min(0, document.documentElement.clientWidth - right - 8)}px ${Math.min(0, innerHeight - bottom - height - 8)}px`;
      box.focus({preventScroll: true});
      return true;
    },

    /** Gives a record that has opened its buttons, which stand in the page once. @param {Element} details */
    equip(details) {
      const link = details.querySelector(":scope > .permalink, :scope > .record > .permalink"),
        buttons = root.querySelector(".exports");
      if (!details.hasAttribute("open") || !link || !buttons || link.querySelector(".needs-program")) return;
      const own = /** @type {Element} */ (buttons.cloneNode(true)),
        record = link.closest(".record") ?? details.closest(".statement");
      own.className = "needs-program";
      own.removeAttribute("hidden");
      if (!record?.querySelector(".words")) own.querySelector("[data-action='copy:words']")?.remove();
      if (record?.matches(".record")) own.querySelector("[data-action='embed:']")?.remove();
      link.append(own);
    },

    /** Puts the static page back; what the reader has open stays open. */
    restore() {
      for (const [live, old] of kept) {
        remember(live);
        live.replaceWith(old);
        refocus(old);
      }
      kept.clear();
      for (const buttons of root.querySelectorAll(".permalink > .needs-program")) buttons.remove();
      showAll();
      root.querySelector(".se .clear")?.setAttribute("hidden", "");
      const controls = root.querySelector(".controls");
      controls?.append(h("p", {class: "unavailable"}, controls.getAttribute("data-unavailable") ?? ""));
    },

    // The host: what the program may ask of the page.

    /** What is searched in a record. @param {string} id @param {boolean} ofRelation */
    textOf(id, ofRelation) {
      const record = byId.get(id);
      return record ? searchedIn(record, ofRelation) : "";
    },

    /** The element of an island, about to be replaced. @param {string} name */
    beforeHydrate(name) {
      const island = islandAt(name);
      if (island) remember(island);
      return island;
    },

    /** Its replacement is in place. @param {Element} live @param {Element} old */
    afterHydrate(live, old) {
      kept.set(live, old);
      refocus(live);
    },

    /** Whether an island can be replaced without a reader noticing. @param {string} name */
    canHydrate(name) {
      const island = islandAt(name);
      return Boolean(island && !island.contains(treeOf(root).activeElement) && !isSelected(island));
    },

    /** Applies the effects of an action, app.Effects in wasm/app, which says what they mean.
     * @param {string} show @param {string} hide @param {boolean} clearable @param {string} later @param {string} back @param {number} position @param {string} spoken
     * @param {string} notYetSaid @param {string} laterNote @param {string | null} expand @param {boolean} searching @param {string | null} words @param {string} bears @param {string} bearing @param {string} quoted
     * @param {string | null} query @param {string} record @param {string | null} fragment @param {boolean} push @param {string} sentence */
    apply(
      show,
      hide,
      clearable,
      later,
      back,
      position,
      spoken,
      notYetSaid,
      laterNote,
      expand,
      searching,
      words,
      bears,
      bearing,
      quoted,
      query,
      record,
      fragment,
      push,
      sentence,
    ) {
      setVisibility(show, hide, clearable);
      if (spoken) applyAsOf(later, back, position, spoken, notYetSaid, laterNote);
      if (expand !== null) expandRows(expand);
      if (show || hide) comeIntoSight();
      if (words !== null) choose(words, bears, bearing, quoted);
      if (query !== null) setQuery(query);
      if (record) reveal(record);
      if (fragment !== null) updateURL(fragment, push);
      if (sentence) announce(sentence);
      if (expand !== null) marker.search(searching, [...root.querySelectorAll(".statement, section > .group")]);
    },
  };
  return page;
}
