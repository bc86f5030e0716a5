"use strict";
// Tells a learning platform how far a learner is. It stands only in packages for
// platforms (web/press/lms), before web/onefile/start.js, which waits for what it
// promises. data-standard of its script names the one standard it speaks. Where
// no platform is found nothing is sent and nothing changes.

{
  /** @typedef {{answered: boolean, completed: boolean, raw?: number, state?: string}} Progress answered: anything at all; raw: 0 to 100, where facts were asked for */
  /** @typedef {{open: () => MaybeLater<string | undefined>, report: (p: Progress) => MaybeLater<boolean>, finish: (p?: Progress) => MaybeLater<unknown>, back?: string}} Platform
   * open gives what was kept, or undefined where it fails; report tells whether all was taken; finish ends it all with what is still to be told. */
  /** @template T @typedef {T | Promise<T>} MaybeLater */
  /** @typedef {(problem: unknown) => void} Complain */

  const LONGEST = 4096; // characters that every platform keeps (SCORM 1.2, cmi.suspend_data)
  const SOON = 1000; // ms: what happens together is told together
  const PATIENCE = 10_000; // ms: no answer of a platform is waited for longer

  const began = performance.now();
  const pad = (/** @type {number} */ n, size = 2) => String(n).padStart(size, "0");
  /** Hours, minutes, seconds and hundredths since the page began. */
  const spent = () => {
    const all = Math.floor((performance.now() - began) / 10);
    return [Math.min(Math.floor(all / 360_000), 9999), Math.floor(all / 6000) % 60, Math.floor(all / 100) % 60, all % 100];
  };
  /** The same as ISO 8601 writes it. */
  const duration = () => {
    const [h, m, s, c] = spent();
    return `PT${h}H${m}M${s}.${pad(c)}S`;
  };

  /** The part of all points from which on a platform says that one has passed. Who
   * states none often says 0 or nothing, and who errs in the unit 150 or 0.8 of 100:
   * what is not 1 % to 100 % is no mark. @param {unknown} said @param {number} full */
  const passMark = (said, full) => {
    const mark = Number(said);
    return mark >= full / 100 && mark <= full ? mark / full : undefined;
  };

  const versions = {
    scorm12: {
      api: "API", initialize: "LMSInitialize", finish: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", error: "LMSGetLastError", explain: "LMSGetErrorString",
      status: "cmi.core.lesson_status", mode: "cmi.core.lesson_mode", mastery: "cmi.student_data.mastery_score", full: 100,
      time: "cmi.core.session_time", exit: "cmi.core.exit", untouched: "not attempted", verdict: "cmi.core.lesson_status",
      span: () => {
        const [h, m, s, c] = spent();
        return `${pad(h, 4)}:${pad(m)}:${pad(s)}.${pad(c)}`;
      },
      /** @param {number} raw */
      score: (raw) => ({"cmi.core.score.min": "0", "cmi.core.score.max": "100", "cmi.core.score.raw": String(raw)}),
      /** @param {boolean} [passed] */
      outcome: (passed) => ({"cmi.core.lesson_status": passed === undefined ? "completed" : passed ? "passed" : "failed"}),
    },
    scorm2004: {
      api: "API_1484_11", initialize: "Initialize", finish: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", error: "GetLastError", explain: "GetErrorString",
      status: "cmi.completion_status", mode: "cmi.mode", mastery: "cmi.scaled_passing_score", full: 1,
      time: "cmi.session_time", exit: "cmi.exit", untouched: undefined, verdict: "cmi.success_status",
      span: duration,
      /** @param {number} raw */
      score: (raw) => ({"cmi.score.min": "0", "cmi.score.max": "100", "cmi.score.raw": String(raw), "cmi.score.scaled": String(raw / 100)}),
      /** @param {boolean} [passed] */
      outcome: (passed) => ({"cmi.completion_status": "completed", ...passed !== undefined && {"cmi.success_status": passed ? "passed" : "failed"}}),
    },
  };
  /** A platform of SCORM 1.2 may have none of these. */
  const OPTIONAL = ["cmi.core.score.min", "cmi.core.score.max"];

  /** Finds a platform's API above this page, or above the page that opened it. @param {string} name @param {string} method */
  function find(name, method) {
    const up = (/** @type {Window | null} */ at) => {
      for (let hops = 0; at && hops < 500; hops++) {
        try {
          if (typeof at[name]?.[method] === "function") return at[name];
        } catch {
          // A page of another origin keeps its things to itself.
        }
        if (at === at.parent) return;
        at = at.parent;
      }
    };
    return up(window) ?? up(top?.opener ?? null);
  }

  /** SCORM, of both versions. @implements {Platform} */
  class Scorm {
    #api; #v; #complain;
    #open = false;
    #records = true;
    /** As it was when the page was opened. */ #status = "";
    #begun = false;
    #done = false;
    /** Done before this visit and not failed: it stays as the platform has it. */ #kept = false;
    /** The part of the points from which on one has passed. @type {number | undefined} */ #mark;

    /** @param {object} api @param {typeof versions.scorm12} version @param {Complain} complain */
    constructor(api, version, complain) {
      this.#api = api;
      this.#v = version;
      this.#complain = complain;
    }

    /** Asks the platform for something, and looks at what it answers: whether it did it, and how it puts it. @param {"initialize" | "finish" | "commit" | "get" | "set"} what @param {string[]} rest @returns {{failed: string, answer: string}} */
    #ask(what, ...rest) {
      const name = `${this.#v[what]}(${rest[0]})`;
      try {
        const answer = String(this.#api[this.#v[what]](...rest) ?? ""), code = String(this.#api[this.#v.error]());
        if (Number(code) === 0 && (what === "get" || /^(true|1)$/.test(answer))) return {failed: "", answer};
        return {failed: `${name} answers "${answer}", error ${code}: ${this.#api[this.#v.explain]?.(code)}`, answer: ""};
      } catch (error) {
        return {failed: `${name} throws: ${error}`, answer: ""};
      }
    }

    /** @param {"initialize" | "finish" | "commit" | "set"} what @param {string[]} rest */
    #do(what, ...rest) {
      const {failed} = this.#ask(what, ...rest);
      if (failed) this.#complain(failed);
      return !failed;
    }

    open() {
      const {failed} = this.#ask("initialize", ""), status = this.#ask("get", this.#v.status);
      // Some platforms have opened it themselves.
      const begun = /^(incomplete|completed|passed|failed)$/.test(status.answer);
      if (failed && !begun && !/^(not attempted|unknown|browsed)$/.test(status.answer)) return this.#complain(failed);
      this.#open = true;
      if (status.failed) this.#complain(status.failed);
      this.#status = status.answer;
      this.#begun = begun;
      this.#done = begun && status.answer !== "incomplete";
      this.#kept = this.#done && this.#ask("get", this.#v.verdict).answer !== "failed";
      this.#records = ["", "normal"].includes(this.#ask("get", this.#v.mode).answer);
      this.#mark = passMark(this.#ask("get", this.#v.mastery).answer, this.#v.full);
      return this.#ask("get", "cmi.suspend_data").answer;
    }

    /** Sets what there is to be said. A platform may take a score below its mark for a failure, so then none is told before the end. @param {Progress} [p] @param {boolean} [last] */
    #values(p, last) {
      const v = this.#v, values = {};
      // A new attempt is as the platform has it until something is answered. But at the end SCORM 1.2 makes "completed" of what was never set.
      if (!this.#begun && (p?.answered || last && this.#status === v.untouched)) {
        values[v.status] = "incomplete";
        this.#begun = true;
      }
      if (p?.answered && !this.#kept) {
        if (p.raw !== undefined && (p.completed || !this.#done && this.#mark === undefined)) Object.assign(values, v.score(p.raw));
        if (p.completed) {
          Object.assign(values, v.outcome(p.raw === undefined || this.#mark === undefined ? undefined : p.raw / 100 >= this.#mark));
          this.#done = true;
        }
      }
      values[v.time] = v.span();
      if (p?.state !== undefined) values["cmi.suspend_data"] = p.state;
      values[v.exit] = "suspend"; // after any other exit the next visit is a new attempt, without the answers
      let taken = true;
      for (const [name, value] of Object.entries(values)) {
        if (OPTIONAL.includes(name)) this.#ask("set", name, value);
        else taken = this.#do("set", name, value) && taken;
      }
      return this.#do("commit", "") && taken;
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
      this.#do("finish", "");
    }
  }

  const CMI5 = "https://w3id.org/xapi/cmi5/context/", VERBS = "http://adlnet.gov/expapi/verbs/";

  /** A random name for a statement (RFC 9562, version 4); crypto.randomUUID is only there over https. */
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    return [...bytes].map((byte, i) => ([4, 6, 8, 10].includes(i) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
  }

  /** cmi5 (https://github.com/AICC/CMI-5_Spec_Current). @implements {Platform} */
  class Cmi5 {
    static parameters = ["endpoint", "fetch", "actor", "registration", "activityId"];
    /** The way back to the platform, if it names one. @type {string | undefined} */ back;
    #launch; #complain;
    #token = "";
    #open = false;
    /** LMS.LaunchData. @type {{contextTemplate?: object, launchMode?: string, masteryScore?: number, returnURL?: string}} */ #data = {};
    /** What is kept on the platform, for the next time. */ #kept = {state: "", completed: false, passed: false};
    #judged = false;
    /** Statements that are still to be sent. @type {object[]} */ #waiting = [];

    /** @param {{[name: string]: string}} launch what the address says @param {Complain} complain */
    constructor(launch, complain) {
      this.#launch = launch;
      this.#complain = complain;
    }

    /** Asks the platform's store. What is written is sent even if the page is being left. @param {string} path @param {{[name: string]: string}} query @param {RequestInit} [more] */
    async #ask(path, query, more) {
      const {endpoint} = this.#launch, url = new URL(path, endpoint.endsWith("/") ? endpoint : `${endpoint}/`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const headers = {"Authorization": `Basic ${this.#token}`, "X-Experience-API-Version": "1.0.3", ...more?.body && {"Content-Type": "application/json"}};
      const response = await fetch(url, {headers, cache: "no-store", credentials: "omit", keepalive: Boolean(more), signal: AbortSignal.timeout(PATIENCE), ...more});
      if (!response.ok && response.status !== 404) throw new Error(`${path}: ${response.status} ${response.statusText}`);
      return response;
    }

    /** @param {string} stateId */
    #place(stateId) {
      const {activityId, actor, registration} = this.#launch;
      return {activityId, agent: actor, registration, stateId};
    }

    /** A document of the platform's store, if there is one. @param {string} path @param {{[name: string]: string}} query */
    async #read(path, query) {
      const response = await this.#ask(path, query);
      return response.ok ? response.json() : undefined;
    }

    async open() {
      try {
        const answer = await (await fetch(this.#launch.fetch, {method: "POST", credentials: "omit", signal: AbortSignal.timeout(PATIENCE)})).json();
        if (!answer["auth-token"]) throw new Error(`no auth-token: ${answer["error-text"] ?? "no reason given"}`);
        this.#token = answer["auth-token"];
        const [data, kept] = await Promise.all([
          this.#read("activities/state", this.#place("LMS.LaunchData")),
          this.#read("activities/state", this.#place("statement-evidence")),
          // Has to be asked for. The page is in one language, and no sound of it begins by itself.
          this.#ask("agents/profile", {agent: this.#launch.actor, profileId: "cmi5LearnerPreferences"}).catch(() => {}),
        ]);
        if (!data) throw new Error("no LMS.LaunchData");
        this.#data = data;
        Object.assign(this.#kept, kept);
        if (/^https?:/.test(data.returnURL ?? "")) this.back = data.returnURL;
        this.#say("initialized");
        if (!await this.#send()) return;
        this.#open = true;
        return this.#kept.state;
      } catch (error) {
        this.#complain(error);
      }
    }

    /** Adds a statement to those to be sent; cmi5 defines all of them but scored. @param {string} verb @param {object} [result] */
    #say(verb, result) {
      const {actor, activityId, registration} = this.#launch;
      const context = structuredClone(this.#data.contextTemplate ?? {}), ends = result && ("success" in result || "completion" in result);
      context.registration = registration;
      if (verb !== "scored") {
        const activities = context.contextActivities ??= {};
        activities.category = [activities.category ?? []].flat();
        for (const name of ["cmi5", ...ends ? ["moveon"] : []]) {
          const id = `${CMI5}categories/${name}`;
          if (!activities.category.some((category) => category.id === id)) activities.category.push({id, objectType: "Activity"});
        }
      }
      if (result && "success" in result) (context.extensions ??= {})[`${CMI5}extensions/masteryscore`] = this.#data.masteryScore;
      this.#waiting.push({
        id: uuid(), timestamp: new Date().toISOString(), actor: JSON.parse(actor), verb: {id: VERBS + verb, display: {en: verb}},
        object: {objectType: "Activity", id: activityId}, context, ...result && {result},
      });
    }

    /** Says once what is said once: completed and passed in a registration, passed or failed in a visit. @param {Progress} p */
    #judge(p) {
      if (!p.completed) return;
      const {raw} = p, {masteryScore} = this.#data, mark = typeof masteryScore === "number" ? passMark(masteryScore, 1) : undefined, judges = mark !== undefined, score = raw === undefined ? undefined : {scaled: raw / 100, raw, min: 0, max: 100};
      if (score && judges && !this.#judged && !this.#kept.passed) {
        const success = score.scaled >= mark;
        this.#say(success ? "passed" : "failed", {score, success, duration: duration()});
        this.#judged = true;
        this.#kept.passed = success;
      }
      if (this.#kept.completed) return;
      if (score && !judges) this.#say("scored", {score});
      this.#say("completed", {completion: true, duration: duration()});
      this.#kept.completed = true;
    }

    async #send() {
      const statements = this.#waiting.splice(0);
      if (!statements.length) return true;
      try {
        const {status} = await this.#ask("statements", {}, {method: "POST", body: JSON.stringify(statements)});
        if (status === 404) throw new Error("statements: 404");
        return true;
      } catch (error) {
        this.#waiting.unshift(...statements);
        this.#complain(error);
        return false;
      }
    }

    async #keep() {
      try {
        const {status} = await this.#ask("activities/state", this.#place("statement-evidence"), {method: "PUT", body: JSON.stringify(this.#kept)});
        if (status === 404) throw new Error("activities/state: 404");
        return true;
      } catch (error) {
        this.#complain(error);
        return false;
      }
    }

    /** In other modes a learner only looks, and nothing may be recorded. */
    get #records() {
      return this.#data.launchMode === "Normal";
    }

    /** @param {Progress} p */
    #take(p) {
      this.#judge(p);
      this.#kept.state = p.state ?? this.#kept.state;
      return this.#keep();
    }

    /** @param {Progress} p */
    async report(p) {
      if (!this.#open || !this.#records) return this.#open;
      const kept = this.#take(p), sent = this.#send();
      return await kept && await sent;
    }

    /** @param {Progress} [p] */
    finish(p) {
      if (!this.#open) return;
      this.#open = false;
      const kept = p && this.#records && this.#take(p);
      this.#say("terminated", {duration: duration()});
      return Promise.all([kept, this.#send()]);
    }
  }

  const say = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const element = document.querySelector("statement-evidence");
  /** What is said to the learner: what the platform gets, and what goes wrong. */
  const lines = document.createElement("div"), note = document.createElement("p"), alert = document.createElement("p");
  lines.className = "lms";
  alert.setAttribute("role", "alert");
  lines.append(note, alert);
  let complained = false, ended = false;

  /** Puts the lines where they are seen: on the stage, while that is open. */
  const place = () => {
    for (const line of lines.children) /** @type {HTMLElement} */ (line).hidden = !line.textContent;
    const stage = element?.querySelector("dialog > .wall");
    if (stage && lines.parentElement !== stage) stage.prepend(lines);
    else if (!stage) element?.before(lines);
  };
  /** @param {string} [words] */
  const warn = (words = "") => {
    if (alert.textContent !== words) alert.textContent = words;
    place();
  };
  /** @type {Complain} */
  const complain = (problem) => {
    if (!complained) console.warn(`statement-evidence: the learning platform: ${problem}`);
    complained = true;
    warn(say.lost);
  };

  /** The platform that has opened this page, if one has. @returns {Platform | undefined} */
  function platform() {
    const version = versions[say.standard ?? ""];
    if (version) {
      const api = find(version.api, version.initialize);
      return api && new Scorm(api, version, complain);
    }
    const query = new URLSearchParams(location.search), launch = Object.fromEntries(Cmi5.parameters.map((name) => [name, query.get(name) ?? ""]));
    if (Object.values(launch).every(Boolean)) {
      // They name the learner and open one visit only, so they go into no link that is copied and no history.
      for (const name of Cmi5.parameters) query.delete(name);
      try {
        history.replaceState({...history.state, visited: true}, "", `${location.pathname}${String(query) && `?${query}`}${location.hash}`);
      } catch {
        // In a sandbox the address stays as it is.
      }
      return new Cmi5(launch, complain);
    }
    if (history.state?.visited) warn(say.closed); // loaded again: its visit has ended
  }

  /** A state of a quiz (wasm/quiz/suspend.go) without what the learner has written, which is not for a platform's records. @param {string} state */
  function withoutReasons(state) {
    const parts = state.split("|");
    return parts.map((part, i) => i > 5 && i < parts.length - 1 ? "" : part).join("|");
  }

  /** Whether nothing is answered in a state of a quiz. @param {unknown} state */
  const unanswered = (state) => typeof state === "string" && /^-*$/.test(state.split("|")[4] ?? "?");

  /** What the quiz tells, as platforms want it. @param {{completed?: unknown, points?: unknown, of?: unknown, state?: unknown}} detail @returns {Progress} */
  function read({completed, points, of, state}) {
    /** @type {Progress} */ const p = {answered: !unanswered(state), completed: completed === true};
    const raw = Math.floor(100 * Number(points) / Number(of)); // never more than was reached
    if (Number.isFinite(raw)) p.raw = Math.min(Math.max(raw, 0), 100);
    if (typeof state !== "string") return p;
    const kept = withoutReasons(state);
    if (kept.length <= LONGEST) p.state = kept;
    else complain(`${kept.length} characters are to be kept; want at most ${LONGEST}`);
    return p;
  }

  /** @param {Platform} there @param {Element} here */
  async function run(there, here) {
    /** @type {Progress | undefined} */ let pending;
    /** @type {MaybeLater<boolean> | undefined} */ let busy;
    let timer = 0;
    const tell = async () => {
      clearTimeout(timer);
      if (!pending || busy !== undefined || ended) return;
      const telling = pending;
      pending = undefined;
      busy = there.report(telling);
      const taken = await busy;
      busy = undefined;
      if (taken && telling.state !== undefined && !ended) warn();
      if (pending) tell();
      else if (!taken) pending = telling; // with what comes next
    };
    here.addEventListener("statement-evidence:progress", (event) => {
      if (ended) return warn(say.closed);
      pending = read(/** @type {CustomEvent} */ (event).detail);
      clearTimeout(timer);
      if (pending.completed) tell();
      else timer = setTimeout(tell, SOON);
    });
    document.addEventListener("visibilitychange", () => { if (document.hidden) tell(); });
    const end = () => {
      if (ended) return;
      clearTimeout(timer);
      ended = true;
      return there.finish(pending);
    };
    addEventListener("pagehide", end);
    addEventListener("pageshow", () => { if (ended) warn(say.closed); });

    here.setAttribute("mode", "quiz");
    new MutationObserver(place).observe(here, {childList: true});
    const kept = await there.open();
    if (kept === undefined) return;
    here.setAttribute("resume", kept); // even if it is nothing: what this tab keeps may be of another learner
    note.textContent = say.told ?? "";
    if (there.back) {
      const link = document.createElement("a");
      link.href = there.back;
      link.textContent = say.back ?? "";
      // A browser may lose what a page says while it is left, so here it is said before.
      link.addEventListener("click", async (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        await busy;
        await end();
        location.assign(link.href);
      });
      note.append(" ", link);
    }
    place();
  }

  const found = element && platform();
  globalThis.statementEvidenceLaunch = found && run(found, element);
}
