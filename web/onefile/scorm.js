// SCORM 1.2 and SCORM 2004.

import {duration, pad, passMark, spent} from "./platform.js";

/** @typedef {import("./platform.js").Progress} Progress */
/** @typedef {import("./platform.js").Platform} Platform */
/** @typedef {import("./platform.js").OnError} OnError */
/** @typedef {import("./platform.js").Answer} Answer */

/** @typedef {{[method: string]: (...rest: string[]) => unknown}} API */
/** @typedef {"initialize" | "finish" | "commit" | "get" | "set"} Method */
/** @typedef {{[name: string]: string}} Values */
/** The differences of the versions: names of methods and of values, and formats.
 * @typedef {{[method in Method | "error" | "explain"]: string} & {api: string, status: string, mode: string, mastery: string, full: number, time: string, exit: string, untouched?: string, verdict: string,
 *   span: () => string, score: (raw: number) => Values, outcome: (passed?: boolean) => Values, wrong: string, response: string, now: () => Values, chosen: (choice: string, options: string[]) => string}} Version */

/** By data-standard. @type {{[standard: string]: Version}} */
export const versions = {
  scorm12: {
    api: "API",
    initialize: "LMSInitialize",
    finish: "LMSFinish",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    error: "LMSGetLastError",
    explain: "LMSGetErrorString",
    status: "cmi.core.lesson_status",
    mode: "cmi.core.lesson_mode",
    mastery: "cmi.student_data.mastery_score",
    full: 100,
    time: "cmi.core.session_time",
    exit: "cmi.core.exit",
    untouched: "not attempted",
    verdict: "cmi.core.lesson_status",
    span: () => {
      const [h, m, s, c] = spent();
      return `${pad(h, 4)}:${pad(m)}:${pad(s)}.${pad(c)}`;
    },
    score: (raw) => ({"cmi.core.score.min": "0", "cmi.core.score.max": "100", "cmi.core.score.raw": String(raw)}),
    outcome: (passed) => ({"cmi.core.lesson_status": passed === undefined ? "completed" : passed ? "passed" : "failed"}),
    wrong: "wrong",
    response: "student_response",
    now: () => ({time: new Date().toTimeString().slice(0, 8)}),
    chosen: (choice, options) => String.fromCharCode(97 + options.indexOf(choice)), // a letter
  },
  scorm2004: {
    api: "API_1484_11",
    initialize: "Initialize",
    finish: "Terminate",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    error: "GetLastError",
    explain: "GetErrorString",
    status: "cmi.completion_status",
    mode: "cmi.mode",
    mastery: "cmi.scaled_passing_score",
    full: 1,
    time: "cmi.session_time",
    exit: "cmi.exit",
    untouched: undefined,
    verdict: "cmi.success_status",
    span: duration,
    score: (raw) => ({"cmi.score.min": "0", "cmi.score.max": "100", "cmi.score.raw": String(raw), "cmi.score.scaled": String(raw / 100)}),
    outcome: (passed) => ({"cmi.completion_status": "completed", ...(passed !== undefined && {"cmi.success_status": passed ? "passed" : "failed"})}),
    wrong: "incorrect",
    response: "learner_response",
    now: () => ({timestamp: `${new Date().toISOString().slice(0, 22)}Z`}),
    chosen: (choice) => choice,
  },
};
/** A platform of SCORM 1.2 may have none of these. */
const OPTIONAL = ["cmi.core.score.min", "cmi.core.score.max"];

/** Finds a platform's API above this page, or above the page that opened it. @param {string} name @param {string} method @returns {API | undefined} */
export function findAPI(name, method) {
  /** @param {any} at a window, which may be of another origin @returns {API | undefined} */
  const up = (at) => {
    for (let hops = 0; at && hops < 500; hops++) {
      try {
        if (typeof at[name]?.[method] === "function") return at[name];
      } catch {
        // Pages of another origin cannot be read.
      }
      if (at === at.parent) return;
      at = at.parent;
    }
  };
  return up(window) ?? up(top?.opener ?? null);
}

/** SCORM, of both versions. @implements {Platform} */
export class Scorm {
  #api;
  #v;
  #onError;
  #open = false;
  #records = true;
  /** Status when the page was opened. */ #status = "";
  #started = false;
  #done = false;
  /** Completed before this visit and not failed: the result is not changed. */ #keepResult = false;
  /** Pass mark, as a part of all points. @type {number | undefined} */ #mark;

  /** @param {API} api @param {Version} version @param {OnError} onError */
  constructor(api, version, onError) {
    this.#api = api;
    this.#v = version;
    this.#onError = onError;
  }

  /** Calls a method of the platform, and checks its answer and error code. @param {Method} what @param {string[]} rest @returns {{failed: string, answer: string}} */
  #call(what, ...rest) {
    const name = `${this.#v[what]}(${rest[0]})`;
    try {
      const answer = String(this.#api[this.#v[what]](...rest) ?? ""),
        code = String(this.#api[this.#v.error]());
      if (Number(code) === 0 && (what === "get" || /^(true|1)$/.test(answer))) return {failed: "", answer};
      return {failed: `${name} answers "${answer}", error ${code}: ${this.#api[this.#v.explain]?.(code)}`, answer: ""};
    } catch (error) {
      return {failed: `${name} throws: ${error}`, answer: ""};
    }
  }

  /** @param {Method} what @param {string[]} rest */
  #tryCall(what, ...rest) {
    const {failed} = this.#call(what, ...rest);
    if (failed) this.#onError(failed);
    return !failed;
  }

  /** @returns {string | undefined} */
  open() {
    const {failed} = this.#call("initialize", ""),
      status = this.#call("get", this.#v.status);
    // Some platforms have opened it themselves.
    const begun = /^(incomplete|completed|passed|failed)$/.test(status.answer);
    if (failed && !begun && !/^(not attempted|unknown|browsed)$/.test(status.answer)) {
      this.#onError(failed);
      return;
    }
    this.#open = true;
    if (status.failed) this.#onError(status.failed);
    this.#status = status.answer;
    this.#started = begun;
    this.#done = begun && status.answer !== "incomplete";
    this.#keepResult = this.#done && this.#call("get", this.#v.verdict).answer !== "failed";
    this.#records = ["", "normal"].includes(this.#call("get", this.#v.mode).answer);
    this.#mark = passMark(this.#call("get", this.#v.mastery).answer, this.#v.full);
    return this.#call("get", "cmi.suspend_data").answer;
  }

  /** Sets the values. A platform may take a score below its mark for a failure, so none is set before the end. @param {Progress} [p] @param {boolean} [last] */
  #values(p, last) {
    const v = this.#v;
    /** @type {Values} */ const values = {};
    // A new attempt is as the platform has it until something is answered. But at the end SCORM 1.2 makes "completed" of what was never set.
    if (!this.#started && (p?.answered || (last && this.#status === v.untouched))) {
      values[v.status] = "incomplete";
      this.#started = true;
    }
    if (p?.answered && !this.#keepResult) {
      if (p.raw !== undefined && (p.completed || (!this.#done && this.#mark === undefined))) Object.assign(values, v.score(p.raw));
      if (p.completed) {
        Object.assign(values, v.outcome(p.raw === undefined || this.#mark === undefined ? undefined : p.raw / 100 >= this.#mark));
        this.#done = true;
      }
    }
    values[v.time] = v.span();
    if (p?.state !== undefined) values["cmi.suspend_data"] = p.state;
    values[v.exit] = "suspend"; // after any other exit the next visit is a new attempt, without the answers
    if (p) this.#interactions(p.answers);
    let taken = true;
    for (const [name, value] of Object.entries(values)) {
      if (OPTIONAL.includes(name)) this.#call("set", name, value);
      else taken = this.#tryCall("set", name, value) && taken;
    }
    return this.#tryCall("commit", "") && taken;
  }

  /** Tells answers as interactions. A platform of SCORM 1.2 need not have any, and none is asked twice: they are for its reports, and count for nothing. @param {Answer[]} answers */
  #interactions(answers) {
    const v = this.#v,
      told = answers.splice(0);
    if (this.#keepResult) return;
    const count = told.length ? this.#call("get", "cmi.interactions._count").answer : "";
    if (!count) return;
    let n = Number(count);
    for (const {question, choice, options, right} of told) {
      const values = {
        id: question.slice(0, 255),
        type: "choice",
        ...v.now(),
        ...(right !== undefined && {"correct_responses.0.pattern": v.chosen(right, options)}),
        [v.response]: v.chosen(choice, options),
        result: right === undefined ? "neutral" : choice === right ? "correct" : v.wrong,
      };
      for (const [name, value] of Object.entries(values)) {
        if (this.#call("set", `cmi.interactions.${n}.${name}`, value).failed && name === "id") return;
      }
      n++;
    }
  }

  /** @param {Progress} p */
  report(p) {
    return this.#open && (!this.#records || this.#values(p));
  }

  /** @param {Progress} [p] */
  finish(p) {
    if (!this.#open) return;
    this.#open = false;
    if (this.#records) this.#values(p, true);
    this.#tryCall("finish", "");
  }
}
