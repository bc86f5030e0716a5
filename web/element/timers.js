// Delayed tasks of an element. They wait while the element is in no page.

/** @typedef {ReturnType<typeof createTimers>} Timers */

export function createTimers() {
  /** By name. @type {Map<string, [number, () => void]>} */ const waiting = new Map();

  /** Cancels a delayed task, or, with now, runs it. @param {string} name @param {boolean} [now] */
  const settle = (name, now) => {
    const [timer, done] = waiting.get(name) ?? [];
    clearTimeout(timer);
    waiting.delete(name);
    if (now) done?.();
  };

  /** Cancels all delayed tasks, or, with now, runs them. @param {boolean} [now] */
  const settleAll = (now) => {
    for (const name of [...waiting.keys()]) settle(name, now);
  };

  return {
    settle,
    settleAll,

    /** Delays a task, and cancels one of the same name. @param {string} name @param {number} ms @param {() => void} thing */
    later(name, ms, thing) {
      settle(name);
      waiting.set(name, [setTimeout(() => settle(name, true), ms), thing]);
    },

    /** Runs the tasks that have waited for the element to be in a page again, until the signal ends. @param {AbortSignal} signal */
    live(signal) {
      settleAll(true);
      signal.addEventListener("abort", () => {
        for (const [timer] of waiting.values()) clearTimeout(timer);
      });
    },
  };
}
