"use strict";
// A learning platform that shows a package: scorm-again, with a note of every
// call. What the platform is like stands in the address, as JSON.

/** @type {{api: "API" | "API_1484_11" | "", like?: "throws" | "refuses", cmi?: object, at: string, way?: "hop" | "opener", says?: {[element: string]: string}}} says: what it answers for elements, whatever scorm-again would */
const like = JSON.parse(decodeURIComponent(location.search.slice(1)));

/** Every call: its name, what was given, what was answered, and the error that it left. */
const calls = [];
/** The elements that are refused from now on. */
const refused = new Set();
/** The learner's page. @type {() => any} */ let learner;

if (like.api) {
  const inner = like.api === "API" ? new Scorm12API({logLevel: 5}) : new Scorm2004API({logLevel: 5});
  const last = like.api === "API" ? "LMSGetLastError" : "GetLastError";
  if (like.cmi) inner.loadFromJSON(like.cmi, "cmi");
  const names = ["Initialize", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString"].map((name) => (like.api === "API" ? "LMS" : "") + name);
  let refusal = false;
  globalThis[like.api] = Object.fromEntries(
    [...names, like.api === "API" ? "LMSFinish" : "Terminate"].map((name) => [
      name,
      (...given) => {
        const look = name === last || name.endsWith("ErrorString");
        if (like.like === "throws") {
          calls.push({name, given, answer: "", error: "thrown"});
          throw new Error("the platform is broken");
        }
        if (!look) refusal = like.like === "refuses" || refused.has(given[0]);
        const says = name.endsWith("GetValue") ? like.says?.[given[0]] : undefined;
        const answer = refusal ? (name === last ? "101" : "false") : (says ?? inner[name](...given));
        if (!look) calls.push({name, given, answer, error: refusal ? "101" : inner[last]()});
        return answer;
      },
    ]),
  );
  globalThis.kept = () => inner.renderCMIToJSONObject().cmi;
}

/** Tells the page's script what its quiz would. */
const progress = (detail) =>
  learner()
    .document.querySelector("statement-evidence")
    .dispatchEvent(new (learner().CustomEvent)("statement-evidence:progress", {bubbles: true, detail}));
/** What the page says about the platform. */
const said = () => [...learner().document.querySelectorAll(".lms > p")].filter((line) => line.checkVisibility()).map((line) => line.textContent);
const element = () => learner().document.querySelector("statement-evidence");
/** Takes the learner's page away. */
const leave = () =>
  new Promise((resolve) => {
    learner().addEventListener("pagehide", () => setTimeout(resolve));
    const frame = document.querySelector("iframe");
    if (frame) frame.remove();
    else learner().close();
  });

if (like.way === "opener") {
  const button = document.createElement("button");
  button.textContent = "Open";
  button.addEventListener("click", () => {
    const popup = open(like.at);
    learner = () => popup;
  });
  document.body.append(button);
} else {
  const frame = document.createElement("iframe");
  Object.assign(frame, {title: "Package", width: 1200, height: 700, src: like.at});
  learner = () => (like.way === "hop" ? frame.contentWindow.frames[0] : frame.contentWindow);
  document.body.append(frame);
}

/** Answers the next questions of the quiz, with a reason where one is asked for, and goes on. @param {number} questions */
async function answer(questions, reason) {
  const find = (/** @type {string} */ selector) => element().querySelector(`dialog ${selector}`);
  for (let n = 0; n < questions; n++) {
    const asked = find('input[data-action^="answer:"]').dataset.action;
    for (const kind of ["answer", "strength"]) find(`input[data-action^="${kind}:"]`)?.click();
    const why = find("textarea");
    if (why) {
      why.value = reason;
      why.dispatchEvent(new (learner().Event)("change", {bubbles: true}));
    }
    find('[data-action^="show:"]').click();
    find('[data-action="next"]').click();
    await /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        const look = () => (find('input[data-action^="answer:"]')?.dataset.action === asked ? learner().requestAnimationFrame(look) : resolve());
        look();
      })
    );
  }
}
