// The address and the history: the first element of a page owns them, unless the host does.

/** What a host has after the #, such as its router: `#/articles/5`, `#gid=0`. Ours begins with the id of a record, or with one of these keys. */
const foreign = /^#(?!(q|tie|kind|speaker|when|as-of|words|present|quiz|notes)=)[^&]*[=/]/;

/** Whether an element owns the address: it is the first of the page, and the host has nothing of its own there. @param {Element} element */
export const ownsURL = (element) => Document.prototype.querySelector.call(document, "statement-evidence") === element && !foreign.test(location.hash);

/** Copies the fragment to the links to other languages, so that they open with the same search, at the same record. @param {AbortSignal} signal */
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

/** Writes the owner's state into the address: with push as a new history entry, else, delayed, in place of the current one. In an iframe it adds no entry.
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
