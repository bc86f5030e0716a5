// What an element does a little later. It waits while the element is in no page.

/** @typedef {ReturnType<typeof createTimers>} Timers */

export function createTimers() {
  /** By name. @type {Map<string, [number, () => void]>} */ const waiting = new Map();

  /** Does what waits under a name now, or, unless told to, never. @param {string} name @param {boolean} [now] */
  const settle = (name, now) => {
    const [timer, done] = waiting.get(name) ?? [];
    clearTimeout(timer);
    waiting.delete(name);
    if (now) done?.();
  };

  /** Does all that waits now, or never. @param {boolean} [now] */
  const settleAll = (now) => {
    for (const name of [...waiting.keys()]) settle(name, now);
  };

  return {
    settle,
    settleAll,

    /** Does a thing a little later, in place of one of the same name that waits. @param {string} name @param {number} ms @param {() => void} thing */
    later(name, ms, thing) {
      settle(name);
      waiting.set(name, [setTimeout(() => settle(name, true), ms), thing]);
    },

    /** Does what has waited for the element to be in a page again, and waits with the rest until it is not. @param {AbortSignal} signal */
    live(signal) {
      settleAll(true);
      signal.addEventListener("abort", () => {
        for (const [timer] of waiting.values()) clearTimeout(timer);
      });
    },
  };
}
