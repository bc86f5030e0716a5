// What a reader does in the content becomes actions (see connection.js). What
// works without the program is done here.

import {emit} from "../shared/dom.js";
import {createHighlighter} from "./highlighter.js";
import {isSelected, searchIn} from "./page.js";
import {ownsURL} from "./url.js";

/** @typedef {ReturnType<typeof createInput>} Input */

/** @param {HTMLElement & {load: () => void}} element @param {HTMLElement} root what the content stands in @param {import("./page.js").Page} page
 * @param {import("./connection.js").Connection} program @param {import("./lazy.js").Lazy} lazy @param {import("./lazy.js").Take} take @param {() => unknown} foresee is told that a record may be copied */
export function createInput(element, root, page, program, lazy, take, foresee) {
  const highlighter = createHighlighter(root);
  /** Whether anything has been typed into the search. */ let typed = false;

  /** Follows a link within; a browser would leave a page with a <base>. Of an element that does not own the address, that is its own affair. What is not here is in the whole. @param {MouseEvent} event @param {HTMLAnchorElement | null} link */
  const follow = (event, link) => {
    if (!link || root === element) return;
    const id = link.hash.slice(1),
      whole = /** @type {HTMLAnchorElement | null} */ (root.querySelector(".rest a"));
    if (whole && id && !page.has(id)) link.href = new URL(link.hash, whole.href).href;
    else if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      if (ownsURL(element) && location.hash !== link.hash) location.hash = link.hash;
      else page.reveal(id);
    }
  };

  /** A key in the search: Esc ends it, Enter goes to what it has found. @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.key === "Escape" && searchIn(root)?.value) {
      event.preventDefault();
      page.setQuery("");
      if (program.open) program.send("search:");
    }
    const found = event.key === "Enter" && root.querySelector(".statement:not([hidden]), section > .group .row:not([hidden])");
    if (found) page.reveal(found.id);
  };

  /** Esc closes a tool, unless that key has done something there. @param {KeyboardEvent} event @param {Element | null | undefined} tool */
  const leave = (event, tool) => {
    if (!tool || event.key !== "Escape" || event.defaultPrevented) return;
    tool.removeAttribute("open");
    /** @type {HTMLElement | null} */ (tool.querySelector("summary"))?.focus();
  };

  /** Has the program loaded, if what somebody reaches for needs it. @param {Element} target */
  const reach = (target) => {
    if (target.closest?.(".controls, .phrase")) element.load();
    if (target.closest?.('[data-action="copy:words"], [data-action="share:link"]')) foresee();
  };

  /** @param {Event} event */
  const hear = (event) => {
    const {type} = event,
      target = /** @type {HTMLInputElement} */ (event.target);
    const control = /** @type {HTMLElement | null} */ (target.closest?.("[data-action]"));
    const action = control?.getAttribute("data-action");
    const words = target.closest?.(".phrase")?.getAttribute("data-words");
    switch (type) {
      case "pointerdown":
        reach(target);
        break;
      case "pointerover":
      case "focusin":
        if (type === "focusin") reach(target);
        highlighter.update(type === "pointerover" ? target : undefined);
        break;
      case "pointerleave":
        highlighter.update(null);
        break;
      case "focusout":
        highlighter.update();
        break;
      case "toggle":
        if (target.matches(".row > [open]")) emit(element, "open", {id: target.parentElement?.id});
        page.equip(target);
        if (target.matches(".row > details")) page.borrow(/** @type {Element} */ (target.parentElement));
        if (target.matches(".tool-search[open]")) searchIn(root)?.focus({preventScroll: true});
        if (target.matches(".listen[open]")) lazy.player(target);
        page.scheduleMarks();
        break;
      case "click":
        if (target.matches?.(".labels") && page.explain(target)) event.preventDefault();
        else follow(/** @type {MouseEvent} */ (event), target.closest?.('a[href^="#"]'));
        if (action === "expand" || action === "collapse") page.expand(action === "expand");
        else if (action === "embed:") lazy.embed(/** @type {HTMLElement} */ (target.closest("button")));
        else if (action === "present" || action === "quiz") lazy.classroom(action, /** @type {HTMLElement} */ (control));
        else if (control && /^(copy|share):/.test(action ?? "")) take(control, action ?? "", target.closest("[id]")?.id ?? "");
        else if (action && !target.closest("input")) program.send(action);
        // Unless the click ends a selection.
        else if (words && !isSelected(root)) program.send(`words:${words}`);
        // Its button has gone.
        if (action === "clear") /** @type {HTMLElement | null} */ (root.querySelector(".tool > summary"))?.focus();
        break;
      case "input":
        typed ||= action === "search";
        reach(target);
        if (action === "search" && program.open) program.send(`search:${target.value}`);
        if (action === "stop") program.send(`stop:${target.value}`);
        break;
      case "keydown":
        if (action === "search" && !(/** @type {KeyboardEvent} */ (event).isComposing)) press(/** @type {KeyboardEvent} */ (event));
        leave(/** @type {KeyboardEvent} */ (event), target.closest?.(".tool[open]"));
    }
  };

  return {
    /** What was typed before the program was there. */
    typed: () => typed && searchIn(root)?.value,

    /** Hears what a reader does in the content, if it is there. @param {AbortSignal} signal */
    live(signal) {
      if (signal.aborted || !root.querySelector(".se")) return; // it is not there yet, or no longer
      highlighter.live(signal);
      for (const type of ["click", "input", "keydown", "pointerdown", "pointerleave", "focusout"]) root.addEventListener(type, hear, {signal});
      for (const type of ["toggle", "pointerover", "focusin"]) root.addEventListener(type, hear, {signal, capture: true});
    },
  };
}
