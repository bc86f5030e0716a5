// cmi5: xAPI statements, and the state API.

import {duration, passMark, PATIENCE} from "./platform.js";

/** @typedef {import("./platform.js").Progress} Progress */
/** @typedef {import("./platform.js").Platform} Platform */
/** @typedef {import("./platform.js").OnError} OnError */
/** A context of xAPI, as far as it is written here.
 * @typedef {{registration?: string, contextActivities?: {category?: Activity | Activity[]}, extensions?: {[name: string]: unknown}}} Context */
/** @typedef {{id: string, objectType?: string}} Activity */

/** Verbs that cmi5 allows and does not define (9.6.2): its categories are not for them. */
const allowed = ["scored", "answered"];
const CMI5 = "https://w3id.org/xapi/cmi5/context/",
  VERBS = "http://adlnet.gov/expapi/verbs/";

/** A random name for a statement (RFC 9562, version 4); crypto.randomUUID is only there over https. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte, i) => ([4, 6, 8, 10].includes(i) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
}

/** An address of the web as it is written in full, or undefined for anything else. @param {string} [address] */
function webAddress(address = "") {
  try {
    const {protocol, href} = new URL(address);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** cmi5 (https://github.com/AICC/CMI-5_Spec_Current). @implements {Platform} */
export class Cmi5 {
  static parameters = ["endpoint", "fetch", "actor", "registration", "activityId"];
  /** The return URL, if the platform gives one. @type {string | undefined} */ back;
  #launch;
  #onError;
  #token = "";
  #open = false;
  /** LMS.LaunchData. @type {{contextTemplate?: Context, launchMode?: string, masteryScore?: number, returnURL?: string}} */ #data = {};
  /** The state document on the platform. */ #saved = {state: "", completed: false, passed: false};
  #hasResult = false;
  /** Statements not yet sent. @type {object[]} */ #waiting = [];

  /** @param {{[name: string]: string}} launch what the address says @param {OnError} onError */
  constructor(launch, onError) {
    this.#launch = launch;
    this.#onError = onError;
  }

  /** Where answers are sent, once it is open. The link that led here says so, and anybody can write one, so learners are told. */
  get endpoint() {
    return this.#launch.endpoint;
  }

  /** Asks the platform's store. What is written is sent even if the page is being left. @param {string} path @param {{[name: string]: string}} query @param {RequestInit} [more] */
  async #request(path, query, more) {
    const {endpoint} = this.#launch,
      url = new URL(path, endpoint.endsWith("/") ? endpoint : `${endpoint}/`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = {Authorization: `Basic ${this.#token}`, "X-Experience-API-Version": "1.0.3", ...(more?.body && {"Content-Type": "application/json"})};
    const response = await fetch(url, {
      headers,
      cache: "no-store",
      credentials: "omit",
      keepalive: Boolean(more),
      signal: AbortSignal.timeout(PATIENCE),
      ...more,
    });
    if (!response.ok && response.status !== 404) throw new Error(`${path}: ${response.status} ${response.statusText}`);
    return response;
  }

  /** @param {string} stateId */
  #stateQuery(stateId) {
    const {activityId, actor, registration} = this.#launch;
    return {activityId, agent: actor, registration, stateId};
  }

  /** A document of the platform's store, if there is one. @param {string} path @param {{[name: string]: string}} query */
  async #read(path, query) {
    const response = await this.#request(path, query);
    return response.ok ? response.json() : undefined;
  }

  async open() {
    try {
      const answer = await (await fetch(this.#launch.fetch, {method: "POST", credentials: "omit", signal: AbortSignal.timeout(PATIENCE)})).json();
      if (!answer["auth-token"]) throw new Error(`no auth-token: ${answer["error-text"] ?? "no reason given"}`);
      this.#token = answer["auth-token"];
      const [data, kept] = await Promise.all([
        this.#read("activities/state", this.#stateQuery("LMS.LaunchData")),
        this.#read("activities/state", this.#stateQuery("statement-evidence")),
        // Has to be asked for. The page is in one language, and no sound of it begins by itself.
        this.#request("agents/profile", {agent: this.#launch.actor, profileId: "cmi5LearnerPreferences"}).catch(() => {}),
      ]);
      if (!data) throw new Error("no LMS.LaunchData");
      this.#data = data;
      Object.assign(this.#saved, kept);
      this.back = webAddress(data.returnURL);
      this.#addStatement("initialized");
      if (!(await this.#send())) return;
      this.#open = true;
      return this.#saved.state;
    } catch (error) {
      this.#onError(error);
    }
  }

  /** Adds a statement to those to be sent. @param {string} verb @param {object} [result] @param {{id: string, definition?: object}} [about] the whole, or a part of it */
  #addStatement(verb, result, about = {id: this.#launch.activityId}) {
    const {actor, registration} = this.#launch;
    /** @type {Context} */ const context = structuredClone(this.#data.contextTemplate ?? {});
    const defined = !allowed.includes(verb),
      ends = result && ("success" in result || "completion" in result);
    context.registration = registration;
    if (defined) {
      const activities = (context.contextActivities ??= {});
      activities.category = [activities.category ?? []].flat();
      for (const name of ["cmi5", ...(ends ? ["moveon"] : [])]) {
        const id = `${CMI5}categories/${name}`;
        if (!activities.category.some((category) => category.id === id)) activities.category.push({id, objectType: "Activity"});
      }
    }
    if (defined && result && "success" in result) (context.extensions ??= {})[`${CMI5}extensions/masteryscore`] = this.#data.masteryScore;
    this.#waiting.push({
      id: uuid(),
      timestamp: new Date().toISOString(),
      actor: JSON.parse(actor),
      verb: {id: VERBS + verb, display: {en: verb}},
      object: {objectType: "Activity", ...about},
      context,
      ...(result && {result}),
    });
  }

  /** The part of all points from which on one has passed, if the platform states it. */
  get #mark() {
    const {masteryScore} = this.#data;
    return typeof masteryScore === "number" ? passMark(masteryScore, 1) : undefined;
  }

  /** Adds a statement for each answer, as long as the result can change. @param {import("./platform.js").Answer[]} answers */
  #addAnswers(answers) {
    const finished = this.#saved.completed && (this.#saved.passed || this.#mark === undefined);
    for (const {question, choice, options, right} of answers.splice(0)) {
      if (finished) continue;
      const definition = {
        type: "http://adlnet.gov/expapi/activities/cmi.interaction",
        interactionType: "choice",
        choices: options.map((id) => ({id})),
        ...(right !== undefined && {correctResponsesPattern: [right]}),
      };
      const result = {response: choice, ...(right !== undefined && {success: choice === right})};
      this.#addStatement("answered", result, {id: `${this.#launch.activityId}/${question}`, definition});
    }
  }

  /** Adds result statements, each once: completed and passed per registration, passed or failed per visit. @param {Progress} p */
  #addResult(p) {
    if (!p.completed) return;
    const {raw} = p,
      mark = this.#mark,
      judges = mark !== undefined,
      score = raw === undefined ? undefined : {scaled: raw / 100, raw, min: 0, max: 100};
    if (score && judges && !this.#hasResult && !this.#saved.passed) {
      const success = score.scaled >= mark;
      this.#addStatement(success ? "passed" : "failed", {score, success, duration: duration()});
      this.#hasResult = true;
      this.#saved.passed = success;
    }
    if (this.#saved.completed) return;
    if (score && !judges) this.#addStatement("scored", {score});
    this.#addStatement("completed", {completion: true, duration: duration()});
    this.#saved.completed = true;
  }

  async #send() {
    const statements = this.#waiting.splice(0);
    if (!statements.length) return true;
    try {
      const {status} = await this.#request("statements", {}, {method: "POST", body: JSON.stringify(statements)});
      if (status === 404) throw new Error("statements: 404");
      return true;
    } catch (error) {
      this.#waiting.unshift(...statements);
      this.#onError(error);
      return false;
    }
  }

  async #saveState() {
    try {
      const {status} = await this.#request("activities/state", this.#stateQuery("statement-evidence"), {method: "PUT", body: JSON.stringify(this.#saved)});
      if (status === 404) throw new Error("activities/state: 404");
      return true;
    } catch (error) {
      this.#onError(error);
      return false;
    }
  }

  /** In other launch modes nothing may be recorded. */
  get #records() {
    return this.#data.launchMode === "Normal";
  }

  /** @param {Progress} p */
  #record(p) {
    this.#addAnswers(p.answers);
    this.#addResult(p);
    this.#saved.state = p.state ?? this.#saved.state;
    return this.#saveState();
  }

  /** @param {Progress} p */
  async report(p) {
    if (!this.#open || !this.#records) return this.#open;
    const kept = this.#record(p),
      sent = this.#send();
    return (await kept) && (await sent);
  }

  /** @param {Progress} [p] */
  finish(p) {
    if (!this.#open) return;
    this.#open = false;
    const kept = p && this.#records && this.#record(p);
    this.#addStatement("terminated", {duration: duration()});
    return Promise.all([kept, this.#send()]);
  }
}
