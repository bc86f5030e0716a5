// Reports a learner's progress to a learning platform. It is only in packages for
// platforms (web/press/lms), before web/onefile/start.js, which waits for its promise.
// data-standard of its script names the standard. If no platform is found, nothing is
// sent and nothing changes.

import {Cmi5} from "./cmi5.js";
import {findAPI, Scorm, versions} from "./scorm.js";

/** @typedef {import("./platform.js").Progress} Progress */
/** @typedef {import("./platform.js").Platform} Platform */

const LONGEST = 4096; // characters that every platform keeps (SCORM 1.2, cmi.suspend_data)
const SOON = 1000; // ms: changes within it are reported together

const messages = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
const element = document.querySelector("statement-evidence");
/** Messages to the learner: what the platform receives, and errors. */
const notice = document.createElement("div"),
  note = document.createElement("p"),
  alert = document.createElement("p");
notice.className = "lms";
alert.setAttribute("role", "alert");
notice.append(note, alert);
let warned = false,
  ended = false;

/** Puts the notice where it can be seen: on the stage, while that is open. */
const mountNotice = () => {
  for (const line of notice.children) /** @type {HTMLElement} */ (line).hidden = !line.textContent;
  const stage = element?.querySelector("dialog > .viewport");
  if (stage && notice.parentElement !== stage) stage.prepend(notice);
  else if (!stage) element?.before(notice);
};
/** @param {string} [words] */
const warn = (words = "") => {
  if (alert.textContent !== words) alert.textContent = words;
  mountNotice();
};
/** @type {import("./platform.js").OnError} */
const onError = (problem) => {
  if (!warned) console.warn(`statement-evidence: the learning platform: ${problem}`);
  warned = true;
  warn(messages.lost);
};

/** The platform that has opened this page, if one has. @returns {Platform | undefined} */
function platform() {
  const version = versions[messages.standard ?? ""];
  if (version) {
    const api = findAPI(version.api, version.initialize);
    return api && new Scorm(api, version, onError);
  }
  const query = new URLSearchParams(location.search),
    launch = Object.fromEntries(Cmi5.parameters.map((name) => [name, query.get(name) ?? ""]));
  if (Object.values(launch).every(Boolean)) {
    // They identify the learner and one visit, so they must not be in copied links or in the history.
    for (const name of Cmi5.parameters) query.delete(name);
    try {
      history.replaceState({...history.state, visited: true}, "", `${location.pathname}${String(query) && `?${query}`}${location.hash}`);
    } catch {
      // In a sandbox the address stays as it is.
    }
    return new Cmi5(launch, onError);
  }
  if (history.state?.visited) warn(messages.closed); // reloaded: the visit has ended
}

/** A quiz's suspend text (wasm/quiz/suspend.go) without the learner's reasons, which are not for the platform. @param {string} state */
function withoutReasons(state) {
  const parts = state.split("|");
  return parts.map((part, i) => (i > 5 && i < parts.length - 1 ? "" : part)).join("|");
}

/** Whether a suspend text has no answers. @param {unknown} state */
const unanswered = (state) => typeof state === "string" && /^-*$/.test(state.split("|")[4] ?? "?");

/** The quiz's progress in the form of platforms. @param {{completed?: unknown, points?: unknown, of?: unknown, state?: unknown, answers?: Progress["answers"]}} detail @param {Progress} [untold] what came before it @returns {Progress} */
function toProgress({completed, points, of, state, answers = []}, untold) {
  /** @type {Progress} */ const p = {answered: !unanswered(state), completed: completed === true, answers: [...(untold?.answers ?? []), ...answers]};
  const raw = Math.floor((100 * Number(points)) / Number(of)); // never more than was reached
  if (Number.isFinite(raw)) p.raw = Math.min(Math.max(raw, 0), 100);
  if (typeof state !== "string") return p;
  const kept = withoutReasons(state);
  if (kept.length <= LONGEST) p.state = kept;
  else onError(`${kept.length} characters are to be kept; want at most ${LONGEST}`);
  return p;
}

/** A text with the host of an address that somebody else has named, if there is one. @param {string} [text] @param {string} [address] @returns {(Node | string)[]} */
function withHost(text = "", address) {
  if (!address) return [text];
  const host = document.createElement("bdi");
  host.textContent = new URL(address).host;
  return [`${text} (`, host, ")"];
}

/** @param {Platform} there @param {Element} here */
async function connect(there, here) {
  /** @type {Progress | undefined} */ let pending;
  /** @type {import("./platform.js").Awaitable<boolean> | undefined} */ let busy;
  let timer = 0;
  const reportPending = async () => {
    clearTimeout(timer);
    if (!pending || busy !== undefined || ended) return;
    const progress = pending;
    pending = undefined;
    busy = there.report(progress);
    const taken = await busy;
    busy = undefined;
    if (taken && progress.state !== undefined && !ended) warn();
    if (pending) reportPending();
    else if (!taken) pending = progress; // to be reported with the next one
  };
  here.addEventListener("statement-evidence:progress", (event) => {
    if (ended) return warn(messages.closed);
    pending = toProgress(/** @type {CustomEvent} */ (event).detail, pending);
    clearTimeout(timer);
    if (pending.completed) reportPending();
    else timer = setTimeout(reportPending, SOON);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) reportPending();
  });
  const end = () => {
    if (ended) return;
    clearTimeout(timer);
    ended = true;
    return there.finish(pending);
  };
  addEventListener("pagehide", end);
  addEventListener("pageshow", () => {
    if (ended) warn(messages.closed);
  });

  here.setAttribute("mode", "quiz");
  new MutationObserver(mountNotice).observe(here, {childList: true});
  const kept = await there.open();
  if (kept === undefined) return;
  here.setAttribute("resume", kept); // also if empty: the state in this tab may be another learner's
  note.replaceChildren(...withHost(messages.told, there.endpoint));
  if (there.back) {
    const link = document.createElement("a");
    link.href = there.back;
    link.append(...withHost(messages.back, there.back));
    // Requests may be lost while a page is left, so this reports first.
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      await busy;
      await end();
      location.assign(link.href);
    });
    note.append(" ", link);
  }
  mountNotice();
}

const found = element && platform();
if (found) globalThis.statementEvidenceLaunch = connect(found, element);
