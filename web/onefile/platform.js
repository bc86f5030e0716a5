// Shared by the standards of learning platforms.

/** @typedef {{question: string, choice: string, options: string[], right?: string}} Answer names, none of which a learner has written; right: where the story states it */
/** @typedef {{answered: boolean, completed: boolean, raw?: number, state?: string, answers: Answer[]}} Progress answered: anything at all; raw: 0 to 100, where facts were asked for; answers: those that are final and still to be told, from which a platform takes what it tells */
/** @typedef {{open: () => Awaitable<string | undefined>, report: (p: Progress) => Awaitable<boolean>, finish: (p?: Progress) => Awaitable<unknown>, endpoint?: string, back?: string}} Platform
 * open gives what was kept, or undefined where it fails; report reports whether all was taken; finish ends it all with what is still to be told. endpoint is where it sends answers, and back the way back, if either is an address. */
/** @template T @typedef {T | Promise<T>} Awaitable */
/** @typedef {(problem: unknown) => void} OnError */

export const PATIENCE = 10_000; // ms: timeout of requests to a platform

const began = performance.now();
export const pad = (/** @type {number} */ n, size = 2) => String(n).padStart(size, "0");
/** Hours, minutes, seconds and hundredths since the page began. */
export const spent = () => {
  const all = Math.floor((performance.now() - began) / 10);
  return [Math.min(Math.floor(all / 360_000), 9999), Math.floor(all / 6000) % 60, Math.floor(all / 100) % 60, all % 100];
};
/** The same in ISO 8601. */
export const duration = () => {
  const [h, m, s, c] = spent();
  return `PT${h}H${m}M${s}.${pad(c)}S`;
};

/** The part of all points from which on a platform says that one has passed. Who
 * states none often says 0 or nothing, and who errs in the unit 150 or 0.8 of 100:
 * what is not 1 % to 100 % is no mark. @param {unknown} said @param {number} full */
export const passMark = (said, full) => {
  const mark = Number(said);
  return mark >= full / 100 && mark <= full ? mark / full : undefined;
};
