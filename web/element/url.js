// The address and the history: the first element of a page owns them.

/** Whether an element is the first of the page, which owns the address. @param {Element} element */
export const ownsURL = (element) => Document.prototype.querySelector.call(document, "statement-evidence") === element;

/** The page in another language opens with the same search, at the same record. @param {AbortSignal} signal */
export function carryFragment(signal) {
  for (const type of ["click", "auxclick"]) {
    addEventListener(
      type,
      ({target}) => {
        const link = target instanceof Element && /** @type {HTMLAnchorElement | null} */ (target.closest("body.page > nav a"));
        if (link) link.hash = location.hash;
      },
      {signal},
    );
  }
}

/** Writes the address of its owner: a new entry in the history, or, a little later, in place of the present one. In a frame the history is the host's, and gets no entry.
 * @param {Element} element @param {import("./timers.js").Timers} timers @param {string} fragment @param {boolean} push */
export function writeURL(element, timers, fragment, push) {
  if (!ownsURL(element)) return;
  const write = () => {
    try {
      history[push && parent === window ? "pushState" : "replaceState"](history.state, "", location.pathname + location.search + (fragment && `#${fragment}`));
    } catch {
      // Some pages may not write their address (a sandbox, a file); the rest works without.
    }
  };
  timers.settle("address", push);
  if (push) write();
  else timers.later("address", 200, write);
}
